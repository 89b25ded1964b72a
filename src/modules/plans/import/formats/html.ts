/**
 * Web pages and "saved as web page" documents, read tag by tag: no tree of the page is ever made,
 * so its nesting costs nothing. What a page only shows around the text (scripts, menus) is left
 * out.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { type Result, err, ok } from '../../../../kernel/index.ts';
import type { RawBlock } from '../../../../platform/office/index.ts';
import { PageBlocks } from './html-blocks.ts';

/** Tables inside tables deeper than this are no document. */
export const htmlTableDepth = 20;
/** As deep as browsers nest; text inside of more is read as text of the deepest. */
const deepest = 512;

export interface PageLimits {
  /** Paragraphs and cells. */
  readonly pieces: number;
  /** Letters of the text, without tags. */
  readonly letters: number;
}

export type PageTrouble = 'too_deep' | 'too_many_pieces' | 'too_many_letters';

const leftOut = new Set([
  ...['script', 'style', 'noscript', 'template', 'title', 'nav', 'button', 'select', 'noembed'],
  ...['iframe', 'svg', 'object', 'video', 'audio', 'canvas', 'textarea', 'footer', 'aside'],
  ...['noframes', 'datalist'],
]);

const empty = new Set([
  ...['area', 'base', 'basefont', 'bgsound', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input'],
  ...['keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
]);

/** Elements of the page as a whole: they neither open nor close anything in the text. */
const frames = new Set(['html', 'head', 'body']);

const raw: Readonly<Record<string, Tokenizer['state']>> = {
  script: TokenizerMode.SCRIPT_DATA,
  ...Object.fromEntries(['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA])),
  ...Object.fromEntries(
    ['style', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp'].map((name) => [
      name,
      TokenizerMode.RAWTEXT,
    ]),
  ),
};

const cells = new Set(['td', 'th']);
const rowGroups = new Set(['tbody', 'thead', 'tfoot', 'caption', 'colgroup']);
const ofTables = new Set([...cells, ...rowGroups, 'tr', 'table']);
/** What holds text: an end tag inside never closes anything outside of it. */
const walls = new Set([...cells, 'table', 'caption']);
/** What an element of a list or of a paragraph ends, up to where. */
const endedBy: Readonly<Record<string, readonly [ended: readonly string[], within: Set<string>]>> =
  {
    li: [['li'], new Set(['ul', 'ol'])],
    dt: [['dt', 'dd'], new Set(['dl'])],
    dd: [['dt', 'dd'], new Set(['dl'])],
  };

interface Open {
  readonly name: string;
  /** It or something around it is left out. */
  readonly hidden: boolean;
}

const isHidden = ({ attrs }: Token.TagToken): boolean =>
  attrs.some(
    (each) =>
      each.name === 'hidden' || (each.name === 'style' && /display\s*:\s*none/i.test(each.value)),
  );

/** Which elements are open, as a browser would close what the page leaves open. */
class PageReader {
  readonly blocks: PageBlocks;
  trouble: PageTrouble | null = null;
  readonly #limits: PageLimits;
  readonly #open: Open[] = [];
  #tables = 0;

  constructor(limits: PageLimits) {
    this.#limits = limits;
    this.blocks = new PageBlocks();
  }

  get hidden(): boolean {
    return this.#open.at(-1)?.hidden ?? false;
  }

  write(text: string): void {
    if (this.hidden) return;
    this.blocks.write(text);
    if (this.blocks.letters > this.#limits.letters) this.trouble ??= 'too_many_letters';
  }

  start(tag: Token.TagToken): void {
    const name = tag.tagName;
    if (frames.has(name)) return;
    if (empty.has(name)) {
      if (!this.hidden) this.blocks.mark(name);
      return;
    }
    if (!this.#makeRoom(name)) return;
    if (ofTables.has(name) && this.#open.length >= deepest) this.trouble ??= 'too_deep';
    const isOut = leftOut.has(name) || isHidden(tag);
    if (this.#open.length < deepest) this.#push(name, isOut, tag.attrs);
    else if (isOut) this.trouble ??= 'too_deep';
    if (this.blocks.pieces > this.#limits.pieces) this.trouble ??= 'too_many_pieces';
  }

  end(name: string): void {
    if (name === 'br' && !this.hidden) this.blocks.mark(name);
    if (frames.has(name) || empty.has(name)) return;
    const stop = name === 'table' ? new Set<string>() : ofTables.has(name) ? tableOnly : walls;
    const at = this.#find((each) => each === name, stop);
    if (at !== -1) this.#closeTo(at);
  }

  finish(): readonly RawBlock[] {
    this.#closeTo(0);
    return this.blocks.end();
  }

  /** Closes what a new element ends; false where there is no place for it. */
  #makeRoom(name: string): boolean {
    if (name === 'table') {
      const wall = this.#find((each) => walls.has(each), nothing);
      if (this.#open[wall]?.name === 'table') this.#closeTo(wall);
      if (++this.#tables > htmlTableDepth) this.trouble ??= 'too_deep';
    } else if (ofTables.has(name)) return this.#makeRow(name);
    const ends = endedBy[name];
    if (ends !== undefined) {
      const at = this.#find((each) => ends[0].includes(each), new Set([...ends[1], ...walls]));
      if (at !== -1) this.#closeTo(at);
    }
    if (PageBlocks.breaks(name)) {
      const at = this.#find((each) => each === 'p', walls);
      if (at !== -1) this.#closeTo(at);
    }
    return true;
  }

  /** Rows and cells close the ones before them; a cell without a row gets one. */
  #makeRow(name: string): boolean {
    const table = this.#find((each) => each === 'table', nothing);
    if (table === -1) return false;
    const under = cells.has(name) ? 'tr' : name === 'tr' ? 'tbody' : 'table';
    const isPlace = (each: string): boolean =>
      each === 'table' || each === under || (under === 'tbody' && rowGroups.has(each));
    this.#closeTo(this.#find(isPlace, nothing) + 1);
    if (cells.has(name) && this.#open.at(-1)?.name !== 'tr') {
      this.#push('tr', false, []);
    }
    return true;
  }

  #push(name: string, isOut: boolean, attrs: Token.TagToken['attrs']): void {
    const hidden = this.hidden || isOut;
    if (!hidden) this.blocks.open(name, attrs);
    this.#open.push({ name, hidden });
  }

  /** Index of the innermost element that is wanted; -1 where one of `stop` stands before it. */
  #find(isWanted: (name: string) => boolean, stop: ReadonlySet<string>): number {
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const name = this.#open[at]?.name ?? '';
      if (isWanted(name)) return at;
      if (stop.has(name)) return -1;
    }
    return -1;
  }

  #closeTo(at: number): void {
    while (this.#open.length > at) {
      const last = this.#open.pop();
      if (last?.name === 'table') this.#tables--;
      if (last !== undefined && !last.hidden) this.blocks.close(last.name);
    }
  }
}

const nothing: ReadonlySet<string> = new Set();
const tableOnly: ReadonlySet<string> = new Set(['table']);

const chunkLength = 65_536;

/** Reads a page; refuses one whose tables lie too deep inside each other, or that is too long. */
export function readHtml(
  text: string,
  limits: PageLimits,
): Result<readonly RawBlock[], PageTrouble> {
  const reader = new PageReader(limits);
  const write = ({ chars }: Token.CharacterToken): void => reader.write(chars);
  const none = (): void => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(tag) {
        // Inside of drawings "title" and "style" are elements like others.
        const inDrawing = reader.hidden;
        reader.start(tag);
        const state = raw[tag.tagName];
        if (state !== undefined && !(inDrawing && tag.selfClosing)) tokenizer.state = state;
      },
      onEndTag: (tag) => reader.end(tag.tagName),
      onCharacter: write,
      onWhitespaceCharacter: write,
      onNullCharacter: none,
      onComment: none,
      onDoctype: none,
      onEof: none,
    },
  );
  for (let at = 0; at < text.length; at += chunkLength) {
    tokenizer.write(text.slice(at, at + chunkLength), at + chunkLength >= text.length);
    if (reader.trouble !== null) return err(reader.trouble);
  }
  const blocks = reader.finish();
  return reader.trouble === null ? ok(blocks) : err(reader.trouble);
}
