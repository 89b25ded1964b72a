import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { testDatabase, testDataFolder } from '../../../../tests/support/database.ts';
import { madeUpPlan } from '../../../../tests/support/made-up-plan.ts';
import { planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { EVERYTHING, unwrap, type Caller } from '../../../kernel/index.ts';
import type { ApartLimits } from '../../../platform/apart/index.ts';
import {
  bind,
  createHttpApp,
  SESSION_COOKIE,
  type Identity,
} from '../../../platform/http/index.ts';
import { importPlan } from '../contract/index.ts';
import { planImportErrors, planImportMessages } from '../import/index.ts';
import {
  agencyResolver,
  listPlans,
  makeFileReader,
  makeImportPlan,
  readingLimits,
  releaseOfFile,
} from './index.ts';

vi.setConfig({ testTimeout: 240_000 });

const db = testDatabase();
const { at } = planActs(db);
const patient = { ...readingLimits, waitMs: 200_000, workMs: 200_000 };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const large = madeUpPlan(1_500);
/** A YAML without end: small to send, and more than any heap as values. */
const greedy = `a:\n${'- {a: 1, b: [x, y]}\n'.repeat(200_000)}`;

const identity = (caller: Caller): Identity => ({
  sessionOf: async () => ({ caller, sessionId: 's' }),
  holds: () => true,
  scopeOf: () => EVERYTHING,
});

/** The upload behind the wire, its reader with these limits. */
async function server(limits: ApartLimits = patient) {
  const reader = makeFileReader(limits);
  const operations = [bind(importPlan, makeImportPlan(reader))];
  const plans = { name: 'plans', operations, errors: planImportErrors };
  const app = await createHttpApp({
    database: db.database,
    dataFolder: testDataFolder(),
    now: Date.now,
    modules: [{ ...plans, messages: planImportMessages }],
    identity: identity(planner),
    health: async () => ({ ready: true }),
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const upload = (
    name: string,
    text: string,
    given: { id?: string; signal?: AbortSignal } = {},
  ) => {
    const body = new FormData();
    body.append('requestId', given.id ?? newId());
    body.append('file', new Blob([text]), name);
    const headers = { cookie: `${SESSION_COOKIE}=x`, 'sec-fetch-site': 'same-origin' };
    const signal = given.signal === undefined ? {} : { signal: given.signal };
    return fetch(`${origin}/api/plans/import`, { method: 'POST', body, headers, ...signal });
  };
  return { origin, upload, inside: reader.inside, close: () => app.close() };
}

/** Everything that a loading could leave behind. */
async function left(): Promise<unknown> {
  const found = await sql`select (select count(*) from plan) as plans,
    (select count(*) from plan_copy) as copies, (select count(*) from plan_task) as tasks,
    (select count(*) from answered_request) as requests`.execute(db.owner);
  return found.rows[0];
}

describe('while a large file is read', () => {
  it('the server answers others, again and again', async () => {
    const { origin, upload, inside, close } = await server();
    const answer = upload('lon.txt', large);
    await vi.waitFor(() => expect(inside()).toBe(1), { timeout: 20_000 });
    for (let asked = 0; asked < 10; asked += 1) {
      const health = await fetch(`${origin}/health`);
      expect([health.status, inside()]).toEqual([200, 1]);
    }
    expect(await (await answer).json()).toMatchObject({ tasks: 1_500, version: 1 });
    await close();
  });

  it('what is read is what would be read here', async () => {
    const file = { name: 'a.txt', bytes: utf8(madeUpPlan(20)) };
    const here = unwrap(await releaseOfFile(file, agencyResolver()));
    expect(unwrap(await makeFileReader(patient).read(file, undefined))).toEqual(here);
  });

  it('a file that is no plan is refused as it would be here', async () => {
    const file = { name: 'a.txt', bytes: utf8('Ngày xửa ngày xưa.') };
    expect(await makeFileReader(patient).read(file, undefined)).toEqual(
      await releaseOfFile(file, agencyResolver()),
    );
  });
});

describe('nothing is written, the server goes on, and it says why,', () => {
  it('when a file takes more memory than a reading has', async () => {
    const { origin, upload, close } = await server({ ...patient, heapMb: 64 });
    const before = await left();
    const id = newId();
    const answer = await upload('tham.yaml', greedy, { id });
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({
      code: 'plan.too_much_memory',
      detail: expect.stringContaining('“tham.yaml” cần hơn 64 MB'),
    });
    expect(await left()).toEqual(before);
    expect((await fetch(`${origin}/health`)).status).toBe(200);
    // The id of the refused request is not used up: the mended file may come under it.
    const mended = await upload('nho.txt', madeUpPlan(12), { id });
    expect(await mended.json()).toMatchObject({ tasks: 12 });
    await close();
  });

  it('when a reading takes longer than it may', async () => {
    const { upload, close } = await server({ ...patient, workMs: 100 });
    const before = await left();
    const answer = await upload('cham.txt', large);
    expect([answer.status, await answer.json()]).toMatchObject([
      429,
      { code: 'plan.reading_too_long', detail: expect.stringContaining('quá 0.1 giây') },
    ]);
    expect(await left()).toEqual(before);
    await close();
  });

  it('when others are being read, with the time after which to come again', async () => {
    const { upload, inside, close } = await server({ ...patient, atOnce: 1, waitMs: 20 });
    const first = upload('mot.txt', large);
    await vi.waitFor(() => expect(inside()).toBe(1), { timeout: 20_000 });
    const second = await upload('hai.txt', madeUpPlan(13));
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await second.json()).toMatchObject({ code: 'plan.readings_busy' });
    expect((await first).status).toBe(200);
    await close();
  });

  it('when whoever sent it goes away: the reading is ended', async () => {
    const { upload, inside, close } = await server();
    const before = await left();
    const gone = new AbortController();
    const answer = upload('bo.txt', madeUpPlan(1_501), { signal: gone.signal });
    await vi.waitFor(() => expect(inside()).toBe(1), { timeout: 20_000 });
    gone.abort();
    await expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(inside()).toBe(0), { timeout: 20_000 });
    expect(await left()).toEqual(before);
    const { plans } = unwrap(await listPlans(at(planner), {}));
    expect(plans.some((plan) => plan.tasks === 1_501)).toBe(false);
    await close();
  });
});

it('a wait and a reading together are shorter than the time of an upload, with time to store', async () => {
  const { UPLOAD_REQUEST_MS, UPLOADS_IN_FLIGHT } = await import('../../../platform/http/limits.ts');
  expect(readingLimits.waitMs + readingLimits.workMs).toBeLessThan(UPLOAD_REQUEST_MS);
  expect(readingLimits.atOnce + readingLimits.waiting).toBeLessThanOrEqual(UPLOADS_IN_FLIGHT);
});
