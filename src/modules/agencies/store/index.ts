import { sql } from 'kysely';
import { searchKey } from '../../../kernel/index.ts';
import type { Database, Transaction } from '../../../platform/database/index.ts';
import {
  withAgencyDecisions,
  type Agency,
  type AgencyFacts,
  type AgencyPeriod,
  type AgencySpelling,
  type Membership,
  type Spelling,
} from '../domain/index.ts';
import { listDecisions } from './decisions.ts';

export * from './decisions.ts';

/** One loading of the reference files. */
export interface Load {
  readonly id: string;
  readonly sha256: string;
  readonly at: Date;
  readonly by: string;
}

/** Rows one statement may carry: far below the limit of 65,535 parameters. */
const ROWS_A_STATEMENT = 500;

/** The name of the lock that lets one process load at a time. */
const LOADING_LOCK = 4220_0020;

/** The loading that the tables show now. */
export async function lastLoad(trx: Transaction): Promise<Pick<Load, 'id' | 'sha256'> | null> {
  const row = await trx
    .selectFrom('agency_load')
    .select(['id', 'sha256'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Waits until no other process loads; held to the end of the transaction. */
export async function lockLoading(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOADING_LOCK})`.execute(trx);
}

const kept = new WeakMap<Database, { readonly state: string; readonly facts: AgencyFacts }>();

/**
 * The facts of the tables with what was decided about them, kept in memory until something of it
 * changes: public and small.
 */
export async function loadedFacts(trx: Transaction, database: Database): Promise<AgencyFacts> {
  const state = await stateOf(trx);
  const before = kept.get(database);
  if (before?.state === state) return before.facts;
  const facts = withAgencyDecisions(await readFacts(trx), await listDecisions(trx));
  kept.set(database, { state, facts });
  return facts;
}

/** What the tables hold, in a few words: the last loading, and how many decisions there are. */
async function stateOf(trx: Transaction): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws(' ',
      (select id from agency_load order by created_at desc, id desc limit 1),
      (select count(*) from agency_decision)) as state`.execute(trx);
  return rows[0]?.state ?? '';
}

async function readFacts(trx: Transaction): Promise<AgencyFacts> {
  const spellings = new Map<string, AgencySpelling[]>();
  const aliases = await trx.selectFrom('agency_alias').selectAll().orderBy('ordinal').execute();
  for (const { code, text, spelling } of aliases) {
    const own = spellings.get(code) ?? [];
    spellings.set(code, [...own, { text, spelling: spelling as Spelling }]);
  }
  const groups = await trx.selectFrom('agency_group').selectAll().orderBy('ordinal').execute();
  const successions = await trx
    .selectFrom('agency_succession')
    .selectAll()
    .orderBy('ordinal')
    .execute();
  return {
    agencies: await readAgencies(trx, spellings),
    groups: groups.map((row) => ({
      code: row.code,
      name: row.name,
      members: row.member_kind,
      aliases: (spellings.get(row.code) ?? []).map(({ text }) => text),
    })),
    successions: successions.map((row) => ({
      code: row.code,
      on: row.changed_on,
      successor: row.successor_code,
      function: row.function,
      thousandths: row.thousandths,
      source: row.source,
      verified: row.verified,
    })),
  };
}

async function readAgencies(
  trx: Transaction,
  spellings: ReadonlyMap<string, readonly AgencySpelling[]>,
): Promise<readonly Agency[]> {
  const rows = await trx
    .selectFrom('agency')
    .selectAll()
    .orderBy('ordinal')
    .orderBy('period')
    .execute();
  const agencies = new Map<string, Agency & { periods: AgencyPeriod[] }>();
  for (const row of rows) {
    const period = {
      name: row.name,
      from: row.valid_from,
      to: row.valid_to,
      parent: row.parent_code,
      source: row.source,
      verified: row.verified,
    };
    const agency = agencies.get(row.code);
    if (agency !== undefined) {
      agency.periods.push(period);
      continue;
    }
    agencies.set(row.code, {
      code: row.code,
      kind: row.kind,
      area: row.area_code,
      periods: [period],
      spellings: spellings.get(row.code) ?? [],
    });
  }
  return [...agencies.values()];
}

/** Replaces what the last release loaded. */
export async function replaceAgencies(
  trx: Transaction,
  facts: AgencyFacts,
  memberships: readonly Membership[],
  load: Load,
): Promise<void> {
  await trx
    .insertInto('agency_load')
    .values({ id: load.id, sha256: load.sha256, created_at: load.at, created_by: load.by })
    .execute();
  await trx.deleteFrom('agency_membership').execute();
  await trx.deleteFrom('agency_succession').execute();
  await trx.deleteFrom('agency_alias').execute();
  await trx.deleteFrom('agency_group').execute();
  await trx.deleteFrom('agency').execute();
  await insertAgencies(trx, facts, load);
  await insertGroups(trx, facts, memberships, load);
  for (const part of parts(facts.successions)) {
    const rows = part.map(([each, ordinal]) => ({
      ordinal,
      code: each.code,
      changed_on: each.on,
      successor_code: each.successor,
      function: each.function,
      thousandths: each.thousandths,
      source: each.source,
      verified: each.verified,
      load_id: load.id,
    }));
    await trx.insertInto('agency_succession').values(rows).execute();
  }
}

async function insertAgencies(trx: Transaction, facts: AgencyFacts, load: Load): Promise<void> {
  for (const part of parts(facts.agencies)) {
    const rows = part.flatMap(([agency, ordinal]) =>
      agency.periods.map((period, index) => ({
        code: agency.code,
        period: index + 1,
        ordinal,
        valid_from: period.from,
        valid_to: period.to,
        name: period.name,
        name_key: searchKey(period.name),
        kind: agency.kind,
        parent_code: period.parent,
        area_code: agency.area,
        source: period.source,
        verified: period.verified,
        load_id: load.id,
      })),
    );
    await trx.insertInto('agency').values(rows).execute();
  }
  const aliases = facts.agencies.flatMap((agency) =>
    agency.spellings.map((spelling) => ({ code: agency.code, ...spelling })),
  );
  await insertAliases(trx, aliases, load);
}

async function insertGroups(
  trx: Transaction,
  facts: AgencyFacts,
  memberships: readonly Membership[],
  load: Load,
): Promise<void> {
  for (const part of parts(facts.groups)) {
    const rows = part.map(([group, ordinal]) => ({
      code: group.code,
      ordinal,
      name: group.name,
      member_kind: group.members,
      load_id: load.id,
    }));
    await trx.insertInto('agency_group').values(rows).execute();
  }
  const aliases = facts.groups.flatMap((group) =>
    group.aliases.map((text) => ({ code: group.code, text, spelling: 'variant' as const })),
  );
  await insertAliases(trx, aliases, load);
  for (const part of parts(memberships)) {
    const rows = part.map(([each]) => ({
      group_code: each.group,
      agency_code: each.agency,
      valid_from: each.from,
      valid_to: each.to,
      load_id: load.id,
    }));
    await trx.insertInto('agency_membership').values(rows).execute();
  }
}

async function insertAliases(
  trx: Transaction,
  aliases: readonly (AgencySpelling & { readonly code: string })[],
  load: Load,
): Promise<void> {
  for (const part of parts(aliases)) {
    const rows = part.map(([alias, ordinal]) => ({
      code: alias.code,
      text: alias.text,
      text_key: searchKey(alias.text),
      ordinal,
      spelling: alias.spelling,
      load_id: load.id,
    }));
    await trx.insertInto('agency_alias').values(rows).execute();
  }
}

/** Items with their place in the whole, in portions that one statement may carry. */
function parts<T>(items: readonly T[]): readonly (readonly (readonly [T, number])[])[] {
  const placed = items.map((item, index) => [item, index + 1] as const);
  const count = Math.ceil(placed.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    placed.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  );
}
