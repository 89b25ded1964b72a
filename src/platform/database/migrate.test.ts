import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refusalOf } from './faults.ts';
import { compareMigrations, readMigrations } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'ansinh-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, sha256 = name) => ({ name, text: '', sha256 });

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    const { code, data } = refusalOf(fault) ?? {};
    return { code, data };
  }
}

test('a new database waits for every file, in order', () => {
  const state = compareMigrations([file('0001_a'), file('0002_b')], []);
  expect(state).toEqual({ applied: [], pending: ['0001_a', '0002_b'] });
});

test('what is applied is not pending', () => {
  const files = [file('0001_a'), file('0002_b')];
  expect(compareMigrations(files, [file('0001_a')])).toEqual({
    applied: ['0001_a'],
    pending: ['0002_b'],
  });
  expect(compareMigrations(files, files).pending).toEqual([]);
});

test('a database that is newer than the code is refused', () => {
  expect(
    refusal(() => compareMigrations([file('0001_a')], [file('0001_a'), file('0002_b')])),
  ).toEqual({
    code: 'database.schema_newer',
    data: { migration: '0002_b' },
  });
});

test('an applied file that was edited is refused', () => {
  const edited = () => compareMigrations([file('0001_a', 'new')], [file('0001_a', 'old')]);
  expect(refusal(edited)).toEqual({
    code: 'database.migration_edited',
    data: { migration: '0001_a' },
  });
});

test('a new file with a number below an applied one is refused', () => {
  const files = [file('0001_a'), file('0002_late'), file('0003_c')];
  expect(refusal(() => compareMigrations(files, [file('0001_a'), file('0003_c')]))).toEqual({
    code: 'database.migration_order',
    data: { migration: '0002_late', last: '0003_c' },
  });
});

test('files are read in the order of their numbers; others in the folder are none', () => {
  writeFileSync(join(folder, '0002_b.sql'), 'select 2;');
  writeFileSync(join(folder, '0001_a.sql'), 'select 1;\r\n');
  writeFileSync(join(folder, 'README.md'), 'not one');
  writeFileSync(join(folder, '3_short.sql'), 'not one');
  expect(readMigrations(folder).map(({ name }) => name)).toEqual(['0001_a', '0002_b']);
});

test('a file has the same checksum with the line ends of Windows', () => {
  writeFileSync(join(folder, '0001_a.sql'), 'select 1;\r\n');
  const [windows] = readMigrations(folder);
  writeFileSync(join(folder, '0001_a.sql'), 'select 1;\n');
  const [unix] = readMigrations(folder);
  expect(windows?.sha256).toBe(unix?.sha256);
});

test('the release has migrations, each with a number of its own', () => {
  const numbers = readMigrations().map(({ name }) => name.slice(0, 4));
  expect(numbers.length).toBeGreaterThan(3);
  expect(new Set(numbers).size).toBe(numbers.length);
});
