/** The whole steps in a number, as a multiple of `to`; exact below 2^53, also for 2^53 − 1. */
function down(value: number, step: number, to: number): number {
  if (!Number.isFinite(value)) return value;
  const rest = ((value % step) + step) % step;
  return ((value - rest) / step) * to;
}

function up(value: number, step: number, to: number): number {
  const below = down(value, step, to);
  return (below / to) * step === value || !Number.isFinite(value) ? below : below + to;
}

function halfUp(value: number, step: number, to: number): number {
  if (!Number.isFinite(value)) return value;
  const below = down(value, step, to);
  return (value - (below / to) * step) * 2 >= step ? below + to : below;
}

/** Nothing times anything is nothing, also times what has no bound. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** The smallest product of two numbers between bounds. */
function lowest(...[alo, ahi, blo, bhi]: readonly [number, number, number, number]): number {
  return Math.min(times(alo, blo), times(alo, bhi), times(ahi, blo), times(ahi, bhi));
}

function highest(...[alo, ahi, blo, bhi]: readonly [number, number, number, number]): number {
  return Math.max(times(alo, blo), times(alo, bhi), times(ahi, blo), times(ahi, bhi));
}

/** The smallest line of a table from one place to another. */
function least(table: Float64Array, from: number, to: number): number {
  let result = Infinity;
  for (let at = from; at <= to; at += 1) result = Math.min(result, table[at] ?? Infinity);
  return result;
}

function most(table: Float64Array, from: number, to: number): number {
  let result = -Infinity;
  for (let at = from; at <= to; at += 1) result = Math.max(result, table[at] ?? -Infinity);
  return result;
}

const named = { half_up: halfUp, down, up, times, lowest, highest, least, most };

/** Names that generated text may call, and what they are, in the same order. */
export const helperNames: readonly string[] = Object.keys(named);
export const helpers: readonly unknown[] = Object.values(named);
