/**
 * What a word-processor file or a web page says, before anybody asks what it means: paragraphs and
 * tables in order, cells with the columns and rows that they cover.
 */
export interface RawParagraph {
  readonly kind: 'paragraph';
  /** May hold line breaks; runs of spaces are kept as they are. */
  readonly text: string;
}

export interface RawCell {
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly RawBlock[];
}

export interface RawTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly RawCell[])[];
}

export type RawBlock = RawParagraph | RawTable;

/** Why an office file cannot be read; the caller owns the words. */
export type OfficeTrouble =
  | { readonly code: 'damaged' }
  | { readonly code: 'bomb'; readonly megabytes: number }
  | { readonly code: 'entries'; readonly limit: number }
  | { readonly code: 'missing_part' }
  | { readonly code: 'encrypted' }
  | { readonly code: 'doctype' }
  | { readonly code: 'deep'; readonly limit: number }
  /** More paragraphs, rows and cells than the caller reads. */
  | { readonly code: 'pieces'; readonly limit: number }
  | { readonly code: 'letters'; readonly limit: number };
