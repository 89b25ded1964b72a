import { describe, expect, it } from 'vitest';
import { unwrap, type Refusal } from '../../kernel/index.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  packTexts,
  parameter,
  programme,
  refusalsOf,
  version,
} from '../../../tests/support/law-pack.ts';
import type { Num } from '../ir.ts';
import type { Programme } from '../pack.ts';
import { loadParts } from './load.ts';
import { factsOfKey, spelledOut } from './programme.ts';

const number = (value: number): Num => ({ k: 'number', value, scale: 0 });
const note = { vi: 'chưa rõ', en: 'not clear' };

/** Code and line of what is wrong with one programme. */
function wrong(versions: readonly object[], more: object = {}): readonly unknown[] {
  return refusalsOf([programme('aid', versions, more)], [parameter('s.x', '5')]).map(
    ({ code, where }: Refusal) => [code, where?.file],
  );
}

function loaded(cases: readonly object[], more: object = {}): Programme['versions'][number] {
  const { pack } = engineOfCases(cases, [parameter('s.x', '5')], more);
  const found = pack.programmes.get('aid')?.versions[0];
  if (found === undefined) throw new Error('no version');
  return found;
}

const amounts = (cases: readonly object[], more: object = {}): readonly Num[] =>
  loaded(cases, more).cases.map(({ amount }) => amount);

const file = 'programmes/aid.yaml';
const plain = lawCase('x', 'orphan', '1');

describe('the amount of a case', () => {
  const bare = (id: string, more: object): object => ({
    id,
    title: note,
    when: 'orphan',
    cite: cite(),
    ...more,
  });

  it('is its own, or that of the version where it has none', () => {
    expect(amounts([lawCase('a', 'orphan', '3'), bare('b', {})], { amount: '7' })).toEqual([
      number(3),
      number(7),
    ]);
  });

  it('must be somewhere', () => {
    expect(wrong([version([bare('b', {})])])).toEqual([['law.bad_shape', file]]);
  });

  it('that cannot be read is told once, where it stands', () => {
    const at = (cases: readonly object[], more: object = {}): readonly unknown[] =>
      refusalsOf([programme('aid', [version(cases, more)])]).map(({ code, where }) => [
        code,
        where?.line !== undefined && where.line > 1,
      ]);
    expect(at([lawCase('a', 'orphan', 'wge')])).toEqual([['law.unknown_name', true]]);
    expect(at([bare('b', {})], { amount: 'wge' })).toEqual([['law.unknown_name', true]]);
  });

  it('is a bound where the law says “at least” or “at most”', () => {
    expect(
      amounts([
        lawCase('a', 'orphan', '3', { bound: 'at_least' }),
        lawCase('b', 'orphan', '3', { bound: 'at_most' }),
      ]),
    ).toEqual([
      { k: 'open', lo: number(3), hi: null, missing: null },
      { k: 'open', lo: number(0), hi: number(3), missing: null },
    ]);
  });

  it('lies between what is certain where the law leaves it open', () => {
    const open = { lo: '2', hi: '5 + 1', missing: 's.rule', note };
    const endless = { hi: null, missing: 's.rule', note };
    expect(amounts([bare('a', { open }), bare('b', { open: endless })])).toEqual([
      {
        k: 'open',
        lo: number(2),
        hi: { k: 'add', a: number(5), b: number(1) },
        missing: 's.rule',
      },
      { k: 'open', lo: number(0), hi: null, missing: 's.rule' },
    ]);
  });

  it('is rounded by the case before the version', () => {
    const to = (each: number): object => ({
      rounding: { to: each, mode: 'up', cite: cite() },
    });
    const both = [lawCase('a', 'orphan', '3', to(10)), lawCase('b', 'orphan', '3')];
    expect(amounts(both, to(1000)).map((each) => each.k === 'round' && each.to)).toEqual([
      10, 1000,
    ]);
  });

  it('is the place of its class, from the lowest', () => {
    const classes = ['low', 'middle', 'high'].map((name) => ({ name, label: note }));
    const given = ['high', 'low'].map((name, at) => bare(String(at), { class: name }));
    const open = bare('open', { open: { lo: 'low', hi: 'middle', missing: 's.rule', note } });
    const { pack } = engineWith([
      programme('aid', [version([...given, open])], {
        outcome: { kind: 'class', unit: '', classes },
      }),
    ]);
    const [first] = pack.programmes.get('aid')?.versions ?? [];
    expect(first?.cases.map(({ amount }) => amount)).toEqual([
      number(2),
      number(0),
      { k: 'open', lo: number(0), hi: number(1), missing: 's.rule' },
    ]);
  });

  it.each([
    ['a class nobody defined', { class: 'rich' }],
    ['no class at all', {}],
    ['a class as an end of what is open', { open: { lo: 'rich', hi: null, missing: 's.x', note } }],
  ])('is refused: %s', (_title, more) => {
    const outcome = { kind: 'class', unit: '', classes: [{ name: 'low', label: note }] };
    expect(wrong([version([bare('a', more)])], { outcome })).toEqual([
      ['law.unknown_choice', file],
    ]);
  });
});

