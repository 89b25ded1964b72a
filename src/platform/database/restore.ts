import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { listFiles } from './archive.ts';
import { FORMAT, type BackupHead, type BackupTail } from './backup.ts';
import { clientConfig, connect, type Target } from './connect.ts';
import {
  countTable,
  listTables,
  PLAIN_FORMS,
  readChainHead,
  readSequences,
  type SavedTable,
} from './content.ts';
import { copyIn } from './copy.ts';
import { DatabaseFault, faultOf, stopWith } from './errors.ts';
import { unlock } from './lockbox.ts';
import { compareMigrations, migrate, readMigrations } from './migrate.ts';
import { folderKey, servingPid } from './presence.ts';
import { quote } from './roles.ts';
import { readTar, type TarEntry } from './tar.ts';

export interface RestoreGiven {
  readonly file: string;
  readonly owner: Target;
  readonly dataDir: string;
  /** Where the database is, for words. */
  readonly place: string;
  /** Asked only when the archive holds locked keys; null: restore without them. */
  readonly passphrase: () => Promise<string | null>;
}

export interface RestoreDone {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: string;
  readonly files: number;
  readonly keys: boolean;
  readonly chainHead: string | null;
}

/** Small pieces (head, tail, keys) are read whole; none of ours is near this. */
const SMALL_BYTES = 64 * 1024 * 1024;

/**
 * Restores an archive into an empty database and an empty files folder. Everything is compared
 * with the archive's own counts before it is committed; what fails leaves the place empty.
 */
