import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ok } from '../../kernel/index.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { write } from './index.ts';

const db = testDatabase();

test('a write sent twice is done once and answered the same', async () => {
  const act = { operation: 'test.add', requestId: randomUUID(), input: { a: 1 } };
  let done = 0;
  const work = async () => ok({ done: ++done });
  expect(await write(db.context(), act, work)).toEqual(ok({ done: 1 }));
  expect(await write(db.context(), act, work)).toEqual(ok({ done: 1 }));
  expect(done).toBe(1);
});
