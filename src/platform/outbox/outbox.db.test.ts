import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import * as z from 'zod/mini';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, TEST_NOW, testOperator } from '../../../tests/support/database.ts';
import { change, noteTaker, notesOf, thingChanged } from '../../../tests/support/outbox.ts';
import { err, refuser } from '../../kernel/index.ts';
import { read, write } from '../database/index.ts';
import {
  countOpen,
  deliverNews,
  listDead,
  publish,
  startCourier,
  subscribe,
  type Failure,
  type News,
  type Subscription,
} from './index.ts';
import { ATTEMPTS, claim, waitAfter } from './store.ts';

const db = testDatabase({ each: true });
const HOUR_MS = 3_600_000;

/** The clock of the courier: a test moves it. */
let clock = TEST_NOW;
beforeEach(() => void (clock = TEST_NOW));

const deliver = (...subscriptions: readonly Subscription[]) =>
  deliverNews({ database: db.database, subscriptions, caller: testOperator, now: () => clock });

/** A subscriber that fails as long as `why` gives a fault. */
function failing(why: (news: News<{ number: number }>) => Error | null, name = 'test.fail') {
  const seen: { subject: string; number: number; attempt: number }[] = [];
  const subscription = subscribe(thingChanged, {
    name,
    handle: async (_trx, _context, news) => {
      seen.push({ subject: news.subject, number: news.body.number, attempt: news.attempt });
      const fault = why(news);
      if (fault !== null) throw fault;
    },
  });
  return { subscription, seen };
}

const always = () => new Error('the other side is closed');

async function deliveries() {
  return db.owner
    .selectFrom('outbox_delivery')
    .select(['subscriber', 'subject', 'state', 'attempts', 'last_error as error'])
    .orderBy('message_id')
    .orderBy('subscriber')
    .execute();
}

describe('publishing', () => {
  it('writes the news in the transaction of the change', async () => {
    await change(db.context(), 'a', 1);
    const rows = await db.owner.selectFrom('outbox_message').selectAll().execute();
    expect(rows).toMatchObject([
      {
        topic: 'thing.changed',
        subject: 'a',
        body: { number: 1 },
        published_by: 'operator:test',
        handed_out: false,
      },
    ]);
    expect(rows[0]?.published_at.getTime()).toBe(TEST_NOW);
  });

  it('leaves nothing when the change is refused', async () => {
    const refuse = refuser({ 'thing.no': 'refused' });
    const context = db.context();
    const act = { operation: 'thing.change', requestId: newId(), input: {} };
    const done = await write(context, act, async (trx) => {
      await publish(trx, context, thingChanged, { subject: 'a', body: { number: 1 } });
      return err(refuse('thing.no'));
    });
    expect(done.ok).toBe(false);
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 0 });
  });

  it('is a fault when the body is not of the topic’s shape', async () => {
    const context = db.context();
    const body = { number: 'one' } as unknown as { number: number };
    const act = { operation: 'thing.change', requestId: newId(), input: {} };
    const done = write(context, act, async (trx) => {
      await publish(trx, context, thingChanged, { subject: 'a', body });
      throw new Error('not reached');
    });
    await expect(done).rejects.toThrow(/number/);
  });

  it('is a fault when the body carries the thing instead of naming it', async () => {
    const long = { topic: 'thing.written', body: z.object({ text: z.string() }) };
    const context = db.context();
    const act = { operation: 'thing.change', requestId: newId(), input: {} };
    const done = write(context, act, async (trx) => {
      const body = { text: 'x'.repeat(64_001) };
      await publish(trx, context, long, { subject: 'a', body });
      throw new Error('not reached');
    });
    await expect(done).rejects.toThrow('news thing.written is too long');
  });

  it('sent twice under one request id is published once', async () => {
    const context = db.context();
    const act = { operation: 'thing.change', requestId: newId(), input: { number: 1 } };
    const send = () =>
      write(context, act, async (trx) => {
        await publish(trx, context, thingChanged, { subject: 'a', body: { number: 1 } });
        return { ok: true, value: null } as const;
      });
    await send();
    await send();
    expect(await countOpen(db.owner)).toEqual({ waiting: 1, dead: 0 });
  });

  it('is not for a name that is no topic', async () => {
    const bad = { topic: 'Thing changed', body: z.object({}) };
    const context = db.context();
    const act = { operation: 'thing.change', requestId: newId(), input: {} };
    const done = write(context, act, async (trx) => {
      await publish(trx, context, bad, { subject: 'a', body: {} });
      return { ok: true, value: null } as const;
    });
    await expect(done).rejects.toThrow(/outbox_message_topic/);
  });
});

