import { describe, expect, test } from 'vitest';
import { lastDayOf, type IsoDate } from '../../../kernel/index.ts';
import { readAgencyFiles } from '../import.ts';
import { readAgencyRegister } from '../index.ts';
import {
  agenciesOn,
  agencyChain,
  agencyOf,
  agencyPredecessors,
  committeesOf,
  expandGroup,
  findAgencies,
  membershipsOf,
  periodOn,
  type GovernedArea,
} from './index.ts';

const register = readAgencyRegister();
const day = (text: string): IsoDate => text as IsoDate;
const in2013 = day('2013-06-14');
const today = day('2026-01-15');

const find = (text: string, on = in2013): string[] =>
  findAgencies(register, text, on).map((found) =>
    'group' in found ? found.group.code : found.agency.code,
  );
const count = (group: string, on: string): number | undefined =>
  expandGroup(register, group, day(on))?.length;

describe('groups as of a day', () => {
  test('the quận, huyện are 15 until the tier ends', () => {
    expect(
      ['2008-01-01', '2013-06-14', '2025-01-01', '2025-06-30', '2025-07-01'].map((on) =>
        count('GROUP-DISTRICT-COMMITTEES', on),
      ),
    ).toEqual([15, 15, 15, 15, 0]);
  });

  test('from 2025 they hold thành phố Thủy Nguyên and quận An Dương', () => {
    const names = (on: string): (string | undefined)[] =>
      (expandGroup(register, 'GROUP-DISTRICT-COMMITTEES', day(on)) ?? [])
        .filter((agency) => ['UBND-311', 'UBND-312'].includes(agency.code))
        .map((agency) => periodOn(agency, day(on))?.name);
    expect(names('2013-06-14')).toEqual([
      'Ủy ban nhân dân huyện Thuỷ Nguyên',
      'Ủy ban nhân dân huyện An Dương',
    ]);
    expect(names('2025-01-01')).toEqual([
      'Ủy ban nhân dân thành phố Thuỷ Nguyên',
      'Ủy ban nhân dân quận An Dương',
    ]);
  });

  test('the committees of communes are 223, 217, 167, then 114 of the merged city', () => {
    expect(
      ['2013-06-14', '2020-02-01', '2025-01-01', '2025-07-01'].map((on) =>
        count('GROUP-COMMUNE-COMMITTEES', on),
      ),
    ).toEqual([223, 217, 167, 114]);
  });

  test('an open group, and a code that is none, have no list', () => {
    expect(expandGroup(register, 'GROUP-DEPARTMENTS', in2013)).toBeNull();
    expect(expandGroup(register, 'GROUP-NOBODY', in2013)).toBeNull();
  });

  test('memberships say the same as the expansion, day by day', () => {
    const memberships = membershipsOf(register);
    for (const on of ['2008-01-01', '2013-06-14', '2025-03-01', '2025-07-01'].map(day)) {
      for (const group of ['GROUP-DISTRICT-COMMITTEES', 'GROUP-COMMUNE-COMMITTEES']) {
        const members = memberships
          .filter((each) => each.group === group)
          .filter(({ from, to }) => (from ?? '') <= on && (to === null || on < to))
          .map(({ agency }) => agency)
          .sort();
        expect(members).toEqual(expandGroup(register, group, on)?.map(({ code }) => code));
      }
    }
  });
});

