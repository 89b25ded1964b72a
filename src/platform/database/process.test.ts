import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  existsSync,
  chmodSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hydrateLinks, installedBinaries } from './binaries.ts';
import {
  chooseSocketFolder,
  clearStalePidFile,
  clearStaleSocketLock,
  findPostmaster,
} from './postmaster.ts';
import { folderOf, isAlive, programOf, waitUntil } from './process.ts';

let folder = '';
beforeEach(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'ansinh-process-')))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An id that nobody has: that of a process which has ended and was waited for. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a process', () => {
  test('is alive when it runs, and dead when it was waited for', async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(1)).toBe(true);
    expect(isAlive(await deadPid())).toBe(false);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of the id %d is none', (pid) => {
    expect(isAlive(pid)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('that nobody waited for is dead', async () => {
    // The shell's child ends; the shell becomes `sleep`, which waits for nobody.
    const shell = spawn('sh', ['-c', 'true & echo $!; exec sleep 5']);
    const [said] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    try {
      expect(await waitUntil(() => !isAlive(pid), 5_000)).toBe(true);
    } finally {
      shell.kill();
    }
  });

  test.runIf(process.platform === 'linux')('tells its program and its folder', async () => {
    const child = spawn('sleep', ['5'], { cwd: folder });
    try {
      const pid = child.pid ?? 0;
      expect(await waitUntil(() => programOf(pid) === 'sleep', 5_000)).toBe(true);
      expect(folderOf(pid)).toBe(folder);
    } finally {
      child.kill();
    }
  });

  test('that is gone tells neither', async () => {
    const pid = await deadPid();
    expect([programOf(pid), folderOf(pid)]).toEqual([null, null]);
  });
});

describe('waiting', () => {
  test('ends as soon as the condition holds', async () => {
    let asked = 0;
    expect(await waitUntil(() => (asked += 1) === 3, 5_000, 1)).toBe(true);
    expect(asked).toBe(3);
  });

  test('asks at least once, and says when the time was over first', async () => {
    expect(await waitUntil(() => true, 0)).toBe(true);
    expect(await waitUntil(() => false, 20, 1)).toBe(false);
  });
});

describe('the pid file of a cluster', () => {
  const pidFile = () => join(folder, 'postmaster.pid');
  const write = (pid: number, status = 'ready') =>
    writeFileSync(
      pidFile(),
      [pid, folder, '1700000000', '5432', folder, '', '1 2', status].join('\n'),
    );

  test('that is not there tells of no server', () => {
    expect(findPostmaster(folder)).toBeNull();
    expect(findPostmaster(join(folder, 'nowhere'))).toBeNull();
  });

  test('of a dead process tells of none, and is taken away', async () => {
    write(await deadPid());
    expect(findPostmaster(folder)).toBeNull();
    clearStalePidFile(folder);
    expect(existsSync(pidFile())).toBe(false);
  });

  test.runIf(process.platform === 'linux')('of another program with its id tells of none', () => {
    write(process.pid);
    expect(findPostmaster(folder)).toBeNull();
    clearStalePidFile(folder);
    expect(existsSync(pidFile())).toBe(false);
  });

  test.each(['', 'rubbish', '-\n', '0\n'])('of %j tells of none and is taken away', (text) => {
    writeFileSync(pidFile(), text);
    expect(findPostmaster(folder)).toBeNull();
    clearStalePidFile(folder);
    expect(existsSync(pidFile())).toBe(false);
  });

  test('nothing is taken away where there is none', () => {
    clearStalePidFile(folder);
    expect(existsSync(pidFile())).toBe(false);
  });
});

describe('the lock beside the socket', () => {
  const lock = () => join(folder, '.s.PGSQL.5432.lock');

  test('of a dead process is taken away', async () => {
    writeFileSync(lock(), `${String(await deadPid())}\n${folder}\n`);
    clearStaleSocketLock(folder, folder);
    expect(existsSync(lock())).toBe(false);
  });

  test.runIf(process.platform === 'linux')('of another program is taken away', () => {
    writeFileSync(lock(), `${String(process.pid)}\n${folder}\n`);
    clearStaleSocketLock(folder, folder);
    expect(existsSync(lock())).toBe(false);
  });

  test('that is not there is no trouble', () => {
    clearStaleSocketLock(folder, folder);
    expect(existsSync(lock())).toBe(false);
  });
});

