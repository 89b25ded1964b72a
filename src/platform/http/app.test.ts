import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import {
  defineMessages,
  defineOperation,
  err,
  ok,
  refuser,
  type Caller,
} from '../../kernel/index.ts';
import type { Database } from '../database/index.ts';
import { bind, createHttpApp, type Identity, type Module } from './index.ts';

const errors = { 'thing.gone': 'refused', 'thing.slow_down': 'limited' } as const;
const refuse = refuser(errors);

const getThing = defineOperation({
  id: 'thing.get',
  method: 'GET',
  path: '/api/things/:code',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Một thứ', en: 'One thing' },
  input: z.object({
    code: z.string(),
    version: z.optional(z.number()),
    all: z.optional(z.boolean()),
    tags: z.optional(z.array(z.string())),
  }),
  reply: z.object({ seen: z.unknown() }),
  errors: [],
});
const keepThing = defineOperation({
  id: 'thing.keep',
  method: 'POST',
  path: '/api/things/:code',
  permission: 'thing.keep',
  audit: 'write',
  summary: { vi: 'Giữ một thứ', en: 'Keep a thing' },
  input: z.object({ code: z.string(), agency: z.string(), note: z.string().check(z.maxLength(5)) }),
  reply: z.object({ kept: z.string(), scope: z.unknown() }),
  errors: ['thing.gone'],
  scopedBy: { agency: 'agency' },
});
const sendThing = defineOperation({
  id: 'thing.send',
  method: 'POST',
  path: '/api/things',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Gửi một tệp', en: 'Send a file' },
  input: z.object({ year: z.number() }),
  reply: z.object({ name: z.string(), bytes: z.number(), year: z.number() }),
  errors: [],
  upload: 'file',
});
const takeThing = defineOperation({
  id: 'thing.take',
  method: 'GET',
  path: '/api/things/:code/file',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Tải một tệp', en: 'Take a file' },
  input: z.object({ code: z.string() }),
  reply: z.null(),
  errors: [],
  download: 'file',
});
const begin = defineOperation({
  id: 'thing.begin',
  method: 'POST',
  path: '/api/begin',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Bắt đầu', en: 'Begin' },
  input: z.object({}),
  reply: z.object({ hello: z.string() }),
  errors: [],
  session: 'start',
});
const end = defineOperation({ ...begin, id: 'thing.end', path: '/api/end', session: 'end' });

const things: Module = {
  name: 'things',
  errors,
  messages: defineMessages(
    { 'error.thing.gone': 'Đã hết {what}.', 'error.thing.slow_down': 'Chậm lại.' },
    { 'error.thing.gone': 'No {what} left.', 'error.thing.slow_down': 'Slow down.' },
  ),
  operations: [
    bind(getThing, async (_context, input) => {
      if (input.code === 'fault') throw new Error('the secret of the fault');
      if (input.code === 'away') throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
      if (input.code === 'slow') await new Promise((done) => setTimeout(done, 50));
      if (input.code === 'limited') return err(refuse('thing.slow_down', { retryAfterSeconds: 9 }));
      return ok({ seen: input });
    }),
    bind(keepThing, async (context, input) => {
      if (input.note === 'gone') return err(refuse('thing.gone', { what: 'kẹo' }));
      return ok({ kept: input.note, scope: context.scope });
    }),
    bind(sendThing, async (_context, input, upload) =>
      ok({ name: upload?.name ?? '', bytes: upload?.bytes.length ?? 0, year: input.year }),
    ),
    bind(takeThing, async () =>
      ok({ name: 'Nhiệm vụ (2013).csv', contentType: 'text/csv; charset=utf-8', body: 'a,b\n' }),
    ),
    bind(begin, async (context) => {
      const hello = `chào ${context.client?.address}`;
      return ok({ token: 'T', maxAge: 60, reply: { hello } });
    }),
    bind(end, async () => ok({ hello: 'tạm biệt' })),
  ],
};

const officer: Caller = {
  kind: 'user',
  userId: '1',
  login: 'can.bo',
  name: 'Cán bộ',
  posts: [{ role: 'keeper', agency: 'A', area: null }],
};
const identity: Identity = {
  sessionOf: async (token) =>
    token === 'good' || token === 'poor'
      ? { sessionId: 's', caller: token === 'good' ? officer : { ...officer, posts: [] } }
      : null,
  holds: (caller) => caller.kind === 'user' && caller.posts.length > 0,
  scopeOf: () => ({ agencies: ['A'], areas: [] }),
};
const app = await createHttpApp({
  database: {} as Database,
  now: () => 0,
  modules: [things],
  identity,
  health: async () => ({ ready: true }),
});
const good = { cookie: '__Host-ansinh=good', 'sec-fetch-site': 'same-origin' };
const keep = (payload: object, headers: Record<string, string> = good) =>
  app.inject({ method: 'POST', url: '/api/things/k', headers, payload });

