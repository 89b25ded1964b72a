import { describe, expect, it } from 'vitest';
import { cite, engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import type { Language } from '../../kernel/index.ts';
import { aliasWords } from './alias.ts';
import type { AliasWords } from './say.ts';

const row = (value: string | null, more: object = {}): object => ({
  value,
  from: '2010-01-01',
  cite: cite(),
  confidence: 'S',
  ...more,
});
const named = (vi: string, en: string): object => ({ label: { vi, en } });
const local = { rule: 'adds', cite: cite() };

const parameters = [
  parameter('a.standard', '500000', { ...named('Mức chuẩn', 'Standard'), unit: 'đồng/tháng' }),
  parameter('a.times', '1.5', { ...named('Hệ số', 'Multiple'), unit: 'lần mức chuẩn' }),
  parameter('a.rate', '80', {
    ...named('Tỷ lệ hỗ trợ', 'Rate'),
    type: 'decimal',
    unit: '% mức đóng',
  }),
  parameter('a.unknown', null, { ...named('Mức mới', 'New level'), type: 'money', unit: 'đồng' }),
  parameter('a.partly', null, {
    ...named('Mức của thành phố', 'City level'),
    type: 'money',
    unit: 'đồng',
    local,
    values: [row('700000'), row(null, { area: 'city' })],
  }),
  parameter('a.table', null, {
    ...named('Bảng mức', 'Table'),
    type: 'money',
    keyed: true,
    keys: { x: { vi: 'loại nhẹ', en: 'mild' }, y: { vi: 'loại nặng', en: 'severe' } },
    values: [row('10', { key: 'x' }), row('20', { key: 'y' }), row('30', { key: 'mild' })],
  }),
];

const uses = {
  standard: 'a.standard',
  multiple: 'a.times',
  rate: 'a.rate',
  unknown: 'a.unknown',
  partly: 'a.partly',
  national: { parameter: 'a.standard', level: 'national' },
  picked: { parameter: 'a.table', key: '{degree}' },
  dead: { parameter: 'a.standard', on: 'death_date' },
};

/** How the aliases of a law are said in a case of it. */
function words(
  language: Language = 'vi',
  own: object = {},
  given: { readonly areas?: readonly string[]; readonly unit?: string } = {},
): AliasWords {
  const { areas = [], unit = 'đồng/tháng' } = given;
  const engine = engineOfCases([lawCase('x', 'true', '1', { uses: own })], parameters, { uses });
  const version = engine.pack.programmes.get('aid')?.versions[0];
  if (version === undefined) throw new Error('no version');
  const asked = { on: '2024-08-01', knownAt: null, areas };
  const file = version.file.cases[0] ?? null;
  return aliasWords({ pack: engine.pack, version, file, asked, unit }, language);
}

describe('an alias in words', () => {
  it.each([
    ['standard', 'mức chuẩn 500.000 đồng', 'standard 500,000 đồng'],
    ['multiple', '1,5', '1.5'],
    ['rate', 'tỷ lệ hỗ trợ 80%', 'rate 80%'],
    ['unknown', 'mức mới (chưa biết)', 'new level (not known)'],
    ['national', 'mức chuẩn của cả nước 500.000 đồng', 'national standard 500,000 đồng'],
    ['picked', 'bảng mức (trong bảng, theo degree)', 'table (in the table, by degree)'],
    ['dead', 'mức chuẩn của death_date', 'standard on the death_date'],
    ['amount', 'mức hỗ trợ', 'the amount'],
  ])('%s is “%s”, in English “%s”', (alias, vi, en) => {
    expect(words('vi')(alias).text).toBe(vi);
    expect(words('en')(alias).text).toBe(en);
  });

  it('says the least that is certain where a local value is missing', () => {
    const there = words('vi', {}, { areas: ['city', 'east'] });
    expect(there('partly').text).toBe('mức của thành phố (chưa biết, ít nhất 700.000 đồng)');
    expect(words()('partly').text).toBe('mức của thành phố 700.000 đồng');
  });

  it('knows what counts in per cent', () => {
    const percent = Object.keys(uses).filter((alias) => words()(alias).percent);
    expect(percent).toEqual(['rate']);
    expect(words('vi', {}, { unit: '% học phí' })('amount')).toMatchObject({
      text: 'mức hỗ trợ (%)',
      percent: true,
    });
  });

  it('gives the number and the figure of a constant only', () => {
    expect(words()('standard')).toMatchObject({
      value: { k: 'number', value: 500_000, scale: 0 },
      figure: '500.000 đồng',
    });
    for (const alias of ['unknown', 'picked', 'dead', 'amount'])
      expect(words()(alias)).toMatchObject({ value: null, figure: null });
  });

  it('of the case goes before the one of the version', () => {
    const own = { standard: 'a.times' };
    expect(words('vi', own)('standard').text).toBe('1,5');
  });

  it('names its line, if it has a name, where the rule uses two lines of one table', () => {
    const line = (key: string): object => ({ parameter: 'a.table', key });
    const two = words('vi', { low: line('x'), high: line('y') });
    expect(two('low').text).toBe('bảng mức (loại nhẹ) 10 đồng');
    expect(two('high').text).toBe('bảng mức (loại nặng) 20 đồng');
    expect(words('en', { low: line('x'), high: line('y') })('high').text).toBe(
      'table (severe) 20 đồng',
    );
    const unnamed = words('vi', { low: line('x'), other: line('mild') });
    expect(unnamed('other').text).toBe('bảng mức 30 đồng');
  });

  it('that names nothing is a fault, never a blank', () => {
    expect(() => words()('mức')).toThrow('no parameter');
  });
});
