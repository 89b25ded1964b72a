import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { CalendarFacts, Entry } from './domain/index.ts';

/** One loading of the reference files. */
export interface CalendarLoad {
  readonly id: string;
  readonly sha256: string;
  readonly facts: CalendarFacts;
  readonly at: Date;
  readonly by: string;
}

/** The calendar as the database holds it. */
export interface Register {
  readonly facts: CalendarFacts;
  readonly entries: readonly Entry[];
}

/** Lets one process load, or one officer enter, at a time, until the transaction ends. */
export async function lockCalendar(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar', 4220))`.execute(trx);
}

/** The hash of the files that the calendar rests on; null before the first loading. */
export async function lastCalendarHash(trx: Transaction): Promise<string | null> {
  return (await loads(trx).select('sha256').executeTakeFirst())?.sha256 ?? null;
}

function loads(trx: Transaction) {
  return trx
    .selectFrom('calendar_load')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

export async function insertLoad(trx: Transaction, load: CalendarLoad): Promise<void> {
  await trx
    .insertInto('calendar_load')
    .values({
      id: load.id,
      sha256: load.sha256,
      facts: JSON.stringify(load.facts),
      created_at: load.at,
      created_by: load.by,
    })
    .execute();
}

const registers = new WeakMap<Database, { readonly state: string; readonly register: Register }>();

/** The calendar, kept in memory until something of it changes: public and small. */
export async function loadedCalendar(trx: Transaction, database: Database): Promise<Register> {
  const state = await stateOf(trx);
  const kept = registers.get(database);
  if (kept?.state === state) return kept.register;
  const load = await loads(trx).select('facts').executeTakeFirstOrThrow();
  const register = { facts: load.facts as CalendarFacts, entries: await listEntries(trx) };
  registers.set(database, { state, register });
  return register;
}

async function stateOf(trx: Transaction): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws(' ',
      (select id from calendar_load order by created_at desc, id desc limit 1),
      (select count(*) from calendar_entry)) as state`.execute(trx);
  return rows[0]?.state ?? '';
}

async function listEntries(trx: Transaction): Promise<readonly Entry[]> {
  const rows = await trx
    .selectFrom('calendar_entry')
    .select(['number', 'data', 'year', 'document', 'document_date as documentDate', 'reason'])
    .select(['created_at as at', 'created_by as by'])
    .orderBy('number')
    .execute();
  return rows.map(({ data, ...rest }) => ({
    ...rest,
    act: data as Entry['act'],
  }));
}

export async function insertEntry(trx: Transaction, id: string, entry: Entry): Promise<void> {
  await trx
    .insertInto('calendar_entry')
    .values({
      id,
      number: entry.number,
      kind: entry.act.kind,
      year: entry.year,
      data: JSON.stringify(entry.act),
      document: entry.document,
      document_date: entry.documentDate,
      reason: entry.reason,
      created_at: entry.at,
      created_by: entry.by,
    })
    .execute();
}
