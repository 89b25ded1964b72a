import { isLight, syllableKey, type Word, type Passage } from './words.ts';

/** Capital letters that stand for words ("CTMTQG", "NCC"), with what the document shows of them. */
export interface Acronym {
  readonly raw: string;
  readonly count: number;
  /** Keys of the words that it stands for, when the document itself spells them somewhere. */
  readonly words: readonly string[] | null;
}

/** A light word that nevertheless begins names: "người có công", "người cao tuổi". */
const person = syllableKey('người');
const ACRONYM = /^\p{Lu}{3,8}$/u;

/** True for three to eight capitals in a row that are no number of Roman figures. */
export function isAcronym(raw: string): boolean {
  return ACRONYM.test(raw) && !/^[IVXLCDM]+$/.test(raw);
}

/** The acronyms of a document; passages all in capitals are headings and hold none. */
export function acronymsOf(passages: readonly Passage[]): ReadonlyMap<string, Acronym> {
  const counts = new Map<string, number>();
  for (const { words, text } of passages) {
    if (text === text.toUpperCase()) continue;
    for (const { raw } of words) if (isAcronym(raw)) counts.set(raw, (counts.get(raw) ?? 0) + 1);
  }
  const spelled = spelledOut(passages, new Set(counts.keys()));
  return new Map(
    [...counts].map(([raw, count]) => [raw, { raw, count, words: spelled.get(raw) ?? null }]),
  );
}

/** The commonest run of words whose first letters make the acronym, seen twice or more. */
function spelledOut(
  passages: readonly Passage[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const lengths = [...new Set([...wanted].map((each) => each.length))];
  const runs = new Map<string, Map<string, number>>();
  for (const { words } of passages) {
    for (let at = 0; at < words.length; at += 1) {
      for (const length of lengths) {
        const run = words.slice(at, at + length);
        const initials = run.length === length ? initialsOf(run) : '';
        if (!wanted.has(initials)) continue;
        const seen = runs.get(initials) ?? new Map<string, number>();
        const key = run.map((word) => word.key).join(' ');
        seen.set(key, (seen.get(key) ?? 0) + 1);
        runs.set(initials, seen);
      }
    }
  }
  return new Map(
    [...runs].flatMap(([initials, seen]) => {
      const [best] = [...seen].sort(([, many], [, more]) => more - many);
      return best === undefined || best[1] < 2 ? [] : [[initials, best[0].split(' ')] as const];
    }),
  );
}

function initialsOf(run: readonly Word[]): string {
  if (run.some((word, index) => index > 0 && word.gap !== '' && word.gap !== '-')) return '';
  if (run.some((word) => /^\d/.test(word.raw) || isAcronym(word.raw))) return '';
  const first = run[0]?.key ?? '';
  if (isLight(first) && first !== person) return '';
  return run
    .map(({ raw }) => (raw.normalize('NFC')[0] ?? '').normalize('NFD')[0] ?? '')
    .join('')
    .replace(/đ/g, 'Đ')
    .toUpperCase();
}
