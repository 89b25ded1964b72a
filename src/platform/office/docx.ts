/**
 * Reads the text of a Word document: paragraphs with the labels of their lists, tables with merged
 * cells. Deleted text, notes, headers and pictures are not the document's words and are left out.
 */
import { type Result, err, ok } from '../../kernel/index.ts';
import { ListCounter, type Lists, readLists } from './numbering.ts';
import type { OfficeTrouble, RawBlock, RawCell } from './raw.ts';
import { XmlDamaged, type XmlEvent, attribute, xmlEvents } from './xml.ts';
import { type ZipPart, readZipParts } from './zip.ts';

/** Tables inside tables deeper than this are not a document that anybody typed. */
export const docxTableDepth = 20;

const skipped = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:pPrChange',
  'w:tcPrChange',
  // Tab stops share their name with tabs.
  'w:tabs',
]);

interface OpenCell {
  columns: number;
  merge: 'none' | 'start' | 'continue';
  readonly blocks: RawBlock[];
}

interface OpenTable {
  readonly rows: OpenCell[][];
}

/** A cell merged downwards gets the number of rows that it covers; its continuations vanish. */
function closeTable(table: OpenTable): RawBlock {
  const width = (row: readonly OpenCell[], index: number): number =>
    row.slice(0, index).reduce((sum, cell) => sum + cell.columns, 0);
  const columnsOf = table.rows.map((row) => row.map((_cell, index) => width(row, index)));
  const continues = (row: number, column: number): boolean => {
    const index = columnsOf[row]?.indexOf(column) ?? -1;
    return index !== -1 && table.rows[row]?.[index]?.merge === 'continue';
  };
  const rows = table.rows.map((row, rowIndex) =>
    row.flatMap((cell, cellIndex): RawCell[] => {
      const column = columnsOf[rowIndex]?.[cellIndex] ?? 0;
      if (cell.merge === 'continue' && rowIndex > 0) return [];
      let covered = 1;
      if (cell.merge === 'start') while (continues(rowIndex + covered, column)) covered++;
      return [{ columns: cell.columns, rows: covered, blocks: cell.blocks }];
    }),
  );
  return { kind: 'table', rows };
}

/** How much of a document is read at all. */
export interface DocxLimits {
  /** Paragraphs, rows and cells. */
  readonly pieces: number;
  readonly letters: number;
}

const noLimits: DocxLimits = { pieces: Infinity, letters: Infinity };

class DocxReader {
  readonly top: RawBlock[] = [];
  readonly #limits: DocxLimits;
  #pieces = 0;
  #letters = 0;
  readonly #tables: OpenTable[] = [];
  readonly #cells: OpenCell[] = [];
  readonly #counter: ListCounter;
  readonly #styleLists: ReadonlyMap<string, readonly [string, number]>;
  #skipDepth = 0;
  #paragraphs: { text: string; list: string | null; depth: number; style: string }[] = [];
  #inText = 0;

  constructor(
    lists: Lists,
    styleLists: ReadonlyMap<string, readonly [string, number]>,
    limits: DocxLimits,
  ) {
    this.#limits = limits;
    this.#counter = new ListCounter(lists);
    this.#styleLists = styleLists;
  }

  take(event: XmlEvent): void {
    if (event.kind === 'text') {
      if (this.#skipDepth === 0 && this.#inText > 0) this.#write(event.text);
      return;
    }
    if (skipped.has(event.name)) {
      if (event.kind === 'close') this.#skipDepth--;
      else if (!event.empty) this.#skipDepth++;
      return;
    }
    if (this.#skipDepth > 0) return;
    if (event.kind === 'close') this.#close(event.name);
    else this.#open(event.name, event.attributes, event.empty);
  }

  #count(): void {
    if (++this.#pieces > this.#limits.pieces) throw new TooMuch('pieces', this.#limits.pieces);
  }

  #write(text: string): void {
    this.#letters += text.length;
    if (this.#letters > this.#limits.letters) throw new TooMuch('letters', this.#limits.letters);
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.text += text;
  }

  #open(name: string, attributes: string, empty: boolean): void {
    const value = (): string | null => attribute(attributes, 'w:val');
    const cell = this.#cells.at(-1);
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'w:t') this.#inText += empty ? 0 : 1;
    else if (name === 'w:tab') this.#write('\t');
    else if (name === 'w:br' || name === 'w:cr') this.#write('\n');
    else if (name === 'w:noBreakHyphen') this.#write('-');
    else if (name === 'w:p') {
      this.#paragraphs.push({ text: '', list: null, depth: 0, style: '' });
      if (empty) this.#close('w:p');
    } else if (name === 'w:numId' && paragraph) paragraph.list = value();
    else if (name === 'w:ilvl' && paragraph) paragraph.depth = Number(value() ?? 0);
    else if (name === 'w:pStyle' && paragraph) paragraph.style = value() ?? '';
    else if (name === 'w:tbl' && !empty) this.#openTable();
    else if (name === 'w:tr' && !empty) this.#openRow();
    else if (name === 'w:tc' && !empty) this.#openCell();
    else if (name === 'w:gridSpan' && cell) {
      cell.columns = Math.min(Math.max(1, Number(value() ?? 1) || 1), 200);
    } else if (name === 'w:vMerge' && cell) {
      cell.merge = value() === 'restart' ? 'start' : 'continue';
    }
  }

