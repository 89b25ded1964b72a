import { describe, expect, it } from 'vitest';
import { ask } from '../../../tests/support/law-asking.ts';
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
import type { FactValues } from '../facts.ts';
import { answerOf, type Answer } from './answer.ts';
import type { TraceStep } from './trace.ts';

const local = { rule: 'higher', cite: cite() };
const note = { vi: 'chưa đọc', en: 'unread' };

const standard = parameter('aid.standard', '1', {
  label: { vi: 'mức chuẩn', en: 'standard' },
  local,
  values: [
    { value: '360000', from: '2010-01-01', to: '2026-06-30', cite: cite(), confidence: 'K' },
    { value: '540000', from: '2026-07-01', cite: cite('3/2026/NĐ-CP'), confidence: 'S' },
    {
      value: null,
      area: 'east',
      from: '2010-01-01',
      to: '2011-12-31',
      cite: cite(),
      confidence: 'S',
      note,
    },
  ],
});

const engine = engineOfCases(
  [
    lawCase('a', 'orphan', '2 * standard', { terms: { kind: note } }),
    lawCase('b', 'pension', '100000', { rounding: { to: 1000, mode: 'up', cite: cite() } }),
    lawCase('c', 'single', '5', { confidence: '?' }),
  ],
  [standard],
  { uses: { standard: 'aid.standard' } },
);

interface Asking {
  readonly on?: string;
  readonly areas?: readonly string[];
  readonly language?: 'vi' | 'en';
  readonly of?: Engine;
}

function answer(person: FactValues, asking: Asking = {}): Answer {
  const { language = 'vi', of = engine, ...given } = asking;
  return answerOf(of, ask(of, { person }, given), language, 'east');
}

function steps(found: Answer, kind: TraceStep['kind']): readonly TraceStep[] {
  return found.trace.filter((step) => step.kind === kind);
}

const all = { orphan: true, pension: true, single: false };

describe('an answer in words', () => {
  it('carries what was asked, what it gives and why', () => {
    const found = answer(all);
    expect(found).toMatchObject({
      programme: 'aid',
      on: '2024-08-01',
      knownAt: null,
      area: 'east',
      decided: true,
      outcome: { kind: 'month', unit: 'đồng/tháng' },
      min: '720000',
      max: '720000',
      amount: '720000',
      class: null,
      terms: { kind: 'chưa đọc' },
      case: 'a',
      alsoWon: [],
      ask: [],
      missing: [],
    });
    expect(answer(all, { language: 'en' }).terms).toEqual({ kind: 'unread' });
    expect(answer({ orphan: false, pension: false, single: false }).terms).toBeNull();
  });

  it('has no amount while it is open, and asks in the language asked for', () => {
    const found = answer({});
    expect('amount' in found).toBe(false);
    expect(found.ask.map(({ fact, question }) => [fact, question])).toEqual([
      ['orphan', 'orphan?'],
      ['pension', 'pension?'],
      ['single', 'single?'],
    ]);
    expect(found.ask[0]).toEqual({
      fact: 'orphan',
      subject: 'person',
      question: 'orphan?',
      why: 'vì',
    });
  });

  it('names a value that is missing with its note in that language', () => {
    const asking = { on: '2011-01-01', areas: ['city', 'east'] };
    expect(answer({ orphan: true }, asking).missing).toEqual([
      {
        parameter: 'aid.standard',
        from: '2010-01-01',
        to: '2011-12-31',
        floor: '360000',
        note: 'chưa đọc',
      },
    ]);
    expect(answer({ orphan: true }, { ...asking, language: 'en' }).missing[0]?.note).toBe('unread');
  });

  it('is told from the title on, one line a step, without what does not hold', () => {
    const lines = answer(all).text.split('\n');
    expect(lines[0]).toBe('aid');
    expect(lines.slice(1).every((line) => line.startsWith('– '))).toBe(true);
    expect(lines).toContain('– orphan: có');
    expect(lines).toContain('– single: không');
    expect(lines.filter((line) => line.startsWith('– c:'))).toEqual([]);
    expect(lines.some((line) => line.startsWith('– a: thuộc trường hợp này (Điều 1'))).toBe(true);
    expect(lines.at(-1)).toBe('– Kết quả: 720.000 đồng/tháng.');
    expect(answer({}).text).not.toContain('orphan: chưa biết');
  });
});

