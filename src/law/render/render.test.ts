import { describe, expect, it } from 'vitest';
import { unwrap, type Language } from '../../kernel/index.ts';
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
import { renderProgramme, type Rendered } from './render.ts';

/** A programme of made-up law as the handbook prints it. */

function page(engine: Engine, on = '2024-08-01', language: Language = 'vi'): Rendered {
  return unwrap(renderProgramme(engine, 'aid', { on, knownAt: null, areas: [] }, language));
}

const both = (vi: string, en = vi): { vi: string; en: string } => ({ vi, en });
const source = 'Điều 1 Nghị định số 1/2010/NĐ-CP ngày 1/12/2009';
const standard = parameter('aid.standard', '500000');
const using = { uses: { standard: 'aid.standard' } };

describe('a case in the handbook', () => {
  it('says title, condition, amount and source, each as a sentence', () => {
    const engine = engineOfCases([lawCase('trẻ mồ côi', 'orphan', '300000')]);
    expect(page(engine).sentences).toEqual([
      'Aid.',
      `Trẻ mồ côi. Điều kiện: orphan. Mức hưởng: 300.000 đồng/tháng. Căn cứ: ${source}.`,
    ]);
  });

  it('says the formula with its values and what it comes to', () => {
    const engine = engineOfCases([lawCase('a', 'orphan', 'standard * 1.5', using)], [standard]);
    expect(page(engine).table.rows[0]?.[2]).toBe(
      'Aid.standard 500.000 đồng × 1,5 = 750.000 đồng/tháng',
    );
    expect(page(engine, '2024-08-01', 'en').table.rows[0]?.[2]).toBe(
      'Aid.standard 500,000 đồng × 1.5 = 750,000 đồng per month',
    );
  });

  it('says the amount alone where it is one value of the law', () => {
    const engine = engineOfCases([lawCase('a', 'orphan', 'standard', using)], [standard]);
    expect(page(engine).table.rows[0]?.[2]).toBe('500.000 đồng/tháng');
  });

  it('writes the unit behind a formula that does not say it', () => {
    const engine = engineOfCases([lawCase('a', 'orphan', '1000 * children')]);
    expect(page(engine).table.rows[0]?.[2]).toBe('1.000 × children (đồng/tháng)');
  });

  it('marks what nobody has verified, and tells the reading taken', () => {
    const more = { confidence: 'K', reading: both('Tối đa hiểu là chưa đủ') };
    const [, own] = page(engineOfCases([lawCase('a', 'orphan', '1', more)])).sentences;
    expect(own).toContain(`Căn cứ: ${source} (chưa kiểm chứng).`);
    expect(own).toMatch(/Cách hiểu đang áp dụng: Tối đa hiểu là chưa đủ\.$/);
  });

  it('marks a case whose value nobody has verified', () => {
    const values = [{ value: '500000', from: '2010-01-01', cite: cite(), confidence: '?' }];
    const unsure = parameter('aid.standard', null, { values });
    const engine = engineOfCases([lawCase('a', 'orphan', 'standard', using)], [unsure]);
    expect(page(engine).sentences[1]).toContain('(chưa kiểm chứng)');
  });

  it('says a legal minimum and a legal maximum as such', () => {
    const engine = engineOfCases([
      lawCase('a', 'orphan', '1000000', { bound: 'at_least' }),
      lawCase('b', 'pension', '2000000', { bound: 'at_most' }),
    ]);
    expect(page(engine).table.rows.map((row) => row[2])).toEqual([
      'Tối thiểu 1.000.000 đồng/tháng',
      'Tối đa 2.000.000 đồng/tháng',
    ]);
  });

  it.each([
    [{ lo: '0', hi: '900000' }, 'Chưa xác định được, từ 0 đến 900.000 đồng/tháng'],
    [{ lo: '500000', hi: '900000' }, 'Chưa xác định được, từ 500.000 đến 900.000 đồng/tháng'],
    [{ lo: '500000', hi: null }, 'Chưa xác định được, ít nhất 500.000 đồng/tháng'],
    [{ lo: '0', hi: null }, 'Chưa xác định được'],
    [{ lo: '900000', hi: '900000' }, '900.000 đồng/tháng'],
  ])('says what the law leaves open: %o', (ends, words) => {
    const open = { ...ends, missing: 'aid.rule', note: both('Điều 9 chưa đọc') };
    const rendered = page(
      engineOfCases([lawCase('a', 'orphan', '0', { amount: undefined, open })]),
    );
    expect(rendered.table.rows[0]?.[2]).toBe(words);
    expect(rendered.sentences[1]).toMatch(/Chưa quyết được: Điều 9 chưa đọc\.$/);
    expect(rendered.sentences).toHaveLength(2);
  });

  it('says the least that is certain while a value is missing', () => {
    const values = [
      { value: '500000', from: '2010-01-01', cite: cite(), confidence: 'S' },
      {
        value: null,
        from: '2010-01-01',
        area: 'city',
        cite: cite(),
        confidence: 'S',
        note: both('Chưa đọc nghị quyết'),
      },
    ];
    const local = parameter('aid.standard', null, {
      type: 'money',
      local: { rule: 'higher', cite: cite() },
      values,
    });
    const engine = engineOfCases([lawCase('a', 'orphan', 'standard * 2', using)], [local]);
    const asked = { on: '2024-08-01', knownAt: null, areas: ['city', 'east'] };
    const { table, sentences } = unwrap(renderProgramme(engine, 'aid', asked, 'vi'));
    expect(table.rows[0]?.[2]).toBe(
      'Aid.standard (chưa biết, ít nhất 500.000 đồng) × 2: ít nhất 1.000.000 đồng/tháng',
    );
    expect(sentences).toContain('Chưa quyết được: Chưa đọc nghị quyết.');
  });
});

