import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, TEST_NOW, testOperator } from '../../../tests/support/database.ts';
import { always, change, failing } from '../../../tests/support/outbox.ts';
import { noteTaker, notesOf } from '../../../tests/support/outbox.ts';
import { countOpen, deliverNews, listDead, startCourier } from './index.ts';
import type { Failure, Subscription } from './index.ts';
import { ATTEMPTS, claim, waitAfter } from './store.ts';

const db = testDatabase({ each: true });
const HOUR_MS = 3_600_000;

/** The clock of the courier: a test moves it. */
let clock = TEST_NOW;
beforeEach(() => void (clock = TEST_NOW));

const deliver = (...subscriptions: readonly Subscription[]) =>
  deliverNews({ database: db.database, subscriptions, caller: testOperator, now: () => clock });

async function deliveries() {
  return db.owner
    .selectFrom('outbox_delivery')
    .select(['subscriber', 'subject', 'state', 'attempts', 'last_error as error'])
    .orderBy('message_id')
    .orderBy('subscriber')
    .execute();
}

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
