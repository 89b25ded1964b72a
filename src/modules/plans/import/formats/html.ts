/**
 * Web pages and "saved as web page" documents. The tree is walked without recursion; what a page
 * only shows around the text (scripts, menus, forms) is left out.
 */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Result, err, ok } from '../../../../kernel/index.ts';
import type { RawBlock, RawCell } from '../../../../platform/office/index.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

/** Tables inside tables deeper than this are no document. */
export const htmlTableDepth = 20;

const leftOut = new Set([
  ...['script', 'style', 'noscript', 'template', 'head', 'nav', 'form', 'button', 'select'],
  ...['iframe', 'svg', 'object', 'video', 'audio', 'canvas', 'textarea', 'footer', 'aside'],
]);

const breaking = new Set([
  ...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd'],
  ...['section', 'article', 'header', 'main', 'blockquote', 'pre', 'center', 'address', 'hr'],
  ...['body', 'html', 'figure', 'caption', 'tbody', 'thead', 'tfoot', 'table', 'tr', 'td', 'th'],
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

const isElement = (node: Node): node is Element => 'tagName' in node;

function span(element: Element, name: string): number {
  const value = Number(element.attrs.find((each) => each.name === name)?.value ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 1_000) : 1;
}

const isHidden = (element: Element): boolean =>
  element.attrs.some(
    (each) =>
      each.name === 'hidden' || (each.name === 'style' && /display\s*:\s*none/i.test(each.value)),
  );

class HtmlReader {
  readonly top: RawBlock[] = [];
  readonly #cells: OpenCell[] = [];
  readonly #tables: OpenCell[][][] = [];
  readonly #lists: OpenList[] = [];
  #text = '';
  #label = '';
  #kept = 0;

  /** False when tables lie too deep. */
  open(element: Element): boolean {
    const name = element.tagName;
    if (breaking.has(name)) this.#flush();
    if (name === 'br') this.#text += '\n';
    else if (name === 'pre') this.#kept++;
    else if (name === 'ol' || name === 'ul') {
      this.#lists.push({ ordered: name === 'ol', count: span(element, 'start') - 1 });
    } else if (name === 'li') this.#label = this.#nextLabel();
    else if (name === 'table') {
      if (this.#tables.length >= htmlTableDepth) return false;
      this.#tables.push([]);
    } else if (name === 'tr') this.#tables.at(-1)?.push([]);
    else if (name === 'td' || name === 'th') {
      const cell = {
        columns: span(element, 'colspan'),
        rows: span(element, 'rowspan'),
        blocks: [],
      };
      this.#tables.at(-1)?.at(-1)?.push(cell);
      this.#cells.push(cell);
    }
    return true;
  }

  close(element: Element): void {
    const name = element.tagName;
    if (breaking.has(name)) this.#flush();
    if (name === 'td' || name === 'th') this.#cells.pop();
    else if (name === 'pre') this.#kept--;
    else if (name === 'ol' || name === 'ul') this.#lists.pop();
    else if (name === 'table') {
      const rows = this.#tables.pop() ?? [];
      this.#blocks().push({ kind: 'table', rows: closeRows(rows) });
    }
  }

  /** In a page a line break in the source is a space. */
  write(text: string): void {
    this.#text += this.#kept > 0 ? text : text.replace(/[\n\r\t]+/g, ' ');
  }

  #nextLabel(): string {
    const list = this.#lists.at(-1);
    if (list === undefined) return '';
    list.count++;
    return list.ordered ? `${list.count}. ` : '- ';
  }

  #blocks(): RawBlock[] {
    return this.#cells.at(-1)?.blocks ?? this.top;
  }

  #flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text.trim() === '') return;
    this.#blocks().push({ kind: 'paragraph', text: this.#label + text.trimStart() });
    this.#label = '';
  }

  end(): readonly RawBlock[] {
    this.#flush();
    return this.top;
  }
}

function closeRows(rows: readonly OpenCell[][]): RawCell[][] {
  return rows.map((row, index) =>
    row.map((cell) => ({ ...cell, rows: Math.min(cell.rows, rows.length - index) })),
  );
}

/** Reads a page; refuses one whose tables lie too deep inside each other. */
export function readHtml(text: string): Result<readonly RawBlock[], 'too_deep'> {
  const reader = new HtmlReader();
  const waiting: { readonly node: Node; readonly leaving: boolean }[] = [];
  const push = (nodes: readonly Node[]): void => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index];
      if (node !== undefined) waiting.push({ node, leaving: false });
    }
  };
  push(parse(text).childNodes);
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { node, leaving } = step;
    if (isElement(node)) {
      if (leaving) reader.close(node);
      else if (!leftOut.has(node.tagName) && !isHidden(node)) {
        if (!reader.open(node)) return err('too_deep');
        waiting.push({ node, leaving: true });
        push(node.childNodes);
      }
    } else if (node.nodeName === '#text' && 'value' in node) reader.write(node.value);
  }
  return ok(reader.end());
}