export async function restore(given: RestoreGiven): Promise<RestoreDone> {
  refuseFullFolder(given.dataDir);
  const staging = join(given.dataDir, `restore-${randomBytes(4).toString('hex')}`);
  const entries = readTar(openArchive(given.file));
  const client = new pg.Client(clientConfig(given.owner, { statementLimitMs: 0 }));
  client.on('error', () => undefined);
  try {
    const head = await readHead(await nextEntry(entries));
    await client.connect();
    await beAlone(client, given.dataDir);
    await refuseFullDatabase(client, head, given.place);
    await migrateAsSaved(given.owner, head);
    mkdirSync(staging, { mode: 0o700 });
    await client.query('begin');
    await client.query(PLAIN_FORMS);
    const links = await emptyTables(client);
    const { tail, locked } = await readBody(client, entries, head, staging);
    await relink(client, links);
    await compare(client, head, tail);
    await resetSequences(client, tail);
    const keys = await placeKeys(given, staging, locked);
    placeFiles(given.dataDir, staging);
    await client.query('commit').catch((fault: unknown) => {
      rmSync(join(given.dataDir, 'files'), { recursive: true, force: true });
      throw fault;
    });
    await migrateToNow(given.owner);
    const rows = Object.values(tail.counts).reduce((sum, count) => sum + BigInt(count.rows), 0n);
    return {
      madeAt: head.madeAt,
      tables: head.tables.length,
      rows: rows.toString(),
      files: tail.files,
      keys,
      chainHead: tail.chainHead,
    };
  } catch (fault) {
    throw restoreFault(given.file, fault);
  } finally {
    await entries.return(undefined);
    await client.end().catch(() => undefined);
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The archive's first piece: what it is, without restoring anything. */
export async function readBackupHead(file: string): Promise<BackupHead> {
  const entries = readTar(openArchive(file));
  try {
    return await readHead(await nextEntry(entries));
  } catch (fault) {
    throw restoreFault(file, fault);
  } finally {
    await entries.return(undefined);
  }
}

function openArchive(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file);
  const gunzip: Transform = createGunzip();
  source.on('error', (fault) => gunzip.destroy(fault));
  return source.pipe(gunzip) as AsyncIterable<Buffer>;
}

async function nextEntry(entries: AsyncGenerator<TarEntry>): Promise<TarEntry> {
  const next = await entries.next();
  return next.done === true ? stopWith('backup.damaged', { reason: 'empty' }) : next.value;
}

async function readHead(entry: TarEntry): Promise<BackupHead> {
  if (entry.name !== 'head.json') stopWith('backup.damaged', { reason: 'head.json' });
  const head = JSON.parse((await readSmall(entry)).toString('utf8')) as BackupHead;
  if (head.format !== FORMAT) stopWith('backup.damaged', { reason: String(head.format) });
  return head;
}

async function readSmall(entry: TarEntry): Promise<Buffer> {
  if (entry.size > SMALL_BYTES) stopWith('backup.damaged', { reason: entry.name });
  const parts: Buffer[] = [];
  for await (const chunk of entry.chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

function refuseFullFolder(dataDir: string): void {
  const files = join(dataDir, 'files');
  if (listFiles(files).length > 0) stopWith('backup.files_exist', { folder: files });
}

const RESTORING = 4220_03;

/** Nobody serves the folder, and no other restore is under way; held until our session ends. */
async function beAlone(client: pg.Client, dataDir: string): Promise<void> {
  const key = folderKey(dataDir);
  const pid = await servingPid(client, key);
  if (pid !== null) stopWith('database.folder_in_use', { place: dataDir, pid });
  const taken = await client.query<{ is: boolean }>('select pg_try_advisory_lock($1, $2) as is', [
    RESTORING,
    key,
  ]);
  if (taken.rows[0]?.is !== true) stopWith('database.busy');
  for (const name of readdirSync(dataDir)) {
    // What a killed restore left.
    if (/^restore-[0-9a-f]{8}$/.test(name)) rmSync(join(dataDir, name), { recursive: true });
  }
}

/** Empty: nothing was ever asked of it, the loading of reference data included. */
async function refuseFullDatabase(
  client: pg.Client,
  head: BackupHead,
  place: string,
): Promise<void> {
  const there = await client.query<{ is: boolean }>(
    `select to_regclass('public.answered_request') is not null as is`,
  );
  if (there.rows[0]?.is !== true) return;
  const used = await client.query<{ is: boolean }>(
    `select exists (select from answered_request) or exists (select from audit_outbox) as is`,
  );
  if (used.rows[0]?.is === true) stopWith('backup.not_empty', { place });
  const applied = await client.query<{ name: string }>('select name from migration_file');
  const saved = new Set(head.migrations.map(({ name }) => name));
  if (applied.rows.every(({ name }) => saved.has(name))) return;
  // An empty database of this release for a backup of an older one: it begins anew.
  await client.query('drop schema public cascade');
  await client.query('create schema public');
  await client.query('grant usage on schema public to public');
}

/** Brings the database to the very schema that was saved, so that an older backup fits too. */
async function migrateAsSaved(owner: Target, head: BackupHead): Promise<void> {
  const files = readMigrations();
  compareMigrations(files, head.migrations);
  const saved = new Set(head.migrations.map(({ name }) => name));
  await withOwner(owner, (database) =>
    migrate(
      database,
      files.filter(({ name }) => saved.has(name)),
    ),
  );
}

async function migrateToNow(owner: Target): Promise<void> {
  await withOwner(owner, (database) => migrate(database));
}

async function withOwner(
  owner: Target,
  work: (database: ReturnType<typeof connect>) => Promise<unknown>,
): Promise<void> {
  const database = connect(owner, { connections: 1, statementLimitMs: 0 });
  try {
    await work(database);
  } finally {
    await database.destroy();
  }
}

interface Link {
  readonly table: string;
  readonly name: string;
  readonly text: string;
}

/** Empties every table and takes the foreign keys off, so that tables come in any order. */
async function emptyTables(client: pg.Client): Promise<readonly Link[]> {
  const tables = await listTables(client);
  if (tables.length > 0) {
    await client.query(`truncate ${tables.map(({ name }) => quote(name)).join(', ')}`);
  }
  // Rows come as they were: what a trigger did to them was done when they were first written.
  for (const { name } of tables) {
    await client.query(`alter table ${quote(name)} disable trigger user`);
  }
  const found = await client.query<Link>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace
      order by c.relname, k.conname`,
  );
  for (const { table, name } of found.rows) {
    await client.query(`alter table ${quote(table)} drop constraint ${quote(name)}`);
  }
  return found.rows;
}

/** Puts the foreign keys back; the server checks every row against them. */
async function relink(client: pg.Client, links: readonly Link[]): Promise<void> {
  for (const { name } of await listTables(client)) {
    await client.query(`alter table ${quote(name)} enable trigger user`);
  }
  for (const { table, name, text } of links) {
    await client.query(`alter table ${quote(table)} add constraint ${quote(name)} ${text}`);
  }
}

interface Body {
  readonly tail: BackupTail;
  readonly locked: Buffer | null;
}

async function readBody(
  client: pg.Client,
  entries: AsyncGenerator<TarEntry>,
  head: BackupHead,
  staging: string,
): Promise<Body> {
  const known = new Map(head.tables.map((table) => [table.name, table]));
  let locked: Buffer | null = null;
  let tail: BackupTail | null = null;
  for (;;) {
    const next = await entries.next();
    if (next.done === true) break;
    const entry = next.value;
    const table = known.get(/^tables\/([^/]+)\/\d+\.copy$/.exec(entry.name)?.[1] ?? '');
    if (table !== undefined) await loadPiece(client, table, entry);
    else if (entry.name === 'tail.json') tail = parseTail(await readSmall(entry));
    else if (entry.name === 'keys.locked') locked = await readSmall(entry);
    else if (/^(files|keys)\/./.test(entry.name)) await stage(entry, staging);
    else stopWith('backup.damaged', { reason: entry.name });
  }
  if (tail === null) return stopWith('backup.damaged', { reason: 'tail.json' });
  const files = listFiles(join(staging, 'files')).length;
  if (files !== tail.files) stopWith('backup.damaged', { reason: `files: ${files}/${tail.files}` });
  return { tail, locked };
}

function parseTail(bytes: Buffer): BackupTail {
  return JSON.parse(bytes.toString('utf8')) as BackupTail;
}

async function loadPiece(client: pg.Client, table: SavedTable, entry: TarEntry): Promise<void> {
  const columns = table.columns.map(quote).join(', ');
  await copyIn(client, `copy ${quote(table.name)} (${columns}) from stdin`, entry.chunks);
}

async function stage(entry: TarEntry, staging: string): Promise<void> {
  const path = join(staging, entry.name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(
    Readable.from(entry.chunks),
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
}

/** Rows, digests and the head of the sealed log must be those of the archive. */
async function compare(client: pg.Client, head: BackupHead, tail: BackupTail): Promise<void> {
  for (const table of head.tables) {
    const now = await countTable(client, table);
    const then = tail.counts[table.name];
    if (then?.rows !== now.rows || then.digest !== now.digest) {
      stopWith('backup.damaged', { reason: `${table.name}: ${now.rows}/${then?.rows ?? '?'}` });
    }
  }
  const chain = await readChainHead(client);
  if (chain !== tail.chainHead) stopWith('backup.damaged', { reason: 'audit_batch' });
}

async function resetSequences(client: pg.Client, tail: BackupTail): Promise<void> {
  for (const [name, value] of Object.entries(tail.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint)', [quote(name), value]);
  }
  const now = await readSequences(client);
  for (const [name, value] of Object.entries(tail.sequences)) {
    if (now[name] !== value) stopWith('backup.damaged', { reason: name });
  }
}

/** Public keys always, the others when the archive has them and the passphrase opens them. */
async function placeKeys(
  given: RestoreGiven,
  staging: string,
  locked: Buffer | null,
): Promise<boolean> {
  const pieces = new Map<string, Buffer>();
  for (const name of listFiles(join(staging, 'keys'))) {
    pieces.set(name, readFileSync(join(staging, 'keys', name)));
  }
  const passphrase = locked === null ? null : await given.passphrase();
  if (locked !== null && passphrase !== null) {
    const files = JSON.parse(unlock(locked, passphrase).toString()) as Record<string, string>;
    for (const [name, text] of Object.entries(files)) pieces.set(name, Buffer.from(text, 'base64'));
  }
  const folder = join(given.dataDir, 'keys');
  const there = listFiles(folder);
  const differs = there.some(
    (name) => pieces.get(name)?.equals(readFileSync(join(folder, name))) !== true,
  );
  if (differs) stopWith('backup.keys_exist', { folder });
  for (const [name, bytes] of pieces) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, bytes, { mode: 0o600, flush: true });
  }
  return locked !== null && passphrase !== null;
}

function placeFiles(dataDir: string, staging: string): void {
  const from = join(staging, 'files');
  const to = join(dataDir, 'files');
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true }); // it is empty: looked at before
  renameSync(from, to);
}

/** What zlib, JSON and the server say about a broken archive is one refusal. */
function restoreFault(file: string, fault: unknown): unknown {
  if (fault instanceof DatabaseFault) return fault;
  const { code, message } = fault as NodeJS.ErrnoException;
  if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code ?? '')) {
    return faultOf('backup.unreadable', { file, reason: code ?? '' }, fault);
  }
  const broken = (code ?? '').startsWith('Z_') || fault instanceof SyntaxError;
  const refused = /^(22|23)/.test(code ?? ''); // rows that the schema does not take
  return broken || refused ? faultOf('backup.damaged', { reason: message }, fault) : fault;
}
