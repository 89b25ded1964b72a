import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv, type IsoDate } from '../../../kernel/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  areaOn,
  areasOn,
  chainOf,
  childrenOn,
  destinationsOn,
  findAreas,
  identity,
  makeAreaRegister,
  pathOn,
  withinOn,
  type Area,
} from './index.ts';

const register = makeAreaRegister(readAreaFiles());
const day = (text: string): IsoDate => text as IsoDate;
const today = day('2026-01-15');

const find = (text: string, on = today): string[] =>
  findAreas(register, text, on).map((area) => `${area.code} ${area.type} ${area.name}`);

describe('the official counts', () => {
  const counts = parseCsv(
    readFileSync(new URL('../../../../reference/areas/counts.csv', import.meta.url), 'utf8'),
  );

  test('there are seven days to check', () => {
    expect(counts).toHaveLength(7);
  });

  test.each(counts)('units of $province on $on are as in $source', (count) => {
    const within = withinOn(register, count['province'] ?? '', day(count['on'] ?? ''));
    const ofType = (type: string): number =>
      within.filter((area) => area.level === 'commune' && area.type === type).length;
    expect({
      districts: within.filter((area) => area.level === 'district').length,
      wards: ofType('phường'),
      townships: ofType('thị trấn'),
      communes: ofType('xã'),
      zones: ofType('đặc khu'),
    }).toEqual({
      districts: Number(count['districts']),
      wards: Number(count['wards']),
      townships: Number(count['townships']),
      communes: Number(count['communes']),
      zones: Number(count['special_zones']),
    });
  });

  test('223, 217, 167 and 114 communes: the way from 2008 to today', () => {
    const communes = (on: string): number =>
      withinOn(register, '31', day(on)).filter((area) => area.level === 'commune').length;
    expect(
      ['2008-01-01', '2019-12-31', '2020-02-01', '2024-12-31', '2025-01-01', '2025-06-30'].map(
        communes,
      ),
    ).toEqual([223, 223, 217, 217, 167, 167]);
    expect(communes('2025-07-01')).toBe(114);
  });
});

describe('as of a day', () => {
  test('a code given again names another unit later', () => {
    expect(areaOn(register, '11341', day('2024-12-31'))?.name).toBe('Lạc Viên');
    expect(areaOn(register, '11341', day('2025-01-01'))?.name).toBe('Gia Viên');
    expect(areaOn(register, '11341', day('2025-07-01'))).toBeNull();
  });

  test('Hải Dương is a province of its own until the last of June 2025', () => {
    const provinces = (on: string): string[] =>
      childrenOn(register, null, day(on)).map((area) => `${area.type} ${area.name}`);
    expect(provinces('2025-06-30')).toEqual(['tỉnh Hải Dương', 'thành phố Hải Phòng']);
    expect(provinces('2025-07-01')).toEqual(['thành phố Hải Phòng']);
  });

  test('Thủy Nguyên is a district, then a city of the city, then a ward', () => {
    const types = ['2013-06-14', '2025-01-01', '2025-07-01'].map(
      (on) => findAreas(register, 'thủy nguyên', day(on))[0]?.type,
    );
    expect(types).toEqual(['huyện', 'thành phố', 'phường']);
  });

  test('the path leads from the province down', () => {
    const ward = areaOn(register, '11320', day('2013-06-14')) as Area;
    expect(pathOn(register, ward, day('2013-06-14')).map((area) => area.name)).toEqual([
      'Hải Phòng',
      'Hồng Bàng',
    ]);
  });

  test('nothing is in force before the first list of codes', () => {
    expect(areasOn(register, day('2004-07-07'))).toEqual([]);
  });
});

