import type { FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../src/apps/modules.ts';
import { EVERYTHING, unwrap, type Operation, type Post } from '../src/kernel/index.ts';
import { accessModule, makeIdentity, ROLES, type Role } from '../src/modules/access/index.ts';
import { loadAgencies } from '../src/modules/agencies/index.ts';
import { loadAreas } from '../src/modules/areas/index.ts';
import { loadCalendar } from '../src/modules/calendar/index.ts';
import { loadRelease } from '../src/modules/plans/index.ts';
import { createHttpApp, SESSION_COOKIE } from '../src/platform/http/index.ts';
import { hashPassword } from '../src/platform/identity/index.ts';
import { anyInput } from './support/arbitrary.ts';
import { TEST_NOW, testDatabase, testDataFolder } from './support/database.ts';
import { often } from './support/often.ts';
import { aRelease } from './support/plan.ts';

/*
 * Every operation × every seat of every role × {own place, other place}, and nobody: the answer of
 * the wire is what the contract and the table of roles declare. New operations and roles are
 * picked up by themselves.
 */
const db = testDatabase();
const PASSWORD = 'sóng biển Đồ Sơn 2026';
const OWN = { agency: 'HP-SYT', area: '11560' };
const OTHER = { agency: 'HP-STC', area: '11311' };
const CITY = { agency: null, area: null };
const operations = modules.flatMap((module) => module.operations.map((bound) => bound.operation));
const cookies = new Map<string, string>();
let app: FastifyInstance;

interface Seated {
  readonly login: string;
  readonly role: Role;
  readonly post: Omit<Post, 'role'>;
}

/** One user for each place at which a role can be held. */
const seated: readonly Seated[] = (Object.keys(ROLES) as Role[]).flatMap((role, at) => {
  const { seat } = ROLES[role];
  const places = [
    ...(seat.includes('city') ? [CITY] : []),
    ...(seat.includes('agency') ? [{ agency: OWN.agency, area: null }] : []),
    ...(seat.includes('area') ? [{ agency: null, area: OWN.area }] : []),
  ];
  return places.map((post, place) => ({ login: `u${at}.p${place}`, role, post }));
});

beforeAll(async () => {
  const context = db.context();
  unwrap(await loadCalendar(context));
  unwrap(await loadAreas(context));
  unwrap(await loadAgencies(context));
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(context, { ...command, release: aRelease(), approve: false }));
  app = await createHttpApp({
    database: db.database,
    dataFolder: testDataFolder(),
    publicUrl: () => 'https://ansinh.example',
    now: () => TEST_NOW,
    modules,
    identity: makeIdentity(db.database, () => TEST_NOW),
    health: async () => ({ ready: true }),
  });
  await addUsers(await hashPassword(PASSWORD));
  const login = (user: Seated) => signIn(user.login);
  for (const user of seated) cookies.set(user.login, await login(user));
}, 60_000);

async function addUsers(hash: string): Promise<void> {
  const at = new Date(TEST_NOW);
  const made = { created_at: at, created_by: 'test' };
  for (const { login, role, post } of seated) {
    const id = newId();
    const words = { login, name: login, name_key: login, language: 'vi', sample: true };
    const secret = { password_hash: hash, password_changed_at: at };
    await db.owner
      .insertInto('app_user')
      .values({ id, ...words, ...secret, ...made })
      .execute();
    const row = { id: newId(), user_id: id, role, ...post, valid_from: '2025-07-01', ...made };
    await db.owner.insertInto('post').values(row).execute();
  }
}

async function signIn(login: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/session',
    // An address each, as if from as many offices.
    remoteAddress: `10.0.${login.replace(/\D+/g, '')}.1`,
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { requestId: newId(), login, password: PASSWORD },
  });
  expect(reply.statusCode, reply.body).toBe(200);
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

type Fields = Readonly<Record<string, unknown>>;

/** Sends an operation as the browser would; what is in the path goes there. */
async function send(operation: Operation, fields: Fields, cookie: string, site = 'same-origin') {
  return sendTo(app, operation, fields, { 'sec-fetch-site': site, cookie });
}