test('path and query become the input in the types of the schema', async () => {
  const reply = await app.inject('/api/things/VN-1?version=2&all=true&tags=a&tags=b');
  expect(reply.json()).toEqual({
    seen: { code: 'VN-1', version: 2, all: true, tags: ['a', 'b'] },
  });
  expect((await app.inject('/api/things/x?tags=one')).json().seen.tags).toEqual(['one']);
});

test('a wrong field is named in the language asked for, with the status of its kind', async () => {
  const reply = await app.inject('/api/things/x?version=hai');
  expect(reply.statusCode).toBe(422);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(reply.json()).toMatchObject({
    code: 'input.wrong_type',
    title: 'Dữ liệu gửi lên chưa đúng',
    detail: 'Mục version: dữ liệu phải là số.',
    where: { field: 'version' },
  });
  const english = await app.inject({
    url: '/api/things/x?version=hai',
    headers: { 'accept-language': 'en-GB,en;q=0.9' },
  });
  expect(english.json().detail).toBe('Field version: must be a number.');
});

test('several wrong fields are one refusal with a detail each', async () => {
  const reply = await keep({ note: 'quá dài' });
  expect(reply.statusCode).toBe(422);
  const { code, details } = reply.json();
  expect(code).toBe('request.invalid');
  expect(details.map((d: { code: string; where: unknown }) => [d.code, d.where])).toEqual([
    ['input.missing', { field: 'agency' }],
    ['input.too_long', { field: 'note' }],
  ]);
});

test('nobody signed in gets 401, without the permission 403, outside the scope 403', async () => {
  const site = { 'sec-fetch-site': 'same-origin' };
  expect((await keep({}, site)).json().code).toBe('access.sign_in_first');
  expect((await keep({}, site)).statusCode).toBe(401);
  const poor = await keep({}, { ...site, cookie: '__Host-ansinh=poor' });
  expect([poor.statusCode, poor.json().code]).toEqual([403, 'access.no_permission']);
  expect(poor.json().detail).toContain('Giữ một thứ');
  const outside = await keep({ agency: 'B', note: 'x' });
  expect([outside.statusCode, outside.json().code]).toEqual([403, 'access.outside_scope']);
  const inside = await keep({ agency: 'A', note: 'x' });
  expect(inside.json()).toEqual({ kept: 'x', scope: { agencies: ['A'], areas: [] } });
});

test('a refusal of the module travels with its text and its values', async () => {
  const reply = await keep({ agency: 'A', note: 'gone' });
  expect(reply.statusCode).toBe(409);
  expect(reply.json()).toMatchObject({ code: 'thing.gone', detail: 'Đã hết kẹo.' });
  const limited = await app.inject('/api/things/limited');
  expect([limited.statusCode, limited.headers['retry-after']]).toEqual([429, '9']);
});

test('a fault is 500 with its trace id and nothing of what happened', async () => {
  const reply = await app.inject('/api/things/fault');
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('secret');
  expect(reply.json().detail).toContain(reply.headers['x-trace-id']);
  const away = await app.inject('/api/things/away');
  expect([away.statusCode, away.json().code]).toEqual([503, 'server.database_away']);
  expect(away.headers['retry-after']).toBe('2');
});

test('a write that another site started is refused before anything else', async () => {
  const from = (headers: Record<string, string>) =>
    keep({ agency: 'A', note: 'x' }, { cookie: '__Host-ansinh=good', ...headers });
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    {},
  ]) {
    expect((await from(headers)).json().code).toBe('request.other_site');
  }
  const host = { host: 'ansinh.example:8443' };
  expect((await from({ ...host, origin: 'https://ansinh.example:8443' })).statusCode).toBe(200);
  expect((await from({ ...host, origin: 'https://ansinh.example' })).statusCode).toBe(403);
});

test('bodies that are no JSON, too large or of another type are refused in words', async () => {
  const send = (payload: string, type = 'application/json') =>
    app.inject({
      method: 'POST',
      url: '/api/things/k',
      headers: { ...good, 'content-type': type },
      payload,
    });
  expect((await send('{"a":')).json().code).toBe('request.not_json');
  expect((await send('a=1', 'application/x-www-form-urlencoded')).json().code).toBe(
    'request.not_json',
  );
  expect((await send('[]')).statusCode).toBe(422);
  expect((await send('"text"')).statusCode).toBe(422);
  expect((await send(`{"note":"${'x'.repeat(1024 * 1024)}"}`)).statusCode).toBe(429);
  expect((await send('{"__proto__":{"x":1}}')).statusCode).toBe(422);
  expect((await send(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)).statusCode).toBe(422);
  const nul = await keep({ agency: 'A\u0000', note: 'x' });
  expect(nul.json()).toMatchObject({ code: 'input.control_character', where: { field: 'agency' } });
  const half = await send('{"agency":"A","note":"\\ud800"}');
  expect(half.json().code).toBe('input.control_character');
});

