import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, type ReleaseContent } from './release-changes.ts';

const standard = {
  ...{ parameter: 'social_assistance.standard', key: null, area: 'city', from: '2026-01-01' },
  ...{ value: '700000', to: null, document: '10/2025/NQ-HĐND' },
};
const pension = {
  programme: 'social_pension',
  title: { vi: 'Trợ cấp hưu trí xã hội', en: 'Social pension' },
  versions: [{ from: '2025-07-01', amount: 'full' }],
};
const decree = { number: '176/2025/NĐ-CP', title: { vi: 'Nghị định 176' }, to: null };
const release: ReleaseContent = {
  programmes: [pension],
  values: [standard],
  documents: [decree],
};
const against = (given: Partial<ReleaseContent>) =>
  changesBetween(release, { ...release, ...given });

describe('two published versions', () => {
  it('of the same content differ in nothing, whatever the order of names', () => {
    const { title, ...rest } = pension;
    expect(against({ programmes: [{ title: { en: title.en, vi: title.vi }, ...rest }] })).toEqual({
      ...{ programmes: [], values: [], documents: [] },
    });
  });

  it('name a value that is new, gone or different, and what of it', () => {
    const ended = { ...standard, to: '2026-12-31', value: '750000' };
    const next = { ...standard, from: '2027-01-01' };
    expect(against({ values: [ended, next] }).values).toMatchObject([
      { what: 'changed', parts: ['value', 'to'], before: { value: '700000' } },
      { what: 'added', after: { from: '2027-01-01' }, parts: [] },
    ]);
    expect(against({ values: [] }).values).toMatchObject([{ what: 'removed', after: null }]);
  });

  it('tell lines of a table, places and days apart', () => {
    const lines = [
      { ...standard, key: 'a' },
      { ...standard, area: null },
    ];
    expect(against({ values: [standard, ...lines] }).values).toHaveLength(2);
  });

  it('name the parts of a programme that differ, a period by its first day', () => {
    const versions = [{ from: '2025-07-01', amount: 'half' }, { from: '2027-01-01' }];
    const now = { ...pension, title: { vi: 'Khác' }, versions };
    expect(against({ programmes: [now] }).programmes).toMatchObject([
      { what: 'changed', parts: ['title', 'versions 2025-07-01', 'versions 2027-01-01'] },
    ]);
  });

  it('know an instrument without a number by its title', () => {
    const unnumbered = { number: null, title: { vi: 'Quyết định chưa rõ số' } };
    const { documents } = against({ documents: [decree, unnumbered] });
    expect(documents).toMatchObject([{ key: 'Quyết định chưa rõ số', what: 'added' }]);
  });

  it('looked at the other way round tell the same lines, new for gone', () => {
    const rows = fc.uniqueArray(
      fc.record({ parameter: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(2) }),
      { selector: ({ parameter }) => parameter },
    );
    const mirror = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const content = (values: typeof a): ReleaseContent => ({ ...release, values });
        const there = changesBetween(content(a), content(b)).values;
        const back = changesBetween(content(b), content(a)).values;
        const told = (changes: typeof there) =>
          changes.map(({ key, what }) => `${key} ${what}`).toSorted();
        expect(told(back)).toEqual(
          there.map(({ key, what }) => `${key} ${mirror[what]}`).toSorted(),
        );
      }),
    );
  });
});
