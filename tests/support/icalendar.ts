import { parseIsoDate, type IsoDate } from '../../src/kernel/index.ts';

/* A reader of RFC 5545 text that forgives nothing: what it takes, a calendar program takes. */

export interface ReadEvent {
  readonly uid: string;
  readonly stamp: string;
  readonly from: IsoDate;
  /** The day after the last one, as the format has it. */
  readonly end: IsoDate;
  readonly summary: string;
  readonly description: string | null;
  readonly category: string;
}

export interface ReadCalendar {
  readonly name: string;
  readonly events: readonly ReadEvent[];
}

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

function fail(words: string): never {
  throw new Error(`iCalendar: ${words}`);
}

/** The text as lines put together again; every piece ends with CRLF and has at most 75 octets. */
function linesOf(text: string): readonly string[] {
  if (!text.endsWith('\r\n')) fail('the last line has no CRLF');
  const pieces = text.slice(0, -2).split('\r\n');
  const lines: string[] = [];
  for (const piece of pieces) {
    if (/[\r\n]/.test(piece)) fail('a bare CR or LF');
    const octets = new TextEncoder().encode(piece).length;
    if (octets > 75) fail(`a line of ${octets} octets`);
    if (piece.startsWith(' ')) {
      if (lines.length === 0) fail('it begins with a continuation');
      lines[lines.length - 1] += piece.slice(1);
    } else lines.push(piece);
  }
  return lines;
}

function propertyOf(line: string): Property {
  const found = /^([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=[^":;,]+)*):(.*)$/s.exec(line);
  if (found === null) fail(`no property: ${line}`);
  const [, name = '', parameters = '', value = ''] = found;
  if (/\p{Cc}/u.test(value)) fail(`a control character in ${name}`);
  return { name, parameters, value };
}

function textOf(value: string): string {
  return value.replace(/\\(.?)|[;,]/gs, (mark, letter: string | undefined) => {
    if (letter === undefined) return fail(`${mark} that is not marked`);
    if (letter === 'n' || letter === 'N') return '\n';
    if (letter === '\\' || letter === ';' || letter === ',') return letter;
    return fail(`\\${letter} means nothing`);
  });
}

function dayOf({ name, parameters, value }: Property): IsoDate {
  if (parameters !== ';VALUE=DATE') fail(`${name} is no day`);
  const date = parseIsoDate(value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  return date ?? fail(`no such day: ${value}`);
}

/** Reads a calendar or throws; names are given once, days exist, ends come after beginnings. */
export function parseCalendar(text: string): ReadCalendar {
  const all = linesOf(text).map(propertyOf);
  const words = all.map(({ name, value }) => `${name}:${value}`);
  if (words[0] !== 'BEGIN:VCALENDAR' || words.at(-1) !== 'END:VCALENDAR') fail('no calendar');
  const events: ReadEvent[] = [];
  const head: Property[] = [];
  let open: Property[] | null = null;
  for (const [at, property] of all.slice(1, -1).entries()) {
    const word = words[at + 1];
    if (word === 'BEGIN:VEVENT') {
      if (open !== null) fail('an event in an event');
      open = [];
    } else if (word === 'END:VEVENT') {
      events.push(eventOf(open ?? fail('an end without a beginning')));
      open = null;
    } else if (property.name === 'BEGIN' || property.name === 'END') fail(`unexpected ${word}`);
    else if (open === null) head.push(property);
    else open.push(property);
  }
  if (open !== null) fail('an event without an end');
  if (new Set(events.map(({ uid }) => uid)).size !== events.length) fail('a UID twice');
  if (once(head, 'VERSION').value !== '2.0') fail('no version 2.0');
  if (once(head, 'PRODID').value === '') fail('no product');
  return { name: textOf(once(head, 'X-WR-CALNAME').value), events };
}

function once(properties: readonly Property[], name: string): Property {
  const [found, second] = properties.filter((each) => each.name === name);
  if (found === undefined || second !== undefined) return fail(`not exactly one ${name}`);
  return found;
}

function eventOf(properties: readonly Property[]): ReadEvent {
  const from = dayOf(once(properties, 'DTSTART'));
  const end = dayOf(once(properties, 'DTEND'));
  if (end <= from) fail('it ends before it begins');
  const stamp = once(properties, 'DTSTAMP').value;
  if (!/^\d{8}T\d{6}Z$/.test(stamp)) fail(`no instant: ${stamp}`);
  const about = properties.filter(({ name }) => name === 'DESCRIPTION');
  return {
    uid: textOf(once(properties, 'UID').value),
    stamp,
    from,
    end,
    summary: textOf(once(properties, 'SUMMARY').value),
    description: about.length === 0 ? null : textOf(once(properties, 'DESCRIPTION').value),
    category: textOf(once(properties, 'CATEGORIES').value),
  };
}
