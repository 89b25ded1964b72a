import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOf, numberOf, rounded, ten, textOf, trimmed } from './number.ts';

/** Beside whole numbers of any size: what a double holds here is exact or refused. */
const decimal = fc
  .tuple(fc.boolean(), fc.nat(99_999_999), fc.array(fc.nat(9), { maxLength: 7 }))
  .map(([negative, whole, digits]) => {
    const rest = digits.length === 0 ? '' : `.${digits.join('')}`;
    return `${negative && whole > 0 ? '-' : ''}${whole}${rest}`;
  });

/** The text as a fraction of whole numbers. */
function fraction(text: string): readonly [bigint, bigint] {
  const [whole = '', rest = ''] = text.split('.');
  return [BigInt(`${whole}${rest}`), 10n ** BigInt(rest.length)];
}

function same(text: string, value: number, scale: number): boolean {
  const [top, bottom] = fraction(text);
  return top * 10n ** BigInt(scale) === BigInt(value) * bottom;
}

describe('exact decimals', () => {
  it('are read without losing a digit, and with no more digits than they need', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const exact = exactOf(text);
        expect(exact).not.toBeNull();
        if (exact === null) return;
        expect(same(text, exact.value, exact.scale)).toBe(true);
        expect(exact.scale === 0 || exact.value % 10 !== 0).toBe(true);
      }),
    );
  });

  it('are written so that reading them gives the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }), (value, scale) => {
        const text = textOf(value, scale);
        expect(same(text, value, scale)).toBe(true);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(exactOf(text)).toEqual(trimmed({ value, scale }));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2.50', 25, 1],
    ['0.006', 6, 3],
    ['-1.5', -15, 1],
    ['007', 7, 0],
    ['1.0', 1, 0],
    ['9007199254740991', 9_007_199_254_740_991, 0],
    ['0.000000000001', 1, 12],
  ])('%s is %i units of 10^-%i', (text, value, scale) => {
    expect(exactOf(text)).toEqual({ value, scale });
  });

  it.each(['', '1e3', '1,5', '.5', '5.', '+1', '--1', '9007199254740993', '0.0000000000001', 'ba'])(
    '“%s” is not one the engine counts with',
    (text) => {
      expect(exactOf(text)).toBeNull();
    },
  );

  it.each([
    [25, 1, '2.5'],
    [-5, 2, '-0.05'],
    [100, 2, '1'],
    [0, 3, '0'],
    [-120, 1, '-12'],
    [1_234_567_891, 0, '1234567891'],
    [-7, 0, '-7'],
  ])('%i units of 10^-%i are written %s', (value, scale, text) => {
    expect(textOf(value, scale)).toBe(text);
  });

  it('lose the zeros at their end and no others', () => {
    expect(trimmed({ value: 2500, scale: 3 })).toEqual({ value: 25, scale: 1 });
    expect(trimmed({ value: 2500, scale: 1 })).toEqual({ value: 250, scale: 0 });
    expect(trimmed({ value: 10, scale: 0 })).toEqual({ value: 10, scale: 0 });
    expect(trimmed({ value: 0, scale: 2 })).toEqual({ value: 0, scale: 0 });
  });

  it('are whole where nothing else is said', () => {
    expect(numberOf(5)).toEqual({ k: 'number', value: 5, scale: 0 });
    expect(numberOf(5, 2)).toEqual({ k: 'number', value: 5, scale: 2 });
  });
});

describe('powers of ten', () => {
  it('are exact, and refused beyond what a double holds', () => {
    for (let power = 0; power <= 15; power += 1)
      expect(BigInt(ten(power))).toBe(10n ** BigInt(power));
    expect(() => ten(16)).toThrow(RangeError);
    expect(() => ten(-1)).toThrow(RangeError);
  });
});

/** Rounding as a clerk does it, in whole numbers. */
function clerk(value: bigint, step: bigint, mode: 'half_up' | 'down' | 'up'): bigint {
  const below = value / step - (value < 0n && value % step !== 0n ? 1n : 0n);
  const rest = value - below * step;
  if (mode === 'down') return below;
  return (mode === 'up' ? rest > 0n : rest * 2n >= step) ? below + 1n : below;
}

describe('rounding', () => {
  it('takes the multiple below, above, or the nearest with the half going up', () => {
    const value = fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 });
    const mode = fc.constantFrom('half_up', 'down', 'up');
    const to = fc.constantFrom(1, 5, 10, 1000, 50_000);
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 4 }), to, mode, (units, scale, step, how) => {
        const found = rounded(units, scale, step, how);
        const expected = clerk(BigInt(units), BigInt(step) * 10n ** BigInt(scale), how);
        expect(BigInt(found)).toBe(expected * BigInt(step));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [1499, 0, [1000, 'half_up'], 1000],
    [1500, 0, [1000, 'half_up'], 2000],
    [1500, 0, [1000, 'down'], 1000],
    [1001, 0, [1000, 'up'], 2000],
    [1000, 0, [1000, 'up'], 1000],
    [1000, 0, [1000, 'half_up'], 1000],
    [25, 1, [1, 'half_up'], 3],
    [24, 1, [1, 'half_up'], 2],
  ] as const)('%i of 10^-%i to %j is %i', (value, scale, [to, mode], result) => {
    expect(rounded(value, scale, to, mode)).toBe(result);
  });

  it('leaves what has no upper bound as it is', () => {
    expect(rounded(Infinity, 2, 1000, 'down')).toBe(Infinity);
  });
});
