import type { Vocabulary } from '../../../law/index.ts';

/** A fact of the vocabulary. */
export type KnownFact = Vocabulary['facts'][number];

/** Why an answer is not taken; the words of each stand in messages. */
export type AnswerFault =
  | { readonly fault: 'empty' | 'not_a_day' | 'day_later' | 'day_early' | 'number' | 'choice' }
  | { readonly fault: 'none_and_more' }
  | { readonly fault: 'range'; readonly min: number; readonly max: number };

/** An answer as the engine reads it, or why it is none. */
export type AnswerRead = { readonly value: string | readonly string[] } | AnswerFault;

/** Most đồng that are taken; beyond lies a slip of the hand. */
const MOST_MONEY = 1_000_000_000_000;
/** The law's calendar begins here. */
const FIRST_YEAR = 1900;

/**
 * Reads an answer as people write it into the value the engine takes: days d/m/y with month and
 * day left out at will, money and numbers with points at the thousands, choices by name, several
 * choices as `a|b`. `on` (YYYY-MM-DD) is the day asked about: nothing lies after it.
 */
export function readAnswer(fact: KnownFact, text: string, on: string): AnswerRead {
  const said = text.trim();
  if (said === '') return { fault: 'empty' };
  const names = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return said === 'true' || said === 'false' ? { value: said } : { fault: 'choice' };
    case 'enum':
      return names.includes(said) ? { value: said } : { fault: 'choice' };
    case 'set': {
      const chosen = [...new Set(said.split('|'))];
      if (!chosen.every((each) => names.includes(each))) return { fault: 'choice' };
      if (chosen.includes('none') && chosen.length > 1) return { fault: 'none_and_more' };
      return { value: chosen };
    }
    case 'integer':
      return readNumber(said, fact.range ?? { min: 0, max: MOST_MONEY });
    case 'money':
      return readNumber(said, { min: 0, max: MOST_MONEY });
    case 'date':
      return readDay(fact, said, on);
  }
}

function readNumber(
  said: string,
  { min, max }: { readonly min: number; readonly max: number },
): AnswerRead {
  if (!/^(\d{1,15}|\d{1,3}([.,\s]\d{3}){1,4})$/.test(said)) return { fault: 'number' };
  const number = Number(said.replace(/\D/g, ''));
  if (number < min || number > max) return { fault: 'range', min, max };
  return { value: String(number) };
}

/** `12/3/1950`, `3/1950`, `1950`; `none`: there is no such day, save that everybody is born. */
function readDay(fact: KnownFact, said: string, on: string): AnswerRead {
  if (said === 'none') return fact.name === 'birth_date' ? { fault: 'not_a_day' } : { value: said };
  const parts = said.split(/\s*[/.-]\s*/);
  if (parts.length > 3 || !parts.every((each) => /^\d{1,4}$/.test(each)))
    return { fault: 'not_a_day' };
  const [year = '', month, day] = parts.toReversed();
  if (!/^\d{4}$/.test(year) || [month, day].some((each) => (each?.length ?? 0) > 2))
    return { fault: 'not_a_day' };
  const iso = [year, month, day]
    .filter((each) => each !== undefined)
    .map((each) => each.padStart(2, '0'))
    .join('-');
  if (!isDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return { fault: 'not_a_day' };
  if (Number(year) < FIRST_YEAR) return { fault: 'day_early' };
  return iso > on.slice(0, iso.length) ? { fault: 'day_later' } : { value: iso };
}

function isDay(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
