import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** A column of the monthly facts for many rows, as PostgreSQL takes it. */
export interface SnapshotColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly (string | number | boolean | null)[];
}

/** How many rows one statement takes, or one fetch gives. */
const ROWS_AT_ONCE = 5_000;

/** From here on, and for this transaction alone, the monthly facts are an empty table of its own. */
export async function standInForFacts(trx: Transaction): Promise<void> {
  await sql`create temporary table facts_month (like public.facts_month) on commit drop`.execute(
    trx,
  );
}

/** Puts rows into the monthly facts; columns that are not named are unknown. */
export async function addFacts(
  trx: Transaction,
  columns: readonly SnapshotColumn[],
): Promise<void> {
  const rows = columns[0]?.values.length ?? 0;
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const arrays = columns.map(
      ({ type, values }) =>
        sql`${values.slice(from, from + ROWS_AT_ONCE)}::${sql.raw(`${type}[]`)}`,
    );
    await sql`insert into facts_month (${names}) select * from unnest(${sql.join(arrays)})`.execute(
      trx,
    );
  }
}

/** What a programme's SQL gives one person; the amounts as text. */
export interface PaidRow {
  readonly person_id: string;
  readonly lo: string;
  readonly hi: string | null;
  readonly case: string | null;
}

/** Runs a programme's SQL and hands over its rows, some at a time. */
export async function readPaid(
  trx: Transaction,
  text: string,
  take: (rows: readonly PaidRow[]) => void,
): Promise<void> {
  await sql`analyze facts_month`.execute(trx);
  await sql.raw(`declare paid no scroll cursor for ${text}`).execute(trx);
  for (;;) {
    const { rows } = await sql<PaidRow>`fetch ${sql.raw(String(ROWS_AT_ONCE))} from paid`.execute(
      trx,
    );
    if (rows.length === 0) return;
    take(rows);
  }
}
