export { docxTableDepth, readDocx } from './docx.ts';
export type { OfficeTrouble, RawBlock, RawCell, RawParagraph, RawTable } from './raw.ts';
export {
  writeTableFile,
  type TableColumn,
  type TableFile,
  type TableFormat,
} from './table-file.ts';
export { listZipParts } from './zip.ts';
