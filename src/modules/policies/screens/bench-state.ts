import type { InputOf, ReplyOf } from '../../../kernel/index.ts';
import type { PartialDate } from '../../../ui/index.ts';
import type { assessPolicies } from '../contract/index.ts';
import type { listFacts } from '../contract/index.ts';

export type Fact = ReplyOf<typeof listFacts>['facts'][number];

/** A fact as it is sent; absent is unknown, an empty list or `none` says that there is none. */
export type FactValue = string | boolean | readonly string[];
export type Given = Readonly<Record<string, FactValue>>;

export interface Member {
  readonly id: number;
  readonly given: Given;
  /** Facts its part of the form shows. */
  readonly shown: readonly string[];
}

/** The made-up household of the bench; it lives on the page only, never in the address. */
export interface Household {
  readonly person: Given;
  readonly household: Given;
  /** Null: nobody said who else lives there. */
  readonly members: readonly Member[] | null;
}

export const nobody: Household = { person: {}, household: {}, members: null };

/** The facts with one of them another; undefined takes it away: it is unknown again. */
export function withFact(given: Given, name: string, value: FactValue | undefined): Given {
  const { [name]: _gone, ...others } = given;
  return value === undefined ? others : { ...others, [name]: value };
}

/** The household as the question to the law. */
export function factsOf(of: Household): InputOf<typeof assessPolicies>['facts'] {
  const members = of.members === null ? {} : { members: of.members.map(({ given }) => given) };
  return { person: { ...of.person }, household: { ...of.household, ...members } };
}

/** One more member, shown by the day of birth until somebody adds more. */
export function withMember(of: Household): Household {
  const members = of.members ?? [];
  const id = Math.max(0, ...members.map((each) => each.id)) + 1;
  return { ...of, members: [...members, { id, given: {}, shown: ['birth_date'] }] };
}

/** The household with one member changed, or without it. */
export function withMemberAs(of: Household, id: number, member: Member | null): Household {
  const members = (of.members ?? []).flatMap((each) => (each.id === id ? (member ?? []) : each));
  return { ...of, members };
}

/** A date as it is sent: `1946`, `1946-03`, `1946-03-12`. */
export function sentDate(value: PartialDate): string {
  const month = (at: number) => String(at).padStart(2, '0');
  if (value.precision === 'day') return value.date;
  return value.precision === 'year' ? `${value.year}` : `${value.year}-${month(value.month)}`;
}

export type NumberRead =
  | { readonly ok: true; readonly value: string | undefined }
  | { readonly ok: false; readonly why: 'notWhole' | 'outside' };

/** A whole number as it was typed (1.500.000, 1 500 000); nothing typed is unknown. */
export function readWhole(typed: string, range: Fact['range']): NumberRead {
  const text = typed.normalize('NFC').trim();
  if (text === '') return { ok: true, value: undefined };
  const grouped = /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? text.replace(/[.,\s]/g, '') : text;
  if (!/^\d{1,15}$/.test(grouped)) return { ok: false, why: 'notWhole' };
  const number = Number(grouped);
  if (range !== null && (number < range.min || number > range.max))
    return { ok: false, why: 'outside' };
  return { ok: true, value: String(number) };
}
