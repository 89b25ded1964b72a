import { describe, expect, it } from 'vitest';
import { unwrap, type Language } from '../../kernel/index.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import { renderProgramme, type Rendered } from './render.ts';

const both = (vi: string, en = vi): { vi: string; en: string } => ({ vi, en });

function page(engine: Engine, language: Language = 'vi', on = '2024-08-01'): Rendered {
  return unwrap(renderProgramme(engine, 'aid', { on, knownAt: null, areas: [] }, language));
}

const bare = (id: string, more: object): object => ({
  id,
  title: both(id),
  when: 'orphan',
  cite: cite(),
  ...more,
});

/** The amount of the one case of a law, as the table says it. */
function amount(
  more: object,
  language: Language = 'vi',
  parameters: readonly object[] = [],
): unknown {
  return page(engineOfCases([bare('a', more)], parameters), language).table.rows[0]?.[2];
}

const open = (lo: string, hi: string | null): object => ({
  open: { lo, hi, missing: 'aid.rule', note: both('chưa có hướng dẫn', 'no guidance') },
});

describe('an amount the law leaves open', () => {
  it.each<readonly [string, object, string, string]>([
    [
      'between two figures',
      open('100', '500'),
      'Chưa xác định được, từ 100 đến 500 đồng/tháng',
      'Not decided yet, from 100 to 500 đồng per month',
    ],
    [
      'up to a figure',
      open('0', '500'),
      'Chưa xác định được, từ 0 đến 500 đồng/tháng',
      'Not decided yet, from 0 to 500 đồng per month',
    ],
    [
      'from a figure on',
      open('100', null),
      'Chưa xác định được, ít nhất 100 đồng/tháng',
      'Not decided yet, at least 100 đồng per month',
    ],
    ['without any figure', open('0', null), 'Chưa xác định được', 'Not decided yet'],
    [
      'between twice the same figure: nothing is open',
      open('500', '500'),
      '500 đồng/tháng',
      '500 đồng per month',
    ],
    [
      'at least, by the law itself',
      { amount: '300', bound: 'at_least' },
      'Tối thiểu 300 đồng/tháng',
      'At least 300 đồng per month',
    ],
    [
      'at most, by the law itself',
      { amount: '300', bound: 'at_most' },
      'Tối đa 300 đồng/tháng',
      'At most 300 đồng per month',
    ],
    [
      'at most what a fact says',
      { amount: 'wage', bound: 'at_most' },
      'Tối đa wage (đồng/tháng)',
      'At most wage (đồng per month)',
    ],
    [
      'between a figure and what a fact says',
      open('100', 'wage'),
      'Chưa xác định được, ít nhất 100 đồng/tháng',
      'Not decided yet, at least 100 đồng per month',
    ],
  ])('%s', (_title, more, vi, en) => {
    expect(amount(more)).toBe(vi);
    expect(amount(more, 'en')).toBe(en);
  });

  it('is told with what is missing beside it', () => {
    const { sentences } = page(engineOfCases([bare('a', open('0', null))]));
    expect(sentences.join(' ')).toContain('chưa có hướng dẫn');
  });
});

describe('an amount whose value is missing', () => {
  const uses = { standard: 'aid.standard' };
  const unknown = parameter('aid.standard', null, {
    type: 'money',
    label: both('Mức chuẩn', 'Standard'),
  });

  it('is not decided where it is the value itself, and named once', () => {
    const engine = engineOfCases([bare('a', { amount: 'standard', uses })], [unknown]);
    expect(page(engine).table.rows[0]?.[2]).toBe('Chưa xác định được');
    expect(page(engine).sentences.filter((each) => each.startsWith('Chưa biết'))).toEqual([
      'Chưa biết: mức chuẩn.',
    ]);
    expect(page(engine, 'en').table.rows[0]?.[2]).toBe('Not decided yet');
  });

  it('says its formula where it is worked out of it', () => {
    const text = amount({ amount: '2 * standard', uses }, 'vi', [unknown]);
    expect(String(text)).toContain('2 × mức chuẩn (chưa biết)');
  });
});

describe('a class', () => {
  const classes = ['low', 'middle', 'high'].map((name, index) => ({
    name,
    label: both(['bậc thấp', 'bậc giữa', 'bậc cao'][index] ?? '', name),
  }));
  const classed = (more: object, examples: readonly object[] = []): Engine =>
    engineWith([
      programme('aid', [version([bare('a', more)])], {
        outcome: { kind: 'class', unit: '', classes },
        examples,
      }),
    ]);
  const between = (lo: string, hi: string | null): object => ({
    open: { lo, hi, missing: 'aid.rule', note: both('chưa rõ') },
  });

  it.each<readonly [string, object, string]>([
    ['by its own words', { class: 'middle' }, 'Bậc giữa'],
    ['of two', between('low', 'middle'), 'Chưa xác định được (bậc thấp hoặc bậc giữa)'],
    ['of all', between('low', 'high'), 'Chưa xác định được (bậc thấp hoặc bậc giữa hoặc bậc cao)'],
    ['from one on', between('middle', null), 'Chưa xác định được (bậc giữa hoặc bậc cao)'],
    ['of one', between('high', 'high'), 'Chưa xác định được (bậc cao)'],
  ])('is named %s', (_title, more, expected) => {
    expect(page(classed(more)).table.rows[0]?.[2]).toBe(expected);
  });

  it.each<readonly [string, object, string]>([
    ['one', { class: 'high' }, 'Bậc cao'],
    ['between two', { min: 'low', max: 'high' }, 'Từ bậc thấp đến bậc cao'],
    ['no upper end', { min: 'low', max: null }, 'Chưa xác định được'],
    ['no lower end', { max: 'high' }, 'Chưa xác định được'],
    ['a class nobody named', { class: 'rich' }, 'Rich'],
  ])('of an example is told in words: %s', (_title, expected, text) => {
    const example = {
      name: both('Em A', 'A'),
      on: '2024-08-01',
      expect: expected,
      because: 'theo luật',
    };
    const [told] = page(classed({ class: 'high' }, [example])).examples;
    expect(told?.result.toLowerCase()).toBe(text.toLowerCase());
    expect(told).toMatchObject({ name: 'Em A', on: '2024-08-01', because: 'Theo luật.' });
  });
});
