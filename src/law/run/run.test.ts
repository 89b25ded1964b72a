import { describe, expect, test } from 'vitest';
import { fill, unwrap } from '../../kernel/index.ts';
import {
  lawCase,
  engineOfCases,
  engineWith,
  programme,
  version,
  cite,
  parameter,
} from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import { kernel } from '../kernel/kernel.ts';
import { packedDay } from '../settle/days.ts';
import { LineReader } from './csv.ts';
import { refuseRow, runErrors } from './errors.ts';
import { lawRunMessages } from './messages.ts';
import { PeopleReader } from './people.ts';
import { resultHeading, RunReport, type ResultLine, type RunSummary } from './run.ts';

const on = '2024-08-01';

interface Report {
  readonly lines: readonly ResultLine[];
  readonly summary: RunSummary;
}

/** A programme run over a file of people, as `law run` does it. */
function run(engine: Engine, ...rows: readonly string[]): Report {
  const ready = unwrap(engine.at('aid', { on, knownAt: null, areas: [] }));
  const reader = new PeopleReader(engine.pack.facts, [...engine.pack.facts.keys()], packedDay(on));
  const text = new LineReader();
  for (const line of [...text.push(`${rows.join('\n')}\n`), ...text.end()])
    unwrap(reader.take(line));
  const { columns, ids, errors } = reader.people();
  const outcome = kernel(ready.settled, engine.pack.facts).run(columns);
  const report = new RunReport(engine, ready, columns);
  const lines = ids.map((id, row) => report.line(id, row, outcome));
  return { lines, summary: report.summary(errors) };
}

const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
const orphans = engineOfCases([lawCase('trẻ mồ côi', 'orphan', '500000')]);

describe('a line of the result', () => {
  test.each<readonly [string, string, Partial<ResultLine>]>([
    [
      'of somebody entitled',
      'true',
      { lo: '500000', hi: '500000', amount: '500000', case: 'trẻ mồ côi', ask: '' },
    ],
    ['of somebody who is not', 'false', { lo: '0', hi: '0', amount: '0', case: '', ask: '' }],
    [
      'of somebody nobody can decide asks what is missing',
      '',
      { lo: '0', hi: '500000', amount: '', case: '', ask: 'orphan' },
    ],
  ])('%s', (_title, cell, expected) => {
    const { lines } = run(orphans, 'id,orphan', `p1,${cell}`);
    expect(lines).toEqual([{ id: 'p1', ...expected }]);
  });

  test('has its parts in the order of the heading', () => {
    const [line] = run(orphans, 'id,orphan', 'p1,true').lines;
    expect(Object.keys(line ?? {})).toEqual([...resultHeading]);
    expect(resultHeading.join()).toBe('id,lo,hi,amount,case,ask');
  });

  test('puts several questions apart with a bar, those first that can change most', () => {
    const engine = engineOfCases([
      lawCase('a', 'orphan', '9'),
      lawCase('b', "degree == 'severe'", '4'),
    ]);
    expect(run(engine, 'id', 'p1').lines[0]?.ask).toBe('orphan|degree');
    expect(run(engine, 'id,orphan', 'p1,false').lines[0]).toMatchObject({
      hi: '4',
      ask: 'degree',
    });
  });

  test('has no upper bound where the law has none', () => {
    const engine = engineOfCases([lawCase('a', 'orphan', '300', { bound: 'at_least' })]);
    expect(run(engine, 'id,orphan', 'p1,true').lines[0]).toMatchObject({ lo: '300', hi: '' });
  });

  test('shows decimals as the law has them, without zeros at the end', () => {
    const share = { outcome: { kind: 'share', unit: '%' } };
    const engine = engineWith([
      programme('aid', [version([lawCase('a', 'orphan', '2.50 * children')])], share),
    ]);
    const { lines, summary } = run(
      engine,
      'id,orphan,children',
      'a,true,1',
      'b,true,4',
      'c,true,3',
    );
    expect(lines.map((line) => line.amount)).toEqual(['2.5', '10', '7.5']);
    expect(summary.total).toBe('20');
  });
});

describe('a row that columns leave open and the exact bounds decide', () => {
  const engine = engineOfCases([
    lawCase('a', 'orphan && single', '5'),
    lawCase('b', 'orphan && !single', '5'),
  ]);

  test('is decided, and counted as such', () => {
    const { lines, summary } = run(engine, 'id,orphan', 'p1,true', 'p2,false', 'p3,');
    expect(lines.map(({ amount }) => amount)).toEqual(['5', '0', '']);
    expect(summary).toMatchObject({ entitled: 1, undecided: 1, loose: 1, total: '5' });
  });

  test('asks only what the exact bounds still leave open', () => {
    expect(run(engine, 'id,single', 'p1,').lines[0]?.ask).toBe('orphan');
  });
});

