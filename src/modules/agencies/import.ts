import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  assert,
  exclusiveEndOf,
  parseCsv,
  parseIsoDate,
  type IsoDate,
} from '../../kernel/index.ts';
import type {
  Agency,
  AgencyGroup,
  AgencyKind,
  AgencyPeriod,
  AgencySpelling,
  AgencySuccession,
  AgencyWords,
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

/** What `reference/agencies` says, before the committees of the areas are added. */
export interface AgencyFiles extends AgencyWords {
  readonly city: string;
  /** Code of the unit that the city is. */
  readonly cityArea: string;
  readonly agencies: readonly Agency[];
  readonly groups: readonly AgencyGroup[];
  /** `code` may be a kind: all agencies of it that end that day are meant. */
  readonly successions: readonly AgencySuccession[];
}

/** Reads `reference/agencies`. Pure commands need no database for it. */
export function readAgencyFiles(): AgencyFiles {
  const { city, agencies } = readYaml<CityFile>('hai-phong.yaml');
  const groups = readYaml<GroupFile>('groups.yaml');
  return {
    city: city.name,
    cityArea: city.area,
    agencies: agencies.map(toAgency),
    groups: groups.groups.map((row) => ({ ...row, members: row.members ?? null })),
    groupNouns: groups.nouns,
    groupIndifferent: groups.indifferent,
    kinds: readYaml<readonly KindRow[]>('kinds.yaml').map((row) => ({
      ...row,
      not: row.not ?? [],
      alone: row.alone ?? false,
    })),
    departments: readYaml<{ departments: readonly string[] }>('national.yaml').departments,
    abbreviations: new Map(
      Object.entries(readYaml<Record<string, string>>('abbreviations.yaml')).map(
        ([short, full]) => [short.normalize('NFC'), full],
      ),
    ),
    successions: parseCsv(readText('successions.csv')).map(toSuccession),
  };
}

function toSuccession(row: Readonly<Record<string, string>>): AgencySuccession {
  const on = dateOf(row['on']);
  assert(on !== null, 'a succession in reference/agencies has no day');
  return {
    code: row['from'] ?? '',
    on,
    successor: row['to'] || null,
    function: row['function'] || null,
    thousandths: null,
    source: row['source'] ?? '',
    verified: row['confidence'] === 'S',
  };
}

function toAgency(row: AgencyRow): Agency {
  const as = (texts: readonly string[] | undefined, spelling: Spelling): AgencySpelling[] =>
    (texts ?? []).map((text) => ({ text, spelling }));
  return {
    code: row.code,
    kind: row.kind,
    area: row.area ?? null,
    periods: row.periods.map((period) => toPeriod(period, row.parent ?? null)),
    spellings: [
      ...as(row.aliases, 'abbreviation'),
      ...as(row.variants, 'variant'),
      ...as(row.misspellings, 'misspelling'),
    ],
  };
}

function toPeriod(row: PeriodRow, parent: string | null): AgencyPeriod {
  return {
    name: row.name,
    from: dateOf(row.from),
    to: exclusiveEndOf(dateOf(row.to)),
    parent,
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
  return parse(readText(name)) as T;
}

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
