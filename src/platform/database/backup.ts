import { basename, join } from 'node:path';
import pg from 'pg';
import { listFiles, packFolder, writeArchive, type ArchiveWriter } from './archive.ts';
import { clientConfig, type Target } from './connect.ts';
import {
  countTable,
  listTables,
  PLAIN_FORMS,
  readChainHead,
  readSequences,
  type Count,
  type SavedTable,
} from './content.ts';
import { copyOut } from './copy.ts';
import { faultOf, stopWith } from './errors.ts';
import { lock, PASSPHRASE_CHARACTERS } from './lockbox.ts';
import type { AppliedMigration } from './migrate.ts';
import { quote } from './roles.ts';

/*
 * A backup is a gzipped tar:
 *   head.json                what it is, its migrations, its tables and their columns
 *   keys/…                   what is no secret of them: public keys, the head of the sealed log
 *   keys.locked              all keys, under a passphrase, when asked for
 *   tables/NAME/000001.copy  rows in COPY's text form, in pieces
 *   files/…                  the files folder
 *   tail.json                rows and digest of each table, sequences, head of the sealed log;
 *                            last, so that an archive that has it is whole
 */

export const FORMAT = 'ansinh-backup/1';
/** Signed, not secret: with them a restored log can be verified even without its private key. */
const SIGNED: readonly string[] = ['audit-head.json', 'audit-restores.jsonl'];
const PIECE_BYTES = 4 * 1024 * 1024;

export interface BackupHead {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  readonly server: string;
  readonly migrations: readonly AppliedMigration[];
  readonly tables: readonly SavedTable[];
}

export interface BackupTail {
  readonly counts: Readonly<Record<string, Count>>;
  readonly sequences: Readonly<Record<string, string>>;
  readonly chainHead: string | null;
  readonly files: number;
  readonly keys: boolean;
}

export interface BackupGiven {
  readonly file: string;
  readonly owner: Target;
  readonly dataDir: string;
  /** The passphrase of the keys, which are left out without one. */
  readonly passphrase: string | null;
  readonly now: Date;
  /** Told each table when it is saved. */
  readonly onTable?: (name: string, rows: number) => void;
}

export interface BackupDone {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: string;
  readonly files: number;
  readonly keys: boolean;
  readonly chainHead: string | null;
}

/** Packs the database as of one moment, and the files, into one archive, while all goes on. */
export async function backup(given: BackupGiven): Promise<BackupDone> {
  if (given.passphrase !== null && [...given.passphrase].length < PASSPHRASE_CHARACTERS) {
    stopWith('backup.passphrase_missing');
  }
  const archive = await writeArchive(given.file, given.now);
  const client = new pg.Client(clientConfig(given.owner, { statementLimitMs: 0 }));
  client.on('error', () => undefined);
  try {
    // Keys before rows: the remembered head of the log must not be newer than the log.
    const keys = packKeys(given);
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await client.query(PLAIN_FORMS);
    const head = await writeHead(client, archive, given.now);
    for (const each of keys) await archive.add(each.name, each.bytes);
    for (const table of head.tables) {
      const rows = await saveTable(client, archive, table);
      given.onTable?.(table.name, rows);
    }
    // Files are written before the rows that name them: listed now, they hold all that rows name.
    const files = listFiles(join(given.dataDir, 'files'));
    const keysAreIn = given.passphrase !== null;
    const tail = await makeTail(client, head, { files: files.length, keys: keysAreIn });
    await client.query('commit');
    for (const name of files) {
      await archive.addFile(`files/${name}`, join(given.dataDir, 'files', name));
    }
    await archive.add('tail.json', Buffer.from(JSON.stringify(tail, null, 1)));
    const bytes = await archive.finish();
    const rows = Object.values(tail.counts).reduce((sum, count) => sum + BigInt(count.rows), 0n);
    return {
      file: basename(given.file),
      bytes,
      tables: head.tables.length,
      rows: rows.toString(),
      files: tail.files,
      keys: tail.keys,
      chainHead: tail.chainHead,
    };
  } finally {
    await archive.abandon();
    await client.end().catch(() => undefined);
  }
}

function packKeys(given: BackupGiven): readonly { name: string; bytes: Buffer }[] {
  const folder = join(given.dataDir, 'keys');
  const all = JSON.parse(packFolder(folder).toString()) as Record<string, string>;
  const packed = Object.entries(all)
    .filter(([name]) => name.endsWith('.pub') || SIGNED.includes(name))
    .map(([name, text]) => ({ name: `keys/${name}`, bytes: Buffer.from(text, 'base64') }));
  if (given.passphrase === null) return packed;
  return [...packed, { name: 'keys.locked', bytes: lock(packFolder(folder), given.passphrase) }];
}

async function writeHead(
  client: pg.Client,
  archive: ArchiveWriter,
  now: Date,
): Promise<BackupHead> {
  const server = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const migrations = await readMigrationFiles(client);
  const head: BackupHead = {
    format: FORMAT,
    madeAt: now.toISOString(),
    server: server.rows[0]?.version ?? '',
    migrations,
    tables: await listTables(client),
  };
  await archive.add('head.json', Buffer.from(JSON.stringify(head, null, 1)));
  return head;
}

async function readMigrationFiles(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const asked = await client.query<{ owns: boolean | null }>(
    `select bool_and(pg_has_role(relowner, 'usage')) as owns from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  if (asked.rows[0]?.owns === false) throw faultOf('database.needs_owner');
  const there = await client.query<{ is: boolean }>(
    `select to_regclass('public.migration_file') is not null as is`,
  );
  if (there.rows[0]?.is !== true) return []; // a first start that was killed at once
  const found = await client.query<AppliedMigration>(
    'select name, sha256 from migration_file order by name',
  );
  return found.rows;
}

/** Streams a table into pieces; a table without rows has one empty piece. */
async function saveTable(
  client: pg.Client,
  archive: ArchiveWriter,
  table: SavedTable,
): Promise<number> {
  let held: Buffer[] = [];
  let size = 0;
  let piece = 0;
  const write = async (): Promise<void> => {
    piece += 1;
    const name = `tables/${table.name}/${String(piece).padStart(6, '0')}.copy`;
    await archive.add(name, Buffer.concat(held));
    held = [];
    size = 0;
  };
  const columns = table.columns.map(quote).join(', ');
  const text = `copy (select ${columns} from ${quote(table.name)}) to stdout`;
  const rows = await copyOut(client, text, async (chunk) => {
    held.push(chunk);
    size += chunk.length;
    if (size >= PIECE_BYTES) await write();
  });
  if (size > 0 || piece === 0) await write();
  return rows;
}

async function makeTail(
  client: pg.Client,
  head: BackupHead,
  beside: Pick<BackupTail, 'files' | 'keys'>,
): Promise<BackupTail> {
  const counts: Record<string, Count> = {};
  for (const table of head.tables) counts[table.name] = await countTable(client, table);
  return {
    counts,
    sequences: await readSequences(client),
    chainHead: await readChainHead(client),
    ...beside,
  };
}