describe('the steps of an explanation', () => {
  it('tell every fact once, given or unknown', () => {
    const facts = steps(answer({ orphan: true }), 'fact').map(({ name, value, source }) => [
      name,
      value,
      source,
    ]);
    expect(facts).toEqual([
      ['orphan', 'có', 'given'],
      ['pension', null, 'unknown'],
      ['single', null, 'unknown'],
    ]);
  });

  it('tell each case as true, false or unknown, with its article', () => {
    const cases = steps(answer({ orphan: true, pension: false }), 'case');
    expect(cases.map(({ name, holds }) => [name, holds])).toEqual([
      ['a', 'true'],
      ['b', 'false'],
      ['c', 'unknown'],
    ]);
    expect(cases[0]?.cite).toEqual({ document: '1/2010/NĐ-CP', article: 'Điều 1' });
    expect(cases[0]?.text).toContain('Điều 1 Nghị định số 1/2010/NĐ-CP ngày 1/12/2009');
  });

  it('say how cases combine only where more than one may hold', () => {
    const text = (person: FactValues): readonly string[] =>
      steps(answer(person), 'combine').map((step) => step.text);
    expect(text(all)[0]).toContain('chỉ hưởng mức cao nhất');
    expect(text({ orphan: true, pension: false, single: false })).toEqual([]);
    expect(text({ orphan: true })).toHaveLength(1);
    const one = engineOfCases([lawCase('a', 'orphan', '5')]);
    expect(steps(answer({ orphan: true }, { of: one }), 'combine')).toEqual([]);
  });

  it('say what is paid on top of what', () => {
    const plus = engineOfCases([lawCase('a', 'orphan', '5'), lawCase('k', 'single', '3')], [], {
      plus: [{ case: 'k', with: ['a'], cite: cite('2/2021/NĐ-CP', 'Điều 9') }],
    });
    const found = steps(answer({ orphan: true, single: true }, { of: plus }), 'combine');
    expect(found.map(({ name }) => name)).toEqual(['max', 'plus']);
    expect(found[1]?.text).toContain('“k”');
    expect(found[1]?.text).toContain('Điều 9 Nghị định số 2/2021/NĐ-CP');
  });

  it('tell the value used, its days, its source and that nobody checked it', () => {
    const [value] = steps(answer(all), 'parameter');
    expect(value).toMatchObject({ name: 'aid.standard', value: '360000', source: 'national' });
    expect(value).toMatchObject({ from: '2010-01-01', to: '2026-06-30' });
    expect(value?.text).toContain(
      'mức chuẩn: 360.000 đồng, từ ngày 01/01/2010 đến hết ngày 30/06/2026',
    );
    expect(value?.text).toContain('chưa kiểm chứng');
    const later = steps(answer(all, { on: '2026-08-01' }), 'parameter')[0];
    expect(later?.text).toContain('540.000 đồng, từ ngày 01/07/2026 (');
    expect(later?.text).not.toContain('chưa kiểm chứng');
    expect(later?.to).toBeNull();
  });

  it.each([
    ['S', false],
    ['S2', false],
    ['K', true],
    ['?', true],
  ])('tell of a value known as %s that nobody checked it: %s', (confidence, told) => {
    const values = [{ value: '5', from: '2010-01-01', cite: cite(), confidence }];
    const of = engineOfCases([lawCase('a', 'true', 's')], [parameter('s', '5', { values })], {
      uses: { s: 's' },
    });
    const [value] = steps(answer({}, { of }), 'parameter');
    expect(value?.text.includes('chưa kiểm chứng')).toBe(told);
  });

  it('tell values of the winning case only', () => {
    expect(steps(answer({ orphan: false, pension: true, single: false }), 'parameter')).toEqual([]);
    expect(steps(answer({}), 'parameter')).toEqual([]);
  });

  it('work the amount out, and say where it is rounded', () => {
    const [sum] = steps(answer(all), 'arithmetic');
    expect(sum).toMatchObject({ name: 'a', value: '720000' });
    expect(sum?.text).toMatch(/= 720\.000 đồng\/tháng$/);
    const rounded = answer({ orphan: false, pension: true, single: false });
    expect(steps(rounded, 'rounding')).toMatchObject([{ name: 'b', value: '100000' }]);
    expect(steps(rounded, 'arithmetic')).toEqual([]);
  });

  it.each<readonly [FactValues, Asking, string]>([
    [all, {}, 'Kết quả: 720.000 đồng/tháng.'],
    [{ orphan: false, pension: false, single: false }, {}, 'Kết quả: không được hưởng.'],
    [{ orphan: false }, {}, 'Chưa quyết được: từ 0 đồng/tháng đến 100.000 đồng/tháng.'],
    [
      { orphan: true },
      { on: '2011-01-01', areas: ['city', 'east'] },
      'Chưa quyết được: ít nhất 720.000 đồng/tháng, chưa biết mức cao nhất.',
    ],
  ])('end in the result: %j', (person, asking, text) => {
    const found = answer(person, asking);
    expect(found.trace.at(-1)).toMatchObject({ kind: 'result', name: 'aid', text });
    expect(found.trace.at(-1)?.value).toBe(found.decided ? found.min : null);
  });

  it('stand in the order they are read', () => {
    const kinds = [...new Set(answer(all).trace.map((step) => step.kind))];
    expect(kinds).toEqual(['fact', 'case', 'combine', 'parameter', 'arithmetic', 'result']);
  });
});