describe('names in a programme', () => {
  const uses = (given: unknown): readonly unknown[] =>
    wrong([version([plain], { uses: { s: given } })]).map((each) => (each as unknown[])[0]);

  it.each<readonly [string, unknown, readonly string[]]>([
    ['a parameter there is', 's.x', []],
    ['a parameter nobody defined', 's.y', ['law.unknown_parameter']],
    ['a key that an integer fact picks', { parameter: 's.x', key: '{children}' }, []],
    ['a key that a choice picks', { parameter: 's.x', key: 'a:{degree}' }, []],
    ['a key with the case', { parameter: 's.x', key: '{case}' }, []],
    [
      'a key that yes or no would pick',
      { parameter: 's.x', key: '{orphan}' },
      ['law.unknown_fact'],
    ],
    [
      'a key that nothing picks',
      { parameter: 's.x', key: '{wage}{nobody}' },
      ['law.unknown_fact', 'law.unknown_fact'],
    ],
    ['the day of a date', { parameter: 's.x', on: 'death_date' }, []],
    ['the day of a number', { parameter: 's.x', on: 'children' }, ['law.unknown_fact']],
    ['the day of a fact nobody defined', { parameter: 's.x', on: 'died' }, ['law.unknown_fact']],
  ])('an alias of %s', (_title, given, expected) => {
    expect(uses(given)).toEqual(expected);
  });

  it.each<readonly [string, object]>([
    ['an alias and a fact', { uses: { orphan: 's.x' } }],
    ['a named leaf and a fact', { derived: { orphan: 'single' } }],
    ['a named leaf and an alias', { uses: { s: 's.x' }, derived: { s: 'single' } }],
  ])('never stand for two things: %s', (_title, more) => {
    expect(wrong([version([lawCase('x', 'true', '1')], more)])).toEqual([['law.twice', file]]);
  });

  it('of cases are each there once', () => {
    expect(wrong([version([plain, plain])])).toEqual([['law.twice', file]]);
  });

  it.each<readonly [string, object, object]>([
    ['displaces nobody', { over: ['z'] }, {}],
    ['is paid on top of nobody', {}, { plus: [{ case: 'x', with: ['z'], cite: cite() }] }],
    ['nobody is paid on top', {}, { plus: [{ case: 'z', with: ['x'], cite: cite() }] }],
  ])('of cases that are not there: %s', (_title, own, more) => {
    expect(wrong([version([lawCase('x', 'orphan', '1', own)], more)])).toEqual([
      ['law.unknown_case', file],
    ]);
  });

  it('of leaves stand for what they say, later ones for earlier ones', () => {
    const derived = { small: 'children < 2', poor: "small && poverty == 'poor'" };
    const [first] = loaded([lawCase('x', 'poor', '1')], { derived }).cases;
    expect(JSON.stringify(first?.when)).toContain('"children"');
    expect(wrong([version([plain], { derived: { a: 'b', b: 'orphan' } })])).toEqual([
      ['law.unknown_name', file],
    ]);
  });

  it('of terms are read as figures, words kept as they are', () => {
    const terms = { months: '12 * 5', collateral: note };
    const [first] = loaded([lawCase('x', 'orphan', '1', { terms })]).cases;
    expect([...(first?.terms ?? [])]).toEqual([
      ['months', { k: 'multiply', a: number(12), b: number(5) }],
      ['collateral', note],
    ]);
    expect(
      wrong([version([lawCase('x', 'orphan', '1', { terms: { months: 'orphan' } })])]),
    ).toEqual([['law.wrong_type', file]]);
  });

  it('of what the programme gives are known in figures that follow, not in cases', () => {
    const also = [{ name: 'y', label: note, unit: 'đồng', amount: '2 * amount' }];
    expect(loaded([plain], { also }).also).toMatchObject([{ name: 'y' }]);
    expect(wrong([version([lawCase('x', 'orphan', 'amount')])])).toEqual([
      ['law.unknown_name', file],
    ]);
  });
});

