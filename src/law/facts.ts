import { err, ok, type Refusal, type Result } from '../kernel/index.ts';
import { refuse } from './errors.ts';
import { FIRST_DAY, MAX_MONEY, NEVER } from './ir.ts';
import { nearest } from './load/leaf.ts';
import type { Fact } from './pack/fact.ts';
import { monthsBefore, packedDay, spanOf } from './settle/days.ts';

/** What one person, household or member is known by: a fact absent or null is unknown. */
export type FactValues = Readonly<Record<string, unknown>>;

/** The facts of one question to the law. `members` are the other members of the household. */
export interface FactsInput {
  readonly person?: FactValues;
  readonly household?: FactValues & { readonly members?: readonly FactValues[] };
}

/** The places of facts in the arrays of a subject, and what each of them is. */
export interface Vocabulary {
  readonly facts: readonly Fact[];
  readonly slots: ReadonlyMap<string, number>;
}

/**
 * One subject's facts between bounds, by slot: equal bounds mean known. Booleans are 0 and 1,
 * choices the index of their value, days yyyymmdd (`NEVER`: names no day), sets bit masks: what
 * they certainly hold and what they may hold.
 */
export interface Subject {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** The person asked about, household facts included, and the household when it is given. */
export interface Facts {
  readonly person: Subject;
  /** The other members; null: nobody said who they are. */
  readonly members: readonly Subject[] | null;
}

/** Between what a fact lies. */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** Gives every fact of the vocabulary its place. */
export function vocabularyOf(facts: ReadonlyMap<string, Fact>): Vocabulary {
  const list = [...facts.values()];
  return { facts: list, slots: new Map(list.map((fact, index) => [fact.name, index])) };
}

/** The widest a fact can be. */
export function widest(fact: Fact): Bounds {
  switch (fact.type) {
    case 'boolean':
      return { lo: 0, hi: 1 };
    case 'enum':
      return { lo: 0, hi: Object.keys(fact.values ?? {}).length - 1 };
    case 'set':
      return { lo: 0, hi: 2 ** Object.keys(fact.values ?? {}).length - 1 };
    case 'integer':
      return { lo: fact.range?.min ?? 0, hi: fact.range?.max ?? 0 };
    case 'money':
      return { lo: 0, hi: MAX_MONEY };
    case 'date':
      return { lo: FIRST_DAY, hi: NEVER };
  }
}

/**
 * Reads facts as people write them (JSON, CSV, worked examples) into bounds. Refuses names nobody
 * defined, values out of their domain and days after the day asked, each with its field.
 */
export function readFacts(
  input: FactsInput,
  vocabulary: Vocabulary,
  on: string,
): Result<Facts, Refusal> {
  const reader = new Reader(vocabulary, on);
  const { members, ...household } = input.household ?? {};
  const person = reader.unknown();
  reader.fill(person, input.person ?? {}, 'person', 'person');
  reader.fill(person, household, 'household', 'household');
  const others = (members ?? []).map((values, index) => {
    const member = reader.unknown();
    reader.fill(member, values, 'person', `household.members[${index}]`);
    return member;
  });
  if (reader.refused !== null) return err(reader.refused);
  const facts = { person, members: members === undefined ? null : others };
  countMembers(facts, vocabulary, packedDay(on));
  return ok(facts);
}

/** Counts that follow from the members where these are given: the youngest ages, in months. */
export const counted = [
  { fact: 'children_under_16', from: 0, below: 16 * 12, inStudy: false },
  { fact: 'children_16_22_in_study', from: 16 * 12, below: 23 * 12, inStudy: true },
  { fact: 'children_under_36_months', from: 0, below: 36, inStudy: false },
] as const;

/**
 * Where members are given and a count is not, the count lies between none and the members of that
 * age, since nobody said whose children they are; the household has one person more than members.
 * A count that is given wins.
 */
export function countMembers(facts: Facts, vocabulary: Vocabulary, today: number): void {
  const { person, members } = facts;
  if (members === null) return;
  const birth = vocabulary.slots.get('birth_date') ?? -1;
  const study = vocabulary.slots.get('in_study') ?? -1;
  for (const { fact, from, below, inStudy } of counted) {
    const [oldest, youngest] = [monthsBefore(today, below), monthsBefore(today, from)];
    const may = members.filter(
      ({ lo, hi }) =>
        (hi[birth] ?? 0) > oldest && (lo[birth] ?? 0) <= youngest && (!inStudy || hi[study] === 1),
    );
    narrow(person, vocabulary, fact, { lo: 0, hi: may.length });
  }
  const all = members.length + 1;
  narrow(person, vocabulary, 'household_persons', { lo: all, hi: all });
}

/** Narrows a count that was not given. */
function narrow(
  person: Subject,
  { slots, facts }: Vocabulary,
  name: string,
  { lo, hi }: Bounds,
): void {
  const slot = slots.get(name);
  const fact = slot === undefined ? undefined : facts[slot];
  if (slot === undefined || fact === undefined || person.lo[slot] === person.hi[slot]) return;
  const widestBounds = widest(fact);
  person.lo[slot] = Math.min(lo, widestBounds.hi);
  person.hi[slot] = Math.min(hi, widestBounds.hi);
}

class Reader {
  private readonly vocabulary: Vocabulary;
  private readonly today: number;
  refused: Refusal | null = null;

