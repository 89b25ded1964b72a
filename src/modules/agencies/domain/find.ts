import { matchesSearch, searchKey, type IsoDate } from '../../../kernel/index.ts';
import { agenciesOn, inForce } from './register.ts';
import { makeAgencyResolver } from './resolver.ts';
import type { Agency, AgencyGroup, AgencyPeriod, AgencyRegister } from './types.ts';
import { writeOut } from './writing.ts';

/** What a search finds: an agency with the period of the day, or a group. */
export type Found =
  { readonly agency: Agency; readonly period: AgencyPeriod } | { readonly group: AgencyGroup };

/** Committees of communes are many and come last. */
const lateKinds: Readonly<Record<string, number>> = { district_committee: 1, commune_committee: 2 };

/**
 * Agencies in force on a day, and groups, by code, by any writing they appear under, or by words
 * of their names and aliases, accents aside. Best first.
 */
export function findAgencies(
  register: AgencyRegister,
  text: string,
  on: IsoDate,
): readonly Found[] {
  const asked = text.trim();
  const words = searchKey(asked);
  if (words === '') return [];
  const full = searchKey(writeOut(asked.toUpperCase(), unaccented(register.abbreviations)));
  const resolved = makeAgencyResolver(register, on)(asked);
  const scored = [
    ...agenciesOn(register, on).map((agency) => ({
      found: withPeriod(agency, on),
      rank: rankOf(agency.code, namesOf(agency, on), { asked, words, full }),
      late: lateKinds[agency.kind] ?? 0,
      code: agency.code,
    })),
    ...register.groups.map((group) => ({
      found: { group },
      rank: rankOf(group.code, [group.name, ...group.aliases], { asked, words, full }),
      late: 3,
      code: group.code,
    })),
  ].map((each) => (resolved?.known && resolved.code === each.code ? { ...each, rank: 0 } : each));
  return scored
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 9) - (b.rank ?? 9) || a.late - b.late || (a.code < b.code ? -1 : 1))
    .flatMap(({ found }) => (found === null ? [] : [found]));
}

/** Abbreviations as they are typed in a search: "ubnd", "ldtbxh". */
function unaccented(abbreviations: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const both = [...abbreviations].flatMap(([short, full]): [string, string][] => [
    [searchKey(short).toUpperCase(), full],
    [short, full],
  ]);
  return new Map(both);
}

interface Query {
  readonly asked: string;
  readonly words: string;
  readonly full: string;
}

/** 0 its code or whole name, 1 the beginning of a name, 2 words of it, null not at all. */
function rankOf(code: string, names: readonly string[], query: Query): number | null {
  if (code.toLowerCase() === query.asked.toLowerCase()) return 0;
  const keys = names.map(searchKey);
  const either = [query.words, query.full];
  if (keys.some((key) => either.includes(key))) return 0;
  if (keys.some((key) => either.some((words) => key.startsWith(words)))) return 1;
  const matches = names.some((name) => either.some((words) => matchesSearch(name, words)));
  return matches ? 2 : null;
}

function namesOf(agency: Agency, on: IsoDate): readonly string[] {
  const names = agency.periods.filter((period) => inForce(period, on)).map(({ name }) => name);
  return [...names, ...agency.spellings.map(({ text }) => text)];
}

function withPeriod(agency: Agency, on: IsoDate): Found | null {
  const period = agency.periods.find((each) => inForce(each, on));
  return period === undefined ? null : { agency, period };
}