describe('delivery', () => {
  it('brings each piece of news to each subscriber of its topic, once', async () => {
    await change(db.context(), 'a', 1);
    await change(db.context(), 'b', 2);
    const both = [noteTaker('test.one'), noteTaker('test.two')];
    expect(await deliver(...both)).toEqual({ delivered: 4, failures: [] });
    expect(await deliver(...both)).toEqual({ delivered: 0, failures: [] });
    for (const name of ['test.one', 'test.two']) {
      expect(await notesOf(db.owner, name)).toEqual([
        { subject: 'a', number: 1 },
        { subject: 'b', number: 2 },
      ]);
    }
  });

  it('leaves out topics that the subscriber did not ask for', async () => {
    await change(db.context(), 'a', 1);
    const other = subscribe(
      { topic: 'thing.gone', body: z.object({ number: z.number() }) },
      { name: 'test.other', handle: async () => undefined },
    );
    expect(await deliver(other)).toEqual({ delivered: 0, failures: [] });
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 0 });
  });

  it('gives the subscriber all that was written, and the call that wrote it', async () => {
    const context = db.context({ traceId: 'call-7' });
    await change(context, 'a', 1);
    const got: { news: News; traceId: string; caller: unknown }[] = [];
    const listener = subscribe(thingChanged, {
      name: 'test.listen',
      handle: async (_trx, { traceId, caller }, news) => void got.push({ news, traceId, caller }),
    });
    await deliver(listener);
    expect(got).toMatchObject([
      {
        news: { topic: 'thing.changed', subject: 'a', body: { number: 1 }, attempt: 1 },
        traceId: 'call-7',
        caller: testOperator,
      },
    ]);
    expect(got[0]?.news.publishedAt.getTime()).toBe(TEST_NOW);
  });

  it('keeps the order of the changes', async () => {
    for (let number = 1; number <= 30; number += 1) await change(db.context(), 'a', number);
    await deliver(noteTaker());
    const numbers = (await notesOf(db.owner)).map((note) => note.number);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('by several couriers at once is still once, and in order for each subject', async () => {
    const subjects = ['a', 'b', 'c', 'd'];
    for (let number = 1; number <= 10; number += 1) {
      for (const subject of subjects) await change(db.context(), subject, number);
    }
    const rounds = await Promise.all(Array.from({ length: 4 }, () => deliver(noteTaker())));
    await deliver(noteTaker());
    expect(rounds.flatMap(({ failures }) => failures)).toEqual([]);
    const notes = await notesOf(db.owner);
    expect(notes).toHaveLength(40);
    for (const subject of subjects) {
      const numbers = notes.filter((note) => note.subject === subject).map((note) => note.number);
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  it('does not bring old news to a subscriber that came later', async () => {
    await change(db.context(), 'a', 1);
    await deliver(noteTaker('test.one'));
    await change(db.context(), 'a', 2);
    await deliver(noteTaker('test.one'), noteTaker('test.two'));
    expect(await notesOf(db.owner, 'test.two')).toEqual([{ subject: 'a', number: 2 }]);
  });

  it('waits for a subscriber that this release does not have, and counts what waits', async () => {
    await change(db.context(), 'a', 1);
    const gone = failing(always, 'test.gone');
    await deliver(gone.subscription);
    clock += HOUR_MS;
    expect(await deliver(noteTaker())).toEqual({ delivered: 0, failures: [] });
    expect(await countOpen(db.owner)).toEqual({ waiting: 1, dead: 0 });
  });

  it('hands out more than one portion', async () => {
    await sql`insert into outbox_message
        (id, topic, subject, body, published_at, published_by, trace_id)
      select gen_random_uuid(), 'thing.changed', 's' || n, jsonb_build_object('number', n),
        now(), 'operator:test', 't'
      from generate_series(1, 1100) n`.execute(db.owner);
    const first = await deliver(noteTaker());
    expect(first.delivered).toBe(1_000);
    expect(await countOpen(db.owner)).toEqual({ waiting: 100, dead: 0 });
    expect((await deliver(noteTaker())).delivered).toBe(100);
  });

  it('stops between two deliveries when it is told to', async () => {
    for (let number = 1; number <= 5; number += 1) await change(db.context(), 'a', number);
    let seen = 0;
    const slow = noteTaker('test.take_note', async () => void (seen += 1));
    const courier = { database: db.database, subscriptions: [slow], caller: testOperator };
    const round = await deliverNews({ ...courier, now: () => clock }, () => seen >= 2);
    expect(round.delivered).toBe(2);
    expect(await countOpen(db.owner)).toEqual({ waiting: 3, dead: 0 });
  });
});

describe('an attempt that fails', () => {
  it('leaves nothing of what the handler wrote, and keeps why', async () => {
    await change(db.context(), 'a', 1);
    const torn = noteTaker('test.take_note', async () => {
      throw new Error('half way');
    });
    const round = await deliver(torn);
    expect(round).toMatchObject({ delivered: 0, failures: [{ attempt: 1, dead: false }] });
    expect(await notesOf(db.owner)).toEqual([]);
    expect(await deliveries()).toEqual([
      {
        subscriber: 'test.take_note',
        subject: 'a',
        state: 'waiting',
        attempts: 1,
        error: 'half way',
      },
    ]);
  });

  it('is made again when its wait is over, not before', async () => {
    await change(db.context(), 'a', 1);
    let broken = true;
    const { subscription, seen } = failing(() => (broken ? always() : null));
    await deliver(subscription);
    clock += waitAfter(1) - 1;
    await deliver(subscription);
    expect(seen).toHaveLength(1);
    clock += 1;
    broken = false;
    expect(await deliver(subscription)).toEqual({ delivered: 1, failures: [] });
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2, error: null }]);
  });

  it('holds back what follows about its subject, and nothing else', async () => {
    await change(db.context(), 'a', 1);
    await change(db.context(), 'a', 2);
    await change(db.context(), 'b', 3);
    let broken = true;
    const { subscription, seen } = failing(({ subject }) =>
      broken && subject === 'a' ? always() : null,
    );
    await deliver(subscription);
    expect(seen.map(({ number }) => number)).toEqual([1, 3]);
    broken = false;
    clock += HOUR_MS;
    await deliver(subscription);
    expect(seen.map(({ number }) => number)).toEqual([1, 3, 1, 2]);
  });

  it('does not hold back another subscriber', async () => {
    await change(db.context(), 'a', 1);
    await deliver(failing(always).subscription, noteTaker());
    expect(await notesOf(db.owner)).toEqual([{ subject: 'a', number: 1 }]);
  });

  it('keeps no identity number, no address and no row of the database', async () => {
    await change(db.context(), 'a', 1);
    await change(db.context(), 'b', 2);
    const { subscription } = failing(({ subject }) =>
      subject === 'a'
        ? new Error('no person 031089012345, lan@example.vn')
        : Object.assign(new Error('Key (name)=(Nguyễn Thị Lan) already exists'), {
            severity: 'ERROR',
            code: '23505',
            constraint: 'thing_name_once',
          }),
    );
    await deliver(subscription);
    const kept = (await deliveries()).map(({ error }) => error);
    expect(kept).toEqual(['no person …, …@…', '23505 · PostgreSQL refused · thing_name_once']);
  });

  it('keeps a long reason short, and of many lines the first', async () => {
    await change(db.context(), 'a', 1);
    await deliver(failing(() => new Error(`${'x'.repeat(900)}\nsecond`)).subscription);
    const [row] = await deliveries();
    expect(row?.error).toBe('x'.repeat(300));
  });

  it('is a body that an older release wrote in another shape: never guessed', async () => {
    await change(db.context(), 'a', 1);
    await sql`update outbox_message set body = '{"count": 1}'`.execute(db.owner);
    const { subscription, seen } = failing(() => null);
    const round = await deliver(subscription);
    expect([round.failures.length, seen]).toEqual([1, []]);
  });

  it('that never ended is counted, and made again after its wait', async () => {
    await change(db.context(), 'a', 1);
    await deliver(failing(always).subscription);
    clock += HOUR_MS;
    // A process counted an attempt, and was killed before it could make it.
    const taken = await db.database
      .transaction()
      .execute((trx) => claim(trx, ['test.fail'], new Date(clock)));
    expect(taken?.attempt).toBe(2);
    const { subscription, seen } = failing(() => null);
    await deliver(subscription);
    expect(seen).toEqual([]);
    clock += waitAfter(2);
    await deliver(subscription);
    expect(seen.map(({ attempt }) => attempt)).toEqual([3]);
  });
});

