import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { cite, engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import { renderProgramme, type Rendered } from './render.ts';

/** Tables of made-up law as rows of the handbook's decision table. */

function page(engine: Engine, on = '2024-08-01'): Rendered {
  return unwrap(renderProgramme(engine, 'aid', { on, knownAt: null, areas: [] }, 'vi'));
}

describe('tables in the handbook', () => {
  const lines = ['21', '22', '61'].map((key) => ({
    key,
    value: `${key}000`,
    from: '2010-01-01',
    cite: cite(),
    confidence: 'S',
  }));
  const table = parameter('aid.table', null, { type: 'money', keyed: true, values: lines });
  const uses = { level: { parameter: 'aid.table', key: '{percent}' } };

  it('has a row for each line of a table that a fact picks, less those the case keeps out', () => {
    const engine = engineOfCases([lawCase('a', 'percent < 61', 'level', { uses })], [table]);
    expect(page(engine).table.rows.map((row) => row.slice(1, 3))).toEqual([
      ['Percent dưới 61', 'Xem các dòng của bảng'],
      ['Percent bằng 21', '21.000 đồng/tháng'],
      ['Percent bằng 22', '22.000 đồng/tháng'],
    ]);
    expect(page(engine).sentences[1]).toContain('Mức hưởng: theo bảng, ứng với percent.');
  });

  it('works a formula out for each line', () => {
    const engine = engineOfCases([lawCase('a', 'percent >= 61', 'level * 2', { uses })], [table]);
    expect(page(engine).table.rows[1]?.slice(1, 3)).toEqual([
      'Percent bằng 61',
      '122.000 đồng/tháng',
    ]);
  });

  it('has a row for each stretch of days of a value that another day picks', () => {
    const values = [
      { value: '100', from: '2010-01-01', to: '2019-12-31', cite: cite(), confidence: 'S' },
      { value: '200', from: '2020-01-01', to: '2023-12-31', cite: cite(), confidence: 'S' },
      { value: '300', from: '2024-01-01', cite: cite(), confidence: 'S' },
    ];
    const dated = parameter('aid.table', null, { type: 'money', values });
    const own = { uses: { level: { parameter: 'aid.table', on: 'death_date' } } };
    const engine = engineOfCases([lawCase('a', 'death_date != null', 'level', own)], [dated]);
    expect(page(engine, '2022-05-01').table.rows.map((row) => row.slice(1, 3))).toEqual([
      ['Đã có death_date', 'Xem các dòng của bảng'],
      ['Death_date từ ngày 01/01/2010 đến hết ngày 31/12/2019', '100 đồng/tháng'],
      ['Death_date từ ngày 01/01/2020', '200 đồng/tháng'],
    ]);
  });
});

describe('two values that one day picks', () => {
  it('cut the days wherever either of them changes', () => {
    const row = (value: string, from: string, to?: string): object => ({
      value,
      from,
      to,
      cite: cite(),
      confidence: 'S',
    });
    const values = [row('100', '2010-01-01', '2021-12-31'), row('200', '2022-01-01')];
    const multiples = [row('10', '2010-01-01', '2014-12-31'), row('20', '2015-01-01')];
    const uses = {
      standard: { parameter: 'aid.standard', on: 'death_date' },
      multiple: { parameter: 'aid.multiple', on: 'death_date' },
    };
    const engine = engineOfCases(
      [lawCase('a', 'death_date != null', 'standard * multiple', { uses })],
      [
        parameter('aid.standard', null, { type: 'money', values }),
        parameter('aid.multiple', null, { type: 'decimal', values: multiples }),
      ],
    );
    expect(
      page(engine, '2023-05-01')
        .table.rows.slice(1)
        .map((row) => row.slice(1, 3)),
    ).toEqual([
      ['Death_date từ ngày 01/01/2010 đến hết ngày 31/12/2014', '1.000 đồng/tháng'],
      ['Death_date từ ngày 01/01/2015 đến hết ngày 31/12/2021', '2.000 đồng/tháng'],
      ['Death_date từ ngày 01/01/2022', '4.000 đồng/tháng'],
    ]);
  });
});

describe('values of the law inside a formula', () => {
  const row = (key: string, value: string): object => ({
    key,
    value,
    from: '2010-01-01',
    cite: cite(),
    confidence: 'S',
  });
  const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
  const table = parameter('aid.table', null, {
    type: 'decimal',
    unit: 'lần mức chuẩn',
    keyed: true,
    keys: { x: both('dòng x'), y: both('dòng y') },
    values: [row('x', '1.5'), row('y', '2')],
  });

  it('need no name where they are a multiple', () => {
    const uses = { multiple: { parameter: 'aid.table', key: 'x' } };
    const engine = engineOfCases([lawCase('a', 'orphan', 'multiple * 1000', { uses })], [table]);
    expect(page(engine).table.rows[0]?.[2]).toBe('1,5 × 1.000 = 1.500 đồng/tháng');
  });

  it('say which line they are only where two lines of one table meet', () => {
    const money = {
      ...table,
      unit: 'đồng',
      type: 'money',
      values: [row('x', '300'), row('y', '200')],
    };
    const one = { level: { parameter: 'aid.table', key: 'x' } };
    const two = { ...one, more: { parameter: 'aid.table', key: 'y' } };
    const words = (amount: string, uses: object): string | undefined =>
      page(engineOfCases([lawCase('a', 'orphan', amount, { uses })], [money])).table.rows[0]?.[2];
    expect(words('level * 2', one)).toBe('Aid.table 300 đồng × 2 = 600 đồng/tháng');
    expect(words('level + more', two)).toBe(
      'Aid.table (dòng x) 300 đồng + aid.table (dòng y) 200 đồng = 500 đồng/tháng',
    );
  });
});