describe('cases together', () => {
  it('says once what every case asks for, and the rest of each case beside it', () => {
    const engine = engineOfCases([
      lawCase('a', "death_date == null && degree == 'mild'", '1'),
      lawCase('b', "death_date == null && degree == 'severe'", '2'),
      lawCase('c', 'death_date == null', '3'),
    ]);
    const { sentences, table } = page(engine);
    expect(sentences[1]).toBe('Điều kiện chung của mọi trường hợp: chưa có death_date.');
    expect(table.columns).toEqual(['Trường hợp', 'Điều kiện riêng', 'Mức hưởng', 'Căn cứ']);
    expect(table.rows.map((row) => row[1])).toEqual([
      'Degree: nhẹ',
      'Degree: nặng',
      'Không có điều kiện riêng',
    ]);
  });

  it('says “outside the case” where a case denies another one', () => {
    const parts = Array.from(
      { length: 12 },
      (_, n) => `(percent > ${n * 5} && wage < ${n + 1}00000)`,
    );
    const wide = parts.join(' || ');
    const engine = engineOfCases([
      lawCase('a', `single && (${wide})`, '2'),
      lawCase('b', `single && !(${wide})`, '1'),
      lawCase('c', `!(${wide})`, '1'),
    ]);
    const [a, b, c] = page(engine).table.rows.map((row) => row[1]);
    expect(a).toMatch(/^Single; và thuộc một trong các trường hợp sau/);
    expect(b).toBe('Single; không thuộc trường hợp “a”');
    // Somebody who is not single is outside the first case for another reason.
    expect(c).not.toContain('không thuộc trường hợp “a”');
  });

  it('does not take a test that hangs on a value of the law for common', () => {
    const limit = parameter('aid.limit', '60');
    const uses = { uses: { limit: 'aid.limit' } };
    const engine = engineOfCases(
      [lawCase('a', 'children > limit', '1', uses), lawCase('b', 'children > limit', '2', uses)],
      [limit],
    );
    expect(page(engine).table.columns[1]).toBe('Điều kiện');
  });

  it.each([
    ['max', 'Thuộc nhiều trường hợp thì chỉ hưởng mức cao nhất'],
    ['sum', 'Thuộc nhiều trường hợp thì hưởng đủ các mức'],
    ['first', 'Thuộc nhiều trường hợp thì xét theo thứ tự, lấy trường hợp đứng trước'],
  ])('says how they combine: %s', (combine, words) => {
    const cases = [lawCase('a', 'orphan', '1'), lawCase('b', 'pension', '2')];
    expect(page(engineOfCases(cases, [], { combine })).sentences).toContain(
      `${words} (${source}).`,
    );
  });

  it('says which case goes before which', () => {
    const engine = engineOfCases([
      lawCase('a', 'orphan', '1', { over: ['b'] }),
      lawCase('b', 'pension', '2'),
      lawCase('c', 'single', '3', { over: ['a', 'b'] }),
    ]);
    expect(page(engine).sentences).toContain('Đã thuộc “a” thì không xét: “b”.');
    expect(page(engine).sentences).toContain('Đã thuộc “c” thì không xét các trường hợp khác.');
  });

  it('says what is paid on top of the highest', () => {
    const cases = [lawCase('a', 'orphan', '1'), lawCase('b', 'pension', '2')];
    const plus = [{ case: 'a', with: ['b'], cite: cite() }];
    expect(page(engineOfCases(cases, [], { plus })).sentences.join(' ')).toContain(
      'Riêng “a” được hưởng thêm cùng mức cao nhất của trường hợp khác',
    );
  });

  it('says figures that follow, but no sign without a unit', () => {
    const also = [
      { name: 'half', label: both('một nửa'), unit: 'đồng/tháng', amount: 'amount * 0.5' },
      { name: 'sign', label: both('dấu hiệu'), unit: '', amount: 'orphan ? 1 : 0' },
    ];
    const { sentences } = page(engineOfCases([lawCase('a', 'orphan', '2000')], [], { also }));
    expect(sentences).toContain('Một nửa: mức hỗ trợ × 0,5.');
    expect(sentences.join(' ')).not.toMatch(/dấu hiệu/i);
  });
});

