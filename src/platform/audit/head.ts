import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeSafely, type CheckSignature, type Signer } from './keys.ts';

/**
 * The last sealed batch, remembered outside the database: without it a log whose tail was cut off
 * would look like a shorter, whole one.
 */
export interface Head {
  readonly seq: number;
  readonly sha256: string;
  readonly keyId: string;
  readonly signature: string;
}

const FILE = 'audit-head.json';

/** The head of a keys folder; null when there is none, `false` when somebody wrote it by hand. */
export function readHead(folder: string, check: CheckSignature): Head | null | 'false' {
  const text = readIfThere(join(folder, FILE));
  if (text === null) return null;
  const head = parseHead(text);
  if (head === null) return 'false';
  const genuine = check(head.keyId, headHash(head), head.signature) === 'genuine';
  return genuine ? head : 'false';
}

/** Remembers the head. */
export function writeHead(folder: string, signer: Signer, at: Pick<Head, 'seq' | 'sha256'>): void {
  const head: Head = {
    seq: at.seq,
    sha256: at.sha256,
    keyId: signer.keyId,
    signature: signer.sign(headHash(at)),
  };
  writeSafely(join(folder, FILE), `${JSON.stringify(head)}\n`);
}

function headHash(at: Pick<Head, 'seq' | 'sha256'>): string {
  const text = JSON.stringify(['ansinh-audit-head/1', String(at.seq), at.sha256]);
  return createHash('sha256').update(text).digest('hex');
}

function parseHead(text: string): Head | null {
  try {
    const { seq, sha256, keyId, signature } = JSON.parse(text) as Record<string, unknown>;
    const whole = Number.isSafeInteger(seq) && [sha256, keyId, signature].every(isText);
    return whole ? ({ seq, sha256, keyId, signature } as Head) : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
