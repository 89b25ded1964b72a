import { describe, expect, it } from 'vitest';
import {
  vi,
  en,
  is,
  not,
  and,
  or,
  oneOf,
  has,
  dated,
  aged,
  monthsOld,
  quantity,
  use,
  compare,
  times,
  choose,
} from '../../../tests/support/law-words.ts';
import type { Bool } from '../ir.ts';
import { numberOf } from '../number.ts';

/** Conditions of made-up facts, as an official would write them. */

describe('a condition in words', () => {
  it.each<[string, Bool, string]>([
    ['an age', aged(80), 'từ đủ 80 tuổi trở lên'],
    ['an age below', not(aged(16)), 'dưới 16 tuổi'],
    ['a span of ages', and(aged(60), not(aged(80))), 'từ đủ 60 tuổi đến dưới 80 tuổi'],
    [
      'months and years in one span',
      and(monthsOld(18), not(aged(16))),
      'từ đủ 18 tháng tuổi đến dưới 16 tuổi',
    ],
    ['time since a day', aged(3, 'left_on'), 'đã đủ 3 năm kể từ ngày thoát nghèo'],
    ['less time since a day', not(aged(3, 'left_on')), 'chưa đủ 3 năm kể từ ngày thoát nghèo'],
    [
      'time since a day from and below',
      and(aged(1, 'left_on'), not(aged(3, 'left_on'))),
      'từ đủ 1 năm đến dưới 3 năm kể từ ngày thoát nghèo',
    ],
    ['a fact by its own words', is('pension'), 'có lương hưu'],
    ['its denial', not(is('pension')), 'không có lương hưu'],
    ['somebody alive', not(dated('death_date')), 'còn sống'],
    ['a day without words of its own', dated('left_on'), 'đã có ngày thoát nghèo'],
    ['no such day', not(dated('left_on')), 'chưa có ngày thoát nghèo'],
    ['a choice', oneOf('poverty', 'poor'), 'thuộc hộ nghèo'],
    [
      'two values of a choice',
      oneOf('poverty', 'near_poor', 'poor'),
      'thuộc hộ cận nghèo hoặc hộ nghèo',
    ],
    ['"none" by its own words', oneOf('poverty', 'none'), 'không phải hộ nghèo, hộ cận nghèo'],
    ['anything but none', not(oneOf('poverty', 'none')), 'thuộc hộ cận nghèo hoặc hộ nghèo'],
    ['anything but one', not(oneOf('poverty', 'poor')), 'không thuộc hộ nghèo'],
    ['any of many', not(oneOf('level', 'none')), 'có cấp học'],
    ['a choice without words of its own', oneOf('sex', 'female'), 'giới tính: nữ'],
    ['every value', oneOf('sex', 'female', 'male'), 'không có điều kiện riêng'],
    ['a value of a set', has('hero'), 'thuộc diện anh hùng'],
    ['either of a set', or(has('hero'), has('martyr')), 'thuộc diện anh hùng hoặc liệt sĩ'],
    ['both of a set', and(has('hero'), has('martyr')), 'thuộc diện anh hùng và liệt sĩ'],
    [
      'neither of a set',
      and(not(has('hero')), not(has('martyr'))),
      'không thuộc diện anh hùng hoặc liệt sĩ',
    ],
    [
      'none of a set',
      and(not(has('hero')), not(has('martyr')), not(has('sick'))),
      'không thuộc diện nào',
    ],
    [
      'any of a set',
      or(has('hero'), has('martyr'), has('sick')),
      'có bất kỳ diện người có công nào',
    ],
    ['always', { k: 'bool', value: true }, 'không có điều kiện riêng'],
    ['never', { k: 'bool', value: false }, 'không trường hợp nào'],
    [
      'somebody of the household',
      { k: 'exists', body: aged(80) },
      'trong hộ có người từ đủ 80 tuổi trở lên',
    ],
    [
      'nobody of the household',
      not({ k: 'exists', body: aged(80) }),
      'trong hộ không có ai từ đủ 80 tuổi trở lên',
    ],
  ])('says %s', (_, bool, words) => {
    expect(vi.bool(bool)).toBe(words);
  });

  it.each<[string, Bool, string]>([
    ['from', compare('<=', numberOf(61), quantity('percent')), 'tỷ lệ tổn thương từ 61% trở lên'],
    ['above', compare('<', numberOf(61), quantity('percent')), 'tỷ lệ tổn thương trên 61%'],
    ['at most', compare('<=', quantity('children'), numberOf(2)), 'số con không quá 2'],
    ['below', compare('<', quantity('children'), numberOf(2)), 'số con dưới 2'],
    ['equal', compare('==', quantity('children'), numberOf(1)), 'số con bằng 1'],
    ['not equal', not(compare('==', quantity('children'), numberOf(1))), 'số con khác 1'],
    [
      'a line of the law',
      compare('<=', quantity('wage'), use('line')),
      'tiền lương không quá chuẩn nghèo 1.500.000 đồng',
    ],
    [
      'a line from the other side',
      not(compare('<=', quantity('wage'), use('line'))),
      'tiền lương trên chuẩn nghèo 1.500.000 đồng',
    ],
    [
      'a figure of the law',
      compare('<=', use('least'), quantity('children')),
      'số con từ 12 tháng trở lên',
    ],
    [
      'a product worked out',
      compare('<=', times(use('three'), numberOf(10)), quantity('children')),
      'số con từ 30 trở lên',
    ],
    [
      'money',
      compare('<', quantity('wage'), numberOf(2_000_000)),
      'tiền lương dưới 2.000.000 đồng',
    ],
    [
      'a range',
      and(
        compare('<=', numberOf(21), quantity('percent')),
        compare('<', quantity('percent'), numberOf(61)),
      ),
      'tỷ lệ tổn thương từ 21% đến dưới 61%',
    ],
    [
      'a range with its ends the other way',
      and(
        compare('<', numberOf(21), quantity('percent')),
        compare('<=', quantity('percent'), numberOf(61)),
      ),
      'tỷ lệ tổn thương trên 21% đến 61%',
    ],
    [
      'the stronger of two limits',
      and(
        compare('<=', numberOf(21), quantity('percent')),
        compare('<=', numberOf(81), quantity('percent')),
      ),
      'tỷ lệ tổn thương từ 81% trở lên',
    ],
    [
      'one limit told twice',
      and(
        compare('<', numberOf(21), quantity('percent')),
        compare('<=', numberOf(21), quantity('percent')),
      ),
      'tỷ lệ tổn thương trên 21%',
    ],
    [
      'two facts',
      compare('<', quantity('wage'), times(numberOf(2), quantity('wage'))),
      'tiền lương dưới 2 × tiền lương',
    ],
  ])('compares: %s', (_, bool, words) => {
    expect(vi.bool(bool)).toBe(words);
  });
});

