import { describe, expect, it } from 'vitest';
import {
  vi,
  is,
  aged,
  quantity,
  use,
  compare,
  times,
  choose,
} from '../../../tests/support/law-words.ts';
import type { Num } from '../ir.ts';
import { numberOf } from '../number.ts';

/** Amounts of made-up law, as an official would write them. */

describe('an amount in words', () => {
  it.each<[string, Num, string]>([
    ['a number', numberOf(25, 1), '2,5'],
    ['a product', times(use('base'), numberOf(15, 1)), 'mức chuẩn 500.000 đồng × 1,5'],
    [
      'a sum inside a product',
      times(use('base'), { k: 'add', a: quantity('children'), b: numberOf(1) }),
      'mức chuẩn 500.000 đồng × (số con + 1)',
    ],
    [
      'a difference',
      { k: 'subtract', a: use('base'), b: quantity('wage') },
      'mức chuẩn 500.000 đồng − tiền lương',
    ],
    [
      'a share: no hundredth beside the per cent sign',
      times(times(use('base'), use('rate')), numberOf(1, 2)),
      'mức chuẩn 500.000 đồng × tỷ lệ 80%',
    ],
    [
      'a hundredth that no per cent explains',
      times(use('base'), numberOf(1, 2)),
      'mức chuẩn 500.000 đồng × 0,01',
    ],
    [
      'two shares',
      times(times(use('rate'), quantity('percent')), numberOf(1, 4)),
      'tỷ lệ 80% × tỷ lệ tổn thương',
    ],
    [
      'as many hundredths as figures in per cent',
      times(times(use('rate'), numberOf(1, 2)), numberOf(1, 2)),
      'tỷ lệ 80% × 0,01',
    ],
    [
      'a choice',
      choose(is('rural'), use('base'), numberOf(0)),
      'mức chuẩn 500.000 đồng nếu ở nông thôn; 0 trong các trường hợp còn lại',
    ],
    [
      'a choice inside a sum',
      { k: 'add', a: choose(is('rural'), numberOf(1), numberOf(2)), b: numberOf(3) },
      '(1 nếu ở nông thôn; 2 trong các trường hợp còn lại) + 3',
    ],
    [
      'the lower of two',
      choose(compare('<', quantity('wage'), use('base')), quantity('wage'), use('base')),
      'mức thấp hơn trong hai mức (tiền lương; mức chuẩn 500.000 đồng)',
    ],
    [
      'the higher of two',
      choose(compare('<', quantity('wage'), use('base')), use('base'), quantity('wage')),
      'mức cao nhất trong các mức (tiền lương; mức chuẩn 500.000 đồng)',
    ],
    [
      'the highest',
      { k: 'greatest', of: [numberOf(0), use('base')] },
      'mức cao nhất trong các mức (0; mức chuẩn 500.000 đồng)',
    ],
    [
      'rounding',
      { k: 'round', a: use('base'), to: 1000, mode: 'up' },
      'mức chuẩn 500.000 đồng, làm tròn lên đến 1.000 đồng',
    ],
    ['members counted', { k: 'count', body: aged(80) }, 'số người trong hộ từ đủ 80 tuổi trở lên'],
    [
      'a legal minimum',
      { k: 'open', lo: use('base'), hi: null, missing: null },
      'tối thiểu mức chuẩn 500.000 đồng',
    ],
    [
      'a legal maximum',
      { k: 'open', lo: numberOf(0), hi: use('base'), missing: null },
      'tối đa mức chuẩn 500.000 đồng',
    ],
    [
      'what is missing',
      { k: 'open', lo: numberOf(0), hi: null, missing: 'x.y' },
      'chưa xác định được',
    ],
  ])('says %s', (_, num, words) => {
    expect(vi.num(num)).toBe(words);
  });

  it('refuses a fact nobody defined rather than print its name', () => {
    expect(() => vi.num(quantity('nothing'))).toThrow('no fact nothing');
  });
});
