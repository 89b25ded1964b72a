import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Refusal } from '../kernel/index.ts';
import { cacheFolder, rootFolder } from '../platform/config/index.ts';
import { keepNewest } from './cache.ts';
import { onEnd } from './lifetime.ts';
import { refuseStart } from './start-errors.ts';

/** What the browser's bundle is made of; a module gives its contract, texts and screens. */
const sourceFolders = ['src/web', 'src/ui', 'src/kernel', 'src/platform/http', 'src/modules'];
const sourceFiles = ['package-lock.json', 'src/apps/bundle.ts', 'src/apps/bundle-build.ts'];
/** Bundles of earlier sources that stay: a branch that is gone back to finds its own. */
const BUNDLES_KEPT = 3;
const COMPILED_KEPT = 2;
const notInBrowser = /\/(store|service|import|pages|jobs)(\/|\.ts$)|\.test\.tsx?$|\.md$/;

/** The staff app could not be built: its sources are wrong, or there is no room. */
export class BundleFailed extends Error {
  readonly refusal: Refusal;
  constructor(reason: string) {
    super(reason);
    this.refusal = refuseStart('start.bundle_failed', { reason });
  }
}

/** True when the staff app is there to be built. */
export function hasStaffApp(): boolean {
  return existsSync(join(rootFolder, 'src/web/main.tsx'));
}

/**
 * The folder of the built staff app. It is built when its sources changed, beside its place and
 * renamed when it is whole; two that build at once make the same bytes.
 */
export async function ensureBundle(note: () => void): Promise<string> {
  const folder = join(cacheFolder, 'web', fingerprint());
  if (existsSync(join(folder, 'index.html'))) return folder;
  note();
  const fresh = `${folder}.new-${process.pid}`;
  try {
    mkdirSync(join(cacheFolder, 'web'), { recursive: true });
    await build(fresh);
    if (!existsSync(folder)) renameSync(fresh, folder);
    keepNewest(join(cacheFolder, 'web'), BUNDLES_KEPT);
    // What Node compiled, one folder a version of it.
    keepNewest(join(cacheFolder, 'compiled'), COMPILED_KEPT);
  } catch (fault) {
    // No room, no right to write: the file system's own words.
    throw fault instanceof BundleFailed ? fault : new BundleFailed((fault as Error).message);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** The hash of every source of the bundle. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = [...sourceFiles, ...sourceFolders.flatMap((folder) => filesUnder(folder))];
  for (const file of files.toSorted()) {
    const path = join(rootFolder, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(folder: string): string[] {
  const top = join(rootFolder, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(rootFolder, join(entry.parentPath, entry.name)))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !notInBrowser.test(path));
}

/** Vite in its own process: its memory goes back to the machine, and a signal ends it. */
function build(out: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bundle-build.ts'), out], {
    cwd: rootFolder,
    env: { ...process.env, NODE_ENV: 'production', DO_NOT_TRACK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const forget = onEnd(async () => void child.kill('SIGTERM'));
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      forget();
      if (code === 0) resolve();
      else reject(new BundleFailed(/^Error: (.*)$/m.exec(said)?.[1] ?? `vite: ${code}`));
    });
  });
}
