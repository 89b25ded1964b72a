/** Blocks out of the tags of a page, once it is known which are open: paragraphs, lists, tables. */
import type { Token } from 'parse5';
import type { RawBlock, RawCell } from '../../../../platform/office/index.ts';

const breaking = new Set([
  ...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'form'],
  ...['section', 'article', 'header', 'main', 'blockquote', 'pre', 'center', 'address', 'hr'],
  ...['figure', 'fieldset', 'caption', 'tbody', 'thead', 'tfoot', 'table', 'tr', 'td', 'th'],
]);

interface OpenCell {
  columns: number;
  rows: number;
  blocks: RawBlock[];
}

interface OpenList {
  readonly ordered: boolean;
  count: number;
}

type Attributes = Token.TagToken['attrs'];

function span(attrs: Attributes, name: string): number {
  const value = Number(attrs.find((each) => each.name === name)?.value ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 1_000) : 1;
}

export class PageBlocks {
  /** Paragraphs, tables, rows and cells so far. */
  pieces = 0;
  letters = 0;
  readonly #top: RawBlock[] = [];
  readonly #cells: OpenCell[] = [];
  readonly #tables: OpenCell[][][] = [];
  readonly #lists: OpenList[] = [];
  #text = '';
  #label = '';
  #kept = 0;

  /** True for elements that end the line of text before them. */
  static breaks(name: string): boolean {
    return breaking.has(name);
  }

  /** An element that holds nothing: a line break, a rule. */
  mark(name: string): void {
    if (name === 'br') this.#text += '\n';
    else if (breaking.has(name)) this.#flush();
  }

  open(name: string, attrs: Attributes): void {
    if (breaking.has(name)) this.#flush();
    if (name === 'pre') this.#kept++;
    else if (name === 'ol' || name === 'ul') {
      this.#lists.push({ ordered: name === 'ol', count: span(attrs, 'start') - 1 });
    } else if (name === 'li') this.#label = this.#nextLabel();
    else if (name === 'table') this.#tables.push([]);
    else if (name === 'tr') {
      this.#tables.at(-1)?.push([]);
      this.pieces++;
    } else if (name === 'td' || name === 'th') {
      const cell = { columns: span(attrs, 'colspan'), rows: span(attrs, 'rowspan'), blocks: [] };
      this.#tables.at(-1)?.at(-1)?.push(cell);
      this.#cells.push(cell);
      this.pieces++;
    }
  }

  close(name: string): void {
    if (breaking.has(name)) this.#flush();
    if (name === 'td' || name === 'th') this.#cells.pop();
    else if (name === 'pre') this.#kept--;
    else if (name === 'ol' || name === 'ul') this.#lists.pop();
    else if (name === 'table') {
      this.pieces++;
      const rows = this.#tables.pop() ?? [];
      this.#blocks().push({ kind: 'table', rows: closeRows(rows) });
    }
  }

  /** In a page a line break in the source is a space. */
  write(text: string): void {
    this.letters += text.length;
    this.#text += this.#kept > 0 ? text : text.replace(/[\n\r\t]+/g, ' ');
  }

  end(): readonly RawBlock[] {
    this.#flush();
    return this.#top;
  }

  #nextLabel(): string {
    const list = this.#lists.at(-1);
    if (list === undefined) return '';
    list.count++;
    return list.ordered ? `${list.count}. ` : '- ';
  }

  #blocks(): RawBlock[] {
    return this.#cells.at(-1)?.blocks ?? this.#top;
  }

  #flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text.trim() === '') return;
    this.#blocks().push({ kind: 'paragraph', text: this.#label + text.trimStart() });
    this.#label = '';
    this.pieces++;
  }
}

function closeRows(rows: readonly OpenCell[][]): RawCell[][] {
  return rows.map((row, index) =>
    row.map((cell) => ({ ...cell, rows: Math.min(cell.rows, rows.length - index) })),
  );
}