describe('other outcomes', () => {
  const classes = [
    { name: 'none', label: both('không nghèo') },
    { name: 'near_poor', label: both('cận nghèo') },
    { name: 'poor', label: both('nghèo') },
  ];
  const classCase = (id: string, when: string, name: string): object => ({
    id,
    title: both(id),
    when,
    class: name,
    cite: cite(),
  });

  it('names classes by their words, and their order', () => {
    const cases = [
      classCase('a', 'income < 10', 'poor'),
      classCase('b', 'income < 20', 'near_poor'),
    ];
    const outcome = { kind: 'class', unit: '', classes };
    const engine = engineWith([programme('aid', [version(cases)], { outcome })]);
    const { table, sentences } = page(engine);
    expect(table.columns[2]).toBe('Kết quả');
    expect(table.rows.map((row) => row[2])).toEqual(['Nghèo', 'Cận nghèo']);
    expect(sentences.join(' ')).toContain('xếp loại theo thứ tự: nghèo, cận nghèo, không nghèo');
  });

  it('says the terms of a loan with their units, and leaves a name it cannot say', () => {
    const terms = { ratePercentPerYear: '6.6', months: '36', per: both('hộ'), nonsense: '1' };
    const outcome = { kind: 'terms', unit: 'đồng' };
    const loan = version([lawCase('a', 'orphan', '100000000', { terms })]);
    const engine = engineWith([programme('aid', [loan], { outcome })]);
    expect(page(engine).sentences[1]).toContain(
      'Mức tối đa: 100.000.000 đồng. Nội dung kèm theo: lãi suất: 6,6%/năm; thời hạn vay tối đa: 36 tháng; tính cho mỗi hộ. ',
    );
  });

  it('writes a share with its per cent sign', () => {
    const outcome = { kind: 'share', unit: '% mức đóng' };
    const share = version([lawCase('a', 'orphan', '70')]);
    const { table } = page(engineWith([programme('aid', [share], { outcome })]));
    expect(table.columns[2]).toBe('Mức hỗ trợ');
    expect(table.rows[0]?.[2]).toBe('70% mức đóng');
  });
});

