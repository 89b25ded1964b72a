import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { listZipParts } from '../office/index.ts';
import { refuseFile } from './errors.ts';

/** The kinds of files that are kept. */
export type FileType = 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpeg' | 'html' | 'csv' | 'yaml' | 'txt';

/** How a file of a type travels. Every download is an attachment: nothing of it runs here. */
export const contentTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  html: 'text/html',
  csv: 'text/csv',
  yaml: 'application/yaml',
  txt: 'text/plain',
};

const MAGIC: readonly (readonly [FileType | 'zip', readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
];

/** Text has no magic number; among texts the end of the name tells. */
const TEXT_NAMES: readonly (readonly [RegExp, FileType])[] = [
  [/\.csv$/i, 'csv'],
  [/\.ya?ml$/i, 'yaml'],
];

/** Tells what a file is by its content, never by what it is called. */
export async function typeOfFile(
  file: string,
  bytes: Uint8Array,
): Promise<Result<FileType, Refusal>> {
  const magic = MAGIC.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
  if (magic === 'zip') return typeOfZip(file, bytes);
  if (magic !== undefined) return ok(magic);
  const text = textOf(bytes);
  if (text === null) return err(refuseFile('file.unknown_type', { file }));
  if (/^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/is.test(text)) return ok('html');
  return ok(TEXT_NAMES.find(([end]) => end.test(file))?.[1] ?? 'txt');
}

/** An office file by the part that only it has; its directory is weighed before, nothing inflated. */
async function typeOfZip(file: string, bytes: Uint8Array): Promise<Result<FileType, Refusal>> {
  const parts = await listZipParts(bytes);
  if (!parts.ok) {
    const { code } = parts.error;
    return err(refuseFile(code === 'damaged' ? 'file.damaged' : 'file.bomb', { file }));
  }
  const names = new Set(parts.value);
  if (names.has('word/vbaProject.bin') || names.has('xl/vbaProject.bin')) {
    return err(refuseFile('file.macros', { file }));
  }
  if (names.has('word/document.xml')) return ok('docx');
  if (names.has('xl/workbook.xml')) return ok('xlsx');
  return err(refuseFile('file.unknown_type', { file }));
}

/** The text of UTF-8, or of UTF-16 with its mark; null when it is no text. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : null;
  const label = first === 0xfe && second === 0xff ? 'utf-16be' : (wide ?? 'utf-8');
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
