import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import * as z from 'zod/mini';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, TEST_NOW, testOperator } from '../../../tests/support/database.ts';
import { always, change, failing } from '../../../tests/support/outbox.ts';
import { noteTaker, notesOf, thingChanged } from '../../../tests/support/outbox.ts';
import { err, refuser } from '../../kernel/index.ts';
import { read, write } from '../database/index.ts';
import { countOpen, deliverNews, listDead, publish, subscribe } from './index.ts';
import type { News, Subscription } from './index.ts';

const db = testDatabase({ each: true });
const HOUR_MS = 3_600_000;

/** The clock of the courier: a test moves it. */
let clock = TEST_NOW;
beforeEach(() => void (clock = TEST_NOW));

const deliver = (...subscriptions: readonly Subscription[]) =>
  deliverNews({ database: db.database, subscriptions, caller: testOperator, now: () => clock });

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
      from generate_series(1, 520) n`.execute(db.owner);
    expect((await deliver(noteTaker())).delivered).toBe(520);
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 0 });
  }, 60_000);

  it('goes on while publishers never rest', async () => {
    let published = 0;
    const busy = { stop: false };
    const publishing = (async () => {
      while (!busy.stop) await change(db.context(), 'a', (published += 1));
    })();
    await expect
      .poll(async () => (await deliver(noteTaker())).delivered, { timeout: 15_000 })
      .toBeGreaterThan(0);
    busy.stop = true;
    await publishing;
    expect(published).toBeGreaterThan(0);
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