describe('committees made from areas', () => {
  test('a unit that keeps code and name keeps its committee', () => {
    expect(agencyOf(register, 'UBND-311')?.periods).toHaveLength(2);
    expect(agencyOf(register, 'UBND-308')?.periods.map(({ name }) => name)).toEqual([
      'Ủy ban nhân dân thị xã Đồ Sơn',
      'Ủy ban nhân dân quận Đồ Sơn',
    ]);
  });

  test('a code given again is another committee', () => {
    expect(agencyOf(register, 'UBND-11341')?.periods.map(({ name }) => name)).toEqual([
      'Ủy ban nhân dân phường Lạc Viên',
    ]);
    expect(agencyOf(register, 'UBND-11341-202501')?.periods[0]?.name).toBe(
      'Ủy ban nhân dân phường Gia Viên',
    );
  });

  test('no committee of before July 2025 goes on under the two tiers', () => {
    const across = register.agencies
      .filter(({ kind }) => kind === 'commune_committee' || kind === 'district_committee')
      .filter(({ periods }) => (periods[0]?.from ?? '') < '2025-07-01')
      .filter(({ periods }) => periods.at(-1)?.to === null);
    expect(across).toEqual([]);
  });

  test('each lies below the committee of its unit’s parent', () => {
    const parent = (code: string, on: string): string | null | undefined => {
      const agency = agencyOf(register, code);
      return agency === null ? undefined : periodOn(agency, day(on))?.parent;
    };
    expect(parent('UBND-303', '2013-06-14')).toBe('HP-UBND');
    expect(parent('UBND-11320', '2013-06-14')).toBe('UBND-303');
    expect(parent('UBND-288', '2013-06-14')).toBe('UBND-30');
    expect(parent('UBND-10525-202507', '2025-07-01')).toBe('HP-UBND');
  });

  test('a made-up split gives each part its share of the committee', () => {
    const area = (code: string, from: string, to: string | null): GovernedArea => ({
      code,
      name: code,
      type: 'xã',
      level: 'commune',
      parent: null,
      from: day(from),
      to: to === null ? null : day(to),
      source: 'NQ',
    });
    const areas = [
      area('1', '2000-01-01', '2010-01-01'),
      area('2', '2010-01-01', null),
      area('3', '2010-01-01', null),
    ];
    const step = (successor: string, thousandths: number): object => ({
      code: '1',
      from: '2000-01-01',
      on: '2010-01-01',
      successor,
      successorFrom: '2010-01-01',
      thousandths,
      source: 'NQ',
      verified: true,
    });
    const made = committeesOf(areas, [step('2', 400), step('3', 600)] as never, new Map());
    expect(made.agencies.map(({ code }) => code)).toEqual(['UBND-1', 'UBND-2', 'UBND-3']);
    expect(made.successions).toMatchObject([
      { code: 'UBND-1', successor: 'UBND-2', thousandths: 400, function: null },
      { code: 'UBND-1', successor: 'UBND-3', thousandths: 600, function: null },
    ]);
  });
});

describe('what became of an agency', () => {
  test('the department of labour passed on by function, on the first of March 2025', () => {
    const [chain] = agencyChain(register, 'HP-SLDTBXH', null);
    expect(lastDayOf(chain?.period.to ?? null)).toBe('2025-02-28');
    const links = chain?.successors.map(({ code, succession }) => [
      succession.function?.split(/[,;]/)[0],
      code,
      succession.verified,
    ]);
    expect(links).toEqual([
      ['Người có công', 'HP-SNV', true],
      ['Lao động', 'HP-SNV', true],
      ['Việc làm', 'HP-SNV', true],
      ['Quản lý nhà nước về bảo hiểm xã hội', 'HP-SNV', false],
      ['Bình đẳng giới', 'HP-SNV', false],
      ['Bảo trợ xã hội', 'HP-SYT', true],
      ['Trẻ em', 'HP-SYT', false],
      ['Giáo dục nghề nghiệp', 'HP-SGDDT', true],
      ['Giảm nghèo', 'HP-SNNMT', true],
      ['Cai nghiện ma túy', 'HP-CA', false],
    ]);
  });

  test('an agency that took in another goes on under its own code', () => {
    const chain = agencyChain(register, 'hp-snv', null);
    expect(chain.map(({ period }) => period.from)).toEqual(['2008-02-04', '2025-03-01']);
    expect(chain[0]?.successors[0]).toMatchObject({ code: 'HP-SNV', from: '2025-03-01' });
    expect(agencyPredecessors(register, 'HP-SNV').map(({ code }) => code)).toContain('HP-SLDTBXH');
  });

  test('where no document names the successor, none is made up', () => {
    const [chain] = agencyChain(register, 'UBND-303', null);
    expect(chain?.successors.map(({ code }) => code)).toEqual(['GROUP-COMMUNE-COMMITTEES', null]);
    expect(chain?.successors[0]?.name).toBe('Ủy ban nhân dân các xã, phường, thị trấn');
    expect(chain?.successors[1]).toMatchObject({ name: null, succession: { verified: false } });
  });

  test('with a day, the period of that day; an unknown code, nothing', () => {
    expect(agencyChain(register, 'HP-SNV', today).map(({ period }) => period.from)).toEqual([
      '2025-03-01',
    ]);
    expect(agencyChain(register, 'HP-SLDTBXH', today)).toEqual([]);
    expect(agencyChain(register, 'X', null)).toEqual([]);
  });
});

