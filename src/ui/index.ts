/* What screens use. The shell imports single files instead, so that first load stays small. */
export { default as Button } from '@mui/material/Button';
export * from './conflict.tsx';
export * from './data.tsx';
export * from './date-field.tsx';
export * from './document-text.tsx';
export * from './field.tsx';
export * from './file-drop.tsx';
export type { Values } from './form/draft.ts';
export { LongForm } from './form/long-form.tsx';
export type { FieldWords, FormFault, FormFields, FormPage } from './form/shape.ts';
export {
  PasteTable,
  faultsOfRows,
  type CellFault,
  type PasteColumn,
  type PasteRow,
} from './form/paste-table.tsx';
export * from './icons.tsx';
export * from './language.tsx';
export * from './list/as-of.tsx';
export { BulkDialog, type BulkDialogProps, type DryRun } from './list/bulk-dialog.tsx';
export * from './list/data-list.tsx';
export { isTyping } from './list/keys.ts';
export { saveFile, type ListExport } from './list/controls.tsx';
export {
  orderOfList,
  shapeOf,
  shownColumns,
  type CellValue,
  type FilterOption,
  type ListColumn,
  type ListFilter,
} from './list/rows.ts';
export { conditionsOf, withFilter, type ListState, type SortKey } from './list/state.ts';
export * from './list/use-list.ts';
export * from './loaded.tsx';
export type { Mark } from './marks.ts';
export * from './navigation.tsx';
export * from './overlays.tsx';
export * from './page-header.tsx';
export * from './partial-date.ts';
export * from './parts.tsx';
export { listOpened } from './recent.ts';
export * from './record-name.tsx';
export * from './record-page.tsx';
export * from './resolution-form.tsx';
export * from './screen.ts';
export * from './session.tsx';
export * from './shapes.tsx';
export * from './state-mark.tsx';
export * from './states.tsx';
export * from './table-look.ts';
export type { TalkOf } from './talk.tsx';
export * from './timeline.tsx';
export { useUndo } from './undo.tsx';
export * from './unit-picker.tsx';
export { chartColors, color, font, media, size, type } from './theme/tokens.ts';
