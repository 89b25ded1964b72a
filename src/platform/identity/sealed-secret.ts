import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync } from 'node:fs';
import { readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEY_NAME = 'access.key';
const KEY_BYTES = 32;
const NONCE = 12;
const TAG = 16;
const MARK = 'v1:';

/**
 * Encrypts a secret of an account (AES-256-GCM) under the key of the data folder, which is made
 * when there is none: who reads the database alone cannot use it. `owner` is bound in, so that a
 * secret copied to another account does not open.
 */
export function sealSecret(dataFolder: string, owner: string, secret: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(dataFolder), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return MARK + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The secret again; null when the key is not here or is another one, or the text was changed. */
export function openSecret(dataFolder: string, owner: string, kept: string): string | null {
  const path = join(dataFolder, 'keys', KEY_NAME);
  if (!kept.startsWith(MARK) || !existsSync(path)) return null;
  const bytes = Buffer.from(kept.slice(MARK.length), 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', readKey(path), bytes.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const opened = [decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    return null;
  }
}

function readKey(path: string): Buffer {
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}

/** Of two processes that make the key at once, the first one's counts. */
function keyFor(dataFolder: string): Buffer {
  const folder = join(dataFolder, 'keys');
  const path = join(folder, KEY_NAME);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomBytes(4).toString('hex')}`;
    writeFlushed(beside, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    try {
      linkSync(beside, path);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    } finally {
      rmSync(beside);
    }
  }
  return readKey(path);
}

function writeFlushed(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
