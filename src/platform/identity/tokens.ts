import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits for a cookie or a link, in 43 characters that an address can hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token; who reads the database cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
