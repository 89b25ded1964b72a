import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayParts, readAnswers, readForm, writeAnswers, type Given } from './check-form.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,30}$/);
const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((each) => each.isWellFormed());
const given = fc.uniqueArray(fc.record({ fact: name, value: fc.option(text) }), {
  selector: ({ fact }) => fact,
  maxLength: 12,
});

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [key, each]),
  );
  return new URLSearchParams(pairs);
}

test('answers come back from the form as they were given, in their order', () => {
  fc.assert(
    fc.property(given, (answers) => {
      const sent = new URLSearchParams({ answers: writeAnswers(answers) }).toString();
      expect(readAnswers(new URLSearchParams(sent).get('answers') ?? '')).toEqual(answers);
    }),
  );
});

test('whatever is sent, the form is read or called broken, and what is read can be sent again', () => {
  const key = fc.constantFrom('answers', 'on', 'fact', 'value', 'do', 'place', 'day', 'year', 'x');
  const hostile = fc.oneof(
    text,
    fc.constantFrom(
      '',
      '?',
      '=',
      'a==b',
      'a=?&a=?',
      '__proto__==1',
      '2026-13-40',
      'change:',
      'next',
    ),
    given.map(writeAnswers),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, hostile), { maxLength: 12 }), (pairs) => {
      const read = readForm(new URLSearchParams(pairs));
      if (read === null) return;
      expect(readAnswers(writeAnswers(read.answers))).toEqual(read.answers);
      expect(new Set(read.answers.map(({ fact }) => fact)).size).toBe(read.answers.length);
    }),
    { numRuns: 500 },
  );
});

test('a new answer comes last, a changed one keeps its place, the others stay', () => {
  fc.assert(
    fc.property(given, name, text, (answers, fact, value) => {
      const said = value.trim() === '?' ? 'x' : value;
      const read = readForm(formOf({ answers: writeAnswers(answers), fact, value: said }));
      const at = answers.findIndex((each) => each.fact === fact);
      const set: Given = { fact, value: said.trim() };
      const expected = at < 0 ? [...answers, set] : answers.with(at, set);
      expect(read?.answers ?? expected).toEqual(expected);
    }),
  );
});

test.each([
  ['a name nobody gives a fact', { answers: 'Có=x' }],
  ['a value without its mark', { answers: 'a=b' }],
  ['one fact twice', { answers: 'a=?&a=?' }],
  ['more than fits', { answers: `a=%3D${'x'.repeat(9_000)}` }],
  ['one answer too long', { fact: 'a', value: 'x'.repeat(500) }],
  ['a day that is none', { on: '25/11/2026' }],
  ['a wish nobody has', { do: 'pay' }],
  ['a change of what was never answered', { do: 'change:birth_date' }],
  ['a question that is no name', { fact: '../etc' }],
])('%s is a broken form', (_what, fields) => {
  expect(readForm(formOf(fields))).toBeNull();
});

test('several values are one answer, and “không biết” wins over what is beside it', () => {
  expect(readForm(formOf({ fact: 'a', value: ['x', 'y'] }))?.answers).toEqual([
    { fact: 'a', value: 'x|y' },
  ]);
  expect(readForm(formOf({ fact: 'a', value: ['x', '?'] }))?.answers).toEqual([
    { fact: 'a', value: null },
  ]);
});

test.each([
  [['12', '3', '1950'], '12/3/1950'],
  [['', '3', '1950'], '3/1950'],
  [['', '', '1950'], '1950'],
  [['12', '', '1950'], '12//1950'],
])('the day %j is sent as %s and comes back to its fields', ([day, month, year], value) => {
  const fields = { fact: 'birth_date', day: day ?? '', month: month ?? '', year: year ?? '' };
  expect(readForm(formOf(fields))?.answers).toEqual([{ fact: 'birth_date', value }]);
  expect(dayParts(value)).toEqual([day, month, year]);
});

test('“back” asks the last question again, “stop” takes a filled field along and no empty one', () => {
  const answers = writeAnswers([
    { fact: 'a', value: '1' },
    { fact: 'b', value: null },
  ]);
  expect(readForm(formOf({ answers, do: 'back' }))).toMatchObject({ wish: 'edit', fact: 'b' });
  expect(readForm(formOf({ answers, do: 'result', fact: 'c', value: '2' }))).toMatchObject({
    wish: 'result',
    answers: [{ fact: 'a' }, { fact: 'b' }, { fact: 'c', value: '2' }],
  });
  expect(readForm(formOf({ answers, do: 'result', fact: 'c' }))?.answers).toHaveLength(2);
});

test('words typed for a place search it; a chosen place wins', () => {
  const searched = readForm(formOf({ fact: 'area', place: 'kiến thụy' }));
  expect(searched).toMatchObject({ wish: 'find', place: 'kiến thụy', answers: [] });
  const chosen = readForm(formOf({ fact: 'area', place: 'kiến thụy', value: 'east' }));
  expect(chosen).toMatchObject({ wish: 'next', answers: [{ fact: 'area', value: 'east' }] });
});