describe('what a whole run came to', () => {
  test('counts who is entitled, who is not decided, and adds what is decided', () => {
    const rows = ['p1,true', 'p2,false', 'p3,', 'p4,true'];
    expect(run(orphans, 'id,orphan', ...rows).summary).toEqual({
      persons: 4,
      entitled: 2,
      undecided: 1,
      errors: [],
      total: '1000000',
      missing: [],
      loose: 0,
    });
  });

  test('is nothing for nobody', () => {
    expect(run(orphans, 'id,orphan')).toEqual({
      lines: [],
      summary: {
        persons: 0,
        entitled: 0,
        undecided: 0,
        errors: [],
        total: '0',
        missing: [],
        loose: 0,
      },
    });
  });

  test('adds sums that a double no longer counts exactly', () => {
    const engine = engineOfCases([lawCase('a', 'true', '3000000000000001')]);
    const rows = Array.from({ length: 5 }, (_, at) => `p${at}`);
    expect(run(engine, 'id', ...rows).summary.total).toBe('15000000000000005');
  });

  test.each([
    ['tenths that make a whole', '0.5', 2, '1'],
    ['tenths that do not', '0.5', 3, '1.5'],
    ['less than one', '0.25', 1, '0.25'],
    ['hundredths that lose a zero', '0.25', 2, '0.5'],
    ['nothing but zeros behind the point', '0.25', 40, '10'],
  ])('adds decimals exactly: %s', (_title, amount, people, total) => {
    const share = { outcome: { kind: 'share', unit: '%' } };
    const engine = engineWith([programme('aid', [version([lawCase('a', 'true', amount)])], share)]);
    const rows = Array.from({ length: people }, (_, at) => `p${at}`);
    const { summary } = run(engine, 'id', ...rows);
    expect([summary.total, summary.entitled]).toEqual([total, people]);
  });

  test('names a value of the law that is missing once, however many rows meet it', () => {
    const unknown = parameter('aid.standard', null, { type: 'money' });
    const engine = engineOfCases(
      [lawCase('a', 'orphan', 'standard', { uses: { standard: 'aid.standard' } })],
      [unknown],
    );
    const { lines, summary } = run(engine, 'id,orphan', 'p1,true', 'p2,true', 'p3,false');
    expect(lines.map(({ lo, hi, amount }) => [lo, hi, amount])).toEqual([
      ['0', '', ''],
      ['0', '', ''],
      ['0', '0', '0'],
    ]);
    expect(summary.missing.map((each) => each.parameter)).toEqual(['aid.standard']);
    expect(summary).toMatchObject({ undecided: 2, entitled: 0, total: '0' });
  });

  test('keeps the rows that were wrong, and leaves them out of everything else', () => {
    const { lines, summary } = run(orphans, 'id,orphan', 'p1,true', 'p2,có', ',true', 'p4');
    expect(lines.map(({ id }) => id)).toEqual(['p1']);
    expect(summary.persons).toBe(1);
    expect(summary.errors.map(({ code, where }) => [code, where?.line])).toEqual([
      ['law.fact_out_of_domain', 3],
      ['law.row_without_id', 4],
      ['law.bad_row', 5],
    ]);
  });
});

describe('a run of classes', () => {
  const classes = ['thường', 'cận nghèo', 'nghèo'].map((label, index) => ({
    name: ['normal', 'near_poor', 'poor'][index] ?? '',
    label: both(label),
  }));
  const inClass = (id: string, when: string): object => ({
    id,
    title: both(id),
    when,
    class: id,
    cite: cite(),
  });
  const engine = engineWith([
    programme('aid', [version([inClass('near_poor', 'single'), inClass('poor', 'orphan')])], {
      outcome: { kind: 'class', unit: '', classes },
    }),
  ]);

  test('shows their names, lowest where nothing holds, and never adds them up', () => {
    const rows = ['a,true,true', 'b,false,true', 'c,false,false', 'd,,true'];
    const { lines, summary } = run(engine, 'id,orphan,single', ...rows);
    expect(lines.map(({ lo, hi, amount }) => [lo, hi, amount])).toEqual([
      ['poor', 'poor', 'poor'],
      ['near_poor', 'near_poor', 'near_poor'],
      ['normal', 'normal', 'normal'],
      ['near_poor', 'poor', ''],
    ]);
    expect(summary).toMatchObject({ entitled: 2, undecided: 1, total: '0' });
  });
});

describe('what is wrong with a file of people', () => {
  const data = { found: 3, wanted: 5, household: 'H7' };
  const codes = Object.keys(runErrors) as (keyof typeof runErrors)[];

  test.each(codes)('%s is said in both languages, with its figures', (code) => {
    const texts = (['vi', 'en'] as const).map((language) =>
      fill(lawRunMessages[language][`error.${code}`], data),
    );
    expect(texts[0]).toMatch(/[à-ỹ]/);
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/[{}]/);
    }
  });

  test.each([
    ['law.bad_row', ['3', '5']],
    ['law.household_differs', ['H7']],
    ['law.no_id_column', ['id', 'household_id']],
    ['law.row_without_id', ['id']],
  ] as const)('%s names %j', (code, named) => {
    for (const language of ['vi', 'en'] as const) {
      const text = fill(lawRunMessages[language][`error.${code}`], data);
      for (const each of named) expect(text).toContain(each);
    }
  });

  test('is a fault of the input, never of the law', () => {
    for (const code of codes)
      expect(refuseRow(code, {}, { line: 2 })).toMatchObject({
        code,
        kind: 'input',
        where: { line: 2 },
      });
  });
});