describe('procedures, exclusions and examples', () => {
  const procedure = {
    code: '1.001776',
    title: both('Xét hưởng'),
    from: '2020-01-01',
    where: both('Ủy ban nhân dân cấp xã'),
    papers: [both('Tờ khai'), both('Giấy khai sinh')],
    steps: [
      {
        title: both('Thẩm định'),
        actor: both('Ủy ban nhân dân cấp xã'),
        limit: 7,
        unit: 'working_days',
        cite: cite(),
      },
      { title: both('Chi trả'), actor: both('Bưu điện'), limit: null, unit: 'days', cite: cite() },
    ],
    cite: cite(),
    confidence: 'S',
  };
  const example = (name: string, on: string, expectation: object): object => ({
    name: both(name),
    on,
    person: { orphan: true },
    expect: expectation,
    because: `tính ${name}`,
  });
  const examples = [
    example('mức cũ', '2012-01-01', { amount: '100' }),
    example('mức mới', '2023-01-01', { amount: '200' }),
    example('từ chối', '2023-02-01', { refused: 'law.before_the_law' }),
    example('không', '2023-03-01', { amount: '0' }),
    example('khoảng', '2023-04-01', { min: '0', max: '200' }),
    example('chưa biết', '2023-05-01', { min: '100', max: null }),
  ];
  const excludes = [
    {
      programme: 'other',
      keep: 'higher',
      from: '2010-01-01',
      cite: cite(),
      because: both('Chỉ hưởng một chế độ.'),
    },
  ];
  const engine = engineWith([
    programme(
      'aid',
      [
        version([lawCase('a', 'orphan', '100')], { to: '2019-12-31' }),
        version([lawCase('a', 'orphan', '200')], { from: '2020-01-01' }),
      ],
      { procedures: [procedure], examples, excludes },
    ),
    programme('other', [version([lawCase('a', 'orphan', '1')])]),
  ]);

  it('says where to go, with which papers, and how long each step may take', () => {
    expect(page(engine).sentences.slice(-4)).toEqual([
      `Thủ tục 1.001776: Xét hưởng. Nơi nộp: Ủy ban nhân dân cấp xã (${source}).`,
      'Giấy tờ: Tờ khai; Giấy khai sinh.',
      `Thẩm định: Ủy ban nhân dân cấp xã, 7 ngày làm việc (${source}).`,
      `Chi trả: Bưu điện, chưa rõ thời hạn (${source}).`,
    ]);
    expect(page(engine, '2015-01-01').sentences.join(' ')).not.toContain('Thủ tục');
  });

  it('says an exclusion with one full stop', () => {
    expect(page(engine).sentences).toContain(`Chỉ hưởng một chế độ (${source}).`);
  });

  it('shows the examples of the law of the day, with their result in words', () => {
    expect(
      page(engine).examples.map(({ name, result, because }) => [name, result, because]),
    ).toEqual([
      ['mức mới', '200 đồng/tháng', 'Tính mức mới.'],
      ['từ chối', 'Chưa có quy định trong dữ liệu', 'Tính từ chối.'],
      ['không', 'Không được hưởng', 'Tính không.'],
      ['khoảng', 'Từ 0 đồng/tháng đến 200 đồng/tháng', 'Tính khoảng.'],
      ['chưa biết', 'Ít nhất 100 đồng/tháng', 'Tính chưa biết.'],
    ]);
    expect(page(engine, '2012-01-01').examples.map(({ name }) => name)).toEqual(['mức cũ']);
  });

  it('names every source once', () => {
    expect(page(engine).citations).toEqual([source]);
  });

  it('refuses a programme nobody defined and a day before the law', () => {
    const asked = { on: '2009-12-31', knownAt: null, areas: [] };
    const early = renderProgramme(engine, 'aid', asked, 'vi');
    const unknown = renderProgramme(engine, 'nothing', asked, 'vi');
    expect(early.ok ? null : early.error.code).toBe('law.before_the_law');
    expect(unknown.ok ? null : unknown.error.code).toBe('law.unknown_programme');
  });
});
