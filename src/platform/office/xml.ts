/**
 * A forward-only reader of the XML in office files. It keeps no tree and takes the text in pieces,
 * so a part of 40 MB costs what is read out of it and nothing more; it refuses a document type
 * declaration, so no entities can blow up.
 */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

export class XmlDamaged extends Error {
  readonly reason: 'damaged' | 'doctype';
  constructor(reason: 'damaged' | 'doctype') {
    super(reason);
    this.reason = reason;
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntity(whole: string, body: string): string {
  if (body.startsWith('#')) {
    const code = body[1] === 'x' ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '\ufffd';
  }
  return named[body] ?? whole;
}

/** The five named entities and numeric ones; any other stays as written. */
export function decodeXmlText(text: string): string {
  return text.includes('&') ? text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, decodeEntity) : text;
}

/** The value of one attribute of an `open` event, or null. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(attributes);
  if (match === null) return null;
  return decodeXmlText(match[2] ?? match[3] ?? '');
}

/**
 * Where a tag ends, quotes minded; -1 when the text ends first. One step a character: a pattern
 * with nested repeats takes exponential time on a tag that was cut off.
 */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at];
    if (sign === '>') return at;
    if (sign !== '"' && sign !== "'") continue;
    at = xml.indexOf(sign, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

/** No tag, comment or piece of text of an office file is longer; a longer one is no such file. */
const longestToken = 1024 * 1024;

/** The XML that is not read yet, drawn from its pieces as it is needed. */
class Source {
  text = '';
  at = 0;
  readonly #pieces: Iterator<string>;

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /** Draws one more piece; false when there is none. */
  #draw(): boolean {
    const next = this.#pieces.next();
    if (next.done === true) return false;
    if (this.text.length - this.at > longestToken) throw new XmlDamaged('damaged');
    this.text = this.text.slice(this.at) + next.value;
    this.at = 0;
    return true;
  }

  startsWith(mark: string): boolean {
    while (this.text.length - this.at < mark.length && this.#draw());
    return this.text.startsWith(mark, this.at);
  }

  /** The text before what `find` finds (an index, -1: not yet); the source stands there then. */
  upTo(find: (text: string, from: number) => number): string | null {
    for (;;) {
      const found = find(this.text, this.at);
      if (found !== -1) {
        const before = this.text.slice(this.at, found);
        this.at = found;
        return before;
      }
      if (!this.#draw()) return null;
    }
  }

  /** Skips a mark, gives what stands before the next one and skips that too. */
  between(open: string, close: string): string {
    this.at += open.length;
    const inner = this.upTo((text, from) => text.indexOf(close, from));
    if (inner === null) throw new XmlDamaged('damaged');
    this.at += close.length;
    return inner;
  }

  rest(): string {
    while (this.#draw());
    return this.text.slice(this.at);
  }
}

const nextTag = (text: string, from: number): number => text.indexOf('<', from);

/**
 * Walks the XML from front to end, given whole or in pieces; throws `XmlDamaged` when it is cut off
 * or declares entities.
 */
export function* xmlEvents(xml: string | Iterable<string>): Generator<XmlEvent> {
  const source = new Source(typeof xml === 'string' ? [xml] : xml);
  if (source.upTo(nextTag) === null) throw new XmlDamaged('damaged');
  let depth = 0;
  for (;;) {
    if (source.startsWith('<!--')) source.between('<!--', '-->');
    else if (source.startsWith('<![CDATA[')) {
      yield { kind: 'text', text: source.between('<![CDATA[', ']]>') };
    } else if (source.startsWith('<?')) source.between('<?', '?>');
    else if (source.startsWith('<!')) throw new XmlDamaged('doctype');
    else {
      source.at += 1;
      const tag = source.upTo(tagEnd);
      if (tag === null) throw new XmlDamaged('damaged');
      source.at += 1;
      const event = readTag(tag);
      if (event.kind === 'close') depth--;
      else if (event.kind === 'open' && !event.empty) depth++;
      yield event;
    }
    const before = source.upTo(nextTag);
    const text = before ?? source.rest();
    if (text !== '' && depth > 0) yield { kind: 'text', text: decodeXmlText(text) };
    if (before === null) break;
  }
  if (depth !== 0) throw new XmlDamaged('damaged');
}

function readTag(tag: string): XmlEvent {
  if (tag.startsWith('/')) return { kind: 'close', name: tag.slice(1).trim() };
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const space = body.search(/\s/);
  const name = space === -1 ? body : body.slice(0, space);
  if (name === '') throw new XmlDamaged('damaged');
  return { kind: 'open', name, attributes: space === -1 ? '' : body.slice(space), empty };
}
