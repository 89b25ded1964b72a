import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  areaOn,
  findHamlets,
  hamletOn,
  hamletsOf,
  makeAreaRegister,
  reachOn,
  standsOn,
  withinOn,
  type Hamlet,
} from './index.ts';

const day = (text: string): IsoDate => text as IsoDate;
const files = readAreaFiles();
const today = day('2026-01-15');

function hamlet(code: string, name: string, given: Partial<Hamlet> = {}): Hamlet {
  return {
    code,
    name,
    type: 'thôn',
    commune: code.slice(0, code.indexOf('-')),
    communeFrom: day('2025-07-01'),
    from: day('2025-07-01'),
    to: null,
    source: 'NQ 1',
    ...given,
  };
}

const register = makeAreaRegister({
  ...files,
  hamlets: [
    hamlet('11560-001', 'Đông'),
    hamlet('11560-002', 'Tây', { to: day('2025-12-01'), endedBy: 'QĐ 2', successor: '11560-001' }),
    hamlet('11359-001', 'Đông', { type: 'tổ dân phố' }),
    hamlet('11560-003', 'Cũ', { to: day('2025-09-01') }),
    hamlet('11560-003', 'Mới', { from: day('2025-09-01') }),
    hamlet('11473-001', 'Xưa', {
      communeFrom: day('2004-07-08'),
      from: day('2010-01-01'),
    }),
  ],
});

const reach = (code: string, since: string, on: IsoDate | string = today): readonly string[] =>
  reachOn(register, { code, since: day(since) }, on as IsoDate);

describe('what a post at an area reaches on a day', () => {
  test('a commune reaches itself and its hamlets of that day', () => {
    expect(reach('11560', '2025-07-01')).toEqual(['11560', '11560-001', '11560-003']);
    expect(reach('11560', '2025-07-01', '2025-11-30')).toContain('11560-002');
  });

  test('the city reaches all its communes', () => {
    const city = reach('31', '2025-07-01');
    expect(city.filter((code) => !code.includes('-'))).toHaveLength(1 + 114);
    expect(city).toContain('11359-001');
  });

  test('a district of old days reaches the communes of those days, and their hamlets', () => {
    const old = reach('311', '2013-06-14', '2013-06-14');
    const communes = withinOn(register, '311', day('2013-06-14'));
    expect(communes.length).toBeGreaterThan(20);
    expect(old).toEqual([...communes.map(({ code }) => code), '11473-001']);
  });

  test('a unit that was only raised goes on: huyện Thủy Nguyên became the thành phố', () => {
    const then = reach('311', '2013-06-14', '2025-03-01');
    expect(then[0]).toBe('311');
    expect(then).toContain('11560');
    expect(then).not.toContain('11470');
  });

  test('what has ended reaches nothing: districts since July 2025', () => {
    expect(reach('311', '2013-06-14', '2025-07-01')).toEqual([]);
    expect(reach('303', '2013-06-14')).toEqual([]);
  });

  test('a code given again is another place: Lạc Viên is not Gia Viên', () => {
    expect(areaOn(register, '11341', day('2025-02-01'))?.name).toBe('Gia Viên');
    expect(reach('11341', '2013-06-14', '2025-02-01')).toEqual([]);
    expect(reach('11341', '2025-01-01', '2025-02-01')).toEqual(['11341']);
  });

  test('a commune that took in others under its old code is another place', () => {
    expect(reach('11560', '2025-01-01', '2025-07-01')).toEqual([]);
  });

  test('a hamlet reaches itself while it stands', () => {
    expect(reach('11560-001', '2025-07-01')).toEqual(['11560-001']);
    expect(reach('11560-002', '2025-07-01')).toEqual([]);
    expect(reach('11560-003', '2025-07-01')).toEqual(['11560-003']);
  });

  test('a code that nobody carried reaches nothing', () => {
    expect(reach('99999', '2025-07-01')).toEqual([]);
    expect(reach('99999-001', '2025-07-01')).toEqual([]);
    expect(reach('', '2025-07-01')).toEqual([]);
  });

  test('only codes that stand on the day are reached, whatever the place and its first day', () => {
    const anyCode = fc.constantFrom(...register.areas.map(({ code }) => code), '11560-001');
    const anyDay = fc
      .tuple(fc.integer({ min: 2004, max: 2027 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => day(`${year}-${String(month).padStart(2, '0')}-15`));
    fc.assert(
      fc.property(anyCode, anyDay, anyDay, (code, one, other) => {
        const [since, on] = one < other ? [one, other] : [other, one];
        const codes = reachOn(register, { code, since }, on);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.filter((each) => !standsOn(register, each, on))).toEqual([]);
        if (codes.length > 0) expect(codes[0]).toBe(code);
      }),
    );
  });
});

describe('hamlets by code and name', () => {
  const find = (text: string, on = today): string[] =>
    findHamlets(register, text, on).map(({ code }) => code);

  test('are found by code while they stand', () => {
    expect(find('11560-001')).toEqual(['11560-001']);
    expect(find('11560-002')).toEqual([]);
    expect(find('11560-002', day('2025-08-01'))).toEqual(['11560-002']);
  });

  test('are found without accents, by the official word too', () => {
    expect(find('dong')).toEqual(['11359-001', '11560-001']);
    expect(find('thon dong')).toEqual(['11560-001']);
    expect(find('tổ dân phố đông')).toEqual(['11359-001']);
  });

  test('the commune’s name tells namesakes apart', () => {
    expect(find('dong thuy nguyen')).toEqual(['11560-001']);
    expect(find('dong gia vien')).toEqual(['11359-001']);
  });

  test('nothing asked is nothing found', () => {
    expect(find('  ')).toEqual([]);
    expect(find('khong co thon nay')).toEqual([]);
  });

  test('one search shows thirty at most, exact names first', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      hamlet(`11560-${String(at + 100)}`, at === 59 ? 'Sao' : `Sao ${at}`),
    );
    const crowded = makeAreaRegister({ ...files, hamlets: many });
    const found = findHamlets(crowded, 'sao', today);
    expect(found).toHaveLength(30);
    expect(found[0]?.name).toBe('Sao');
  });

  test('every period of a code is told, in the order of time', () => {
    expect(hamletsOf(register, '11560-003').map(({ name }) => name)).toEqual(['Cũ', 'Mới']);
    expect(hamletOn(register, '11560-003', day('2025-08-31'))?.name).toBe('Cũ');
    expect(hamletOn(register, '11560-003', day('2025-09-01'))?.name).toBe('Mới');
    expect(hamletOn(register, '31', today)).toBe(null);
  });

  test('a unit or a hamlet stands on its days only', () => {
    expect(standsOn(register, '11560', today)).toBe(true);
    expect(standsOn(register, '11560-001', today)).toBe(true);
    expect(standsOn(register, '11560-002', today)).toBe(false);
    expect(standsOn(register, '311', today)).toBe(false);
  });
});
