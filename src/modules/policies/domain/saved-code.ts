/*
 * The code under which a person comes back to a self-check: 18 digits by chance and two that check
 * them (ISO/IEC 7064, MOD 97-10, as account numbers have them), so that one digit misheard or two
 * exchanged are told at once. Digits only: they are read aloud and typed alike by everyone.
 */

/** Digits made by chance: some 60 bits. */
export const CODE_CHANCE = 18;
/** Digits of a whole code. */
const CODE_DIGITS = 20;
const GROUP = 4;
const MODULUS = 97n;

/** Puts the two check digits behind the digits made by chance. */
export function codeOf(chance: string): string {
  const check = MODULUS + 1n - (BigInt(`${chance}00`) % MODULUS);
  return chance + String(check).padStart(2, '0');
}

/** The digits of a code as people type it, with whatever stands between; null: mistyped. */
export function readCode(text: string): string | null {
  const digits = text.replaceAll(/[\s.,-]/g, '');
  if (digits.length !== CODE_DIGITS || !/^[0-9]+$/.test(digits)) return null;
  return BigInt(digits) % MODULUS === 1n ? digits : null;
}

/** A code in groups of four, to be read aloud: `1234 5678 …`. */
export function shownCode(digits: string): string {
  return digits.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? digits;
}
