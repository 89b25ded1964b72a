import { describe, expect, it } from 'vitest';
import { fill, type Refusal } from '../../kernel/index.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  parameter,
  programme,
  refusalsOf,
  version,
} from '../../../tests/support/law-pack.ts';
import { checkPack } from '../check/check.ts';
import { lawMessages } from '../messages.ts';
import { loadPack } from './load.ts';

const languages = ['vi', 'en'] as const;

/** The refusals of one version whose single case is written so. */
function ofCase(when: string, amount = '1', more: object = {}): readonly Refusal[] {
  return refusalsOf([programme('aid', [version([lawCase('x', when, amount, more)])])]);
}

function ofVersion(more: object): readonly Refusal[] {
  const cases = [lawCase('x', 'true', '1')];
  return refusalsOf([programme('aid', [version(cases, more)])]);
}

function ofParameter(more: object, value: string | null = '5'): readonly Refusal[] {
  return refusalsOf([], [parameter('aid.standard', value, more)]);
}

const row = (more: object): object => ({
  value: '5',
  from: '2010-01-01',
  cite: cite(),
  confidence: 'S',
  ...more,
});

const other = { programme: 'aid', keep: 'higher', from: '2010-01-01', cite: cite() };
const because = { vi: 'vì', en: 'so' };

