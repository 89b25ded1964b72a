import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { assert, exclusiveEndOf, parseIsoDate, type IsoDate } from '../../kernel/index.ts';
import type {
  Agency,
  AgencyGroup,
  AgencyKind,
  AgencyPeriod,
  AgencyRegister,
  AgencySpelling,
  Spelling,
} from './domain/index.ts';

/** The folder of the release's reference files. */
const folder = new URL('../../../reference/agencies/', import.meta.url);

interface AgencyRow {
  readonly code: string;
  readonly kind: string;
  readonly parent?: string;
  readonly area?: string;
  readonly periods: readonly PeriodRow[];
  readonly aliases?: readonly string[];
  readonly variants?: readonly string[];
  readonly misspellings?: readonly string[];
}
interface PeriodRow {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly source: string;
  readonly verified?: boolean;
}
interface CityFile {
  readonly city: { readonly name: string; readonly area: string };
  readonly agencies: readonly AgencyRow[];
}
interface GroupFile {
  readonly nouns: readonly string[];
  readonly indifferent: readonly string[];
  readonly groups: readonly (Omit<AgencyGroup, 'members'> & { readonly members?: string })[];
}
type KindRow = Pick<AgencyKind, 'kind' | 'begins'> & Partial<Pick<AgencyKind, 'not' | 'alone'>>;

/** Reads `reference/agencies` into the register. Pure commands need no database for it. */
export function readAgencyRegister(): AgencyRegister {
  const city = readYaml<CityFile>('hai-phong.yaml');
  const groups = readYaml<GroupFile>('groups.yaml');
  const kinds = readYaml<readonly KindRow[]>('kinds.yaml');
  return {
    city: city.city.name,
    agencies: city.agencies.map(toAgency),
    groups: groups.groups.map((row) => ({ ...row, members: row.members ?? null })),
    groupNouns: groups.nouns,
    groupIndifferent: groups.indifferent,
    kinds: kinds.map((row) => ({ ...row, not: row.not ?? [], alone: row.alone ?? false })),
    departments: readYaml<{ readonly departments: readonly string[] }>('national.yaml').departments,
    abbreviations: new Map(
      Object.entries(readYaml<Record<string, string>>('abbreviations.yaml')).map(
        ([short, full]) => [short.normalize('NFC'), full],
      ),
    ),
    successions: [],
  };
}

function toAgency(row: AgencyRow): Agency {
  const as = (texts: readonly string[] | undefined, spelling: Spelling): AgencySpelling[] =>
    (texts ?? []).map((text) => ({ text, spelling }));
  return {
    code: row.code,
    kind: row.kind,
    parent: row.parent ?? null,
    area: row.area ?? null,
    periods: row.periods.map(toPeriod),
    spellings: [
      ...as(row.aliases, 'abbreviation'),
      ...as(row.variants, 'variant'),
      ...as(row.misspellings, 'misspelling'),
    ],
  };
}

function toPeriod(row: PeriodRow): AgencyPeriod {
  return {
    name: row.name,
    from: dateOf(row.from),
    to: exclusiveEndOf(dateOf(row.to)),
    source: row.source,
    verified: row.verified ?? true,
  };
}

function dateOf(text: string | undefined): IsoDate | null {
  if (text === undefined) return null;
  const date = parseIsoDate(text);
  assert(date !== null, `no such day in reference/agencies: ${text}`);
  return date;
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(new URL(name, folder), 'utf8')) as T;
}
