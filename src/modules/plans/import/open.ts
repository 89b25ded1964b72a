/** From the bytes of a file to the neutral document, or why not, in the refusals of the module. */
import { type Refusal, type Result, err, ok } from '../../../kernel/index.ts';
import { type OfficeTrouble, type RawBlock, readDocx } from '../../../platform/office/index.ts';
import { type EncodingTrouble, decodeText } from './decode.ts';
import { refuseImport } from './errors.ts';
import { PLAN_FILE_BYTES_MAX } from './file.ts';
import { type PageTrouble, htmlTableDepth, readHtml } from './formats/html.ts';
import { layOut } from './formats/layout.ts';
import { readTxt } from './formats/txt.ts';
import { planImportMessages } from './messages.ts';
import type { NeutralDocument } from './neutral.ts';
import type { EncodingNote, PlanFormat } from './parsed.ts';

/** More lines than any plan has: ten thousand tasks of seven cells are 153,000. */
export const PLAN_LINES_MAX = 160_000;

/** More letters than any plan has, some 700 pages; ten thousand tasks are 1.7 million. */
export const PLAN_LETTERS_MAX = 1_750_000;

/**
 * Text and pages carry no pictures, so they are plans at far fewer bytes than a Word file; a letter
 * takes three bytes at most, and the tags of a page several times as much as its text.
 */
export const PLAN_TEXT_BYTES_MAX = 5 * 1024 * 1024;
export const PLAN_PAGE_BYTES_MAX = 8 * 1024 * 1024;

export interface Opened {
  readonly format: PlanFormat;
  readonly document: NeutralDocument;
  readonly encodingNotes: readonly EncodingNote[];
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const signatures = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  zip: [0x50, 0x4b],
  oldWord: [0xd0, 0xcf, 0x11, 0xe0],
  rtf: [0x7b, 0x5c, 0x72, 0x74, 0x66],
} as const;

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
];

function formatOf(bytes: Uint8Array, fileName: string): PlanFormat {
  if (startsWith(bytes, signatures.zip)) return 'docx';
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4_096)).replace(/\0/g, '');
  const looksLikePage = /<(?:!doctype html|html|head|body|table|p|div|span|meta)[\s>]/i.test(head);
  if (/\.html?$/i.test(fileName)) return 'html';
  return looksLikePage ? 'html' : 'txt';
}

function reasonWords(trouble: EncodingTrouble): string {
  return planImportMessages.vi[`encoding.${trouble}`];
}

function refuseOffice(trouble: OfficeTrouble, file: string): Refusal {
  switch (trouble.code) {
    case 'damaged':
      return refuseImport('plan.docx_damaged', { file }, { file });
    case 'bomb':
      return refuseImport('plan.docx_bomb', { file, megabytes: trouble.megabytes }, { file });
    case 'entries':
      return refuseImport('plan.docx_bomb', { file, megabytes: trouble.limit }, { file });
    case 'missing_part':
      return refuseImport('plan.not_docx', { file }, { file });
    case 'encrypted':
      return refuseImport('plan.docx_locked', { file }, { file });
    case 'doctype':
      return refuseImport('plan.docx_entities', { file }, { file });
    case 'deep':
      return refuseImport('plan.too_deep', { file, limit: trouble.limit }, { file });
    case 'pieces':
      return refuseImport('plan.too_many_lines', { file, limit: PLAN_LINES_MAX }, { file });
    case 'letters':
      return refuseImport('plan.too_many_letters', { file, limit: trouble.limit }, { file });
  }
}

function refusePage(trouble: PageTrouble, file: string): Refusal {
  switch (trouble) {
    case 'too_deep':
      return refuseImport('plan.too_deep', { file, limit: htmlTableDepth }, { file });
    case 'too_many_pieces':
      return refuseImport('plan.too_many_lines', { file, limit: PLAN_LINES_MAX }, { file });
    case 'too_many_letters':
      return refuseImport('plan.too_many_letters', { file, limit: PLAN_LETTERS_MAX }, { file });
  }
}

/** What a text is refused for before any of it is read. */
function refuseByLength(text: string, file: string): Refusal | null {
  if (text.length > PLAN_LETTERS_MAX) return refusePage('too_many_letters', file);
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines > PLAN_LINES_MAX ? refusePage('too_many_pieces', file) : null;
}

function refuseBySize(bytes: Uint8Array, most: number, file: string): Refusal | null {
  if (bytes.length <= most) return null;
  const limit = most / 1024 / 1024;
  const megabytes = Math.ceil(bytes.length / 1024 / 1024);
  return refuseImport('plan.too_large', { file, megabytes, limit }, { file });
}

