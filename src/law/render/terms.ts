import { fill, type Language } from '../../kernel/index.ts';
import type { Num, SettledCase } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import { textOf } from '../number.ts';
import type { Case } from '../pack.ts';
import type { Bilingual } from '../pack/words.ts';
import { clause, lowerFirst } from '../words/list.ts';
import { shownNumber } from '../words/numbers.ts';
import type { Speaker } from '../words/say.ts';
import { shownUnit, withUnit } from '../words/units.ts';

/** What each named figure beside an amount counts. `ceiling` is the amount itself. */
const units = {
  ratePercentPerYear: '%/năm',
  rateCapPercentPerYear: '%/năm',
  overduePercentOfRate: '% lãi suất trong hạn',
  months: 'tháng',
  mealPerDay: 'đồng/ngày',
  travelPerCourse: 'đồng/khóa học',
  travelFromKm: 'km',
  meal: '',
  travel: '',
  rate: '',
  per: '',
  collateral: '',
} as const;

/** The figures and words a term may have; a name that is not here is not said. */
export type TermName = keyof typeof units;

/** True for a name that can be said. */
export function isTermName(name: string): name is TermName {
  return Object.hasOwn(units, name);
}

/** The terms of a case as clauses: "lãi suất 6,6%/năm", "thời hạn tối đa 36 tháng". */
export function termsInWords(
  { terms }: SettledCase,
  loaded: Case,
  speaker: Speaker,
  language: Language,
): readonly string[] {
  return [...terms].flatMap(([name, term]) => {
    if (!isTermName(name)) return [];
    const formula = loaded.terms.get(name) ?? term;
    const value =
      'k' in term
        ? figure(name, [term, formula], speaker, language)
        : clause(lowerFirst(term[language]));
    return [fill(lawMessages[language][`law.term.${name}`], { value })];
  });
}

/**
 * A term of an answer as a clause: its name and its value, a decimal or words of the language;
 * null for a name that is not said.
 */
export function termInWords(name: string, value: string, language: Language): string | null {
  if (!isTermName(name)) return null;
  const shown = /^\d+(\.\d+)?$/.test(value)
    ? withUnit(shownNumber(value, language), shownUnit(units[name], language))
    : clause(lowerFirst(value));
  return fill(lawMessages[language][`law.term.${name}`], { value: shown });
}

type Term = Num | Bilingual;

/** A figure of the day with its unit, or the formula it is worked out by. */
function figure(
  name: TermName,
  [settled, formula]: readonly [Num, Term],
  speaker: Speaker,
  language: Language,
): string {
  if (settled.k === 'number') {
    const number = shownNumber(textOf(settled.value, settled.scale), language);
    return withUnit(number, shownUnit(units[name], language));
  }
  return speaker.num('k' in formula ? formula : settled);
}