describe('finding', () => {
  test.each([
    'Sở LĐTBXH',
    'so ldtbxh',
    'so lao dong',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Lao động– TB&XHB',
    'hp-sldtbxh',
    'thương binh',
  ])('“%s” finds the department of labour', (text) => {
    expect(find(text)[0]).toBe('HP-SLDTBXH');
  });

  test('as of a day: the department of labour is no more, its heirs are', () => {
    expect(find('Sở LĐTBXH', today)).toEqual([]);
    expect(find('so nong nghiep', today)).toEqual(['HP-SNNMT']);
    expect(find('so nong nghiep', in2013)).toEqual(['HP-SNNPTNT']);
  });

  test('districts before communes, and groups by their words', () => {
    expect(find('ubnd quan le chan')[0]).toBe('UBND-305');
    expect(find('ubnd an duong')[0]).toBe('UBND-312');
    expect(find('UBND các quận, huyện')[0]).toBe('GROUP-DISTRICT-COMMITTEES');
    expect(find('vcci')).toEqual(['HP-VCCI']);
  });

  test('nothing found, and nothing asked, are empty lists', () => {
    expect(find('không có cơ quan này')).toEqual([]);
    expect(find('')).toEqual([]);
    expect(find(' –; ')).toEqual([]);
  });
});

describe('the files', () => {
  const files = readAgencyFiles();

  test('no code stands twice, and every parent and successor exists', () => {
    const codes = register.agencies.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const known = new Set([...codes, ...register.groups.map(({ code }) => code)]);
    for (const agency of register.agencies) {
      for (const { parent } of agency.periods) {
        expect(parent === null || known.has(parent), `${agency.code} below ${parent}`).toBe(true);
      }
    }
    for (const each of register.successions) {
      expect(known.has(each.code), each.code).toBe(true);
      expect(each.successor === null || known.has(each.successor), each.code).toBe(true);
    }
  });

  test('periods stand in order and do not overlap', () => {
    for (const { code, periods } of register.agencies) {
      for (const [index, period] of periods.slice(1).entries()) {
        const before = periods[index]?.to;
        expect(before !== null && before !== undefined && period.from !== null, code).toBe(true);
        expect((before ?? '') <= (period.from ?? ''), code).toBe(true);
      }
    }
  });

  test('no writing belongs to two agencies of one day', () => {
    const owners = new Map<string, string[]>();
    for (const agency of files.agencies) {
      for (const { text } of agency.spellings) {
        owners.set(text, [...(owners.get(text) ?? []), agency.code]);
      }
    }
    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([]);
  });

  test('a beginning not researched is unknown, not made up', () => {
    expect(agencyOf(register, 'HP-VPUBND')?.periods[0]?.from).toBeNull();
    expect(agenciesOn(register, in2013).map(({ code }) => code)).toContain('HP-VPUBND');
  });
});
