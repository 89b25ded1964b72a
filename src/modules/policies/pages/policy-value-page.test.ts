import { describe, expect, test } from 'vitest';
import { documentFaults } from '../../../../tests/support/html-rules.ts';
import { count } from '../../../../tests/support/markup.ts';
import { bodyOf, drawPage, pageAt, type DrawnPage } from '../../../../tests/support/pages.ts';
import type { ReplyOf } from '../../../kernel/index.ts';
import type { getValue } from '../contract/index.ts';
import { page as value } from './policy-value.page.tsx';

/* The public page of one value of the law, drawn from made-up answers. */

type Value = ReplyOf<typeof getValue>;
type Row = Value['values'][number];

function aRow(given: Partial<Row> = {}): Row {
  return {
    key: null,
    value: '540000',
    from: '2026-07-01',
    to: null,
    level: 'national',
    area: null,
    cite: { document: '1/2026/NĐ-CP', article: 'Điều 4' },
    citeText: 'Điều 4 Nghị định số 1/2026/NĐ-CP',
    issued: '2026-06-01',
    effective: '2026-07-01',
    confidence: 'S',
    note: null,
    ...given,
  };
}

function aValue(given: Partial<Value> = {}): Value {
  return {
    name: 'social_assistance.standard',
    label: 'Mức chuẩn trợ giúp',
    unit: 'đồng mỗi tháng',
    keyed: false,
    keys: {},
    values: [aRow()],
    ...given,
  };
}

function draw(given: DrawnPage & { readonly found?: Value } = {}): string {
  return drawPage(value, { ...given, replies: { 'policy.get_value': given.found ?? aValue() } });
}

const body = (given: Parameters<typeof draw>[0] = {}) => bodyOf(draw(given));

test.each([
  ['vi', 'with a value', aValue()],
  ['en', 'with a value', aValue()],
  ['vi', 'without values', aValue({ values: [] })],
  ['en', 'without values', aValue({ values: [] })],
] as const)('in %s the page %s keeps the rules of a page', (language, _how, found) => {
  const html = draw({ found, language });
  expect(documentFaults(html, language)).toEqual([]);
  expect(count(html, '<h1')).toBe(1);
  expect(/<title>([^<]*)</.exec(html)?.[1]).toContain('Mức chuẩn trợ giúp');
});

test('a value without a name is asked for by none, a long name is cut', () => {
  const asked = (params: Readonly<Record<string, string>>) =>
    value.reads['found']?.input({ ...pageAt({}), params });
  expect(asked({})).toEqual({ name: '' });
  expect(asked({ name: 'b'.repeat(300) })).toEqual({ name: 'b'.repeat(100) });
});

describe('a value of the law', () => {
  test('is told from the newest day back', () => {
    const values = [
      aRow({ from: '2015-01-01', to: '2021-06-30', value: '270000' }),
      aRow(),
      aRow({ from: '2021-07-01', to: '2026-06-30', value: '360000' }),
    ];
    const text = body({ found: aValue({ values }) });
    const places = ['540.000', '360.000', '270.000'].map((each) => text.indexOf(each));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test.each([
    ['vi', '1.250.000,5'],
    ['en', '1,250,000.5'],
  ] as const)('is written in %s as %s', (language, shown) => {
    const found = aValue({ values: [aRow({ value: '1250000.5' })] });
    expect(body({ found, language })).toContain(shown);
  });

  test('nobody knows is said so, and is not nought', () => {
    const found = aValue({ values: [aRow({ value: null, area: 'east', level: 'area' })] });
    const text = body({ found });
    expect(text).toContain('chưa biết');
    expect(text).not.toMatch(/\b0\b(?!\d|\/)/);
  });

  test.each<readonly [Row['confidence'], boolean]>([
    ['S', false],
    ['S2', false],
    ['K', true],
    ['?', true],
  ])('with confidence %s is marked as unchecked: %s', (confidence, marked) => {
    const text = body({ found: aValue({ values: [aRow({ confidence })] }) });
    expect(text.includes('chưa kiểm chứng')).toBe(marked);
  });

  test('has its note beside its source', () => {
    const found = aValue({ values: [aRow({ note: 'Tính theo mức cũ.' })] });
    expect(body({ found })).toContain('Nghị định số 1/2026/NĐ-CP Tính theo mức cũ.');
  });

  test('of a table has a column for the line, by its words or else its code', () => {
    const values = [aRow({ key: 'a', value: '1' }), aRow({ key: 'b', value: '2.5' })];
    const found = aValue({ keyed: true, keys: { a: 'Dòng thứ nhất' }, values });
    const html = draw({ found });
    expect(bodyOf(html)).toContain('Dòng thứ nhất 1 ');
    expect(bodyOf(html)).toContain(' b 2,5 ');
    const plain = draw();
    expect(count(html, '<th')).toBeGreaterThan(count(plain, '<th'));
  });

  test.each([
    [200, 200, false],
    [201, 200, true],
  ])('with %d lines shows %d, and says that it shows some: %s', (lines, shown, said) => {
    const values = Array.from({ length: lines }, () => aRow({ citeText: 'ĐIỀU-X' }));
    const text = body({ found: aValue({ values }) });
    expect(count(text, 'ĐIỀU-X')).toBe(shown);
    expect(/\b201\b/.test(text)).toBe(said);
  });
});
