import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync } from 'node:fs';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MARK = Buffer.from('ansinh-file/1\n');
const NONCE = 12;
const TAG = 16;
const KEY_BYTES = 32;
const KEY_NAME = 'files.key';

/** SHA-256 of the content, as it names it. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where content lies in a data folder: `files/ab/cd…`. */
export function placeOf(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2));
}

/**
 * Keeps content, encrypted, whole or not at all; what is there already is not written again. It is
 * done before the row is: bytes without a row are swept, a row without bytes would be a loss.
 */
export function keepContent(dataFolder: string, bytes: Uint8Array): string {
  const sha256 = digestOf(bytes);
  const place = placeOf(dataFolder, sha256);
  if (existsSync(place)) return sha256;
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(dataFolder), nonce);
  cipher.setAAD(aad(sha256));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  writeWhole(place, Buffer.concat([MARK, nonce, cipher.getAuthTag(), sealed]));
  return sha256;
}

/** Content by its hash. What was changed, exchanged or is under another key is a fault. */
export function openContent(dataFolder: string, sha256: string): Buffer {
  const kept = readFileSync(placeOf(dataFolder, sha256));
  if (!kept.subarray(0, MARK.length).equals(MARK)) throw new Error('a kept file is damaged');
  let at = MARK.length;
  const take = (length: number): Buffer => kept.subarray(at, (at += length));
  const [nonce, tag] = [take(NONCE), take(TAG)];
  const decipher = createDecipheriv('aes-256-gcm', keyOf(dataFolder), nonce);
  decipher.setAAD(aad(sha256));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(kept.subarray(at)), decipher.final()]);
}

/** Content of one name under another would not open. */
const aad = (sha256: string): Buffer => Buffer.concat([MARK, Buffer.from(sha256)]);

function keyOf(dataFolder: string): Buffer {
  const key = Buffer.from(readFileSync(join(dataFolder, 'keys', KEY_NAME), 'utf8').trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new Error('the key of the files is damaged');
  return key;
}

/** The key, made when there is none; of two processes that make one, the first one's counts. */
function keyFor(dataFolder: string): Buffer {
  const folder = join(dataFolder, 'keys');
  const path = join(folder, KEY_NAME);
  if (!existsSync(path)) {
    if (hasContent(dataFolder)) throw new Error('files are there, their key is not');
    const beside = `${path}.${randomBytes(4).toString('hex')}`;
    writeWhole(beside, Buffer.from(`${randomBytes(KEY_BYTES).toString('hex')}\n`));
    try {
      linkSync(beside, path);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    } finally {
      rmSync(beside);
    }
    syncFolder(folder);
  }
  return keyOf(dataFolder);
}

function hasContent(dataFolder: string): boolean {
  return listContent(dataFolder).length > 0;
}

/** Writes beside, flushes, renames, flushes the folder: after it, power may go. */
function writeWhole(path: string, bytes: Buffer): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = openSync(beside, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  syncFolder(folder);
  syncFolder(dirname(folder));
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What lies in the files folder, by its path: content, and parts that a crash left. */
export interface Kept {
  readonly path: string;
  /** Null: no content, a part of one. */
  readonly sha256: string | null;
  readonly changedAt: Date;
}

export function listContent(dataFolder: string): readonly Kept[] {
  const root = join(dataFolder, 'files');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(-65).replace(/[/\\]/, '');
      const sha256 = /^[0-9a-f]{64}$/.test(name) ? name : null;
      return { path, sha256, changedAt: statSync(path).mtime };
    });
}
