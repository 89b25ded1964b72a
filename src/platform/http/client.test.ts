import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { defineOperation } from '../../kernel/index.ts';
import { createHttpClient } from './client.ts';

const base = { audit: 'none', summary: { vi: 'x', en: 'x' }, errors: [] } as const;
const getThing = defineOperation({
  ...base,
  id: 'thing.get',
  method: 'GET',
  path: '/api/things/:code',
  permission: 'public',
  input: z.object({
    code: z.string(),
    tags: z.optional(z.array(z.string())),
    on: z.optional(z.nullable(z.string())),
    all: z.optional(z.boolean()),
  }),
  reply: z.object({ seen: z.string() }),
});
const keepThing = defineOperation({
  ...base,
  id: 'thing.keep',
  method: 'POST',
  path: '/api/things/:code',
  permission: 'public',
  input: z.object({ requestId: z.uuid(), code: z.string(), note: z.nullable(z.string()) }),
  reply: z.object({ kept: z.string() }),
});
const lookThing = defineOperation({ ...keepThing, id: 'thing.look', input: z.object({}) });
const sendThing = defineOperation({
  ...base,
  id: 'thing.send',
  method: 'POST',
  path: '/api/things',
  permission: 'public',
  input: z.object({ requestId: z.uuid(), year: z.number() }),
  reply: z.object({ name: z.string() }),
  upload: 'file',
});
const takeThing = defineOperation({
  ...base,
  id: 'thing.take',
  method: 'GET',
  path: '/api/things/:code/file',
  permission: 'public',
  input: z.object({ code: z.string() }),
  reply: z.null(),
  download: 'file',
});
const requestId = '01890a5d-ac96-774b-bcce-b302099a8057';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A server that answers in turn; the last answer stays. */
function serverOf(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let signedOut = 0;
  const client = createHttpClient({
    language: () => 'vi',
    fetch: async (url, init) => {
      sent.push({ url: url as string, init: init ?? {} });
      return (answers[Math.min(sent.length, answers.length) - 1] as () => Response)();
    },
    wait: async (ms) => void waits.push(ms),
    onSignedOut: () => (signedOut += 1),
  });
  return { client, sent, waits, signedOut: () => signedOut };
}
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });
const gone = () => {
  throw new TypeError('fetch failed');
};

test('a read names its path and puts the rest into the query', async () => {
  const { client, sent } = serverOf(json({ seen: 'yes' }));
  const input = { code: 'KH 4220/13', tags: ['a', 'b'], on: null, all: true };
  expect(await client.call(getThing, input)).toEqual({ ok: true, value: { seen: 'yes' } });
  expect(sent[0]?.url).toBe('/api/things/KH%204220%2F13?tags=a&tags=b&all=true');
  expect(sent[0]?.init).toMatchObject({ method: 'GET', credentials: 'same-origin' });
  expect(client.addressOf(takeThing, { code: 'x' })).toBe('/api/things/x/file');
});

test('a write sends the rest as JSON, null kept, and a file beside its fields', async () => {
  const { client, sent } = serverOf(json({ kept: 'k' }));
  await client.call(keepThing, { requestId, code: 'c', note: null });
  expect(sent[0]?.init.body).toBe(JSON.stringify({ requestId, note: null }));
  expect(sent[0]?.init.headers).toMatchObject({ 'accept-language': 'vi' });
  const file = new File(['xin chào'], 'kế hoạch.txt');
  await client.call(sendThing, { requestId, year: 2013 }, { file });
  const form = sent[1]?.init.body as FormData;
  expect([...form.keys()]).toEqual(['requestId', 'year', 'file']);
  expect((form.get('file') as File).name).toBe('kế hoạch.txt');
});

test('a refusal comes back as data, and a lost session is told once to the shell', async () => {
  const problem = { code: 'x.no', kind: 'conflict', title: 't', detail: 'd', traceId: '1' };
  const refused = serverOf(json({ ...problem, where: { field: 'note' } }, 409));
  expect(await refused.client.call(keepThing, { requestId, code: 'c', note: '' })).toEqual({
    ok: false,
    error: { code: 'x.no', kind: 'conflict', detail: 'd', traceId: '1', where: { field: 'note' } },
  });
  expect(refused.signedOut()).toBe(0);
  const out = serverOf(json({ ...problem, code: 'access.sign_in_first' }, 401));
  await out.client.call(getThing, { code: 'x' });
  expect(out.signedOut()).toBe(1);
});

test('a lost answer is asked for again under the same id, ever later, then told', async () => {
  const back = serverOf(gone, json({ kept: 'k' }));
  const answer = await back.client.call(keepThing, { requestId, code: 'c', note: '' });
  expect(answer.ok).toBe(true);
  expect(back.sent.map(({ init }) => init.body)).toEqual(
    Array.from({ length: 2 }, () => JSON.stringify({ requestId, note: '' })),
  );
  const away = serverOf(gone);
  expect(await away.client.call(getThing, { code: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'client.offline', kind: 'unavailable', traceId: null },
  });
  expect(away.waits).toEqual([500, 1000]);
});

test('a busy server is asked again when it said so, unless it asks for too long', async () => {
  const busy = (seconds: string) =>
    json({ code: 'server.busy', kind: 'unavailable' }, 503, { 'retry-after': seconds });
  const soon = serverOf(busy('2'), json({ seen: 'x' }));
  expect((await soon.client.call(getThing, { code: 'x' })).ok).toBe(true);
  expect(soon.waits).toEqual([2000]);
  const late = serverOf(busy('60'));
  expect(await late.client.call(getThing, { code: 'x' })).toMatchObject({
    error: { code: 'server.busy' },
  });
  expect(late.sent).toHaveLength(1);
});

test('a write without a request id is never sent twice', async () => {
  const { client, sent } = serverOf(gone);
  await client.call(lookThing, {});
  expect(sent).toHaveLength(1);
});

test('an answer that is not ours is told as such', async () => {
  const page = () => new Response('<html>proxy</html>', { status: 502 });
  expect(await serverOf(page).client.call(getThing, { code: 'x' })).toMatchObject({
    error: { code: 'client.unreadable', detail: expect.stringContaining('502') },
  });
  const empty = serverOf(json({}, 404));
  expect(await empty.client.call(getThing, { code: 'x' })).toMatchObject({
    error: { code: 'client.unreadable' },
  });
});

test('a download is a blob, and an aborted call throws to who aborted it', async () => {
  const { client } = serverOf(() => new Response('a,b'));
  const answer = await client.call(takeThing, { code: 'x' });
  expect(answer.ok && (await (answer.value as unknown as Blob).text())).toBe('a,b');
  const stop = new AbortController();
  const aborting = createHttpClient({
    language: () => 'en',
    fetch: async () => {
      stop.abort();
      throw new DOMException('aborted', 'AbortError');
    },
  });
  const call = aborting.call(getThing, { code: 'x' }, { signal: stop.signal });
  await expect(call).rejects.toThrow('aborted');
});