  constructor(vocabulary: Vocabulary, on: string) {
    this.vocabulary = vocabulary;
    this.today = packedDay(on);
  }

  /** Nothing is known, except that people live until somebody says otherwise. */
  unknown(): Subject {
    const bounds = this.vocabulary.facts.map((fact) => this.unknownBounds(fact));
    return {
      lo: Float64Array.from(bounds, (each) => each.lo),
      hi: Float64Array.from(bounds, (each) => each.hi),
    };
  }

  private unknownBounds(fact: Fact): Bounds {
    if (fact.name === 'death_date') return { lo: NEVER, hi: NEVER };
    if (fact.name === 'birth_date') return { lo: FIRST_DAY, hi: this.today };
    return widest(fact);
  }

  fill(into: Subject, values: FactValues, subject: Fact['subject'], at: string): void {
    for (const [name, value] of Object.entries(values)) {
      const slot = this.vocabulary.slots.get(name);
      const fact = slot === undefined ? undefined : this.vocabulary.facts[slot];
      const field = `${at}.${name}`;
      if (slot === undefined || fact?.subject !== subject) {
        const known = this.vocabulary.facts.filter((each) => each.subject === subject);
        const near = nearest(
          name,
          known.map((each) => each.name),
        );
        this.refuse('law.unknown_fact', { name, nearest: near }, field);
        continue;
      }
      if (value === null || value === undefined || value === '') continue;
      const bounds = this.bounds(fact, value, field);
      if (bounds === null) continue;
      into.lo[slot] = bounds.lo;
      into.hi[slot] = bounds.hi;
    }
  }

  private bounds(fact: Fact, value: unknown, field: string): Bounds | null {
    const read = boundsOf(fact, value);
    if (read === null) {
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      return this.refuse('law.fact_out_of_domain', { value: shown, domain: domainOf(fact) }, field);
    }
    if (fact.type !== 'date' || read.lo === NEVER) return read;
    if (read.lo > this.today)
      return this.refuse(
        'law.after_the_day',
        { value: String(value), on: shownDay(this.today) },
        field,
      );
    return { lo: read.lo, hi: Math.min(read.hi, this.today) };
  }

  private refuse(
    code: 'law.unknown_fact' | 'law.fact_out_of_domain' | 'law.after_the_day',
    data: Readonly<Record<string, string>>,
    field: string,
  ): null {
    this.refused ??= refuse(code, data, { field });
    return null;
  }
}

function shownDay(day: number): string {
  return `${day % 100}/${Math.floor(day / 100) % 100}/${Math.floor(day / 10_000)}`;
}

/** The bounds a value as written stands for; null: it is not in the fact's domain. */
export function boundsOf(fact: Fact, value: unknown): Bounds | null {
  const exactly = (at: number): Bounds | null => (at < 0 ? null : { lo: at, hi: at });
  switch (fact.type) {
    case 'boolean':
      return exactly(booleans.get(String(value).toLowerCase()) ?? -1);
    case 'enum':
      return typeof value === 'string'
        ? exactly(Object.keys(fact.values ?? {}).indexOf(value))
        : null;
    case 'set':
      return maskOf(fact, value);
    case 'integer':
    case 'money': {
      const number = wholeNumber(value);
      const { lo, hi } = widest(fact);
      return number === null || number < lo || number > hi ? null : exactly(number);
    }
    case 'date': {
      if (value === 'none') return { lo: NEVER, hi: NEVER };
      const span = spanOf(
        typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
      );
      return span === null || span.lo < FIRST_DAY ? null : span;
    }
  }
}

const booleans: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
]);

/** A whole number, also as text: money travels as text. */
function wholeNumber(value: unknown): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const number = /^\d{1,15}$/.test(text) ? Number(text) : null;
  return number;
}

/** A set as a list, or as `a|b`; `none` is the empty set. */
function maskOf(fact: Fact, value: unknown): Bounds | null {
  const names = Object.keys(fact.values ?? {});
  const given: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split('|')
      : [null];
  let mask = 0;
  for (const each of given) {
    const index = typeof each === 'string' ? names.indexOf(each) : -1;
    if (index < 0) return null;
    if (each !== 'none') mask += mask & (1 << index) ? 0 : 1 << index;
  }
  return { lo: mask, hi: mask };
}

/** The domain of a fact in words a message can show. */
export function domainOf(fact: Fact): string {
  switch (fact.type) {
    case 'boolean':
      return 'true, false';
    case 'enum':
    case 'set':
      return Object.keys(fact.values ?? {}).join(', ');
    case 'integer':
      return `${fact.range?.min}–${fact.range?.max}`;
    case 'money':
      return `0–${MAX_MONEY}`;
    case 'date':
      return 'YYYY, YYYY-MM, YYYY-MM-DD';
  }
}