describe('citations', () => {
  const nowhere = cite('9/1999/NĐ-CP');

  it.each<readonly [string, readonly object[], object]>([
    ['of a version', [version([plain], { cite: nowhere })], {}],
    ['of a combination', [version([plain], { combineCite: nowhere })], {}],
    ['of a case', [version([lawCase('x', 'orphan', '1', { cite: nowhere })])], {}],
    ['of a rounding', [version([plain], { rounding: { to: 10, mode: 'up', cite: nowhere } })], {}],
    ['of where it begins', [version([plain])], { begins: { on: '2010-01-01', cite: nowhere } }],
  ])('name a document that is there: %s', (_title, versions, more) => {
    const refusals = refusalsOf([programme('aid', versions, more)]);
    expect(refusals).toMatchObject([
      { code: 'law.unknown_document', data: { document: '9/1999/NĐ-CP' }, where: { file } },
    ]);
  });
});

describe('versions', () => {
  const from = (first: string, to: string | null): object => version([plain], { from: first, to });

  it.each<readonly [string, readonly object[], readonly string[]]>([
    ['one after the other', [from('2010-01-01', '2019-12-31'), from('2020-01-01', null)], []],
    ['with a gap between', [from('2010-01-01', '2018-12-31'), from('2020-01-01', null)], []],
    ['written the later first', [from('2020-01-01', null), from('2010-01-01', '2019-12-31')], []],
    [
      'sharing a day',
      [from('2010-01-01', '2020-01-01'), from('2020-01-01', null)],
      ['law.overlap'],
    ],
    [
      'the first without an end',
      [from('2010-01-01', null), from('2020-01-01', null)],
      ['law.overlap'],
    ],
    [
      'three, the last two sharing days',
      [
        from('2010-01-01', '2014-12-31'),
        from('2015-01-01', '2020-06-30'),
        from('2020-01-01', null),
      ],
      ['law.overlap'],
    ],
  ])('%s', (_title, versions, expected) => {
    expect(wrong(versions).map((each) => (each as unknown[])[0])).toEqual(expected);
  });
});

describe('a programme that is wrong', () => {
  it('is left out, and the others stand', () => {
    const bad = programme('bad', [version([lawCase('x', 'orfan', '1')])]);
    const good = programme('good', [version([plain])]);
    const { pack, problems } = loadParts(packTexts([bad, good]));
    expect([...pack.programmes.keys()]).toEqual(['good']);
    expect(problems.map(({ code }) => code)).toEqual(['law.unknown_name']);
  });
});

describe('an alias with its parts named', () => {
  it.each<readonly [string, Parameters<typeof spelledOut>[0], ReturnType<typeof spelledOut>]>([
    [
      'a name alone',
      's.x',
      { parameter: 's.x', key: undefined, on: undefined, nationalOnly: false },
    ],
    [
      'a line on another day',
      { parameter: 's.x', key: '{case}', on: 'death_date' },
      { parameter: 's.x', key: '{case}', on: 'death_date', nationalOnly: false },
    ],
    [
      'the country’s value',
      { parameter: 's.x', level: 'national' },
      { parameter: 's.x', key: undefined, on: undefined, nationalOnly: true },
    ],
  ])('%s', (_title, use, expected) => {
    expect(spelledOut(use)).toEqual(expected);
  });

  it.each([
    [undefined, []],
    ['06:20', []],
    ['{case}', []],
    ['06:{injury_percent}', ['injury_percent']],
    ['{degree}:{children}:{case}', ['degree', 'children']],
    ['{Degree}', []],
  ])('the facts of the key %s are %j', (key, expected) => {
    expect(factsOfKey(key)).toEqual(expected);
  });
});

describe('where a part of a programme stands', () => {
  it('is told by the programme itself', () => {
    const { pack } = engineWith([programme('aid', [version([plain])])]);
    const where = pack.programmes.get('aid')?.where(['versions', 0, 'cases', 0, 'when']);
    expect(where).toMatchObject({ file });
    expect(unwrap({ ok: true, value: where?.line ?? 0 } as const)).toBeGreaterThan(5);
  });
});
