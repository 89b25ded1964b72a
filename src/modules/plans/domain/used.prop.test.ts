import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planIdentity, planKey } from './identity.ts';
import type { PlanDocument } from './reading.ts';
import { applyReadings, yearsOf, type TaskReading, type UsedValues } from './used.ts';

const year = fc.option(fc.integer({ min: 1945, max: 2100 }), { nil: null });
const written: fc.Arbitrary<UsedValues> = fc.record({
  title: fc.constantFrom('Xây trạm y tế', 'Dạy nghề'),
  startYear: year,
  endYear: year,
});
const reading: fc.Arbitrary<TaskReading> = fc.oneof(
  fc.record({
    field: fc.constantFrom('startYear', 'endYear'),
    value: fc.integer({ min: 1945, max: 2100 }).map(String),
  }),
  fc.record({ field: fc.constant('title'), value: fc.constantFrom('Xây trạm xá', 'Học nghề') }),
  fc.record({ field: fc.constantFrom('lead', 'budget', null), value: fc.constant('9') }),
);
const readings = fc.array(reading, { maxLength: 6 });

describe('values the software works with', () => {
  it('are, field by field, the last reading of it, else what is written', () => {
    fc.assert(
      fc.property(written, readings, (task, all) => {
        const last = (field: string) => all.findLast((each) => each.field === field)?.value;
        const yearOf = (field: 'startYear' | 'endYear') => {
          const value = last(field);
          return value === undefined ? task[field] : Number(value);
        };
        expect(applyReadings(task, all)).toEqual({
          title: last('title') ?? task.title,
          startYear: yearOf('startYear'),
          endYear: yearOf('endYear'),
        });
      }),
    );
  });

  it('are the same when the readings are laid over them once more', () => {
    fc.assert(
      fc.property(written, readings, (task, all) => {
        const used = applyReadings(task, all);
        expect(applyReadings(used, all)).toEqual(used);
      }),
    );
  });

  it('leave what is written as it was', () => {
    fc.assert(
      fc.property(written, readings, (task, all) => {
        const before = { ...task };
        applyReadings(task, all);
        expect(task).toEqual(before);
      }),
    );
  });
});

const period = fc
  .tuple(fc.integer({ min: 2000, max: 2030 }), fc.nat(20))
  .map(([from, length]) => ({ from, to: from + length }));

describe('the years a task runs in', () => {
  it('follow one another without a gap and lie between its start and its end', () => {
    fc.assert(
      fc.property(written, period, (task, plan) => {
        const years = yearsOf(task, plan);
        years.forEach((each, index) => expect(each).toBe((years[0] ?? 0) + index));
        for (const each of years) {
          expect(each).toBeGreaterThanOrEqual(task.startYear ?? plan.from);
          expect(each).toBeLessThanOrEqual(task.endYear ?? plan.to);
        }
      }),
    );
  });

  it('hold its start and its end when both lie within the period', () => {
    fc.assert(
      fc.property(period, fc.nat(20), fc.nat(20), (plan, one, other) => {
        const within = (steps: number) => Math.min(plan.from + steps, plan.to);
        const [startYear, endYear] = [within(Math.min(one, other)), within(Math.max(one, other))];
        const years = yearsOf({ startYear, endYear }, plan);
        expect([years[0], years.at(-1)]).toEqual([startYear, endYear]);
        expect(years).toHaveLength(endYear - startYear + 1);
      }),
    );
  });

  it('are the whole period when nothing is written', () => {
    fc.assert(
      fc.property(period, (plan) => {
        const years = yearsOf({ startYear: null, endYear: null }, plan);
        expect(years).toHaveLength(plan.to - plan.from + 1);
      }),
    );
  });

  it('never run further than ten years beyond the period, whatever year is written', () => {
    fc.assert(
      fc.property(period, fc.integer(), fc.integer(), (plan, startYear, endYear) => {
        const years = yearsOf({ startYear, endYear }, plan);
        expect(years.length).toBeLessThanOrEqual(plan.to - plan.from + 21);
        for (const each of years) {
          expect(each).toBeGreaterThanOrEqual(plan.from - 10);
          expect(each).toBeLessThanOrEqual(plan.to + 10);
        }
      }),
    );
  });
});

const base: PlanDocument = {
  number: '4220/KH-UBND',
  type: 'kế hoạch',
  title: 'Một số chính sách xã hội',
  issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
  place: 'Hải Phòng',
  issuedOn: '2013-06-14',
  signedBy: null,
  signingCapacity: [],
  periodFrom: 2012,
  periodTo: 2020,
  recipients: [],
  sha256: 'ab'.repeat(32),
};
const number = fc
  .tuple(fc.nat(9_999), fc.constantFrom('KH-UBND', 'KH-SLĐTBXH', 'CTr-HĐND', 'ĐA-SYT'))
  .map(([count, symbol]) => `${count}/${symbol}`);

describe('the address of a plan', () => {
  it('is made of letters, figures and dashes, so that it stands in any address', () => {
    fc.assert(
      fc.property(
        fc.oneof(number, fc.string({ unit: 'binary' }), fc.constantFrom('', '/', '–', 'số')),
        (wanted) => {
          for (const issuedOn of [base.issuedOn, null]) {
            const key = planKey({ ...base, number: wanted, issuedOn, periodFrom: null });
            expect(key).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*$/);
          }
        },
      ),
    );
  });

  it('differs for different numbers of one year', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        const same = planKey({ ...base, number: one }) === planKey({ ...base, number: other });
        expect(same).toBe(one === other);
      }),
    );
  });
});

describe('the identity of a plan', () => {
  it('is one for one number, issuer and year, whatever else its text says', () => {
    fc.assert(
      fc.property(number, fc.string(), (given, title) => {
        const plan = { ...base, number: given };
        const again = { ...plan, title, sha256: 'cd'.repeat(32), periodTo: 2030, place: null };
        expect(planIdentity(again)).toBe(planIdentity(plan));
      }),
    );
  });

  it('does not hang on capital letters or marks of the issuer’s name', () => {
    const loud = { ...base, issuer: base.issuer?.toUpperCase() ?? null };
    const plain = { ...base, issuer: 'Uy ban nhan dan thanh pho Hai Phong' };
    expect(planIdentity(loud)).toBe(planIdentity(base));
    expect(planIdentity(plain)).toBe(planIdentity(base));
  });

  it('is another in another year', () => {
    expect(planIdentity({ ...base, issuedOn: '2014-06-14' })).not.toBe(planIdentity(base));
  });
});