describe('finding', () => {
  test.each(['thuy nguyen', 'thuỷ nguyên', 'Thủy Nguyên', 'THỦY NGUYÊN', 'tp thuy nguyen', '311'])(
    '“%s” finds the city of Thủy Nguyên first',
    (text) => {
      expect(find(text, day('2025-03-01'))[0]).toBe('311 thành phố Thuỷ Nguyên');
    },
  );

  test('a code finds the unit that carries it that day', () => {
    expect(find('11341', day('2020-01-01'))).toEqual(['11341 phường Lạc Viên']);
    expect(find('11341', today)).toEqual([]);
  });

  test('an exact name stands before names that only begin with it', () => {
    expect(find('an duong', day('2013-06-14')).slice(0, 2)).toEqual([
      '312 huyện An Dương',
      '11377 phường An Dương',
    ]);
  });

  test('marks typed on purpose bring their own name first', () => {
    expect(find('an lão', day('2013-06-14'))[0]).toBe('313 huyện An Lão');
  });

  test('names that repeat are told apart by the unit above', () => {
    expect(find('minh duc do son', day('2013-06-14'))).toEqual(['11465 phường Minh Đức']);
    expect(find('thi tran minh duc', day('2013-06-14'))).toEqual(['11473 thị trấn Minh Đức']);
  });

  test('short official words count as the words', () => {
    expect(find('P. Gia Viên')).toEqual(['11359 phường Gia Viên']);
    expect(find('q.hong bang', day('2013-06-14'))).toEqual(['303 quận Hồng Bàng']);
  });

  test('nothing found, and nothing asked, are empty lists', () => {
    expect(find('không có nơi này')).toEqual([]);
    expect(find('')).toEqual([]);
    expect(find('  ,. ')).toEqual([]);
    expect(find('99999')).toEqual([]);
  });
});

describe('what became of a unit', () => {
  test('a reused code lists every unit that carried it', () => {
    const chain = chainOf(register, '11341', null);
    expect(chain.map(({ area }) => `${area.name} ${area.from}`)).toEqual([
      'Lạc Viên 2004-07-08',
      'Gia Viên 2025-01-01',
    ]);
    expect(chain[1]?.successors.map(({ area }) => area.code).sort()).toEqual([
      '11311',
      '11329',
      '11359',
    ]);
  });

  test('with a day it lists the one of that day', () => {
    expect(chainOf(register, '11341', day('2013-06-14')).map(({ area }) => area.name)).toEqual([
      'Lạc Viên',
    ]);
    expect(chainOf(register, '99999', null)).toEqual([]);
  });

  test('Quang Trung went whole into Hoàng Văn Thụ, which was not a new unit', () => {
    const [chain] = chainOf(register, '11317', null);
    expect(chain?.successors[0]?.area).toMatchObject({ code: '11320', from: '2004-07-08' });
    expect(chain?.successors[0]?.succession).toMatchObject({ thousandths: 1000, confidence: 'A' });
  });

  test('Hải Dương and the older Hải Phòng both became the city of today', () => {
    for (const code of ['30', '31']) {
      const chain = chainOf(register, code, day('2025-06-30'));
      expect(chain[0]?.successors.map(({ area }) => `${area.code} ${area.from}`)).toEqual([
        '31 2025-07-01',
      ]);
    }
  });

  test('a unit is followed to a later day with its shares', () => {
    const old = areaOn(register, '11347', day('2013-06-14')) as Area;
    const now = destinationsOn(register, old, today);
    expect(now.map(({ area }) => area.code).sort()).toEqual(['11311', '11329', '11359']);
    expect(now.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  test('only districts of the ended tier and one commune have no successor', () => {
    const without = register.areas
      .filter((area) => area.to !== null)
      .filter((area) => !register.successionsOf.has(identity(area.code, area.from)));
    const byLevel = (level: string): Area[] => without.filter((area) => area.level === level);
    expect(byLevel('commune').map((area) => `${area.code} ${area.name}`)).toEqual([
      '10690 Phúc Thành',
    ]);
    expect(byLevel('district')).toHaveLength(26);
    expect(byLevel('district').every((area) => area.to === '2025-07-01')).toBe(true);
    expect(byLevel('province')).toEqual([]);
  });
});
