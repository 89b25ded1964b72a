import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDataFolder, runAnsinh, startAnsinh } from '../../tests/support/ansinh.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { modules } from './modules.ts';

// The product runs on a server of the test: there a test can look and write beside it.
const db = testDatabase();
let data: ReturnType<typeof makeDataFolder>;
vi.setConfig({ testTimeout: 90_000 });

const given = () => {
  const at = `?host=${encodeURIComponent(db.server.host)}&port=${db.server.port}`;
  const url = (login: string) => `postgres://${login}@localhost/${db.name}${at}`;
  const env = { DATABASE_URL: url('ansinh_app'), DATABASE_MIGRATE_URL: url('ansinh_owner') };
  return { data: data.path, env };
};
const subscription = modules.flatMap((each) => each.subscriptions ?? [])[0];
const message = '01900000-0000-7000-8000-000000000001';

beforeAll(async () => {
  data = makeDataFolder();
  await sql`insert into outbox_message
      (id, topic, subject, body, published_at, published_by, trace_id, handed_out)
    values (${message}, ${subscription?.topic ?? ''}, 'HP-X', '{}', now(), 'operator:test', 't',
      true)
  `.execute(db.owner);
  await sql`insert into outbox_delivery
      (message_id, subscriber, subject, state, attempts, next_at, settled_at, last_error)
    values (${message}, ${subscription?.name ?? ''}, 'HP-X', 'dead', 8, now(),
      '2026-01-15 02:00Z', 'thiếu trường “agency”')`.execute(db.owner);
});
afterAll(() => data.remove());

describe('news that could not be delivered', () => {
  it('is listed by db info, as data and in words', async () => {
    const asked = await runAnsinh(['db', 'info', '--json'], given());
    expect(asked.code).toBe(0);
    expect((JSON.parse(asked.out) as { outbox: object }).outbox).toEqual({
      waiting: 0,
      dead: 1,
      letters: [
        {
          message,
          topic: subscription?.topic,
          subject: 'HP-X',
          subscriber: subscription?.name,
          attempts: 8,
          error: 'thiếu trường “agency”',
          since: '2026-01-15T02:00:00.000Z',
        },
      ],
    });
    const words = await runAnsinh(['db', 'info'], given());
    expect(words.out).toContain('0 tin chờ chuyển, 1 tin không chuyển được');
    expect(words.out).toContain('thiếu trường “agency”');
    const english = await runAnsinh(['db', 'info', '--lang', 'en'], given());
    expect(english.out).toContain('0 waiting, 1 that could not be delivered');
    expect(english.out).toContain('the next start tries again');
  });

  it('is tried again by the next start, told by health, and does not stop the product', async () => {
    const running = await startAnsinh(given());
    const health = async () =>
      (await fetch(running.ready.health).then((answer) => answer.json())) as {
        ready: boolean;
        outbox: { waiting: number; dead: number };
      };
    // Its body is still not of the topic’s shape: it fails anew and waits for its next attempt.
    await expect
      .poll(async () => (await health()).outbox, { timeout: 10_000 })
      .toEqual({
        waiting: 1,
        dead: 0,
      });
    expect((await health()).ready).toBe(true);
    const rows = () =>
      db.owner.selectFrom('outbox_delivery').select(['state', 'attempts', 'last_error']).execute();
    // An attempt is counted before it is made, its fault is written after it.
    const fault = async () => (await rows())[0]?.last_error;
    await expect.poll(fault, { timeout: 20_000 }).not.toBe('thiếu trường “agency”');
    expect(await rows()).toMatchObject([{ state: 'waiting' }]);
    expect((await rows())[0]?.attempts).toBeGreaterThan(0);
    expect((await running.end()).code).toBe(0);
  });

  it('arrives when a release knows better', async () => {
    await sql`update outbox_delivery set next_at = now() - interval '1 second'`.execute(db.owner);
    const body = {
      agency: 'HP-X',
      name: 'Cơ quan X',
      on: '2026-01-01',
      source: 'Quyết định 1',
      verified: true,
      successors: [],
    };
    await sql`update outbox_message set body = ${JSON.stringify(body)}::jsonb`.execute(db.owner);
    const running = await startAnsinh(given());
    const states = () => db.owner.selectFrom('outbox_delivery').select('state').execute();
    await expect.poll(states, { timeout: 10_000 }).toEqual([{ state: 'delivered' }]);
    await running.end();
    const asked = await runAnsinh(['db', 'info', '--json'], given());
    expect((JSON.parse(asked.out) as { outbox: object }).outbox).toEqual({
      waiting: 0,
      dead: 0,
      letters: [],
    });
  });
});
