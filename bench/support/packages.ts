import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../src/platform/config/index.ts';

const folder = join(rootFolder, 'bench');

/** The packages of benchmarks, installed beside the product, never into it; null: why not. */
export function installPackages(): string | null {
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const done = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  return done.status === 0 ? null : (done.stderr.trim().split('\n').at(-1) ?? 'npm ci');
}

/** The pinned version of a package, or that of Node for what is none. */
export function versionOf(name: string): string {
  const made = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  return made.dependencies[name] ?? process.version;
}
