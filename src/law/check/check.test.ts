import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
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
import { changeDays, checkPack } from './check.ts';
import { placesOn } from '../places.ts';
import { inputOf, runExample } from './examples.ts';

const says = { vi: 'ví dụ', en: 'example' };
const note = { vi: 'chưa đọc', en: 'unread' };

/** What an example of this law finds different; null: nothing. */
function difference(engine: Engine, expected: object, more: object = {}): unknown {
  const example = { name: says, on: '2024-08-01', expect: expected, because: 'x', ...more };
  const [file] = [...engine.pack.programmes.values()].map((each) => each.file);
  const again = engineWith(
    [{ ...file, examples: [example] }],
    [...engine.pack.parameters.values()],
  );
  const [read] = unwrap({
    ok: true,
    value: again.pack.programmes.get('aid')?.file.examples ?? [],
  } as const);
  return read === undefined ? 'no example' : runExample(again, 'aid', read);
}

describe('a worked example', () => {
  const engine = engineOfCases(
    [
      lawCase('a', 'orphan', '5', { terms: { rate: '2.5', kind: note } }),
      lawCase('b', 'pension', '3'),
    ],
    [],
    { also: [{ name: 'yearly', label: note, unit: 'đồng', amount: '12 * amount' }] },
  );
  const person = { orphan: true, pension: false };

  it.each<readonly [object, object]>([
    [{ amount: '5', min: '5', max: '5', case: 'a', ask: [], missing: [] }, { person }],
    [{ min: '0', max: '5', ask: ['pension', 'orphan'] }, {}],
    [{ amount: '0' }, { person: { orphan: false, pension: false } }],
    [{ terms: { rate: '2.5' }, derived: { yearly: '60' } }, { person }],
    [{ refused: 'law.before_the_law' }, { on: '2009-01-01' }],
  ])('that says %j holds', (expected, more) => {
    expect(difference(engine, expected, more)).toBeNull();
  });

  it.each<readonly [object, object, string, string, string]>([
    [{ amount: '6' }, { person }, 'amount', '6', '5'],
    [{ amount: '5' }, {}, 'amount', '5', 'null'],
    [{ min: '1' }, {}, 'min', '1', '0'],
    [{ max: '6' }, {}, 'max', '6', '5'],
    [{ max: null }, {}, 'max', 'null', '5'],
    [{ case: 'b' }, { person }, 'case', 'b', 'a'],
    [{ class: 'poor' }, { person }, 'class', 'poor', 'null'],
    [{ ask: ['orphan'] }, {}, 'ask', 'orphan', 'orphan, pension'],
    [{ missing: ['x.y'] }, { person }, 'missing', 'x.y', ''],
    [{ terms: { rate: '2' } }, { person }, 'terms.rate', '2', '"2.5"'],
    [{ terms: { other: '2' } }, { person }, 'terms.other', '2', 'null'],
    [{ derived: { yearly: '5' } }, { person }, 'derived.yearly', '5', '"60"'],
    [{ refused: 'law.before_the_law' }, { person }, 'refused', 'law.before_the_law', '5'],
    [{ amount: '5' }, { on: '2009-01-01' }, 'refused', 'an answer', 'law.before_the_law'],
    [
      { refused: 'law.not_whole' },
      { on: '2009-01-01' },
      'refused',
      'law.not_whole',
      'law.before_the_law',
    ],
  ])('that says %j of %j is told: %s is not %s', (expected, more, what, ...[wanted, found]) => {
    expect(difference(engine, expected, more)).toEqual({ what, expected: wanted, found });
  });

  it('with facts that cannot be read is told with why', () => {
    expect(difference(engine, {}, { person: { orfan: true } })).toMatchObject({ what: 'facts' });
    expect(difference(engine, {}, { person: { orfan: true } })).toMatchObject({
      found: expect.stringContaining('law.unknown_fact') as string,
    });
  });

  it('is asked on its day, as far as was known then, in its place', () => {
    const values = [
      { value: '1', from: '2010-01-01', to: '2026-06-30', cite: cite(), confidence: 'S' },
      { value: '2', from: '2026-07-01', cite: cite('3/2026/NĐ-CP'), confidence: 'S' },
      { value: '9', from: '2010-01-01', area: 'west', cite: cite(), confidence: 'S' },
    ];
    const local = engineOfCases(
      [lawCase('a', 'true', 's')],
      [parameter('s', '1', { values, local: { rule: 'higher', cite: cite() } })],
      { uses: { s: 's' } },
    );
    const on = '2026-08-01';
    expect(difference(local, { amount: '2' }, { on })).toBeNull();
    expect(difference(local, { amount: '1' }, { on, knownAt: '2026-08-01' })).toBeNull();
    expect(difference(local, { amount: '9' }, { on, area: 'west' })).toBeNull();
    expect(difference(local, { amount: '2' }, { on, area: 'east' })).toBeNull();
  });

  it('may name the people of the household, or none', () => {
    const home = engineOfCases([lawCase('a', "members.exists(m, m.degree == 'severe')", '5')]);
    const alone = { person: { degree: 'none' } };
    expect(
      difference(home, { amount: '5' }, { ...alone, members: [{ degree: 'severe' }] }),
    ).toBeNull();
    expect(difference(home, { amount: '0' }, { ...alone, members: [] })).toBeNull();
    expect(difference(home, { min: '0', max: '5' }, alone)).toBeNull();
    expect(inputOf({ person: {}, household: { poverty: 'poor' } } as never)).toEqual({
      person: {},
      household: { poverty: 'poor' },
    });
  });
});

