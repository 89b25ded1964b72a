import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ended } from './ansinh.ts';

/** How the npm of a test behaves; its code is below. */
export type NpmMood =
  'installs' | 'unreachable' | 'no room' | 'no right' | 'hangs' | 'slow' | 'mute';

/**
 * A bare checkout: the real entry and setup, a main program that prints its words, a lock file of
 * one package, and an npm that asks no registry.
 */
export interface Checkout {
  readonly path: string;
  /** Runs `./ansinh`; `node` is the version that the machine says it has. */
  run(words: readonly string[], given?: RunGiven): Promise<Ended>;
  /** The same, not waited for. */
  launch(
    words: readonly string[],
    given?: RunGiven,
  ): { child: ChildProcess; ended: Promise<Ended> };
  /** Folders in which npm was asked to install, in order. */
  installs(): readonly string[];
  /** The file for everybody that each of these was pointed to; empty: its own. */
  configs(): readonly string[];
  /** The file for everybody of this machine's npm. */
  readonly npmrc: string;
  has(file: string): boolean;
  /** Takes every right to write away, or gives it back. */
  setWritable(writable: boolean): void;
  remove(): void;
}

export interface RunGiven {
  readonly npm?: NpmMood;
  readonly node?: string;
  readonly uid?: number;
  readonly platform?: NodeJS.Platform;
}

const root = join(import.meta.dirname, '../..');

const mainProgram = `process.stdout.write(JSON.stringify({
  words: process.argv.slice(2), program: process.execPath }) + '\\n');
if (process.argv.includes('fail')) process.exitCode = 3;
if (process.argv.includes('wait')) setInterval(() => undefined, 1000);
`;

const lock = {
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/left': { version: '1.0.0' } },
};

/** npm as far as the setup knows it: \`ci\` in a folder, words on stderr, an exit code. */
const npmProgram = `
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
if (process.argv[2] === 'config') {
  process.stdout.write(process.env.FAKE_NPM_CONFIG + '\\n');
  process.exit(0);
}
const folder = process.argv[process.argv.indexOf('--prefix') + 1];
const { FAKE_NPM_MOOD: mood, FAKE_NPM_LOG: log } = process.env;
appendFileSync(log, folder + '\\n');
appendFileSync(log + '.config', (process.env.npm_config_globalconfig ?? '') + '\\n');
const fail = (code, words) => {
  process.stderr.write('npm error code ' + code + '\\nnpm error errno ' + code +
    '\\nnpm error ' + words + '\\nnpm error A complete log of this run can be found in: /x/debug-0.log\\n');
  process.exit(1);
};
if (mood === 'unreachable') fail('ENOTFOUND', 'network request failed');
if (mood === 'no room') fail('ENOSPC', 'no space left on device');
if (mood === 'no right') fail('EACCES', 'permission denied');
if (mood === 'mute') process.exit(7);
const modules = join(folder, 'node_modules');
mkdirSync(modules, { recursive: true });
writeFileSync(join(modules, 'half'), '');
if (mood === 'hangs') await new Promise(() => setInterval(() => undefined, 1000));
if (mood === 'slow') await new Promise((wake) => setTimeout(wake, 1500));
const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
for (const name of Object.keys(wanted.optionalDependencies ?? {})) {
  mkdirSync(join(modules, name, 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(modules, name, 'bin/node'));
}
mkdirSync(join(modules, 'npm/bin'), { recursive: true });
copyFileSync(process.argv[1], join(modules, 'npm/bin/npm-cli.js'));
copyFileSync(join(dirname(process.argv[1]), 'package.json'), join(modules, 'npm/bin/package.json'));
const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
writeFileSync(join(modules, '.package-lock.json'), JSON.stringify({ packages }));
`;

/** Makes a checkout in a folder of its own. */
export function makeCheckout(): Checkout {
  const base = mkdtempSync(join(tmpdir(), 'ansinh-checkout-'));
  const path = join(base, 'main');
  const npm = join(base, 'npm-cli.js');
  const log = join(base, 'npm.log');
  chmodSync(base, 0o755);
  mkdirSync(join(path, 'src/apps/cli'), { recursive: true });
  mkdirSync(join(path, 'tools'));
  cpSync(join(root, 'ansinh'), join(path, 'ansinh'));
  for (const name of ['setup.mjs', 'setup-texts.mjs']) {
    cpSync(join(root, 'tools', name), join(path, 'tools', name));
  }
  cpSync(join(root, 'tools/runtime'), join(path, 'tools/runtime'), { recursive: true });
  writeFileSync(join(path, 'src/apps/cli/main.ts'), mainProgram);
  writeFileSync(join(path, 'package.json'), '{"type":"module"}');
  writeFileSync(join(path, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(base, 'package.json'), '{"type":"module"}');
  writeFileSync(npm, npmProgram);
  const npmrc = join(base, 'npmrc');
  writeFileSync(npmrc, '');
  for (const file of [log, `${log}.config`]) {
    writeFileSync(file, '');
    chmodSync(file, 0o666);
  }
  const launch: Checkout['launch'] = (words, given = {}) => {
    const child = spawn(process.execPath, [join(path, 'ansinh'), ...words], {
      cwd: base,
      env: environment(base, given, { npm, log }),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(given.uid === undefined ? {} : { uid: given.uid, gid: given.uid }),
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code) => resolve({ code, ...said }));
    });
    return { child, ended };
  };
  return {
    path,
    launch,
    run: (words, given) => launch(words, given).ended,
    installs: () => readFileSync(log, 'utf8').split('\n').slice(0, -1),
    configs: () => readFileSync(`${log}.config`, 'utf8').split('\n').slice(0, -1),
    npmrc,
    has: (file) => existsSync(join(path, file)),
    setWritable: (writable) => setRights(path, writable),
    remove: () => {
      setRights(path, true);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** Another version, another machine: said before the entry reads it, since one has only one. */
function environment(
  base: string,
  given: RunGiven,
  files: { readonly npm: string; readonly log: string },
): NodeJS.ProcessEnv {
  const { node = process.versions.node, platform = process.platform } = given;
  const preload = join(base, `as-${node}-${platform}.mjs`);
  writeFileSync(
    preload,
    `Object.defineProperty(process, 'versions', {
      value: { ...process.versions, node: '${node}' } });
    Object.defineProperty(process, 'platform', { value: '${platform}' });\n`,
  );
  return {
    PATH: process.env['PATH'],
    HOME: base,
    NODE_OPTIONS: `--import ${preload}`,
    npm_execpath: files.npm,
    FAKE_NPM_MOOD: given.npm ?? 'installs',
    FAKE_NPM_LOG: files.log,
    FAKE_NPM_CONFIG: join(base, 'npmrc'),
  };
}

function setRights(folder: string, writable: boolean): void {
  if (writable) chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) setRights(join(folder, entry.name), writable);
  }
  if (!writable) chmodSync(folder, 0o555);
}