describe('a dead letter', () => {
  /** Fails until nothing more is tried. */
  async function die(subscription: Subscription): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    for (let turn = 0; turn < ATTEMPTS + 3; turn += 1) {
      failures.push(...(await deliver(subscription)).failures);
      clock += HOUR_MS;
    }
    return failures;
  }

  it('is what failed as often as is allowed: kept, counted, listed, not tried', async () => {
    await change(db.context(), 'a', 1);
    const { subscription, seen } = failing(always);
    const failures = await die(subscription);
    expect(seen).toHaveLength(ATTEMPTS);
    expect(failures.map(({ dead }) => dead)).toEqual([
      ...Array.from({ length: ATTEMPTS - 1 }, () => false),
      true,
    ]);
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 1 });
    const [message] = await db.owner.selectFrom('outbox_message').select('id').execute();
    expect(await listDead(db.owner)).toEqual([
      {
        message: message?.id,
        topic: 'thing.changed',
        subject: 'a',
        subscriber: 'test.fail',
        attempts: ATTEMPTS,
        error: 'the other side is closed',
        since: new Date(TEST_NOW + (ATTEMPTS - 1) * HOUR_MS).toISOString(),
      },
    ]);
  });

  it('holds back what follows about its subject, so that no order is broken', async () => {
    await change(db.context(), 'a', 1);
    const { subscription, seen } = failing(({ body }) => (body.number === 1 ? always() : null));
    await die(subscription);
    await change(db.context(), 'a', 2);
    await change(db.context(), 'b', 3);
    await deliver(subscription);
    expect(seen.at(-1)).toMatchObject({ subject: 'b', number: 3 });
    expect(await countOpen(db.owner)).toEqual({ waiting: 1, dead: 1 });
  });

  it('is also what killed its process each time', async () => {
    await change(db.context(), 'a', 1);
    await deliver(); // handed out to nobody
    await sql`update outbox_message set handed_out = false`.execute(db.owner);
    await deliver(failing(always).subscription);
    for (let turn = 1; turn < ATTEMPTS; turn += 1) {
      clock += HOUR_MS;
      await db.database.transaction().execute((trx) => claim(trx, ['test.fail'], new Date(clock)));
    }
    clock += HOUR_MS;
    const { subscription, seen } = failing(() => null);
    const round = await deliver(subscription);
    expect(seen).toEqual([]);
    expect(round.failures).toMatchObject([{ dead: true }]);
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 1 });
  });

  it('is tried again when the product starts anew', async () => {
    await change(db.context(), 'a', 1);
    await change(db.context(), 'a', 2);
    await die(failing(always).subscription);
    const { subscription, seen } = failing(() => null);
    const courier = startCourier({
      database: db.database,
      subscriptions: [subscription],
      caller: testOperator,
      now: () => clock,
      everyMs: 5,
    });
    await expect.poll(async () => (await countOpen(db.owner)).dead).toBe(0);
    await expect.poll(() => seen.map(({ number }) => number)).toEqual([1, 2]);
    await courier.stop();
    expect(await listDead(db.owner)).toEqual([]);
  });
});

