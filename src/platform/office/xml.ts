/**
 * A forward-only reader of the XML in office files. It keeps no tree, so a part of 40 MB costs its
 * text and nothing more; it refuses a document type declaration, so no entities can blow up.
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

function skipTo(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new XmlDamaged('damaged');
  return at + mark.length;
}

/** Walks the XML from front to end; throws `XmlDamaged` when it is cut off or declares entities. */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = xml.indexOf('<');
  if (at === -1) throw new XmlDamaged('damaged');
  let depth = 0;
  while (at !== -1 && at < xml.length) {
    if (xml.startsWith('<!--', at)) {
      at = skipTo(xml, '-->', at);
    } else if (xml.startsWith('<![CDATA[', at)) {
      const end = skipTo(xml, ']]>', at);
      yield { kind: 'text', text: xml.slice(at + 9, end - 3) };
      at = end;
    } else if (xml.startsWith('<?', at)) {
      at = skipTo(xml, '?>', at);
    } else if (xml.startsWith('<!', at)) {
      throw new XmlDamaged('doctype');
    } else {
      const end = tagEnd(xml, at + 1);
      if (end === -1) throw new XmlDamaged('damaged');
      const event = readTag(xml.slice(at + 1, end));
      if (event.kind === 'close') depth--;
      else if (event.kind === 'open' && !event.empty) depth++;
      yield event;
      at = end + 1;
    }
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next === -1 ? undefined : next);
    if (text !== '' && depth > 0) yield { kind: 'text', text: decodeXmlText(text) };
    at = next;
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
