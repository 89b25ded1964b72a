import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, searchKey, type IsoDate } from '../../../kernel/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  areaOn,
  areasOn,
  destinationsOn,
  findAreas,
  identity,
  isVerified,
  makeAreaRegister,
  successorsOf,
  type Area,
  type AreaSuccession,
} from './index.ts';

const register = makeAreaRegister(readAreaFiles());
const today = '2026-01-15' as IsoDate;

/** Not researched: no document and no border says where it went. */
const exceptions = new Set(['10690']);

const anyArea = fc.constantFrom(...register.areas);
const anyDay = fc
  .tuple(fc.integer({ min: 2004, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15` as IsoDate);

describe('the facts hold together', () => {
  test('no code is carried by two units on one day', () => {
    fc.assert(
      fc.property(anyArea, anyDay, (area, on) => {
        const carriers = (register.byCode.get(area.code) ?? []).filter((each) =>
          holds(each.from, each.to, on),
        );
        expect(carriers.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('every unit lies in a unit of the level above on each of its days', () => {
    for (const area of register.areas) {
      if (area.parent === null) continue;
      const days = [area.from, ...(area.to === null ? [today] : [])];
      for (const on of days) expect(areaOn(register, area.parent, on), area.code).not.toBeNull();
    }
  });

  test('the parts of every unit sum to exactly its whole', () => {
    for (const [unit, parts] of register.successionsOf) {
      const sum = parts.reduce((total, part) => total + part.thousandths, 0);
      expect(sum, unit).toBe(1000);
    }
  });

  test('every succession begins as its unit ends, and leads to a unit of then or later', () => {
    for (const area of register.areas) {
      for (const { area: next, succession } of successorsOf(register, area)) {
        expect(succession.on, area.code).toBe(area.to);
        expect(next.to === null || next.to > succession.on, area.code).toBe(true);
        const late = next.from > succession.on;
        expect(late && isVerified(succession), `${area.code}: a leap is never verified`).toBe(
          false,
        );
      }
    }
  });

  test('every row names the document it rests on', () => {
    const sources = [...register.areas, ...register.successions].map((row) => row.source);
    expect(sources.every((source) => /^(Quyết định|Nghị (quyết|định)|Danh mục)/.test(source))).toBe(
      true,
    );
  });
});

describe('chains never lose weight', () => {
  test('every commune of 2004 reaches units of today with all of its area', () => {
    const first = register.areas.filter(
      (area) => area.level === 'commune' && area.from === '2004-07-08',
    );
    expect(first.length).toBeGreaterThan(450);
    for (const area of first) {
      if (exceptions.has(area.code)) continue;
      const total = destinationsOn(register, area, today).reduce((sum, to) => sum + to.share, 0);
      expect(total, `${area.code} ${area.name}`).toBeCloseTo(1, 9);
    }
  });

  test('a made-up history of splits and merges keeps the weight of every unit', () => {
    fc.assert(
      fc.property(madeUpHistory, (history) => {
        const made = makeAreaRegister(history);
        for (const area of made.areas) {
          const total = destinationsOn(made, area, '2020-01-01' as IsoDate).reduce(
            (sum, to) => sum + to.share,
            0,
          );
          expect(total).toBeCloseTo(area.from <= '2020-01-01' ? 1 : 0, 9);
        }
      }),
    );
  });
});

describe('finding', () => {
  test('every unit is found by its name without accents, by its full name and by its code', () => {
    fc.assert(
      fc.property(anyArea, (area) => {
        const on = area.from;
        const found = (text: string): boolean => findAreas(register, text, on).includes(area);
        expect(found(searchKey(area.name))).toBe(true);
        expect(found(`${area.type} ${area.name}`)).toBe(true);
        expect(found(area.code)).toBe(true);
      }),
    );
  });

  test('no text makes it fail, and it gives only units of the day', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), anyDay, (text, on) => {
        const inForce = new Set(
          areasOn(register, on).map(({ code, from }) => identity(code, from)),
        );
        const found = findAreas(register, text, on);
        expect(found.every(({ code, from }) => inForce.has(identity(code, from)))).toBe(true);
      }),
    );
  });
});

/** Four generations of up to five units; each unit's parts go to one or two of the next. */
const madeUpHistory = fc
  .array(
    fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 999 })), {
      minLength: 1,
      maxLength: 5,
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((generations) => {
    const dates = ['2000', '2005', '2010', '2015'].map((year) => `${year}-01-01` as IsoDate);
    const areas: Area[] = [];
    const successions: AreaSuccession[] = [];
    for (const [index, generation] of generations.entries()) {
      const from = dates[index] as IsoDate;
      const next = generations[index + 1];
      const to = next === undefined ? null : (dates[index + 1] as IsoDate);
      for (const [place, [one, other, share]] of generation.entries()) {
        areas.push(unit(String(10000 + place), from, to));
        if (next === undefined || to === null) continue;
        const targets = [...new Set([one % next.length, other % next.length])];
        const shares = targets.length === 1 ? [1000] : [share, 1000 - share];
        for (const [at, target] of targets.entries()) {
          successions.push(
            part([String(10000 + place), from], [String(10000 + target), to], shares[at]),
          );
        }
      }
    }
    return { areas, successions, hamlets: [] };
  });

function unit(code: string, from: IsoDate, to: IsoDate | null): Area {
  const texts = { name: code, type: 'xã', source: 'x', endedBy: to === null ? null : 'x' };
  return { code, level: 'commune', parent: null, from, to, ...texts };
}

function part(
  [code, from]: readonly [string, IsoDate],
  [successor, on]: readonly [string, IsoDate],
  thousandths = 1000,
): AreaSuccession {
  const known = { basis: 'area' as const, source: 'x', confidence: 'A' as const };
  return { code, from, on, successor, successorFrom: on, thousandths, ...known };
}