test('a file comes by multipart beside its fields; without it the field is named', async () => {
  const form = new FormData();
  form.append('year', '2013');
  form.append('file', new Blob(['xin chào']), 'kế hoạch.txt');
  const sent = await app.inject({
    method: 'POST',
    url: '/api/things',
    headers: good,
    payload: form,
  });
  expect(sent.json()).toEqual({ name: 'kế hoạch.txt', bytes: 9, year: 2013 });
  const empty = new FormData();
  empty.append('year', '2013');
  const none = await app.inject({
    method: 'POST',
    url: '/api/things',
    headers: good,
    payload: empty,
  });
  expect(none.json()).toMatchObject({ code: 'request.file_missing', where: { field: 'file' } });
});

test('a file over the limit is refused with the limit; a stranger’s is not read', async () => {
  const form = new FormData();
  form.append('year', '2013');
  form.append('file', new Blob([new Uint8Array(26 * 1024 * 1024)]), 'to.bin');
  const post = { method: 'POST', url: '/api/things', payload: form } as const;
  const large = await app.inject({ ...post, headers: good });
  expect(large.statusCode).toBe(429);
  expect(large.json().detail).toContain('25 MB');
  const stranger = await app.inject({ ...post, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(stranger.statusCode).toBe(401);
});

test('a download is an attachment whose name keeps its Vietnamese', async () => {
  const reply = await app.inject('/api/things/x/file');
  expect(reply.headers['content-disposition']).toBe(
    'attachment; filename="Nhi_m_v_2013_.csv"; ' +
      "filename*=UTF-8''Nhi%E1%BB%87m%20v%E1%BB%A5%20%282013%29.csv",
  );
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(reply.body).toBe('a,b\n');
});

test('a session travels as a __Host- cookie that no script or other site can use', async () => {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const begun = await app.inject({ method: 'POST', url: '/api/begin', headers, payload: {} });
  expect(begun.json()).toEqual({ hello: 'chào 127.0.0.1' });
  expect(begun.headers['set-cookie']).toBe(
    '__Host-ansinh=T; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
  );
  const ended = await app.inject({ method: 'POST', url: '/api/end', headers: good, payload: {} });
  expect(ended.headers['set-cookie']).toContain('__Host-ansinh=; ');
});

test('every answer carries the protective headers, and HSTS only behind TLS', async () => {
  for (const url of ['/api/things/x', '/api/things/fault', '/nowhere', '/health']) {
    const { headers } = await app.inject(url);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-trace-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['cache-control']).toBe('no-store');
  }
  const proxied = await createHttpApp({
    database: {} as Database,
    now: () => 0,
    modules: [things],
    identity,
    health: async () => ({ ready: false }),
    behindProxy: true,
  });
  const reply = await proxied.inject('/health');
  expect(reply.headers['strict-transport-security']).toContain('max-age=63072000');
  expect(reply.statusCode).toBe(503);
});

test('the process says that it lives without asking anybody', async () => {
  const reply = await app.inject('/live');
  expect([reply.statusCode, reply.json()]).toEqual([200, { live: true }]);
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('an address that is none is refused, also when it cannot be decoded', async () => {
  expect((await app.inject('/api/none')).json().code).toBe('request.no_such_address');
  const broken = await app.inject('/api/things/%E0%A4%A');
  expect([broken.statusCode, broken.json().code]).toEqual([422, 'request.unreadable']);
  expect((await app.inject(`/api/things/${'x'.repeat(2000)}`)).statusCode).toBeLessThan(500);
});

test('more than the house holds at once are told to come again, the others are served', async () => {
  const all = await Promise.all(Array.from({ length: 230 }, () => app.inject('/api/things/slow')));
  const statuses = all.map((reply) => reply.statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(200);
  const turned = all.filter((reply) => reply.statusCode === 503);
  expect(turned).toHaveLength(30);
  expect(turned[0]?.json().code).toBe('server.busy');
  expect(turned[0]?.headers['retry-after']).toBe('2');
  expect((await app.inject('/api/things/slow')).statusCode).toBe(200);
});

test('the address is what our own proxy saw; without a proxy nobody can choose theirs', async () => {
  const proxied = await createHttpApp({
    database: {} as Database,
    now: () => 0,
    modules: [things],
    identity,
    health: async () => ({ ready: true }),
    behindProxy: true,
  });
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '6.6.6.6, 10.9.8.7' };
  const post = { method: 'POST', url: '/api/begin', headers, payload: {} } as const;
  expect((await proxied.inject(post)).json().hello).toBe('chào 10.9.8.7');
  expect((await app.inject(post)).json().hello).toBe('chào 127.0.0.1');
});
