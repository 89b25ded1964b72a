import { describe, expect, it } from 'vitest';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import { diffProgramme, type Change, type Side } from './diff.ts';
import { diffTables } from './tables.ts';

/** What is another between two days of made-up law, or between two packs. */

const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

function side(engine: Engine, on = '2024-08-01', areas: readonly string[] = []): Side {
  return { engine, asked: { on, knownAt: null, areas } };
}

function between(before: Side, after: Side): readonly Change[] {
  return diffProgramme('aid', before, after, 'vi');
}

const brief = ({ kind, name, before, after }: Change): readonly (string | null)[] => [
  kind,
  name,
  before,
  after,
];

function valued(values: readonly (readonly [value: string | null, from: string, to?: string])[]) {
  return parameter('aid.standard', null, {
    type: 'money',
    values: values.map(([value, from, to]) => ({ value, from, to, cite: cite(), confidence: 'S' })),
  });
}

const using = { uses: { standard: 'aid.standard' } };

describe('a value', () => {
  const risen = valued([
    ['360000', '2021-07-01', '2024-06-30'],
    ['500000', '2024-07-01'],
  ]);
  const engine = engineOfCases([lawCase('a', 'orphan', 'standard * 1.5', using)], [risen]);

  it('is told with the amounts that follow from it', () => {
    const changes = between(side(engine, '2024-06-30'), side(engine, '2024-07-01'));
    expect(changes.map(brief)).toEqual([
      ['value', 'aid.standard', '360.000', '500.000'],
      [
        'amount',
        'a',
        'aid.standard 360.000 đồng × 1,5 = 540.000 đồng/tháng',
        'aid.standard 500.000 đồng × 1,5 = 750.000 đồng/tháng',
      ],
    ]);
    expect(changes.map(({ programme }) => programme)).toEqual(['aid', 'aid']);
    expect(changes[0]?.cite).toEqual(cite());
  });

  it('changes nothing between two days of the same law', () => {
    expect(between(side(engine, '2024-07-01'), side(engine, '2025-07-01'))).toEqual([]);
  });

  it('is told as missing before its first day', () => {
    const changes = between(side(engine, '2021-06-30'), side(engine, '2021-07-01'));
    expect(changes.map(brief)[0]).toEqual(['value', 'aid.standard', null, '360.000']);
  });

  it('is told as missing while its amount is not known', () => {
    const lost = engineOfCases(
      [lawCase('a', 'orphan', 'standard', using)],
      [
        valued([
          ['360000', '2021-07-01', '2024-06-30'],
          [null, '2024-07-01'],
        ]),
      ],
    );
    const [first] = between(side(lost, '2024-06-30'), side(lost, '2024-07-01'));
    expect(first === undefined ? null : brief(first)).toEqual([
      'value',
      'aid.standard',
      '360.000',
      null,
    ]);
  });

  it('that another day picks counts as it stands on the day asked', () => {
    const dated = { uses: { standard: { parameter: 'aid.standard', on: 'death_date' } } };
    const funeral = engineOfCases(
      [lawCase('a', 'death_date != null', 'standard * 20', dated)],
      [risen],
    );
    const changes = between(side(funeral, '2024-06-30'), side(funeral, '2024-07-01'));
    expect(changes.map(brief)).toEqual([
      ['value', 'aid.standard', '360.000', '500.000'],
      ['amount', 'a', null, 'death_date từ ngày 01/07/2024: 10.000.000 đồng/tháng'],
    ]);
  });
});

describe('a line of a table', () => {
  const table = (level: string): object =>
    parameter('aid.table', null, {
      type: 'money',
      keyed: true,
      values: ['21', '22'].map((key) => ({
        key,
        value: key === '22' ? level : '100',
        from: '2010-01-01',
        cite: cite(),
        confidence: 'S',
      })),
    });
  const uses = { uses: { level: { parameter: 'aid.table', key: '{percent}' } } };

  it('is told alone, as a value and in the case that reads it', () => {
    const [a, b] = ['200', '250'].map((level) =>
      engineOfCases([lawCase('a', 'percent > 20', 'level', uses)], [table(level)]),
    );
    if (a === undefined || b === undefined) throw new Error('two engines');
    expect(between(side(a), side(b)).map(brief)).toEqual([
      ['value', 'aid.table 22', '200', '250'],
      ['amount', 'a', 'percent bằng 22: 200 đồng/tháng', 'percent bằng 22: 250 đồng/tháng'],
    ]);
  });

  it('is told for a table that no programme reads by itself', () => {
    const [a, b] = ['200', '250'].map((level) =>
      engineOfCases([lawCase('a', 'orphan', '1')], [table(level)]),
    );
    if (a === undefined || b === undefined) throw new Error('two engines');
    expect(between(side(a), side(b))).toEqual([]);
    expect(diffTables(side(a), side(b), 'vi')).toEqual([
      {
        programme: '',
        kind: 'value',
        name: 'aid.table 22',
        before: '200',
        after: '250',
        cite: cite(),
      },
    ]);
    expect(diffTables(side(a), side(a), 'vi')).toEqual([]);
  });

  it('is not told twice where a programme reads the table', () => {
    const [a, b] = ['200', '250'].map((level) =>
      engineOfCases([lawCase('a', 'percent > 20', 'level', uses)], [table(level)]),
    );
    if (a === undefined || b === undefined) throw new Error('two engines');
    expect(diffTables(side(a), side(b), 'vi')).toEqual([]);
  });

  it('is told as new where the table is new', () => {
    const a = engineOfCases([lawCase('a', 'orphan', '1')]);
    const b = engineOfCases([lawCase('a', 'orphan', '1')], [table('200')]);
    expect(diffTables(side(a), side(b), 'vi').map(brief)).toEqual([
      ['value', 'aid.table 21', null, '100'],
      ['value', 'aid.table 22', null, '200'],
    ]);
  });
});

