import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds that one code stands for (RFC 6238). */
const PERIOD = 30;
const DIGITS = 6;
/** Clocks may differ by one code. */
const SKEW_STEPS = 1;
/** 160 bits, as RFC 4226 asks of HMAC-SHA-1. */
const SECRET_BYTES = 20;
const ISSUER = 'An Sinh';
/** No 0, 1, 8 or 9 among the letters of base32: nothing is misread from paper. */
const CODE_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CODE_CHARACTERS = 10;

/** A new shared secret, in base32 as it is typed. */
export function newSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32;
}

/** The address that an authenticator reads from the picture. */
export function enrolmentUri(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/**
 * The step (30 seconds since 1970) whose code this is, one before or after now included; null when
 * it is none of them. The caller sees to it that a step is used once only.
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token: code, timestamp: now, window: SKEW_STEPS });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}

/** A code of 50 bits for the day the telephone is lost: `ABCDE-FGHIJ`. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(CODE_CHARACTERS)].map((byte) => CODE_LETTERS[byte % 32] ?? 'A');
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** The form in which a recovery code is hashed: what was typed, without spaces and dashes. */
export function plainRecoveryCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z2-7]/g, '');
}
