import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { dissolutionsBetween, type Agency, type AgencyFacts, type AgencyPeriod } from './index.ts';

const day = (text: string) => text as IsoDate;

function aPeriod(given: Partial<AgencyPeriod> = {}): AgencyPeriod {
  return {
    name: 'Sở Lao động - Thương binh và Xã hội',
    from: null,
    to: null,
    parent: 'HP-UBND',
    source: 'Quyết định 1',
    verified: true,
    ...given,
  };
}

function anAgency(code: string, ...periods: readonly AgencyPeriod[]): Agency {
  return { code, kind: 'department', area: null, periods, spellings: [] };
}

const facts = (
  agencies: readonly Agency[],
  successions: AgencyFacts['successions'] = [],
): AgencyFacts => ({ agencies, groups: [], successions });

const working = facts([anAgency('HP-SLDTBXH', aPeriod()), anAgency('HP-SNV', aPeriod())]);
const ended = anAgency(
  'HP-SLDTBXH',
  aPeriod({ to: day('2025-03-01'), source: 'Nghị quyết 2', verified: false }),
);

describe('an agency that ends', () => {
  it('is news with its last name, its day and who took over what', () => {
    const step = { on: day('2025-03-01'), thousandths: null, source: 'Nghị quyết 2' };
    const after = facts(
      [ended, anAgency('HP-SNV', aPeriod())],
      [
        { ...step, code: 'HP-SLDTBXH', successor: 'HP-SNV', function: 'Lao động', verified: true },
        { ...step, code: 'HP-SLDTBXH', successor: null, function: 'Bảo trợ', verified: false },
        { ...step, code: 'HP-SNV', successor: 'HP-SYT', function: 'Khác', verified: true },
      ],
    );
    expect(dissolutionsBetween(working, after)).toEqual([
      {
        agency: 'HP-SLDTBXH',
        name: 'Sở Lao động - Thương binh và Xã hội',
        on: '2025-03-01',
        source: 'Nghị quyết 2',
        verified: false,
        successors: [
          { code: 'HP-SNV', function: 'Lao động', source: 'Nghị quyết 2', verified: true },
          { code: null, function: 'Bảo trợ', source: 'Nghị quyết 2', verified: false },
        ],
      },
    ]);
  });

  it('is news again when the day was corrected, and not when it stands', () => {
    const before = facts([ended]);
    const corrected = facts([anAgency('HP-SLDTBXH', aPeriod({ to: day('2025-03-02') }))]);
    expect(dissolutionsBetween(before, before)).toEqual([]);
    expect(dissolutionsBetween(before, corrected)).toMatchObject([{ on: '2025-03-02' }]);
  });

  it('is known by its last period: whoever goes on under another name has not ended', () => {
    const renamed = anAgency(
      'HP-SLDTBXH',
      aPeriod({ to: day('2025-03-01') }),
      aPeriod({ name: 'Sở Nội vụ', from: day('2025-03-01') }),
    );
    expect(dissolutionsBetween(working, facts([renamed]))).toEqual([]);
  });
});

describe('no news', () => {
  it('is what fills an empty register', () => {
    expect(dissolutionsBetween(facts([]), facts([ended]))).toEqual([]);
  });

  it('is an agency that ended before anybody here knew it', () => {
    expect(dissolutionsBetween(facts([anAgency('HP-SNV', aPeriod())]), facts([ended]))).toEqual([]);
  });

  it('is an agency whose end was taken back, or that left the register', () => {
    expect(dissolutionsBetween(facts([ended]), working)).toEqual([]);
    expect(dissolutionsBetween(working, facts([anAgency('HP-SNV', aPeriod())]))).toEqual([]);
  });
});