async function sendTo(
  app: FastifyInstance,
  operation: Operation,
  fields: Fields,
  headers: Readonly<Record<string, string>>,
) {
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = fields[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : 'x';
    return encodeURIComponent(text.toWellFormed() === '' ? 'x' : text.toWellFormed());
  });
  const rest = Object.entries(fields).filter(([name]) => !inPath.includes(name));
  if (operation.method === 'GET') {
    const query = new URLSearchParams(rest.map(([name, value]) => [name, textOf(value)]));
    return app.inject({ url: `${path}?${query}`, headers });
  }
  const payload = operation.upload === 'file' ? formOf(rest) : Object.fromEntries(rest);
  return app.inject({ method: 'POST', url: path, headers, payload });
}

/** A value as an address would carry it; what is no text of its own as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function formOf(fields: readonly (readonly [string, unknown])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, String(value));
  form.append('file', new Blob(['không phải kế hoạch']), 'a.txt');
  return form;
}

/** The refusal that the table of roles declares for a user, or none. */
function declared(operation: Operation, user: Seated, place: typeof OWN): string | null {
  const { permission, scopedBy } = operation;
  if (permission === 'public' || permission === 'signed_in') return null;
  const grants: Readonly<Record<string, string>> = ROLES[user.role].grants;
  const reach = grants[permission];
  if (reach === undefined) return 'access.no_permission';
  const isCityWide = user.post.agency === null && user.post.area === null;
  if (reach === 'city' || isCityWide || scopedBy === undefined) return null;
  for (const kind of ['agency', 'area'] as const) {
    if (scopedBy[kind] !== undefined && user.post[kind] !== place[kind]) {
      return 'access.outside_scope';
    }
  }
  return null;
}

/** A valid input of every scoped operation, at a place; without it the schema would answer. */
function scopedInput(operation: Operation, place: typeof OWN): Fields {
  const valid = validInputs.get(operation.id) ?? validInput(operation);
  validInputs.set(operation.id, valid);
  const { agency, area } = operation.scopedBy ?? {};
  return {
    ...valid,
    ...(agency === undefined ? {} : { [agency]: place.agency }),
    ...(area === undefined ? {} : { [area]: place.area }),
    ...(operation.method === 'POST' ? { requestId: newId() } : {}),
  };
}

const validInputs = new Map<string, Fields>();

function validInput(operation: Operation): Fields {
  const good = fc.sample(anyInput(operation.input, {}), { numRuns: 200, seed: 1 });
  const valid = good.find((input) => {
    const parsed = operation.input['~standard'].validate(input);
    return !(parsed instanceof Promise) && parsed.issues === undefined;
  });
  expect(valid, `no valid input of ${operation.id} in 200`).toBeDefined();
  return valid as Fields;
}

const REFUSALS = new Set([
  'access.no_permission',
  'access.outside_scope',
  'access.sign_in_first',
  'request.other_site',
]);

/** The refusal of rights in an answer; null when rights did not stand in the way. */
function refusedBy(reply: { statusCode: number; body: string }): string | null {
  expect(reply.statusCode, reply.body).toBeLessThan(500);
  if (reply.statusCode !== 401 && reply.statusCode !== 403) return null;
  const { code } = JSON.parse(reply.body) as { code: string };
  return REFUSALS.has(code) ? code : null;
}

/** Those that end sessions would take the cookies of the rows below with them. */
const keepsCookies = (operation: Operation): boolean => operation.session === undefined;

