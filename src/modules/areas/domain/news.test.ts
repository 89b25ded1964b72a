import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { mergersBetween, type Area, type AreaFacts, type AreaSuccession } from './index.ts';

const began = '2004-01-01' as IsoDate;
const merged = '2025-07-01' as IsoDate;

const anArea = (code: string): Area => ({
  code,
  name: `Phường ${code}`,
  type: 'phường',
  level: 'commune',
  parent: '31',
  from: began,
  to: null,
  source: 'Nghị định 1',
  endedBy: null,
});

function aStep(code: string, successor: string, given: Partial<AreaSuccession> = {}) {
  return {
    code,
    from: began,
    on: merged,
    successor,
    successorFrom: merged,
    thousandths: 1000,
    basis: 'whole' as const,
    source: 'Nghị quyết 1669',
    confidence: 'A' as const,
    ...given,
  };
}

const facts = (successions: readonly AreaSuccession[]): AreaFacts => ({
  areas: [anArea('1'), anArea('2'), anArea('9')],
  successions,
  hamlets: [],
});

describe('a unit that passes into others', () => {
  it('is news with the parts, and whether a document says so', () => {
    const parts = [
      aStep('1', '9', { thousandths: 700, basis: 'area' }),
      aStep('1', '8', { thousandths: 300, basis: 'area', confidence: 'B' }),
    ];
    expect(mergersBetween(facts([]), facts(parts))).toEqual([
      {
        area: '1',
        from: began,
        on: merged,
        successors: [
          { code: '9', from: merged, thousandths: 700, source: 'Nghị quyết 1669', verified: true },
          { code: '8', from: merged, thousandths: 300, source: 'Nghị quyết 1669', verified: false },
        ],
      },
    ]);
  });

  it('is one entry a unit and day', () => {
    const earlier = '2020-02-01' as IsoDate;
    const steps = [
      aStep('1', '9'),
      aStep('2', '9'),
      aStep('2', '7', { on: earlier, successorFrom: earlier, thousandths: 10 }),
    ];
    const found = mergersBetween(facts([]), facts(steps));
    expect(found.map(({ area, on }) => [area, on])).toEqual([
      ['1', merged],
      ['2', merged],
      ['2', earlier],
    ]);
  });

  it('is news again when parts, shares or units were corrected', () => {
    const before = facts([aStep('1', '9')]);
    for (const corrected of [
      aStep('1', '8'),
      aStep('1', '9', { thousandths: 999 }),
      aStep('1', '9', { successorFrom: began }),
    ]) {
      expect(mergersBetween(before, facts([corrected]))).toHaveLength(1);
    }
  });
});

describe('no news', () => {
  it('is what stood already, whatever its order', () => {
    const steps = [
      aStep('1', '9', { thousandths: 600 }),
      aStep('1', '8', { thousandths: 400 }),
      aStep('2', '9'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(steps, { minLength: 3 }), (shuffled) => {
        expect(mergersBetween(facts(steps), facts(shuffled))).toEqual([]);
      }),
    );
  });

  it('is a better word for the source', () => {
    const before = facts([aStep('1', '9')]);
    const after = facts([aStep('1', '9', { source: 'Nghị quyết số 1669/NQ-UBTVQH15' })]);
    expect(mergersBetween(before, after)).toEqual([]);
  });

  it('is what fills an empty register', () => {
    const empty = { areas: [], successions: [], hamlets: [] };
    expect(mergersBetween(empty, facts([aStep('1', '9')]))).toEqual([]);
  });
});
