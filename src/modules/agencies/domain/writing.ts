import { normalForm, toneKey } from '../../../kernel/index.ts';

/** In a name all of capitals ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ") shorter ones are words. */
const shortestAmongCapitals = 4;

/** Most tokens that one abbreviation is written in ("VH, TT & DL" is three). */
const longestRun = 4;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A name as written in a cell of a table: without bullets, quotes and closing punctuation. */
export function cleanName(raw: string): string {
  return normalForm(raw)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/^[\s\-+•*"“”.;:,)]+/u, '')
    .replace(/^(?:và|&)\s+/iu, '')
    .replace(/[\s.;:,\-"“”…/]+$/u, '')
    .replace(/\s+\([^()]*\)$/u, '')
    .replace(/\s+(?:là cơ quan\s+)?(?:chủ trì|phối hợp)(?:\s+thực hiện)?$/iu, '');
}

/** Writes every abbreviation of a name out in full; what is no abbreviation stays as it is. */
export function writeOut(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const tokens = tokensOf(name);
  const shortest = tokens.length > 2 && name === name.toUpperCase() ? shortestAmongCapitals : 1;
  let out = '';
  let copied = 0;
  for (let at = 0; at < tokens.length;) {
    const run = longestAbbreviation(name, tokens, at, abbreviations);
    if (run === null || run.letters < shortest) {
      at += 1;
      continue;
    }
    out += name.slice(copied, tokens[at]?.start) + run.full;
    copied = tokens[at + run.length - 1]?.end ?? copied;
    at += run.length;
  }
  return capitalised((out + name.slice(copied)).replace(/thành phố\./g, 'thành phố'));
}

/** What two writings of one name share: abbreviations out, marks alike, no "và", no signs. */
export function nameKey(name: string, abbreviations: ReadonlyMap<string, string>): string {
  return plainKey(writeOut(name, abbreviations));
}

/** The key of a name that holds no abbreviations, or whose abbreviations shall stay. */
export function plainKey(name: string): string {
  return ` ${toneKey(name)} `.replace(/ (?:và|va\u0300)(?= )/g, '').trim();
}

/** A key without the city's own name, "thành phố" or "tỉnh" at its end. */
export function coreKey(key: string, city: string | null): string {
  const ends = [
    ...(city === null ? [] : [plainKey(city)]),
    plainKey('thành phố'),
    plainKey('tỉnh'),
  ];
  let core = key;
  for (const end of ends) {
    if (core.endsWith(` ${end}`)) core = core.slice(0, -end.length - 1);
  }
  return core;
}

function tokensOf(name: string): Token[] {
  return [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function longestAbbreviation(
  name: string,
  tokens: readonly Token[],
  at: number,
  abbreviations: ReadonlyMap<string, string>,
): { readonly full: string; readonly length: number; readonly letters: number } | null {
  for (let length = Math.min(longestRun, tokens.length - at); length >= 1; length -= 1) {
    const run = tokens.slice(at, at + length);
    if (!run.every((token) => looksAbbreviated(token.text))) continue;
    if (!joined(name, run)) continue;
    const short = run.map((token) => token.text.toUpperCase()).join('');
    const full = abbreviations.get(short);
    if (full !== undefined) return { full, length, letters: short.length };
  }
  return null;
}

/** Words of a name are not abbreviations: "ca", "tu", "bộ" in small letters are words. */
function looksAbbreviated(token: string): boolean {
  return token === token.toUpperCase() || /^(?:tp|tx)$/iu.test(token);
}

/** Between the letters of one abbreviation stand only spaces and the signs that join words. */
function joined(name: string, run: readonly Token[]): boolean {
  return run.slice(1).every((token, index) => {
    const before = run[index];
    return before !== undefined && /^[\s&,\-./]*$/u.test(name.slice(before.end, token.start));
  });
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