describe('cases of two packs', () => {
  const base = engineOfCases([lawCase('a', 'orphan', '100'), lawCase('b', 'pension', '200')]);

  it('are told when one is added, in words', () => {
    const more = engineOfCases([
      lawCase('a', 'orphan', '100'),
      lawCase('b', 'pension', '200'),
      lawCase('c', 'years(birth_date) >= 80', '300'),
    ]);
    expect(between(side(base), side(more)).map(brief)).toEqual([
      ['case_added', 'c', null, 'c: từ đủ 80 tuổi trở lên; 300 đồng/tháng'],
    ]);
    expect(between(side(more), side(base)).map(brief)).toEqual([
      ['case_removed', 'c', 'c: từ đủ 80 tuổi trở lên; 300 đồng/tháng', null],
    ]);
  });

  it('are told when a condition or an amount changes', () => {
    const other = engineOfCases([
      lawCase('a', 'orphan && !pension', '100'),
      lawCase('b', 'pension', '250'),
    ]);
    expect(between(side(base), side(other)).map(brief)).toEqual([
      ['condition', 'a', 'orphan', 'orphan và không pension'],
      ['amount', 'b', '200 đồng/tháng', '250 đồng/tháng'],
    ]);
  });

  it('are told when they combine in another way, or one goes before another', () => {
    const sum = engineOfCases([lawCase('a', 'orphan', '100'), lawCase('b', 'pension', '200')], [], {
      combine: 'sum',
    });
    const over = engineOfCases([
      lawCase('a', 'orphan', '100', { over: ['b'] }),
      lawCase('b', 'pension', '200'),
    ]);
    expect(between(side(base), side(sum)).map(({ kind, after }) => [kind, after])).toEqual([
      ['combination', 'Thuộc nhiều trường hợp thì hưởng đủ các mức'],
    ]);
    const [only, ...rest] = between(side(base), side(over));
    expect(rest).toEqual([]);
    expect(only?.kind).toBe('combination');
    expect(only?.after).toContain('Đã thuộc “a” thì không xét các trường hợp khác.');
  });

  it('are all new on the first day of a programme', () => {
    const changes = between(side(base, '2009-12-31'), side(base, '2010-01-01'));
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['case_added', 'a'],
      ['case_added', 'b'],
    ]);
  });

  it('are all new where only the second pack has the programme', () => {
    const empty = engineWith([programme('other', [version([lawCase('a', 'orphan', '1')])])]);
    expect(between(side(empty), side(base)).map(({ kind }) => kind)).toEqual([
      'case_added',
      'case_added',
    ]);
  });
});

describe('exclusions and procedures', () => {
  const procedure = (limit: number): object => ({
    code: '1.000001',
    title: both('Xét hưởng'),
    from: '2020-01-01',
    where: both('cấp xã'),
    papers: [both('Tờ khai')],
    steps: [
      {
        title: both('Thẩm định'),
        actor: both('cấp xã'),
        limit,
        unit: 'working_days',
        cite: cite(),
      },
    ],
    cite: cite('2/2021/NĐ-CP'),
    confidence: 'S',
  });
  const excludes = [
    {
      programme: 'other',
      keep: 'higher',
      from: '2020-01-01',
      cite: cite(),
      because: both('chỉ một'),
    },
  ];
  const withThem = (more: object): Engine =>
    engineWith([
      programme('aid', [version([lawCase('a', 'orphan', '1')])], more),
      programme('other', [version([lawCase('a', 'orphan', '1')])]),
    ]);

  it('are told when they begin', () => {
    const engine = withThem({ procedures: [procedure(7)], excludes });
    expect(between(side(engine, '2019-12-31'), side(engine, '2020-01-01')).map(brief)).toEqual([
      ['exclusion', 'other higher', null, 'chỉ một'],
      ['procedure', '1.000001', null, 'Xét hưởng; cấp xã; Tờ khai; Thẩm định: 7 ngày làm việc'],
    ]);
  });

  it('are told when a time limit changes, with the article', () => {
    const [change, ...rest] = between(
      side(withThem({ procedures: [procedure(7)] })),
      side(withThem({ procedures: [procedure(5)] })),
    );
    expect(rest).toEqual([]);
    expect(change?.kind).toBe('procedure');
    expect(change?.before).toContain('7 ngày làm việc');
    expect(change?.after).toContain('5 ngày làm việc');
    expect(change?.cite?.document).toBe('2/2021/NĐ-CP');
  });
});