  #openTable(): void {
    if (this.#tables.length >= docxTableDepth) throw new TooMuch('deep', docxTableDepth);
    this.#tables.push({ rows: [] });
  }

  #openRow(): void {
    this.#count();
    this.#tables.at(-1)?.rows.push([]);
  }

  #openCell(): void {
    this.#count();
    const cell: OpenCell = { columns: 1, merge: 'none', blocks: [] };
    this.#tables.at(-1)?.rows.at(-1)?.push(cell);
    this.#cells.push(cell);
  }

  #close(name: string): void {
    if (name === 'w:t') this.#inText = Math.max(0, this.#inText - 1);
    else if (name === 'w:p') this.#closeParagraph();
    else if (name === 'w:tc') this.#cells.pop();
    else if (name === 'w:tbl') {
      const table = this.#tables.pop();
      if (table !== undefined) this.#blocks().push(closeTable(table));
    }
  }

  #blocks(): RawBlock[] {
    return this.#cells.at(-1)?.blocks ?? this.top;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    this.#count();
    const ofStyle = this.#styleLists.get(paragraph.style);
    const list = paragraph.list ?? ofStyle?.[0] ?? null;
    const depth = paragraph.list === null ? (ofStyle?.[1] ?? 0) : paragraph.depth;
    const label =
      list === null || list === '0' || paragraph.text.trim() === ''
        ? ''
        : this.#counter.label(list, depth);
    this.#blocks().push({ kind: 'paragraph', text: label + ownText(paragraph.text) });
  }
}

/** A copy: pieces cut out of the XML would keep all of it in memory. */
const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

class TooMuch extends Error {
  readonly trouble: OfficeTrouble;
  constructor(code: 'deep' | 'pieces' | 'letters', limit: number) {
    super(code);
    this.trouble = { code, limit };
  }
}

/** Lists that a paragraph style brings along: list number and level by the style's id. */
function readStyleLists(xml: Iterable<string>): ReadonlyMap<string, readonly [string, number]> {
  const lists = new Map<string, readonly [string, number]>();
  let style = '';
  let depth = 0;
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'w:style') {
      style = attribute(event.attributes, 'w:styleId') ?? '';
      depth = 0;
    } else if (event.name === 'w:ilvl') {
      depth = Number(attribute(event.attributes, 'w:val') ?? 0);
    } else if (event.name === 'w:numId') {
      lists.set(style, [attribute(event.attributes, 'w:val') ?? '0', depth]);
    }
  }
  return lists;
}

/** The text of a part piece by piece; an absent part is an empty element. */
function* textOf(part: ZipPart | undefined): Generator<string> {
  const decoder = new TextDecoder();
  for (const bytes of part ?? []) yield decoder.decode(bytes, { stream: true });
  yield part === undefined ? '<none/>' : decoder.decode();
}

const documentPart = 'word/document.xml';
const numberingPart = 'word/numbering.xml';
const stylesPart = 'word/styles.xml';

/** The blocks of a Word document, or why it cannot be read. */
export async function readDocx(
  bytes: Uint8Array,
  limits: DocxLimits = noLimits,
): Promise<Result<readonly RawBlock[], OfficeTrouble>> {
  const parts = await readZipParts(bytes, [documentPart, numberingPart, stylesPart]);
  if (!parts.ok) return parts;
  const main = parts.value.get(documentPart);
  if (main === undefined) return err({ code: 'missing_part' });
  try {
    const xml = (name: string): Iterable<string> => textOf(parts.value.get(name));
    const lists = readLists(xml(numberingPart));
    const reader = new DocxReader(lists, readStyleLists(xml(stylesPart)), limits);
    for (const event of xmlEvents(textOf(main))) reader.take(event);
    return ok(reader.top);
  } catch (error) {
    if (error instanceof TooMuch) return err(error.trouble);
    if (error instanceof XmlDamaged) return err({ code: error.reason });
    throw error;
  }
}
