import type { Num } from './ir.ts';

/** An exact decimal: `value` units of 10^-scale. */
export interface Exact {
  readonly value: number;
  readonly scale: number;
}

/** Powers of ten that a double holds exactly. */
const tens = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** 10^power, exact for 0 ≤ power ≤ 15. */
export function ten(power: number): number {
  const value = tens[power];
  if (value === undefined) throw new RangeError(`10^${power} is outside what the engine counts in`);
  return value;
}

/** The exact decimal a text writes: "2.50" is 25 units of 10^-1. Null: not a decimal. */
export function exactOf(text: string): Exact | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return null;
  const decimals = (parts[3] ?? '').replace(/0+$/, '');
  const value = Number(`${parts[1]}${parts[2]}${decimals}`);
  return Number.isSafeInteger(value) && decimals.length <= 12
    ? { value, scale: decimals.length }
    : null;
}

/** The text of an exact decimal, without zeros at its end: 25 × 10^-1 is "2.5". */
export function textOf(value: number, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, -scale);
  const rest = digits.slice(-scale).replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return rest === '' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
}

/** A number of the law as a node. */
export function numberOf(value: number, scale = 0): Num & { readonly k: 'number' } {
  return { k: 'number', value, scale };
}

/** Takes zeros away from the end of an exact decimal. */
export function trimmed({ value, scale }: Exact): Exact {
  let [units, digits] = [value, scale];
  while (digits > 0 && units % 10 === 0) [units, digits] = [units / 10, digits - 1];
  return { value: units, scale: digits };
}

/** Rounds units of 10^-scale to a multiple of `to` whole units; the result is whole. */
export function rounded(
  value: number,
  scale: number,
  to: number,
  mode: 'half_up' | 'down' | 'up',
): number {
  if (!Number.isFinite(value)) return value;
  const step = to * ten(scale);
  // The remainder is exact where a quotient near 2^53 would already be rounded.
  const rest = ((value % step) + step) % step;
  const below = (value - rest) / step;
  const up = mode === 'up' ? rest > 0 : mode === 'half_up' && rest * 2 >= step;
  return (up ? below + 1 : below) * to;
}
