import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  cleanEnvironment,
  clusterFolder,
  folderFault,
  prepareDataFolder,
  refuseOtherMajor,
  serverSettings,
  startFault,
} from './cluster.ts';
import { DatabaseFault } from './errors.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-cluster-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The refusal that work stops with. */
function refusalOf(work: () => void) {
  try {
    work();
  } catch (fault) {
    if (fault instanceof DatabaseFault) return fault.refusal;
    throw fault;
  }
  return null;
}

const errno = (code: string) => Object.assign(new Error(code), { code });

describe('the data folder', () => {
  test('is made, with those above it, closed to others and without a trace', () => {
    const data = join(folder, 'a', 'b', 'data');
    prepareDataFolder(data);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual([]);
  });

  test('that is open to others is closed; what lies in it stays', () => {
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o755 });
    writeFileSync(join(data, 'note'), 'x');
    prepareDataFolder(data);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual(['note']);
  });

  test('may be a link to a folder', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    symlinkSync(data, join(folder, 'link'));
    expect(refusalOf(() => prepareDataFolder(join(folder, 'link')))).toBeNull();
  });

  test('that is a file, or lies below one, is refused with its name', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const data of [file, join(file, 'data')]) {
      const refusal = refusalOf(() => prepareDataFolder(data));
      expect(refusal).toMatchObject({ code: 'database.folder_unwritable', data: { folder: data } });
    }
  });

  test('that is a link to nowhere, or to itself, is refused', () => {
    symlinkSync(join(folder, 'nowhere', 'deep'), join(folder, 'dangling'));
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
    for (const name of ['dangling', 'circle']) {
      const refusal = refusalOf(() => prepareDataFolder(join(folder, name)));
      expect([name, refusal?.code]).toEqual([name, 'database.folder_unwritable']);
    }
  });

  test('that we may not write is refused', (given) => {
    if (process.getuid?.() === 0) given.skip('root may write anywhere');
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    chmodSync(folder, 0o500);
    const refusal = refusalOf(() => prepareDataFolder(join(folder, 'other')));
    chmodSync(folder, 0o700);
    expect(refusal?.code).toBe('database.folder_unwritable');
  });

  test('holds the cluster in a folder of its own', () => {
    expect(clusterFolder('/srv/data')).toBe('/srv/data/postgres');
    expect(clusterFolder('/srv/../srv/data/')).toBe('/srv/data/postgres');
  });
});

describe('a "no" of the file system', () => {
  test.each([
    ['ENOSPC', 'database.disk_full'],
    ['EDQUOT', 'database.disk_full'],
    ['EACCES', 'database.folder_unwritable'],
    ['EPERM', 'database.folder_unwritable'],
    ['EROFS', 'database.folder_unwritable'],
    ['ENOTDIR', 'database.folder_unwritable'],
    ['ELOOP', 'database.folder_unwritable'],
  ])('%s is %s with folder and reason', (code, refusal) => {
    const fault = folderFault('/data', errno(code)) as DatabaseFault;
    expect(fault.refusal).toMatchObject({ code: refusal, data: { folder: '/data', reason: code } });
    expect(fault.cause).toMatchObject({ code });
  });

  test('that nobody foresaw is thrown as it is', () => {
    const strange = errno('EIO');
    expect(folderFault('/data', strange)).toBe(strange);
    expect(folderFault('/data', 'a text')).toBe('a text');
  });

  test('that is a refusal already stays one', () => {
    const refused = folderFault('/data', errno('EACCES'));
    expect(folderFault('/other', refused)).toBe(refused);
  });
});

describe('the words of a server that would not start', () => {
  test.each([
    ['initdb: could not write: No space left on device', 'database.disk_full'],
    ['FATAL: could not extend file: Disk quota exceeded', 'database.disk_full'],
    ['could not open file: Read-only file system', 'database.folder_unwritable'],
    ['could not create lock file: Permission denied', 'database.folder_unwritable'],
    ['FATAL: invalid value for parameter', 'database.start_failed'],
    ['', 'database.start_failed'],
  ])('%j are %s', (words, code) => {
    expect(startFault('/data', words).refusal).toMatchObject({ code, data: { folder: '/data' } });
  });

  test('are kept to their last four lines and six hundred letters', () => {
    const lines = Array.from({ length: 9 }, (_, at) => `line ${String(at)}`).join('\n');
    expect(startFault('/data', lines).refusal.data['reason']).toBe(
      'line 5 | line 6 | line 7 | line 8',
    );
    const long = startFault('/data', 'x'.repeat(5_000)).refusal.data['reason'];
    expect(long).toHaveLength(600);
  });
});

describe('data of another release', () => {
  const binaries = { initdb: '', postgres: '', major: 17, root: '' };

  test.each(['16', '18', '9.6', ''])('(%s) are refused and stay as they are', (found) => {
    writeFileSync(join(folder, 'PG_VERSION'), `${found}\n`);
    const refusal = refusalOf(() => refuseOtherMajor(folder, binaries));
    expect(refusal).toMatchObject({ code: 'database.other_major', data: { found, wanted: 17 } });
    expect(existsSync(join(folder, 'PG_VERSION'))).toBe(true);
  });

  test('of ours are taken', () => {
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    expect(refusalOf(() => refuseOtherMajor(folder, binaries))).toBeNull();
  });
});

describe('a server of ours', () => {
  test('is steered by no variable of its environment', () => {
    process.env['PGDATA'] = '/elsewhere';
    process.env['PGOPTIONS'] = '-c fsync=off';
    process.env['LC_MESSAGES'] = 'vi_VN';
    try {
      const environment = cleanEnvironment();
      const left = Object.keys(environment).filter((name) => /^(PG|LANG)/.test(name));
      expect(left).toEqual([]);
      expect(environment).toMatchObject({ LC_ALL: 'C', TZ: 'UTC' });
      expect(environment['LC_MESSAGES']).toBeUndefined();
      expect(environment['PATH']).toBe(process.env['PATH']);
    } finally {
      for (const name of ['PGDATA', 'PGOPTIONS', 'LC_MESSAGES']) delete process.env[name];
    }
  });

  test('writes to the disk before it answers, listens nowhere, and logs no values', () => {
    expect(serverSettings()).toMatchObject({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      listen_addresses: '',
      unix_socket_permissions: '0700',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_min_error_statement: 'panic',
    });
  });

  test('takes a share of the memory within bounds', () => {
    const megabytes = Number(/^(\d+)MB$/.exec(serverSettings()['shared_buffers'] ?? '')?.[1]);
    expect(megabytes).toBeGreaterThanOrEqual(64);
    expect(megabytes).toBeLessThanOrEqual(1024);
  });
});