describe('the courier', () => {
  it('delivers what is published while it runs, and tells of each failure', async () => {
    const troubles: (Failure | Error)[] = [];
    const { subscription } = failing(({ body }) => (body.number === 2 ? always() : null));
    const courier = startCourier({
      database: db.database,
      subscriptions: [subscription, noteTaker()],
      caller: testOperator,
      everyMs: 5,
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    await change(db.context(), 'a', 1);
    await change(db.context(), 'b', 2);
    await expect.poll(async () => (await notesOf(db.owner)).length).toBe(2);
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    await courier.stop();
    expect(troubles[0]).toMatchObject({ subscriber: 'test.fail', attempt: 1, dead: false });
  });

  it('delivers nothing after it was stopped', async () => {
    const courier = startCourier({
      database: db.database,
      subscriptions: [noteTaker()],
      caller: testOperator,
      everyMs: 1,
    });
    await courier.stop();
    await courier.stop();
    await change(db.context(), 'a', 1);
    await new Promise((wake) => setTimeout(wake, 30));
    expect(await notesOf(db.owner)).toEqual([]);
  });

  it('says so when the database does not answer, and goes on when it does', async () => {
    await sql`revoke select on outbox_message from ansinh_app`.execute(db.owner);
    const troubles: (Failure | Error)[] = [];
    const courier = startCourier({
      database: db.database,
      subscriptions: [noteTaker()],
      caller: testOperator,
      everyMs: 5,
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    expect(troubles[0]).toBeInstanceOf(Error);
    await sql`grant select on outbox_message to ansinh_app`.execute(db.owner);
    await change(db.context(), 'a', 1);
    await expect.poll(async () => (await notesOf(db.owner)).length).toBe(1);
    await courier.stop();
  });
});

describe('what is open', () => {
  it('is nothing in a database of an older release', async () => {
    await sql`drop table outbox_delivery, outbox_message`.execute(db.owner);
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 0 });
    expect(await listDead(db.owner)).toEqual([]);
  });

  it('may be counted by the running role', async () => {
    await change(db.context(), 'a', 1);
    expect(await countOpen(db.database)).toEqual({ waiting: 1, dead: 0 });
  });

  it('cannot be taken away or rewritten by the running role', async () => {
    await change(db.context(), 'a', 1);
    await deliver(noteTaker());
    for (const text of [
      'delete from outbox_message',
      'delete from outbox_delivery',
      `update outbox_message set body = '{}'`,
      `update outbox_message set topic = 'a.b'`,
      `update outbox_delivery set subscriber = 'x'`,
    ]) {
      await expect(sql.raw(text).execute(db.database), text).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('cannot be published by somebody who only reads', async () => {
    const context = db.context();
    const done = read(context, (trx) =>
      publish(trx, context, thingChanged, { subject: 'a', body: { number: 1 } }),
    );
    await expect(done).rejects.toMatchObject({ code: '25006' });
  });
});
