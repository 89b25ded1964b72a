import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { stopWith } from './errors.ts';

/** The fewest characters of a passphrase. */
export const PASSPHRASE_CHARACTERS = 12;

const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const MEMORY = 256 * 1024 * 1024;
const MARK = Buffer.from('ansinh-keys/1\n');
const SALT = 16;
const NONCE = 12;
const TAG = 16;

/** Locks bytes under a passphrase: scrypt, then AES-256-GCM over everything but the salt. */
export function lock(plain: Buffer, passphrase: string): Buffer {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  cipher.setAAD(MARK);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MARK, salt, nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `lock` closed; another passphrase, or a changed byte, is refused. */
export function unlock(locked: Buffer, passphrase: string): Buffer {
  if (!locked.subarray(0, MARK.length).equals(MARK)) stopWith('backup.damaged', { reason: 'keys' });
  let at = MARK.length;
  const take = (length: number): Buffer => locked.subarray(at, (at += length));
  const [salt, nonce, tag] = [take(SALT), take(NONCE), take(TAG)];
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  decipher.setAAD(MARK);
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(locked.subarray(at)), decipher.final()]);
  } catch (fault) {
    return stopWith('backup.passphrase_wrong', {}, fault);
  }
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { ...COST, maxmem: MEMORY });
}
