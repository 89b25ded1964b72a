import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { callerName, err, ok } from '../../kernel/index.ts';
import type { Download, Refusal, Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { record, type Transaction } from '../database/index.ts';
import { refuseFile } from './errors.ts';
import { cleanName } from './name.ts';
import { contentTypes, typeOfFile, type FileType } from './type.ts';
import { keepContent, listContent, openContent, digestOf } from './vault.ts';

/** Bytes of one file. */
const FILE_BYTES = 25 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
/** Whoever stores shares this lock until the commit: a sweep sees the row, or waits for it. */
const SWEEPING = 0x66_69_6c_65;

/** The record a file belongs to; who may read it is asked of that record's module. */
export interface FileOwner {
  /** `plan_copy`, `law_draft`: the module's word. */
  readonly kind: string;
  readonly id: string;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly sha256: string;
  readonly storedAt: Date;
  readonly storedBy: string;
}

/** A file as it came, and the record it is for. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly for: FileOwner;
}

/** Where files lie; a context without a data folder keeps none. */
function folderOf(context: Context): string {
  if (context.dataFolder === undefined) throw new Error('this context has no data folder');
  return context.dataFolder;
}

/**
 * Keeps a file in the caller's transaction. The same content of the same record under the same name
 * is kept once. Errors: `file.empty`, `file.too_large`, `file.unknown_type`, `file.damaged`,
 * `file.bomb`, `file.macros`.
 */
export async function storeFile(
  trx: Transaction,
  context: Context,
  file: NewFile,
): Promise<Result<StoredFile, Refusal>> {
  const name = cleanName(file.name);
  const { bytes } = file;
  if (bytes.length === 0) return err(refuseFile('file.empty', { file: name }));
  if (bytes.length > FILE_BYTES) {
    return err(refuseFile('file.too_large', { file: name, limit: FILE_BYTES / MEGABYTE }));
  }
  const type = await typeOfFile(name, bytes);
  if (!type.ok) return type;
  await sql`select pg_advisory_xact_lock_shared(${SWEEPING})`.execute(trx);
  const before = await rowsOf(trx, file.for)
    .where('f.sha256', '=', digestOf(bytes))
    .where('f.name', '=', name)
    .executeTakeFirst();
  const sha256 = keepContent(folderOf(context), bytes);
  if (before !== undefined) return ok(storedOf(before));
  const row = {
    id: newId(),
    sha256,
    name,
    type: type.value,
    bytes: bytes.length,
    for_kind: file.for.kind,
    for_id: file.for.id,
    stored_at: new Date(context.now()),
    stored_by: callerName(context.caller),
  };
  await trx.insertInto('file').values(row).execute();
  return ok(storedOf(row));
}

/** The files of a record, the oldest first; not those that were withdrawn. */
export async function listFiles(
  trx: Transaction,
  owner: FileOwner,
): Promise<readonly StoredFile[]> {
  const rows = await rowsOf(trx, owner).orderBy('f.id').execute();
  return rows.map(storedOf);
}

/** A file of a record, to be downloaded. Error: `file.not_found`. */
export async function readFile(
  trx: Transaction,
  context: Context,
  asked: { readonly id: string; readonly for: FileOwner },
): Promise<Result<Download, Refusal>> {
  const row = await rowsOf(trx, asked.for).where('f.id', '=', asked.id).executeTakeFirst();
  if (row === undefined) return err(refuseFile('file.not_found', { id: asked.id }));
  const { name, type, sha256 } = storedOf(row);
  return ok({
    name,
    contentType: contentTypes[type],
    body: openContent(folderOf(context), sha256),
  });
}

/** Takes a file from its record by a row of its own; its content stays. Error: `file.not_found`. */
export async function withdrawFile(
  trx: Transaction,
  context: Context,
  asked: { readonly id: string; readonly for: FileOwner; readonly reason: string },
): Promise<Result<null, Refusal>> {
  const row = await rowsOf(trx, asked.for).where('f.id', '=', asked.id).executeTakeFirst();
  if (row === undefined) return err(refuseFile('file.not_found', { id: asked.id }));
  const at = new Date(context.now());
  const by = callerName(context.caller);
  await trx
    .insertInto('file_withdrawal')
    .values({ file_id: asked.id, at, by, reason: asked.reason })
    .execute();
  return ok(null);
}

/**
 * Removes content that no row names and that has lain for a day: its transaction was rolled back,
 * or its process ended. Gives the number of what was removed.
 */
export async function sweepFiles(context: Context): Promise<number> {
  const before = new Date(context.now() - DAY_MS);
  const old = listContent(folderOf(context)).filter(({ changedAt }) => changedAt < before);
  const hashes = old.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  return record(context, async (trx) => {
    await sql`select pg_advisory_xact_lock(${SWEEPING})`.execute(trx);
    const named = await trx
      .selectFrom('file')
      .select('sha256')
      .where('sha256', '=', sql<string>`any(${hashes})`)
      .execute();
    const wanted = new Set(named.map(({ sha256 }) => sha256));
    const orphans = old.filter(({ sha256 }) => sha256 === null || !wanted.has(sha256));
    for (const { path } of orphans) rmSync(path, { force: true });
    return orphans.length;
  });
}

function rowsOf(trx: Transaction, owner: FileOwner) {
  return trx
    .selectFrom('file as f')
    .leftJoin('file_withdrawal as w', 'w.file_id', 'f.id')
    .select(['f.id', 'f.sha256', 'f.name', 'f.type', 'f.bytes', 'f.stored_at', 'f.stored_by'])
    .where('f.for_kind', '=', owner.kind)
    .where('f.for_id', '=', owner.id)
    .where('w.file_id', 'is', null);
}

function storedOf(row: {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly stored_at: Date;
  readonly stored_by: string;
}): StoredFile {
  const { id, sha256, name, bytes } = row;
  const type = row.type as FileType;
  return { id, name, type, bytes, sha256, storedAt: row.stored_at, storedBy: row.stored_by };
}
