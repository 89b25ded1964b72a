import { expect, test } from 'vitest';
import { databaseErrors, faultOf } from './errors.ts';
import { isAway, isLostRace, refusalOf, withoutPassword, wordsOf } from './faults.ts';
import { databaseMessages } from './messages.ts';

const thrown = (code: string, message = 'why') => Object.assign(new Error(message), { code });

test.each([
  ['28P01', 'database.wrong_password'],
  ['3D000', 'database.no_such_database'],
  ['ECONNREFUSED', 'database.unreachable'],
  ['ENOTFOUND', 'database.unreachable'],
  ['57P01', 'database.unreachable'],
  ['53100', 'database.disk_full'],
  ['53300', 'database.busy'],
  ['55P03', 'database.busy'],
  ['57014', 'database.too_slow'],
  ['25006', 'database.read_only'],
  ['ERR_INVALID_URL', 'database.bad_url'],
])('%s means %s', (code, expected) => {
  expect(refusalOf(thrown(code))).toMatchObject({ code: expected, data: { reason: 'why' } });
});

test('what nobody foresaw is a fault, not a refusal', () => {
  expect(refusalOf(thrown('42601'))).toBeNull();
  expect(refusalOf(new Error('ours'))).toBeNull();
  expect(refusalOf('text')).toBeNull();
});

test('a refusal that was thrown comes back as it was', () => {
  const fault = faultOf('database.too_old', { version: 12, wanted: 15 });
  expect(refusalOf(fault)).toBe(fault.refusal);
});

test('a broken connection is known by the words of the driver too', () => {
  expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isAway(new Error('timeout expired'))).toBe(true);
  expect(isAway(thrown('23505'))).toBe(false);
  expect(isLostRace(thrown('40P01'))).toBe(true);
  expect(isLostRace(thrown('57P01'))).toBe(false);
});

test('a password never shows', () => {
  const url = 'postgres://an_sinh:b%40d:p@ss@10.0.0.1:5432/an_sinh';
  expect(withoutPassword(url)).toBe('postgres://an_sinh:***@10.0.0.1:5432/an_sinh');
  expect(wordsOf(new Error(`cannot reach ${url}\nstack`))).not.toMatch(/b%40d|stack/);
});

test('several addresses that all fail give all their words', () => {
  const both = new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')], '');
  expect(wordsOf(both)).toBe('::1 refused; 127.0.0.1 refused');
});

test('every refusal has words in both languages that say what to do', () => {
  for (const code of Object.keys(databaseErrors)) {
    const key = `error.${code}` as keyof typeof databaseMessages.vi;
    expect(databaseMessages.vi[key]?.length ?? 0).toBeGreaterThan(20);
    expect(databaseMessages.en[key]?.length ?? 0).toBeGreaterThan(20);
  }
});
