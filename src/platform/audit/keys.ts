import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { readdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs batches. It lies in the data folder's `keys/`, never in the database. */
export interface Signer {
  readonly keyId: string;
  sign(sha256: string): string;
}

/** Tells whether a signature of a key is genuine; `unknown` when its public half is not here. */
export type CheckSignature = (
  keyId: string,
  sha256: string,
  signature: string,
) => 'genuine' | 'false' | 'unknown';

const PRIVATE = 'audit.key';
const PUBLIC = /^audit-[0-9a-f]{16}\.pub$/;

/** The signer of a keys folder, or null when it has none yet. */
export function loadSigner(folder: string): Signer | null {
  const pem = readIfThere(join(folder, PRIVATE));
  return pem === null ? null : signerOf(createPrivateKey(pem));
}

/** Makes the signing key of a new log: 0600, with its public half beside it. */
export function createSigner(folder: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = signerOf(privateKey);
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  writeSafely(join(folder, `audit-${signer.keyId}.pub`), String(publicPem));
  writeSafely(join(folder, PRIVATE), String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return signer;
}

/** The public halves that a keys folder trusts, as PEM by key id. */
export function publicKeysOf(folder: string): ReadonlyMap<string, string> {
  const names = listIfThere(folder).filter((name) => PUBLIC.test(name));
  return new Map(
    names.map((name) => {
      const pem = readFileSync(join(folder, name), 'utf8');
      return [idOf(createPublicKey(pem)), pem];
    }),
  );
}

/** Checks signatures against the given public keys and no others. */
export function signatureChecker(publicKeys: ReadonlyMap<string, string>): CheckSignature {
  const keys = new Map([...publicKeys].map(([id, pem]) => [id, createPublicKey(pem)]));
  return (keyId, sha256, signature) => {
    const key = keys.get(keyId);
    if (key === undefined) return 'unknown';
    const bytes = Buffer.from(signature, 'base64');
    const genuine = verify(null, Buffer.from(sha256, 'hex'), key, bytes);
    return genuine ? 'genuine' : 'false';
  };
}

function signerOf(key: KeyObject): Signer {
  return {
    keyId: idOf(createPublicKey(key)),
    sign: (sha256) => sign(null, Buffer.from(sha256, 'hex'), key).toString('base64'),
  };
}

function idOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** Replaces a file whole or not at all; only its owner may read it. */
export function writeSafely(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(4).toString('hex')}`;
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** A file's text, or null when there is no such file. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

function listIfThere(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
}
