import { sql } from 'kysely';
import { searchKey } from '../../../kernel/index.ts';
import type { Database, Transaction } from '../../../platform/database/index.ts';
import {
  makeAreaRegister,
  withDecisions,
  type AreaFacts,
  type AreaLevel,
  type AreaRegister,
  type AreaSuccession,
  type Confidence,
  type Hamlet,
} from '../domain/index.ts';
import { listDecisions } from './decisions.ts';
import {
  deleteSeededHamlets,
  insertHamlets,
  listAllHamlets,
  listRecordedCommunes,
} from './hamlets.ts';

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
const LOADING_LOCK = 4220_0010;

/** The loading that the tables show now. */
export async function lastLoad(trx: Transaction): Promise<Pick<Load, 'id' | 'sha256'> | null> {
  const row = await trx
    .selectFrom('area_load')
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

export * from './decisions.ts';
export * from './hamlets.ts';

const registers = new WeakMap<
  Database,
  { readonly state: string; readonly register: AreaRegister }
>();

/** The register of the tables, kept in memory until something of it changes: public and small. */
export async function loadedRegister(trx: Transaction, database: Database): Promise<AreaRegister> {
  const state = await stateOf(trx);
  const kept = registers.get(database);
  if (kept?.state === state) return kept.register;
  const decided = withDecisions(await readFacts(trx), await listDecisions(trx, null));
  const register = makeAreaRegister(decided);
  registers.set(database, { state, register });
  return register;
}

/** What the tables hold, in a few words: the last loading, and how long the two logs are. */
async function stateOf(trx: Transaction): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws(' ',
      (select id from area_load order by created_at desc, id desc limit 1),
      (select count(*) from hamlet_change),
      (select count(*) from area_decision)) as state`.execute(trx);
  return rows[0]?.state ?? '';
}

async function readFacts(trx: Transaction): Promise<AreaFacts> {
  const areas = await trx.selectFrom('area').selectAll().execute();
  const successions = await trx
    .selectFrom('area_succession')
    .selectAll()
    .orderBy('changed_on')
    .orderBy('code')
    .orderBy('thousandths', 'desc')
    .execute();
  return {
    areas: areas.map((row) => ({
      code: row.code,
      name: row.name,
      type: row.type,
      level: row.level as AreaLevel,
      parent: row.parent_code,
      from: row.valid_from,
      to: row.valid_to,
      source: row.source,
      endedBy: row.ended_by,
    })),
    successions: successions.map((row) => ({
      code: row.code,
      from: row.valid_from,
      on: row.changed_on,
      successor: row.successor_code,
      successorFrom: row.successor_from,
      thousandths: row.thousandths,
      basis: row.basis as AreaSuccession['basis'],
      source: row.source,
      confidence: row.confidence as Confidence,
    })),
    hamlets: await listAllHamlets(trx),
  };
}

/**
 * Replaces what the last release loaded; what officers recorded stays. Foreign keys are checked
 * when the transaction ends.
 */
export async function replaceAreas(trx: Transaction, facts: AreaFacts, load: Load): Promise<void> {
  await trx
    .insertInto('area_load')
    .values({ id: load.id, sha256: load.sha256, created_at: load.at, created_by: load.by })
    .execute();
  await deleteSeededHamlets(trx);
  await trx.deleteFrom('area_succession').execute();
  await trx.deleteFrom('area').execute();
  for (const part of parts(facts.areas)) {
    await trx
      .insertInto('area')
      .values(
        part.map((area) => ({
          code: area.code,
          valid_from: area.from,
          valid_to: area.to,
          name: area.name,
          name_key: searchKey(area.name),
          type: area.type,
          level: area.level,
          parent_code: area.parent,
          source: area.source,
          ended_by: area.endedBy,
          load_id: load.id,
        })),
      )
      .execute();
  }
  for (const part of parts(facts.successions)) {
    await trx
      .insertInto('area_succession')
      .values(
        part.map((each) => ({
          code: each.code,
          valid_from: each.from,
          changed_on: each.on,
          successor_code: each.successor,
          successor_from: each.successorFrom,
          thousandths: each.thousandths,
          basis: each.basis,
          source: each.source,
          confidence: each.confidence,
          load_id: load.id,
        })),
      )
      .execute();
  }
  const recorded = await listRecordedCommunes(trx);
  const isSeeded = ({ commune, communeFrom }: Hamlet): boolean =>
    !recorded.some(({ code, from }) => code === commune && from === communeFrom);
  await insertHamlets(trx, facts.hamlets.filter(isSeeded), load.id);
}

function parts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  );
}
