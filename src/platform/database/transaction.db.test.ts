import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { asSuperuser } from '../../../tests/support/pg-server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { read, record, refusalOf, write, type Transaction } from './index.ts';

const db = testDatabase();

const act = (input: unknown, requestId: string = randomUUID()) => ({
  operation: 'test.add',
  requestId,
  input,
});

/** A work that leaves a row, so that one can see whether it was kept. */
const leave =
  (id: string) =>
  async (trx: Transaction): Promise<Result<{ id: string }, Refusal>> => {
    await trx
      .insertInto('audit_outbox')
      .values({
        id,
        happened_at: new Date(),
        caller: 'test',
        operation: 'test.add',
        subject_kind: 'test',
        subject_id: id,
        trace_id: 'test',
        data: '{}',
      })
      .execute();
    return ok({ id });
  };

const countOf = async (id: string): Promise<number> => {
  const found = await db.owner
    .selectFrom('audit_outbox')
    .select('id')
    .where('id', '=', id)
    .execute();
  return found.length;
};

test('a write sent twice is done once and answered the same', async () => {
  const once = act({ a: 1 });
  let done = 0;
  const work = async () => ok({ done: ++done });
  expect(await write(db.context(), once, work)).toEqual(ok({ done: 1 }));
  expect(await write(db.context(), once, work)).toEqual(ok({ done: 1 }));
  expect(done).toBe(1);
});

test('the same request id with another body, operation or caller is a conflict', async () => {
  const first = act({ a: 1 });
  const work = async () => ok({});
  await write(db.context(), first, work);
  const conflict = err({ code: 'request.other_body', kind: 'conflict', data: {} });
  expect(await write(db.context(), { ...first, input: { a: 2 } }, work)).toEqual(conflict);
  expect(await write(db.context(), { ...first, operation: 'test.other' }, work)).toEqual(conflict);
  const anonymous = db.context({ caller: { kind: 'anonymous' } });
  expect(await write(anonymous, first, work)).toEqual(conflict);
});

test('a refused work leaves nothing behind, not even its request id', async () => {
  const id = randomUUID();
  const no: Refusal = { code: 'test.no', kind: 'refused', data: {} };
  const refused = act({}, id);
  const work = async (trx: Transaction) => {
    await leave(id)(trx);
    return err(no);
  };
  expect(await write(db.context(), refused, work)).toEqual(err(no));
  expect(await countOf(id)).toBe(0);
  expect(await write(db.context(), refused, leave(id))).toEqual(ok({ id }));
});

test('a thrown fault leaves nothing behind', async () => {
  const id = randomUUID();
  const work = async (trx: Transaction) => {
    await leave(id)(trx);
    throw new Error('ours');
  };
  await expect(write(db.context(), act({}, id), work)).rejects.toThrow('ours');
  expect(await countOf(id)).toBe(0);
});

test('of 50 sendings at once one is done and all are answered the same', async () => {
  const id = randomUUID();
  const all = await Promise.all(
    Array.from({ length: 50 }, () => write(db.context(), act({ id }, id), leave(id))),
  );
  for (const each of all) expect(each).toEqual(ok({ id }));
  expect(await countOf(id)).toBe(1);
});

test('a bigint in the reply is kept as text', async () => {
  const money = act({ amount: 10n });
  await write(db.context(), money, async () => ok({ amount: 9007199254740993n }));
  const again = await write(db.context(), money, async () => ok({ amount: 0n }));
  expect(again).toEqual(ok({ amount: '9007199254740993' }));
});

test('a read cannot write', async () => {
  const attempt = read(db.context(), leave(randomUUID()));
  await expect(attempt).rejects.toMatchObject({ code: '25006' });
});

test('a read sees one moment, whatever is written meanwhile', async () => {
  const count = async (trx: Transaction): Promise<bigint> => {
    const all = trx.selectFrom('answered_request').select((eb) => eb.fn.countAll<bigint>().as('n'));
    return (await all.executeTakeFirstOrThrow()).n;
  };
  const [before, after] = await read(db.context(), async (trx) => {
    const first = await count(trx);
    await write(db.context(), act({}), async () => ok({}));
    return [first, await count(trx)];
  });
  expect(after).toBe(before);
});

test('row security learns the caller and the scope, for the transaction only', async () => {
  const asked = sql<{ caller: string; agencies: string; areas: string }>`select
    current_setting('app.caller', true) as caller,
    current_setting('app.agencies', true) as agencies,
    current_setting('app.areas', true) as areas`;
  const scope = { agencies: ['SYT', 'SLDTBXH'], areas: 'all' } as const;
  const inside = await read(db.context({ scope }), (trx) => asked.execute(trx));
  expect(inside.rows[0]).toEqual({
    caller: 'operator:test',
    agencies: 'SYT,SLDTBXH',
    areas: '*',
  });
  const outside = await asked.execute(db.database);
  expect(outside.rows[0]?.agencies ?? '').toBe('');
  const nothing = await record(db.context({ scope: { agencies: [], areas: [] } }), (trx) =>
    asked.execute(trx),
  );
  expect(nothing.rows[0]).toMatchObject({ agencies: '', areas: '' });
});

test('the deadline of the request cuts a statement short', async () => {
  const context = { ...db.context(), deadline: performance.now() + 200 };
  const begun = performance.now();
  const fault = await read(context, (trx) => sql`select pg_sleep(5)`.execute(trx)).catch(
    (thrown: unknown) => thrown,
  );
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(refusalOf(fault)?.code).toBe('database.too_slow');
});

test('a write whose session is killed half way is done by its second attempt', async () => {
  const id = randomUUID();
  let attempts = 0;
  const done = await write(db.context(), act({}, id), async (trx) => {
    const result = await leave(id)(trx);
    attempts += 1;
    if (attempts === 1) {
      const mine = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await asSuperuser(db.server, 'postgres', (client) =>
        client.query('select pg_terminate_backend($1)', [mine.rows[0]?.pid]),
      );
    }
    return result;
  });
  expect(done).toEqual(ok({ id }));
  expect(attempts).toBe(2);
  expect(await countOf(id)).toBe(1);
});

test('of two writes that lock each other out both are done', async () => {
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) await write(db.context(), act({}, id), leave(id));
  const lock = (trx: Transaction, id: string | undefined) =>
    sql`select pg_advisory_xact_lock(hashtext(${id}))`.execute(trx);
  const cross = (order: readonly string[]) =>
    write(db.context(), act({ order }), async (trx) => {
      await lock(trx, order[0]);
      await new Promise((wake) => setTimeout(wake, 200));
      await lock(trx, order[1]);
      return ok({ order });
    });
  const both = await Promise.all([cross(ids), cross(ids.toReversed())]);
  expect(both.map((each) => each.ok)).toEqual([true, true]);
});
