import { describe, expect, test } from 'vitest';
import { chartColors, color, font, media, size, type } from './tokens.ts';

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** Contrast ratio of two colours (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].toSorted((x, y) => y - x);
  return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
}

const grounds = ['surface', 'ground', 'sunken', 'hover', 'selected', 'sea50'] as const;

test('the reckoning is that of the guideline: black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe('words can be read wherever they stand: 4.5 to 1', () => {
  test.each(grounds.flatMap((ground) => [['ink', ground] as const, ['ink2', ground] as const]))(
    '%s on %s',
    (words, ground) => {
      expect(contrast(color[words], color[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ['ink3', 'surface'],
    ['ink3', 'ground'],
    ['sea700', 'surface'],
    ['sea700', 'selected'],
    ['sea800', 'selected'],
    ['sea800', 'sea50'],
    ['red700', 'surface'],
    ['red700', 'red50'],
    ['amber800', 'amber50'],
    ['amber800', 'surface'],
    ['green700', 'green50'],
    ['violet700', 'violet50'],
    ['ink', 'mark'],
    ['ink', 'focus'],
    ['ink', 'amber50'],
    ['ink', 'green50'],
    ['ink', 'sea100'],
    ['surface', 'sea950'],
    ['surface', 'sea900'],
    ['surface', 'sea700'],
    ['surface', 'sea800'],
    ['surface', 'red700'],
    ['surface', 'amber800'],
    ['barHint', 'sea900'],
  ] as const)('%s on %s', (words, ground) => {
    expect(contrast(color[words], color[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

describe('edges of controls and shapes of states are seen: 3 to 1', () => {
  test.each([
    ['control', 'surface'],
    ['sea700', 'surface'],
    ['amber600', 'surface'],
    ['amber600', 'amber50'],
    ['green700', 'surface'],
    ['red700', 'surface'],
    ['slate600', 'surface'],
    ['slate600', 'slate50'],
    ['violet700', 'surface'],
    ['barLine', 'sea950'],
    ['focus', 'sea950'],
  ] as const)('%s on %s', (edge, ground) => {
    expect(contrast(color[edge], color[ground])).toBeGreaterThanOrEqual(3);
  });
});

test('every colour is six figures, so that it can be reckoned with', () => {
  for (const value of [...Object.values(color), ...chartColors])
    expect(value).toMatch(/^#[\da-f]{6}$/);
});

test('neighbouring colours of a chart differ in lightness, for eyes that see no hue', () => {
  const steps = chartColors.slice(1).map((one, index) => contrast(one, chartColors[index] ?? one));
  expect(Math.min(...steps)).toBeGreaterThan(1.3);
});

test('sizes of type grow in order and leave room above for stacked marks', () => {
  const sizes = Object.values(type).map((value) => value.split('/').map(Number.parseFloat));
  const heights = sizes.map(([own = 0]) => own);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  for (const [own = 1, lineHeight = 0] of sizes) {
    expect(lineHeight / own).toBeGreaterThanOrEqual(1.38);
  }
});

test('what is pressed is large enough for a finger, rows are as dense as the list says', () => {
  expect(size.rowDense).toBeLessThan(size.rowRoomy);
  expect(size.control).toBeGreaterThanOrEqual(24);
});

test('narrow comes before phone, and wide after both', () => {
  const widths = Object.values(media).map((query) => Number(/\d+/.exec(query)?.[0]));
  const [narrow = 0, phone = 0, wide = 0] = widths;
  expect(phone).toBeLessThan(narrow);
  expect(narrow).toBeLessThan(wide);
});

test('every typeface has one that each machine brings', () => {
  for (const family of Object.values(font)) expect(family).toMatch(/, (sans-serif|serif)$/);
});