describe('the folder of the socket', () => {
  /** A folder whose path is so long that a socket in it has no name. */
  function longFolder(): string {
    const path = join(folder, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(path, { recursive: true });
    return path;
  }

  test('is the cluster itself when its path is short enough', () => {
    expect(chooseSocketFolder('/srv/ansinh/postgres', null)).toBe('/srv/ansinh/postgres');
  });

  test('is a short one of its own, closed to others, when the path is too long', () => {
    const cluster = longFolder();
    const chosen = chooseSocketFolder(cluster, null);
    try {
      expect(Buffer.byteLength(`${chosen}/.s.PGSQL.5432.lock`)).toBeLessThan(104);
      expect(statSync(chosen).mode & 0o777).toBe(0o700);
      expect(chooseSocketFolder(cluster, null)).toBe(chosen);
    } finally {
      rmSync(chosen, { recursive: true, force: true });
    }
  });

  test('is refused when it is open to others: somebody else could listen there', () => {
    const cluster = longFolder();
    const chosen = chooseSocketFolder(cluster, null);
    try {
      chmodSync(chosen, 0o755);
      expect(() => chooseSocketFolder(cluster, null)).toThrow(/database\.folder_closed/);
    } finally {
      rmSync(chosen, { recursive: true, force: true });
    }
  });

  test('is refused when it is a link to somewhere else', () => {
    const cluster = longFolder();
    const chosen = chooseSocketFolder(cluster, null);
    rmSync(chosen, { recursive: true });
    symlinkSync(folder, chosen);
    try {
      expect(() => chooseSocketFolder(cluster, null)).toThrow(/database\.folder_closed/);
    } finally {
      rmSync(chosen, { force: true });
    }
  });
});

describe('the programs of PostgreSQL', () => {
  test('that the machine has are both there, else none', () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    expect(installedBinaries(bin, 15)).toBeNull();
    writeFileSync(join(bin, 'initdb'), '');
    expect(installedBinaries(bin, 15)).toBeNull();
    writeFileSync(join(bin, 'postgres'), '');
    expect(installedBinaries(bin, 15)).toEqual({
      initdb: join(bin, 'initdb'),
      postgres: join(bin, 'postgres'),
      major: 15,
      root: folder,
    });
  });
});

describe('the links of the package', () => {
  const list = (links: object) => {
    mkdirSync(join(folder, 'native/lib'), { recursive: true });
    writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
    writeFileSync(join(folder, 'native/lib/libpq.so.5.17'), 'library');
  };
  const link = { source: 'native/lib/libpq.so.5.17', target: 'native/lib/libpq.so.5' };
  const path = () => join(folder, link.target);

  test('are made when they lack, as often as one likes', () => {
    list([link]);
    hydrateLinks(folder);
    hydrateLinks(folder);
    expect(realpathSync(path())).toBe(join(folder, link.source));
  });

  test('that lead elsewhere, or are files, are made anew', () => {
    list([link]);
    symlinkSync('libpq.so.4', path());
    hydrateLinks(folder);
    expect(realpathSync(path())).toBe(join(folder, link.source));
    rmSync(path());
    writeFileSync(path(), 'an npm that copied instead');
    hydrateLinks(folder);
    expect(realpathSync(path())).toBe(join(folder, link.source));
  });

  test('are none in a package without a list', () => {
    mkdirSync(join(folder, 'native'));
    hydrateLinks(folder);
    expect(existsSync(path())).toBe(false);
  });

  test('that cannot be made are refused with their folder', () => {
    list([{ ...link, target: 'native/nowhere/libpq.so.5' }]);
    expect(() => hydrateLinks(folder)).toThrow(/database\.folder_unwritable.*nowhere/);
  });
});
