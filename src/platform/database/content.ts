import type pg from 'pg';
import { quote } from './roles.ts';

/** A table whose rows are saved: its columns in their order, generated ones left out. */
export interface SavedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A table's rows counted, and their digest, which does not depend on their order. */
export interface Count {
  readonly rows: string;
  readonly digest: string;
}

/** The migrator's own books: a restore makes them by migrating. */
const BOOKS = ['kysely_migration', 'kysely_migration_lock', 'migration_file'];

/** The tables of the product; partitions are saved through their parent. */
export async function listTables(client: pg.ClientBase): Promise<readonly SavedTable[]> {
  const found = await client.query<SavedTable>(
    `select c.relname as name, array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relname <> all($1)
      order by c.relname collate "C"`,
    [BOOKS],
  );
  return found.rows;
}

/**
 * The text forms must not depend on who connects, or on which server; and rows that row security
 * would hide must be an error, not a gap.
 */
export const PLAIN_FORMS = `
  set local row_security = off;
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local client_encoding = 'UTF8'`;

/** Counts a table and adds up the hashes of its rows. */
export async function countTable(client: pg.ClientBase, table: SavedTable): Promise<Count> {
  const row = `row(${table.columns.map(quote).join(', ')})::text`;
  const found = await client.query<Count>(
    `select count(*)::text as rows,
        coalesce(sum(('x' || substr(md5(${row}), 1, 15))::bit(60)::bigint), 0)::text as digest
      from ${quote(table.name)}`,
  );
  return found.rows[0] ?? { rows: '0', digest: '0' };
}

/** The head of the sealed log: two databases with the same head hold the same log. */
export async function readChainHead(client: pg.ClientBase): Promise<string | null> {
  const there = await client.query<{ is: boolean }>(
    `select to_regclass('public.audit_batch') is not null as is`,
  );
  if (there.rows[0]?.is !== true) return null;
  const found = await client.query<{ head: string }>(
    `select seq || ':' || sha256 as head from audit_batch order by seq desc limit 1`,
  );
  return found.rows[0]?.head ?? null;
}

/** The next values of the sequences, by name. */
export async function readSequences(
  client: pg.ClientBase,
): Promise<Readonly<Record<string, string>>> {
  const found = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
      where schemaname = 'public' and last_value is not null order by 1`,
  );
  return Object.fromEntries(found.rows.map(({ name, value }) => [name, value]));
}