describe('conditions joined', () => {
  it('joins simple tests with commas and a word', () => {
    expect(vi.bool(and(is('study'), aged(16), not(is('pension'))))).toBe(
      'đang đi học, từ đủ 16 tuổi trở lên và không có lương hưu',
    );
  });

  it('keeps tests apart by semicolons where one of them is a list', () => {
    expect(vi.bool(and(oneOf('poverty', 'near_poor', 'poor'), is('study'), aged(16)))).toBe(
      'thuộc hộ cận nghèo hoặc hộ nghèo; đang đi học; và từ đủ 16 tuổi trở lên',
    );
  });

  it('numbers alternatives of which one is a list, last in the row', () => {
    const group = or(and(is('study'), aged(16)), not(is('pension')));
    expect(vi.bool(and(group, oneOf('poverty', 'poor')))).toBe(
      'thuộc hộ nghèo; và thuộc một trong các trường hợp sau: (1) đang đi học và từ đủ 16 tuổi trở lên; (2) không có lương hưu',
    );
  });

  it('marks a list inside a list with letters', () => {
    const inner = or(and(aged(16), is('study')), aged(60));
    expect(vi.bool(or(and(inner, is('pension')), oneOf('poverty', 'poor')))).toBe(
      'thuộc một trong các trường hợp sau: (1) có lương hưu; và thuộc một trong các trường hợp sau: (a) từ đủ 16 tuổi trở lên và đang đi học; (b) từ đủ 60 tuổi trở lên; (2) thuộc hộ nghèo',
    );
  });

  it('numbers everything where two groups meet', () => {
    const one = or(and(is('study'), aged(16)), aged(60));
    const two = or(and(is('pension'), aged(55)), aged(80));
    expect(vi.bool(and(one, two))).toMatch(
      /^đủ các điều kiện sau: \(1\) thuộc một trong các trường hợp sau: \(a\) .*; \(2\) thuộc/,
    );
  });

  it('says the same test once', () => {
    expect(vi.bool(and(is('study'), and(is('study'), aged(16))))).toBe(
      'đang đi học và từ đủ 16 tuổi trở lên',
    );
  });

  it('turns a denied list into denied tests: no double negative', () => {
    expect(vi.bool(not(and(is('pension'), not(is('study')))))).toBe(
      'không có lương hưu hoặc đang đi học',
    );
    expect(vi.bool(not(not(is('pension'))))).toBe('có lương hưu');
  });

  it('narrows a choice that is tested twice', () => {
    expect(vi.bool(and(not(oneOf('poverty', 'none')), not(oneOf('poverty', 'poor'))))).toBe(
      'thuộc hộ cận nghèo',
    );
    expect(vi.bool(and(oneOf('poverty', 'poor'), oneOf('poverty', 'none')))).toBe(
      'không trường hợp nào',
    );
  });

  it('does not take "not one or not the other" for "neither"', () => {
    expect(vi.bool(or(not(has('hero')), not(has('martyr'))))).toBe(
      'không thuộc diện anh hùng hoặc không thuộc diện liệt sĩ',
    );
  });

  it('tells two lines of two areas as the law does', () => {
    const line = choose(is('rural'), numberOf(400_000), numberOf(500_000));
    expect(vi.bool(compare('<=', quantity('wage'), line))).toBe(
      'thuộc một trong các trường hợp sau: (1) ở nông thôn và tiền lương không quá 400.000 đồng; (2) ở thành thị và tiền lương không quá 500.000 đồng',
    );
  });

  it('keeps the two ends of a range that hang on one area together', () => {
    const low = choose(is('rural'), numberOf(401_000), numberOf(501_000));
    const high = choose(is('rural'), numberOf(520_000), numberOf(650_000));
    const range = and(
      compare('<=', low, quantity('wage')),
      compare('<=', quantity('wage'), high),
      is('study'),
    );
    expect(vi.bool(range)).toBe(
      'đang đi học; và thuộc một trong các trường hợp sau: (1) ở nông thôn và tiền lương từ 401.000 đồng đến 520.000 đồng; (2) ở thành thị và tiền lương từ 501.000 đồng đến 650.000 đồng',
    );
  });

  it('puts a list about a member in brackets', () => {
    const body = and(oneOf('poverty', 'near_poor', 'poor'), aged(16));
    expect(vi.bool({ k: 'exists', body })).toBe(
      'trong hộ có người (thuộc hộ cận nghèo hoặc hộ nghèo; và từ đủ 16 tuổi trở lên)',
    );
  });

  it('speaks English', () => {
    expect(
      en.bool(and(aged(60), not(aged(80)), oneOf('poverty', 'poor'), not(is('pension')))),
    ).toBe('aged from 60 years to below 80 years, in a poor household and has no pension');
    expect(en.bool(not(dated('death_date')))).toBe('is alive');
  });
});
