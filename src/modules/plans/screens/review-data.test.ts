import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aFindingReply,
  keptResolution,
  type Finding,
} from '../../../../tests/support/plan-replies.ts';
import { isOpen, nextOpen, partAt, scrollNeeded } from './review-data.ts';

type Sketch = 'E' | 'W' | 'i' | 'e' | 'w' | '.';

/** E, W, i: error, warning, note without a resolution; e, w and the dot: with one. */
function findings(sketch: string): readonly Finding[] {
  const severities = {
    E: 'error',
    W: 'warning',
    i: 'info',
    e: 'error',
    w: 'warning',
    '.': 'info',
  } as const;
  return [...sketch].map((letter, index) =>
    aFindingReply({
      id: String(index),
      number: index + 1,
      severity: severities[letter as Sketch],
      resolution: 'ew.'.includes(letter) ? keptResolution : null,
    }),
  );
}

describe('a finding stops the approval', () => {
  test.each([
    ['E', true],
    ['W', true],
    ['i', false],
    ['e', false],
    ['w', false],
    ['.', false],
  ])('%s: %s', (sketch, open) => {
    expect(findings(sketch).map(isOpen)).toEqual([open]);
  });
});

describe('the finding to go to after one', () => {
  test.each([
    ['EEE', 0, 1],
    ['EEE', 2, 0],
    ['eEe', 2, 1],
    ['EiW', 0, 2],
    ['Eii', 0, 1],
    ['eei', 0, 2],
    ['iee', 1, 0],
    ['ee.', 1, null],
    ['e', 0, null],
    ['E', 0, null],
    ['WeeeE', 3, 4],
    ['Weeei', 3, 0],
  ])('in %s after number %i is %s', (sketch, after, next) => {
    const found = nextOpen(findings(sketch), String(after));
    expect(found?.id ?? null).toBe(next === null ? null : String(next));
  });

  test('after one that is not in the list is the first that is open', () => {
    expect(nextOpen(findings('eWE'), 'gone')?.id).toBe('1');
    expect(nextOpen([], 'gone')).toBe(null);
  });

  test('settling one after the other ends with nothing open, and no finding comes twice', () => {
    const sketch = fc.string({ unit: fc.constantFrom('E', 'W', 'i', 'e', 'w', '.'), minLength: 1 });
    fc.assert(
      fc.property(sketch, (letters) => {
        let list = findings(letters);
        let current = list.find(isOpen) ?? null;
        const seen = new Set<string>();
        while (current !== null) {
          const { id } = current;
          expect(seen.has(id)).toBe(false);
          seen.add(id);
          list = list.map((one) => (one.id === id ? { ...one, resolution: keptResolution } : one));
          current = nextOpen(list, id);
        }
        expect(list.some(isOpen)).toBe(false);
      }),
    );
  });
});

describe('the part a line stands in', () => {
  const parts = [
    { code: '', title: '', from: 1, to: 10 },
    { code: 'II', title: '', from: 10, to: 30 },
    { code: 'PL.I', title: '', from: 30, to: 41 },
  ];

  test.each([
    [1, ''],
    [9, ''],
    [10, 'II'],
    [29, 'II'],
    [40, 'PL.I'],
    [0, ''],
    [99, ''],
  ])('line %i stands in “%s”', (line, code) => {
    expect(partAt(parts, line)?.code).toBe(code);
  });

  test('of a text without parts there is none', () => {
    expect(partAt([], 1)).toBe(null);
  });
});

describe('how far a list scrolls to show a row', () => {
  const view = { top: 100, bottom: 300 };

  test.each([
    [{ top: 100, bottom: 128 }, 0],
    [{ top: 272, bottom: 300 }, 0],
    [{ top: 60, bottom: 88 }, -40],
    [{ top: 280, bottom: 308 }, 8],
    [{ top: 500, bottom: 528 }, 228],
    [{ top: 200, bottom: 600 }, 100],
    [{ top: 90, bottom: 600 }, -10],
  ])('row %j: %i', (row, by) => {
    expect(scrollNeeded(view, row)).toBe(by);
  });

  test('afterwards the top of the row is in view, and its end when there is room', () => {
    const span = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(span, ([top, height]) => {
        const by = scrollNeeded(view, { top, bottom: top + height });
        expect(top - by).toBeGreaterThanOrEqual(view.top);
        expect(top - by).toBeLessThan(view.bottom);
        if (height <= 200) expect(top + height - by).toBeLessThanOrEqual(view.bottom);
      }),
    );
  });
});
