import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { change } from '../../../tests/support/outbox.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealAll } from '../audit/index.ts';
import { inspect, readMigrations, type OpenDatabase } from './index.ts';

const db = testDatabase({ each: true });

const look = (more: Partial<OpenDatabase> = {}) =>
  inspect({
    owner: db.owner,
    database: db.database,
    source: 'server',
    place: 'postgres://…',
    rolesApart: true,
    ...more,
  } as unknown as OpenDatabase);

describe('what is told of a database', () => {
  test('is its server, its size, its tables and its migrations', async () => {
    const info = await look();
    expect(info).toMatchObject({
      source: 'server',
      place: 'postgres://…',
      rolesApart: true,
      applied: readMigrations().map(({ name }) => name),
      pending: [],
      chainHead: null,
    });
    expect(info.server).toMatch(/^\d+\.\d+$/);
    expect(BigInt(info.bytes)).toBeGreaterThan(1_000_000n);
    expect(info.tables).toBeGreaterThan(20);
  });

  test('is whether pages are checked and writes reach the disk', async () => {
    const asked = await sql<{ fsync: string; checksums: string }>`
      select current_setting('fsync') as fsync,
        current_setting('data_checksums') as checksums`.execute(db.owner);
    const { fsync, checksums } = asked.rows[0] ?? { fsync: '', checksums: '' };
    expect(await look()).toMatchObject({ fsync: fsync === 'on', checksums: checksums === 'on' });
  });

  test('is the head of the log, once something is sealed', async () => {
    await change(db.context(), 'a', 1);
    const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-info-')), 'keys');
    await sealAll({ database: db.database, keys });
    rmSync(join(keys, '..'), { recursive: true, force: true });
    expect((await look()).chainHead).toMatch(/^1:[0-9a-f]{64}$/);
  });

  test('is what it lacks, when it is of an older release', async () => {
    const last = readMigrations().at(-1)?.name ?? '';
    await sql`delete from migration_file where name = ${last}`.execute(db.owner);
    const info = await look();
    expect(info.pending).toEqual([last]);
    expect(info.applied).not.toContain(last);
  });

  test('is refused when it is newer than the code', async () => {
    await sql`insert into migration_file (name, sha256, applied_at)
      values ('9999_from_tomorrow', ${'0'.repeat(64)}, now())`.execute(db.owner);
    await expect(look()).rejects.toMatchObject({
      refusal: { code: 'database.schema_newer', data: { migration: '9999_from_tomorrow' } },
    });
  });

  test('is nothing of a log in a database that has none', async () => {
    await sql`drop table audit_sealed_row, audit_batch cascade`.execute(db.owner);
    expect((await look()).chainHead).toBeNull();
  });
});