describe('a class in words', () => {
  const label = (vi: string, en: string): object => ({ vi, en });
  const classes = [
    { name: 'none', label: label('không nghèo', 'not poor') },
    { name: 'near_poor', label: label('cận nghèo', 'near-poor') },
    { name: 'poor', label: label('nghèo', 'poor') },
  ];
  const of = engineWith([
    programme(
      'aid',
      [version([{ ...lawCase('p', 'orphan', '1'), amount: undefined, class: 'poor' }])],
      { outcome: { kind: 'class', unit: '', classes } },
    ),
  ]);

  it('is its label, or the two it lies between, in either language', () => {
    const last = (person: FactValues, language: 'vi' | 'en'): unknown =>
      answer(person, { of, language }).trace.at(-1)?.text;
    expect(last({ orphan: true }, 'vi')).toBe('Kết quả: nghèo.');
    expect(last({ orphan: true }, 'en')).toContain('poor');
    expect(last({}, 'vi')).toBe('Chưa quyết được: từ không nghèo đến nghèo.');
    expect(answer({ orphan: true }, { of }).trace.at(-1)?.value).toBe('poor');
    expect(steps(answer({ orphan: true }, { of }), 'arithmetic')).toEqual([]);
  });
});

describe('a fact in words', () => {
  const of = engineOfCases([
    lawCase(
      'x',
      `years(birth_date) > 3 && escaped_on != null && degree == 'mild' && 'hero' in kinds &&
       'sick' in kinds && children > 2 && wage > 9`,
      '5',
    ),
  ]);
  const told = (person: FactValues): Readonly<Record<string, string | null>> =>
    Object.fromEntries(
      steps(answer(person, { of }), 'fact').map(({ name, value }) => [name, value]),
    );

  it('is what a person would have said', () => {
    expect(
      told({
        birth_date: '1946',
        escaped_on: '2020-03',
        degree: 'mild',
        kinds: ['hero', 'sick'],
        children: 3,
        wage: '1500000',
      }),
    ).toEqual({
      birth_date: '1946',
      escaped_on: '03/2020',
      degree: 'nhẹ',
      kinds: 'anh hùng, bệnh binh',
      children: '3',
      wage: '1.500.000',
    });
  });

  it('is a day, no day, no value of a set, or not known', () => {
    expect(told({ birth_date: '1946-02-03', escaped_on: 'none', kinds: [] })).toEqual({
      birth_date: '03/02/1946',
      escaped_on: 'không có',
      degree: null,
      kinds: 'không',
      children: null,
      wage: null,
    });
    expect(told({})['birth_date']).toBeNull();
  });
});
