/*
 * The self-check travels in its own form: every page carries the answers given so far, nothing
 * stands in an address and nothing is kept. What comes back is checked for size and shape here and
 * for sense by the operation.
 */

/** An answer as it was given; null: "không biết". */
export interface Given {
  readonly fact: string;
  readonly value: string | null;
}

/** What the form asks for. */
export type Wish = 'next' | 'result' | 'edit' | 'find';

/** A form of the self-check, read. */
export interface CheckForm {
  readonly on: string | null;
  /** In the order asked, the newest last. `situation` and `area` stand among them. */
  readonly answers: readonly Given[];
  readonly wish: Wish;
  /** The question just answered, or the one to be asked again. */
  readonly fact: string | null;
  /** Words typed to find a unit. */
  readonly place: string;
  /** Goes on with what does not belong to the situation. */
  readonly more: boolean;
}

/** Longest text of all answers, and of one. */
const ANSWERS_CHARACTERS = 8_000;
const VALUE_CHARACTERS = 400;
/** The vocabulary has fewer facts. */
const MOST_ANSWERS = 120;
/** Stands for "không biết" among the values of a form. */
export const UNKNOWN = '?';

/** Puts answers into the text of one hidden field. */
export function writeAnswers(answers: readonly Given[]): string {
  return new URLSearchParams(
    answers.map(({ fact, value }) => [fact, value === null ? UNKNOWN : `=${value}`]),
  ).toString();
}

/** Takes answers out of the hidden field; null: nobody of ours wrote it. */
export function readAnswers(text: string): readonly Given[] | null {
  if (text.length > ANSWERS_CHARACTERS) return null;
  const given: Given[] = [];
  for (const [fact, said] of new URLSearchParams(text)) {
    const isValue = said.startsWith('=');
    if (!/^[a-z][a-z0-9_]{0,79}$/.test(fact) || (!isValue && said !== UNKNOWN)) return null;
    if (said.length > VALUE_CHARACTERS || given.some((each) => each.fact === fact)) return null;
    given.push({ fact, value: isValue ? said.slice(1) : null });
  }
  return given.length > MOST_ANSWERS ? null : given;
}

/** Reads what a page of the self-check sent; null: the form is broken. */
export function readForm(form: URLSearchParams): CheckForm | null {
  const answers = readAnswers(form.get('answers') ?? '');
  const on = form.get('on') ?? '';
  if (answers === null || !/^(\d{4}-\d{2}-\d{2})?$/.test(on)) return null;
  const place = (form.get('place') ?? '').trim();
  const fact = form.get('fact');
  if (place.length > 200 || (fact !== null && !/^[a-z][a-z0-9_]{0,79}$/.test(fact))) return null;
  const base = { on: on === '' ? null : on, place, more: form.get('more') === 'yes' };
  const wish = form.get('do') ?? 'next';
  if (wish === 'back') {
    const last = answers.at(-1);
    return { ...base, answers, wish: 'edit', fact: last?.fact ?? null };
  }
  if (wish.startsWith('change:')) {
    const changed = wish.slice('change:'.length);
    return answers.some((each) => each.fact === changed)
      ? { ...base, answers, wish: 'edit', fact: changed }
      : null;
  }
  if (!['next', 'result', 'more', 'find'].includes(wish)) return null;
  if (wish === 'more') return { ...base, answers, wish: 'next', fact: null, more: true };
  const said = saidIn(form);
  if (said !== null && said.length > VALUE_CHARACTERS - 1) return null;
  const searches = wish === 'find' || (fact === 'area' && said === '' && place !== '');
  if (searches) return { ...base, answers, wish: 'find', fact: 'area' };
  const stops = wish === 'result';
  if (fact === null || (stops && said === ''))
    return { ...base, answers, wish: stops ? 'result' : 'next', fact: null };
  const all = withAnswer(answers, { fact, value: said });
  return { ...base, answers: all, wish: stops ? 'result' : 'next', fact };
}

/** A changed answer keeps its place; a new one is the last. */
function withAnswer(answers: readonly Given[], given: Given): readonly Given[] {
  const known = answers.some((each) => each.fact === given.fact);
  if (!known) return [...answers, given];
  return answers.map((each) => (each.fact === given.fact ? given : each));
}

/** The value fields of a question as one text; null: "không biết"; empty: nothing was filled in. */
function saidIn(form: URLSearchParams): string | null {
  const values = form.getAll('value').map((each) => each.trim());
  if (values.includes(UNKNOWN)) return null;
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form.get(part) ?? '').trim());
  const typed = dayText(day ?? '', month ?? '', year ?? '');
  const filled = [...values, (form.get('typed') ?? '').trim(), typed].filter((each) => each !== '');
  return filled.join('|');
}

function dayText(day: string, month: string, year: string): string {
  if (day !== '') return `${day}/${month}/${year}`;
  return month === '' ? year : `${month}/${year}`;
}

/** A typed day back in its three fields. */
export function dayParts(text: string | null): readonly [string, string, string] {
  const [year = '', month = '', day = ''] = (text ?? '').split('/').toReversed();
  return [day, month, year];
}
