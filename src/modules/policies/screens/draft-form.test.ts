import { describe, expect, test } from 'vitest';
import { amountOf, draftOf, firstAnswers, groundFaults, valueFaults } from './draft-form.ts';

const answers = {
  ...firstAnswers,
  name: ' Mức chuẩn 2031 ',
  parameter: 'social_assistance.standard',
  value: '800.000',
  from: '2031-01-01',
  area: 'city',
  document: '99/2030/NQ-HĐND',
  article: 'Điều 1',
};

describe('an amount', () => {
  test.each([
    ['700000', '700000'],
    ['700.000', '700000'],
    ['1.234.567', '1234567'],
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['1.234,5', '1234.5'],
    [' 2 000 ', '2000'],
    ['0.125', '0.125'],
    ['0,125', '0.125'],
    ['-0.500', '-0.500'],
    ['-1.500', '-1500'],
  ])('written “%s” is %s', (text, amount) => expect(amountOf(text)).toBe(amount));
});

describe('the form of a dated value', () => {
  test('has nothing against whole answers', () => {
    expect([...valueFaults(answers), ...groundFaults(answers)]).toEqual([]);
  });

  test('names each field that is missing', () => {
    expect(valueFaults(firstAnswers).map(({ field }) => field)).toEqual([
      'name',
      'parameter',
      'value',
      'from',
    ]);
    expect(groundFaults(firstAnswers).map(({ field }) => field)).toEqual(['document', 'article']);
    expect(groundFaults({ ...answers, isNew: 'yes' }).map(({ field }) => field)).toEqual([
      'type',
      'issuer',
      'title',
    ]);
  });

  test.each(['bảy trăm', '700k', '', '1.2.3', '12,34,5'])('takes “%s” for no amount', (value) => {
    expect(valueFaults({ ...answers, value })).toEqual([{ field: 'value', kind: 'amount' }]);
  });

  test('does not let a value end before it begins', () => {
    expect(valueFaults({ ...answers, to: '2030-12-31' })).toEqual([{ field: 'to', kind: 'order' }]);
    expect(valueFaults({ ...answers, to: '2031-01-01' })).toEqual([]);
  });

  test('makes the draft: empty answers are none, a new instrument goes with it', () => {
    expect(draftOf(answers)).toMatchObject({
      title: 'Mức chuẩn 2031',
      document: null,
      value: { value: '800000', key: null, note: null, to: null, area: 'city', confidence: 'S' },
    });
    const made = draftOf({ ...answers, isNew: 'yes', type: 'Nghị quyết', area: '', note: 'x' });
    expect(made.document).toMatchObject({ number: '99/2030/NQ-HĐND', type: 'Nghị quyết' });
    expect(made.value).toMatchObject({ area: null, note: 'x' });
  });
});
