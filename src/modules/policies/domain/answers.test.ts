import { expect, test } from 'vitest';
import { readAnswer, type KnownFact } from './answers.ts';
import { inSense } from './order.ts';
import { programmesOf, situations, situationsOf } from './situations.ts';

const words = { vi: 'x', en: 'x' };
const base = {
  name: 'fact',
  subject: 'person',
  absent: 'unknown',
  label: words,
  question: words,
  why: words,
  establishedBy: words,
  keptIn: 'x',
  seenBy: 'officers',
} as const;
const date: KnownFact = { ...base, type: 'date', name: 'escaped_poverty_on' };
const birth: KnownFact = { ...date, name: 'birth_date' };
const money: KnownFact = { ...base, type: 'money' };
const count: KnownFact = { ...base, type: 'integer', range: { min: 0, max: 20 } };
const one: KnownFact = { ...base, type: 'enum', values: { none: words, poor: words } };
const several: KnownFact = { ...base, type: 'set', values: { none: words, a: words, b: words } };
const flag: KnownFact = { ...base, type: 'boolean' };

test.each([
  [birth, '12/03/1950', '1950-03-12'],
  [birth, '12/3/1950', '1950-03-12'],
  [birth, '3/1950', '1950-03'],
  [birth, '1950', '1950'],
  [birth, '29/2/2024', '2024-02-29'],
  [birth, '25/11/2026', '2026-11-25'],
  [date, 'none', 'none'],
  [money, '1.500.000', '1500000'],
  [money, '1,500,000', '1500000'],
  [money, '1 500 000', '1500000'],
  [money, '0', '0'],
  [count, '20', '20'],
  [one, 'poor', 'poor'],
  [flag, 'false', 'false'],
])('takes %o %s as people write it', (fact, said, value) => {
  expect(readAnswer(fact, said, '2026-11-25')).toEqual({ value });
});

test.each([
  [birth, '', 'empty'],
  [birth, '31/02/1950', 'not_a_day'],
  [birth, '29/2/2023', 'not_a_day'],
  [birth, '12//1950', 'not_a_day'],
  [birth, '012/3/1950', 'not_a_day'],
  [birth, '12/3/50', 'not_a_day'],
  [birth, 'none', 'not_a_day'],
  [birth, '26/11/2026', 'day_later'],
  [birth, '2027', 'day_later'],
  [birth, '1899', 'day_early'],
  [money, '1.50', 'number'],
  [money, '1.500.00', 'number'],
  [money, '-5', 'number'],
  [money, 'hai triệu', 'number'],
  [money, '9999999999999', 'range'],
  [count, '21', 'range'],
  [one, 'rich', 'choice'],
  [one, '__proto__', 'choice'],
  [several, 'a|z', 'choice'],
  [several, 'none|a', 'none_and_more'],
  [flag, 'yes', 'choice'],
])('refuses %o %s: %s', (_fact, said, fault) => {
  expect(readAnswer(_fact, said, '2026-11-25')).toMatchObject({ fault });
});

test('takes several choices, each once', () => {
  expect(readAnswer(several, 'a|b|a', '2026-11-25')).toEqual({ value: ['a', 'b'] });
});

test('a question comes after the one it makes sense after, where both are asked', () => {
  const facts = ['pension_vnd_per_month', 'poverty', 'has_pension'].map((fact) => ({ fact }));
  expect(inSense(facts).map(({ fact }) => fact)).toEqual([
    'has_pension',
    'pension_vnd_per_month',
    'poverty',
  ]);
  expect(inSense(facts.slice(0, 2))).toEqual(facts.slice(0, 2));
});

test('a programme that nobody has placed stands among the others', () => {
  expect(situationsOf('new_thing')).toEqual(['other']);
  expect(programmesOf('other', ['new_thing', 'social_pension'])).toEqual(['new_thing']);
  expect(situations.at(-1)).toBe('other');
});