describe('the law of a place', () => {
  it.each([
    [undefined, '2024-01-01', []],
    [undefined, '2026-01-01', []],
    ['city', '2025-06-30', ['city', 'east']],
    ['city', '2025-07-01', ['city']],
    ['west', '2025-06-30', ['west']],
    ['west', '2025-07-01', ['city', 'west']],
    ['east', '2025-06-30', ['city', 'east']],
    ['east', '2025-07-01', ['city', 'east']],
  ])('of %s on %s is that of %j: the west joined the city on 1 July 2025', (area, on, areas) => {
    expect(placesOn(area, on)).toEqual(areas);
  });
});

describe('a check of the pack', () => {
  const values = [
    { value: '1', from: '2009-01-01', to: '2011-12-31', cite: cite(), confidence: 'K' },
    { value: '2', from: '2012-01-01', to: '2014-12-31', cite: cite(), confidence: 'S' },
    { value: '3', from: '2020-01-01', cite: cite(), confidence: '?' },
  ];
  const engine = engineWith(
    [
      programme('aid', [
        version(
          [lawCase('a', 'orphan', 's', { from: '2013-01-01', to: '2013-12-31', confidence: 'K' })],
          {
            to: '2016-12-31',
            uses: { s: 's' },
          },
        ),
        version([lawCase('b', 'orphan', 't', { uses: { t: { parameter: 's' } } })], {
          from: '2017-01-01',
        }),
      ]),
    ],
    [
      parameter('s', '1', { values }),
      parameter('table', '1', {
        keyed: true,
        values: [{ ...values[2], key: 'line' }],
      }),
    ],
  );

  it('settles each day on which something changes, inside the version', () => {
    const [first, second] = engine.pack.programmes.get('aid')?.versions ?? [];
    expect(first && changeDays(engine, first)).toEqual([
      '2010-01-01',
      '2012-01-01',
      '2013-01-01',
      '2014-01-01',
      '2015-01-01',
    ]);
    expect(second && changeDays(engine, second)).toEqual(['2017-01-01', '2020-01-01']);
  });

  it('counts what it read and lists what nobody has verified', () => {
    const checked = checkPack(engine);
    expect(checked).toMatchObject({
      programmes: 1,
      parameters: 2,
      values: 4,
      facts: 14,
      examples: 0,
    });
    expect(checked.failed).toEqual([]);
    expect(checked.errors).toEqual([]);
    expect(
      checked.unverified.map(({ name, from, confidence }) => [name, from, confidence]),
    ).toEqual([
      ['s', '2009-01-01', 'K'],
      ['s', '2020-01-01', '?'],
      ['table line', '2020-01-01', '?'],
      ['aid a', '2013-01-01', 'K'],
    ]);
  });

  it('finds what is wrong on a later day only, once for every place', () => {
    const late = engineOfCases(
      [lawCase('a', 'true', 's * wage')],
      [
        parameter('s', '1', {
          type: 'decimal',
          values: [
            { ...values[0], to: '2019-12-31' },
            { ...values[2], value: '0.5' },
          ],
        }),
      ],
      { uses: { s: 's' } },
    );
    expect(checkPack(late).errors.map((each) => each.code)).toEqual(['law.not_whole']);
  });

  it('finds two winners where local law makes the amounts differ', () => {
    const local = parameter('s', '1', {
      local: { rule: 'higher', cite: cite() },
      values: [
        { value: '5', from: '2010-01-01', cite: cite(), confidence: 'S' },
        { value: '9', area: 'west', from: '2010-01-01', cite: cite(), confidence: 'S' },
      ],
    });
    const two = engineOfCases(
      [lawCase('a', 'orphan', 's'), lawCase('b', 'pension', '5')],
      [local],
      {
        combine: 'one',
        uses: { s: 's' },
      },
    );
    const [first] = checkPack(two).errors;
    expect(first?.data).toMatchObject({ programme: 'aid', first: 'a', second: 'b' });
    expect(first?.where).toMatchObject({ file: 'programmes/aid.yaml' });
  });
});
