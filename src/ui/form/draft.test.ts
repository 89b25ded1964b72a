import { describe, expect, test } from 'vitest';
import { beginWith, differing, merged, readBody, readCopy, type DraftBody } from './draft.ts';

const first = { name: '', rows: [] as readonly string[] };
type Answers = typeof first;
const body = (name: string): DraftBody<Answers> => ({
  values: { name, rows: [] },
  done: [],
  at: null,
});

describe('the body of a draft', () => {
  test('comes back as it was written', () => {
    const whole = { values: { name: 'Đông', rows: ['a'] }, done: ['who'], at: 'who' };
    expect(readBody(JSON.stringify(whole), first)).toEqual(whole);
  });

  test('of another release keeps the fields there still are; new ones begin as at first', () => {
    const old = JSON.stringify({ values: { name: 'Đông', gone: 1 }, done: [1, 'who'], at: 7 });
    expect(readBody(old, first)).toEqual({
      values: { name: 'Đông', rows: [] },
      done: ['who'],
      at: null,
    });
  });

  test.each(['', '{', 'null', '[]', '{"values":[]}', '"x"'])('%j is none', (text) => {
    expect(readBody(text, first)).toBe(null);
  });
});

describe('the copy of a machine', () => {
  test('is read with the version that it was made from', () => {
    const copy = { base: 3, body: body('Đông') };
    expect(readCopy(JSON.stringify(copy), first)).toEqual(copy);
  });

  test.each([null, 'x', '{"body":{"values":{}}}', '{"base":1,"body":null}'])(
    '%j is none',
    (text) => {
      expect(readCopy(text, first)).toBe(null);
    },
  );
});

describe('which draft counts', () => {
  const server = (name: string, version: number) => ({ body: body(name), version });

  test('neither there: a new form', () => {
    expect(beginWith<Answers>(null, null)).toEqual({ kind: 'new' });
  });

  test('the server’s, when the machine has none or says the same', () => {
    expect(beginWith(null, server('a', 2))).toMatchObject({ kind: 'server', version: 2 });
    const same = { base: 1, body: body('a') };
    expect(beginWith(same, server('a', 2))).toMatchObject({ kind: 'server', version: 2 });
  });

  test('the machine’s, when it was made from what the server has', () => {
    const ahead = { base: 2, body: body('b') };
    expect(beginWith(ahead, server('a', 2))).toMatchObject({
      kind: 'local',
      version: 2,
      body: { values: { name: 'b' } },
    });
  });

  test('the machine’s as a new one, when the server’s is gone', () => {
    const left = { base: 2, body: body('b') };
    expect(beginWith(left, null)).toMatchObject({ kind: 'local', version: 0 });
  });

  test('both, for a person to choose, when somebody saved since', () => {
    const old = { base: 1, body: body('b') };
    expect(beginWith(old, server('a', 2))).toMatchObject({
      kind: 'conflict',
      version: 2,
      mine: { values: { name: 'b' } },
      theirs: { values: { name: 'a' } },
    });
  });
});

describe('two versions', () => {
  const mine = { name: 'Đông', rows: ['a'], note: 'x' };
  const theirs = { name: 'Tây', rows: ['a'], note: 'y' };

  test('differ in the fields that say something else', () => {
    expect(differing(mine, theirs)).toEqual(['name', 'note']);
    expect(differing(mine, mine)).toEqual([]);
  });

  test('are put together field by field as chosen', () => {
    expect(merged(mine, theirs, ['note'])).toEqual({ name: 'Đông', rows: ['a'], note: 'y' });
    expect(merged(mine, theirs, [])).toEqual(mine);
    expect(merged(mine, theirs, ['name', 'rows', 'note'])).toEqual(theirs);
  });
});