/** What is no plan at all by its first bytes. */
function refuseByBytes(bytes: Uint8Array, file: string): Refusal | null {
  if (bytes.length === 0) return refuseImport('plan.empty', { file }, { file });
  const tooLarge = refuseBySize(bytes, PLAN_FILE_BYTES_MAX, file);
  if (tooLarge !== null) return tooLarge;
  if (startsWith(bytes, signatures.pdf)) return refuseImport('plan.pdf', { file }, { file });
  if (startsWith(bytes, signatures.oldWord)) {
    return refuseImport('plan.old_word', { file }, { file });
  }
  const foreign = [signatures.rtf, ...pictures].some((each) => startsWith(bytes, each));
  return foreign ? refuseImport('plan.unknown_format', { file }, { file }) : null;
}

function notesOf(text: string, decomposed: readonly number[]): EncodingNote[] {
  const notes: EncodingNote[] = [];
  const first = decomposed[0];
  const lines = text.split('\n');
  const quote = (line: number): string => (lines[line - 1] ?? '').trim().slice(0, 120);
  if (first !== undefined) {
    notes.push({ kind: 'decomposed', line: first, count: decomposed.length, quote: quote(first) });
  }
  const damaged = lines.flatMap((line, index) => (line.includes('\ufffd') ? [index + 1] : []));
  if (damaged[0] !== undefined) {
    const [line] = damaged;
    notes.push({ kind: 'replacement_characters', line, count: damaged.length, quote: quote(line) });
  }
  return notes;
}

function openText(
  bytes: Uint8Array,
  format: 'txt' | 'html',
  file: string,
): Result<Opened, Refusal> {
  const most = format === 'html' ? PLAN_PAGE_BYTES_MAX : PLAN_TEXT_BYTES_MAX;
  const tooLarge = refuseBySize(bytes, most, file);
  if (tooLarge !== null) return err(tooLarge);
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const reason = reasonWords(decoded.error);
    return err(refuseImport('encoding', { file, reason }, { file }));
  }
  const { text, decomposedLines } = decoded.value;
  if (text.trim() === '') return err(refuseImport('plan.empty', { file }, { file }));
  if (format === 'txt') {
    const tooLong = refuseByLength(text, file);
    if (tooLong !== null) return err(tooLong);
    const encodingNotes = notesOf(text, decomposedLines);
    return ok({ format, document: readTxt(text), encodingNotes });
  }
  const page = readHtml(text, wordLimits);
  if (!page.ok) return err(refusePage(page.error, file));
  const encodingNotes = notesOf(text, decomposedLines);
  return laidOut(page.value, { format, file, encodingNotes });
}

/** A cell with a paragraph in it is counted twice, and so is one line; lines are counted after. */
const wordLimits = { pieces: PLAN_LINES_MAX * 1.5, letters: PLAN_LETTERS_MAX };

/** Opens a file by what it is; a name or a wish that says otherwise is refused in words. */
export async function openPlan(
  bytes: Uint8Array,
  asked: PlanFormat | undefined,
  file: string,
): Promise<Result<Opened, Refusal>> {
  const refusal = refuseByBytes(bytes, file);
  if (refusal !== null) return err(refusal);
  const isZip = startsWith(bytes, signatures.zip);
  const wantsDocx = asked === 'docx' || (asked === undefined && /\.docx$/i.test(file));
  if (wantsDocx && !isZip) return err(refuseImport('plan.not_docx', { file }, { file }));
  const format = isZip ? 'docx' : (asked ?? formatOf(bytes, file));
  const opened = await openAs(bytes, format, file);
  if (opened.ok && opened.value.document.lines.length > PLAN_LINES_MAX) {
    return err(refuseImport('plan.too_many_lines', { file, limit: PLAN_LINES_MAX }, { file }));
  }
  return opened;
}

async function openAs(
  bytes: Uint8Array,
  format: PlanFormat,
  file: string,
): Promise<Result<Opened, Refusal>> {
  if (format !== 'docx') return openText(bytes, format, file);
  const read = await readDocx(bytes, wordLimits);
  if (!read.ok) return err(refuseOffice(read.error, file));
  return laidOut(read.value, { format, file, encodingNotes: [] });
}

function laidOut(
  blocks: readonly RawBlock[],
  { file, ...known }: Omit<Opened, 'document'> & { readonly file: string },
): Result<Opened, Refusal> {
  const document = layOut(blocks);
  return document === null ? err(refusePage('too_many_pieces', file)) : ok({ ...known, document });
}