/** Code, what is wrong, what the text must name, and the refusals. */
const wrong: readonly (readonly [string, string, string, () => readonly Refusal[]])[] = [
  ['law.unknown_name', 'a name nobody defined', 'orfan', () => ofCase('orfan')],
  [
    'law.unknown_name',
    'a fact of the home asked of a member',
    'poverty',
    () => ofCase("members.exists(m, m.poverty == 'poor')"),
  ],
  ['law.bad_leaf', 'half an expression', 'orphan &&', () => ofCase('orphan &&')],
  ['law.wrong_type', 'a number where a condition stands', 'số', () => ofCase('1 + 1')],
  [
    'law.wrong_type',
    'a condition where an amount stands',
    'đúng/sai',
    () => ofCase('true', 'orphan'),
  ],
  ['law.wrong_type', 'a list compared', 'danh sách', () => ofCase('children == [1]')],
  ['law.wrong_type', 'a set used as a condition', 'tập', () => ofCase('kinds')],
  ['law.wrong_type', 'a choice used as a number', 'lựa chọn', () => ofCase('degree > 1')],
  ['law.wrong_type', 'an age used as a number', 'tuổi', () => ofCase('true', 'years(birth_date)')],
  ['law.wrong_type', 'nothing used as a number', 'null', () => ofCase('children == null')],
  [
    'law.unknown_choice',
    'a value a choice does not have',
    'sever',
    () => ofCase("degree == 'sever'"),
  ],
  ['law.unknown_choice', 'a value a set does not have', 'marty', () => ofCase("'marty' in kinds")],
  [
    'law.unknown_choice',
    'a class the programme does not have',
    'rich',
    () => [
      ...refusalsOf([
        programme(
          'aid',
          [version([{ ...lawCase('x', 'true', '0'), amount: undefined, class: 'rich' }])],
          {
            outcome: { kind: 'class', unit: '', classes: [{ name: 'poor', label: because }] },
          },
        ),
      ]),
    ],
  ],
  ['law.not_in_language', 'a division', '/', () => ofCase('wage / 2 > 3')],
  ['law.not_in_language', 'a function nobody knows', 'size()', () => ofCase('size(kinds) > 1')],
  ['law.not_in_language', 'the age of two', 'years()', () => ofCase('years(birth_date, 1) > 3')],
  [
    'law.not_in_language',
    'members of members',
    'exists()',
    () => ofCase('members.exists(m, members.exists(n, n.orphan))'),
  ],
  ['law.not_in_language', 'members mapped', 'map()', () => ofCase('members.map(m, m.orphan)')],
  ['law.not_in_language', 'a field of a fact', '.year', () => ofCase('birth_date.year == 3')],
  ['law.not_in_language', 'a negated quantity', '-', () => ofCase('true', '-wage')],
  ['law.not_in_language', 'a number with an exponent', '1e3', () => ofCase('wage > 1e3')],
  [
    'law.unknown_document',
    'a citation of no document',
    '9/1999',
    () => ofCase('true', '1', { cite: cite('9/1999/NĐ-CP') }),
  ],
  [
    'law.unknown_document',
    'a value cited nowhere',
    '9/1999',
    () => ofParameter({ values: [row({ cite: cite('9/1999/NĐ-CP') })] }),
  ],
  [
    'law.unknown_document',
    'a local rule cited nowhere',
    '9/1999',
    () => ofParameter({ local: { rule: 'higher', cite: cite('9/1999/NĐ-CP') } }),
  ],
  [
    'law.unknown_parameter',
    'an alias of no parameter',
    'aid.standart',
    () => ofVersion({ uses: { standard: 'aid.standart' } }),
  ],
  [
    'law.unknown_case',
    'a displaced case nobody wrote',
    'y',
    () => ofCase('true', '1', { over: ['y'] }),
  ],
  [
    'law.unknown_case',
    'an added case nobody wrote',
    'k4',
    () => ofVersion({ plus: [{ case: 'k4', with: ['x'], cite: cite() }] }),
  ],
  [
    'law.unknown_case',
    'a case nobody wrote to add to',
    'k5',
    () => ofVersion({ plus: [{ case: 'x', with: ['k5'], cite: cite() }] }),
  ],
  [
    'law.unknown_fact',
    'a table picked by a fact that cannot pick',
    'wage',
    () =>
      refusalsOf(
        [
          programme('aid', [
            version([lawCase('x', 'true', '1')], {
              uses: { a: { parameter: 'a.b', key: '{wage}' } },
            }),
          ]),
        ],
        [parameter('a.b', '5')],
      ),
  ],
  [
    'law.unknown_fact',
    'a value of the day of no date',
    'orphan',
    () =>
      refusalsOf(
        [
          programme('aid', [
            version([lawCase('x', 'true', '1')], {
              uses: { a: { parameter: 'a.b', on: 'orphan' } },
            }),
          ]),
        ],
        [parameter('a.b', '5')],
      ),
  ],
  [
    'law.twice',
    'two cases of one name',
    'x',
    () =>
      refusalsOf([
        programme('aid', [version([lawCase('x', 'true', '1'), lawCase('x', 'orphan', '2')])]),
      ]),
  ],
  ['law.twice', 'an alias that is a fact', 'wage', () => ofVersion({ uses: { wage: 'a.b' } })],
  [
    'law.twice',
    'a named leaf that is a fact',
    'orphan',
    () => ofVersion({ derived: { orphan: 'true' } }),
  ],
  [
    'law.twice',
    'two parameters of one name',
    'aid.standard',
    () => refusalsOf([], [parameter('aid.standard', '1'), parameter('aid.standard', '2')]),
  ],
  [
    'law.overlap',
    'two values on one day',
    '2012-01-01',
    () => ofParameter({ values: [row({}), row({ from: '2012-01-01' })] }),
  ],
  [
    'law.overlap',
    'a value that ends before it begins',
    '2009-12-31',
    () => ofParameter({ values: [row({ to: '2009-12-31' })] }),
  ],
  [
    'law.overlap',
    'two versions on one day',
    '2015-01-01',
    () =>
      refusalsOf([
        programme('aid', [
          version([lawCase('x', 'true', '1')], { to: '2015-01-01' }),
          version([lawCase('x', 'true', '1')], { from: '2015-01-01' }),
        ]),
      ]),
  ],
  [
    'law.not_whole',
    'half a đồng in a table',
    'aid.standard',
    () => ofParameter({ type: 'money' }, '5.5'),
  ],
  ['law.key_needed', 'a table without keys', 'aid.standard', () => ofParameter({ keyed: true })],
  [
    'law.key_needed',
    'a key of what is no table',
    'aid.standard',
    () => ofParameter({ values: [row({ key: 'a' })] }),
  ],
  [
    'law.bad_shape',
    'a local value without its rule',
    'local',
    () => ofParameter({ values: [row({ area: 'city' })] }),
  ],
  ['law.bad_shape', 'a field nobody knows', 'colour', () => ofVersion({ colour: 'red' })],
  [
    'law.bad_shape',
    'a case without any amount',
    'x',
    () =>
      refusalsOf([
        programme('aid', [version([{ ...lawCase('x', 'true', '1'), amount: undefined }])]),
      ]),
  ],
  [
    'law.unknown_programme',
    'an exclusion of nobody',
    'nobody',
    () =>
      refusalsOf([
        programme('aid', [version([lawCase('x', 'true', '1')])], {
          excludes: [{ ...other, programme: 'nobody', because }],
        }),
      ]),
  ],
  [
    'law.unknown_programme',
    'an exclusion of itself',
    'aid',
    () =>
      refusalsOf([
        programme('aid', [version([lawCase('x', 'true', '1')])], {
          excludes: [{ ...other, because }],
        }),
      ]),
  ],
  [
    'law.bad_yaml',
    'a file that is no YAML',
    'YAML',
    () => {
      const loaded = loadPack([{ path: 'facts.yaml', text: 'a: [1\nb: }' }]);
      return loaded.ok ? [] : loaded.error;
    },
  ],
  [
    'law.two_winners',
    'two cases that can both win',
    'a',
    () =>
      checkPack(
        engineOfCases([lawCase('a', 'orphan', '1'), lawCase('b', 'pension', '2')], [], {
          combine: 'one',
        }),
      ).errors,
  ],
  [
    'law.example_failed',
    'an example that turns out otherwise',
    'ví dụ',
    () => {
      const example = {
        name: { vi: 'ví dụ', en: 'x' },
        on: '2024-08-01',
        expect: { amount: '2' },
        because: 'x',
      };
      return checkPack(
        engineWith([
          programme('aid', [version([lawCase('a', 'true', '1')])], { examples: [example] }),
        ]),
      ).failed;
    },
  ],
  [
    'law.too_large',
    'a number no machine counts exactly',
    'x',
    () => checkPack(engineOfCases([lawCase('x', 'true', 'wage * debt')])).errors,
  ],
  [
    'law.not_whole',
    'a broken amount without a rounding',
    'x',
    () => checkPack(engineOfCases([lawCase('x', 'true', '0.6 * wage')])).errors,
  ],
];

describe('what is wrong with a pack', () => {
  it.each(wrong)('%s: %s, told at its place in both languages', (code, _, named, refusals) => {
    const refusal = refusals().find((each) => each.code === code);
    expect(refusal, JSON.stringify(refusals())).toBeDefined();
    expect(refusal?.where?.file).toMatch(/\.yaml$/);
    expect(refusal?.where?.line).toBeGreaterThanOrEqual(1);
    expect(refusal?.where?.column).toBeGreaterThanOrEqual(1);
    for (const language of languages) {
      const text = fill(
        lawMessages[language][`error.${code}` as 'error.law.twice'],
        refusal?.data ?? {},
      );
      expect(text).not.toMatch(/\{[a-z]+\}|undefined/);
      expect(text).not.toBe('');
    }
    const vi = fill(lawMessages.vi[`error.${code}` as 'error.law.twice'], refusal?.data ?? {});
    expect(vi).toContain(named);
  });
});