describe.each(operations.filter(keepsCookies).map((each) => [each.id, each] as const))(
  '%s answers as its contract and the roles declare',
  (_id, operation) => {
    const places = operation.scopedBy === undefined ? [OWN] : [OWN, OTHER];

    test('every role at every seat, for the own place and another', async () => {
      const wrong: string[] = [];
      for (const user of seated) {
        for (const place of places) {
          const fields = operation.scopedBy === undefined ? {} : scopedInput(operation, place);
          const reply = await send(operation, fields, cookies.get(user.login) ?? '');
          const found = refusedBy(reply);
          const wanted = declared(operation, user, place);
          if (found !== wanted) {
            const where = place === OWN ? 'own' : 'other';
            wrong.push(`${user.role} ${JSON.stringify(user.post)} ${where}: ${found} ≠ ${wanted}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    test('nobody signed in, and a cookie that is none', async () => {
      const wanted = operation.permission === 'public' ? null : 'access.sign_in_first';
      const forged = `${SESSION_COOKIE}=${'A'.repeat(43)}`;
      for (const cookie of ['', forged]) {
        expect(refusedBy(await send(operation, {}, cookie))).toBe(wanted);
      }
    });

    test('a write that another site starts is refused to everybody', async () => {
      if (operation.method === 'GET') return;
      for (const site of ['cross-site', 'same-site', 'none']) {
        for (const cookie of ['', cookies.get('u0.p0') ?? '']) {
          expect(refusedBy(await send(operation, {}, cookie, site))).toBe('request.other_site');
        }
      }
    });
  },
);

test('the table finds a hole: where rights are not asked, answers differ from it', async () => {
  const real = makeIdentity(db.database, () => TEST_NOW);
  const hollow = await createHttpApp({
    database: db.database,
    now: () => TEST_NOW,
    modules,
    identity: { ...real, holds: () => true, scopeOf: () => EVERYTHING },
    health: async () => ({ ready: true }),
  });
  const holes = new Set<string>();
  for (const operation of operations.filter(keepsCookies)) {
    for (const user of seated) {
      const fields = operation.scopedBy === undefined ? {} : scopedInput(operation, OTHER);
      const headers = { 'sec-fetch-site': 'same-origin', cookie: cookies.get(user.login) ?? '' };
      const found = refusedBy(await sendTo(hollow, operation, fields, headers));
      const wanted = declared(operation, user, OTHER);
      if (found !== wanted) holes.add(`${operation.permission} ${wanted}`);
    }
  }
  const guarded = operations.map(({ permission }) => permission);
  for (const permission of new Set(guarded)) {
    const isOpenToAll = Object.values(ROLES).every((role) => permission in role.grants);
    if (permission === 'public' || permission === 'signed_in' || isOpenToAll) continue;
    expect(holes).toContain(`${permission} access.no_permission`);
  }
  expect(holes).toContain('user.manage access.outside_scope');
});

test('every operation that names an agency or area of accounts is scoped by it', () => {
  const open = accessModule.operations
    .map(({ operation }) => operation)
    .filter((operation) => operation.permission.endsWith('.manage'))
    .filter((operation) => {
      const shape = (operation.input as { shape?: object }).shape ?? {};
      return 'agency' in shape && operation.scopedBy?.agency !== 'agency';
    });
  expect(open.map(({ id }) => id)).toEqual([]);
});

test('made-up requests over the wire never meet a fault, whoever sends them', async () => {
  const sane = operations.filter(keepsCookies);
  const who = ['', ...cookies.values()];
  const request = fc.nat(sane.length - 1).chain((at) => {
    const operation = sane[at] as Operation;
    const known = { key: ['12-KH-UBND-2013'], login: ['u1.p0', 'x'], agency: ['HP-SYT'] };
    return fc.record({
      operation: fc.constant(operation),
      input: anyInput(operation.input, known),
      cookie: fc.constantFrom(...who),
    });
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, input, cookie }) => {
      const fields = typeof input === 'object' && input !== null ? (input as Fields) : {};
      const reply = await send(operation, fields, cookie);
      expect(reply.statusCode, `${operation.id} ${reply.body}`).toBeLessThan(500);
      const isFile = operation.download === 'file' && reply.statusCode === 200;
      if (!isFile) expect(() => JSON.parse(reply.body) as unknown).not.toThrow();
    }),
    { numRuns: often(1_500), seed: Number(process.env['FUZZ_SEED'] ?? 30), endOnFailure: true },
  );
}, 120_000);
