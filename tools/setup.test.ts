import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled } from './setup.mjs';

const root = join(import.meta.dirname, '..');
const machine = { os: 'linux', cpu: 'x64', libc: 'glibc' };

function lockOf(packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({ packages: { '': { name: 'an-sinh' }, ...packages } });
}

describe('what is installed', () => {
  it('is nothing without the hidden lock file of npm', () => {
    expect(isInstalled(lockOf({}), null, machine)).toBe(false);
  });

  it('is whole when every package of the lock file stands there in its version', () => {
    const lock = lockOf({ 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(lock, lockOf({ 'node_modules/a': { version: '1.0.0' } }), machine)).toBe(
      true,
    );
    expect(isInstalled(lock, lockOf({ 'node_modules/a': { version: '1.0.1' } }), machine)).toBe(
      false,
    );
    expect(isInstalled(lock, lockOf({}), machine)).toBe(false);
  });

  it('may lack an optional package of another machine, never one of this machine', () => {
    const optional = { version: '1.0.0', optional: true };
    const other = lockOf({ 'node_modules/b': { ...optional, os: ['darwin'], cpu: ['arm64'] } });
    const ours = lockOf({ 'node_modules/b': { ...optional, os: ['linux'], cpu: ['x64'] } });
    const musl = lockOf({
      'node_modules/b': { ...optional, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    });
    const helper = lockOf({ 'node_modules/b': optional });
    expect(isInstalled(other, lockOf({}), machine)).toBe(true);
    expect(isInstalled(musl, lockOf({}), machine)).toBe(true);
    expect(isInstalled(helper, lockOf({}), machine)).toBe(true);
    expect(isInstalled(ours, lockOf({}), machine)).toBe(false);
  });

  it('is whole in this checkout', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const hidden = readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8');
    expect(isInstalled(lock, hidden)).toBe(true);
  });
});

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe.each(['package-lock.json', 'tools/runtime/package-lock.json'])('%s', (file) => {
  const lock = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  const entries = Object.entries(lock.packages).filter(([place]) => place !== '');

  it('names no host of a registry', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('holds the hash of every package that is fetched', () => {
    const without = entries.filter(([, entry]) => {
      return entry.integrity === undefined && entry.inBundle !== true && entry.link !== true;
    });
    expect(without).toEqual([]);
  });

  it('holds the packages of every platform, else npm ci refuses it', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isFound(lock.packages, place, name))
        .map((name) => `${place}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Looks a dependency up as Node does: from its dependent's folder upwards. */
function isFound(packages: Readonly<Record<string, LockEntry>>, from: string, name: string) {
  for (let place = from; ;) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`] !== undefined) {
      return true;
    }
    if (place === '') return false;
    const cut = place.lastIndexOf('/node_modules/');
    place = cut < 0 ? '' : place.slice(0, cut);
  }
}

describe('package.json', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, Readonly<Record<string, string>>>;

  it('pins every package to one exact version', () => {
    const versions = Object.values({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('./ansinh', () => {
  it('is read by Node 18: neither it nor the setup uses what came later', () => {
    const setup = readFileSync(join(root, 'tools/setup.mjs'), 'utf8');
    const later = /import\.meta\.(dirname|filename|main)|toSorted|toReversed|Promise\.withRes/;
    expect(setup).not.toMatch(later);
    expect(readFileSync(join(root, 'ansinh'), 'utf8')).not.toMatch(later);
  });

  it('answers help in both languages with exit code 0', () => {
    const ask = (...words: string[]) =>
      spawnSync(process.execPath, [join(root, 'ansinh'), ...words], { encoding: 'utf8' });
    const vietnamese = ask('--help');
    expect(vietnamese.status).toBe(0);
    expect(vietnamese.stdout).toContain('./ansinh start');
    expect(ask('help', '--lang', 'en').stdout).toContain('Options of every command');
  });

  it('says on stdout as JSON, and by exit code 2, that a command does not exist', () => {
    const asked = spawnSync(process.execPath, [join(root, 'ansinh'), 'nothing', '--json'], {
      encoding: 'utf8',
    });
    expect(asked.status).toBe(2);
    expect(JSON.parse(asked.stdout)).toMatchObject({ error: { code: 'cli.unknown_command' } });
    expect(asked.stderr).toBe('');
  });

  it('does not mind a reader that stops reading', () => {
    const piped = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${join(root, 'ansinh')}" --help | head -1`],
      { encoding: 'utf8' },
    );
    expect(piped.stderr).toBe('');
  });
});
