import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { aReading, aRelease, bothResolutions } from '../../tests/support/plan.ts';
import { unwrap } from '../kernel/index.ts';
import { makeIdentity } from '../modules/access/index.ts';
import { loadRelease } from '../modules/plans/index.ts';
import { record } from '../platform/database/index.ts';
import { createHttpApp } from '../platform/http/index.ts';
import { modules } from './modules.ts';
import { addPortal } from './portal.ts';

const db = testDatabase();
let app: FastifyInstance;
const key = '12-KH-UBND-2013';

async function load(number: string, approve: boolean): Promise<void> {
  const reading = aReading();
  const release = aRelease({
    reading: { ...reading, document: { ...reading.document, number } },
    resolutions: [...bothResolutions],
    approval: { approvedBy: 'Người duyệt', on: '2026-11-21' },
  });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release, approve }));
}

beforeAll(async () => {
  await load('12/KH-UBND', true);
  await load('13/KH-UBND', false);
  const identity = makeIdentity(db.database, Date.now);
  const health = () => Promise.resolve({ ready: true });
  app = await createHttpApp({ database: db.database, now: Date.now, modules, identity, health });
  await addPortal(app, { database: db.database, modules, identity });
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

const addresses = [
  '/',
  '/plans',
  `/plans/${key}`,
  `/plans/${key}/sections/PL.I`,
  `/plans/${key}/tasks/PL.I.2`,
  `/plans/${key}/text`,
  `/plans/${key}/agencies`,
  `/plans/${key}/agencies/hp.so-ldtbxh`,
  `/plans/${key}/data`,
  '/search?q=nghia+trang',
  '/policies',
  '/policies/social_pension',
  '/policies/health_insurance_support',
  '/policies/social_assistance_monthly?on=2022-01-01&area=east',
  '/policies/values/social_assistance.standard',
  '/policies/data',
  '/check',
  '/about',
];

describe('a public page', () => {
  it.each(addresses.flatMap((path) => [path, `/en${path === '/' ? '' : path}`]))(
    '%s is whole without scripts, with a strict policy, in at most 50 KB',
    async (path) => {
      const page = await get(path);
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toMatch(/<script|\sstyle=|javascript:|\son[a-z]+=/i);
      expect(page.body).toContain(`<html lang="${path.startsWith('/en') ? 'en' : 'vi'}"`);
      expect(page.body.match(/<h1/g)).toHaveLength(1);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
      const style = /href="(\/portal\/style\.[^"]+)"/.exec(page.body)?.[1] ?? '';
      const sheet = await get(style);
      const sent = brotliCompressSync(page.body).length + brotliCompressSync(sheet.body).length;
      expect(sent).toBeLessThan(50 * 1024);
    },
  );

  it('shows a reading beside the words of the document', async () => {
    const { body } = await get(`/plans/${key}/tasks/PL.I.2`);
    expect(body).toContain('Văn bản ghi: “Năm 1010”. Cách hiểu để điều hành: 2020.');
  });

  it('of a copy that nobody approved is not there, in words', async () => {
    const page = await get('/plans/13-KH-UBND-2013');
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('Không tìm thấy trang này');
    expect((await get('/plans')).body).not.toContain('13/KH-UBND');
  });

  it('that nobody has says so in the language of the address', async () => {
    expect((await get('/en/nothing')).body).toContain('This page was not found');
    expect((await get('/nothing')).body).toContain('Không tìm thấy trang này');
    const api = await get('/api/nothing');
    expect(api.headers['content-type']).toContain('application/problem+json');
  });

  it('names nobody who settled findings or approved', async () => {
    for (const path of addresses) expect((await get(path)).body).not.toContain('Người duyệt');
  });

  it('finds words without accents and says what to do when nothing is found', async () => {
    expect((await get('/search?q=NGHIA+trang')).body).toContain('PL.I.1');
    expect((await get('/search?q=zzz')).body).toContain('Không có kết quả cho “zzz”');
    expect((await get('/search?q=%3Cscript%3E')).body).not.toContain('<script');
  });

  it('is sent compressed as the browser takes it', async () => {
    expect((await get('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
    expect((await get('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe(
      'gzip',
    );
  });
});

describe('the policy database', () => {
  it('has one address that leads to the newest, and one for ever with its content', async () => {
    for (const name of ['policies.json', 'policies-values.csv', 'policies-documents.csv']) {
      const newest = await get(`/data/${name}`);
      expect(newest.statusCode).toBe(302);
      const address = String(newest.headers.location);
      expect(address).toMatch(/^\/data\/policies-[0-9a-f]{16}(-\w+)?\.(json|csv)$/);
      const file = await get(address);
      expect(file.statusCode).toBe(200);
      expect(file.headers['cache-control']).toContain('immutable');
      expect(file.body.length).toBeGreaterThan(1000);
    }
  });

  it.each(['policies-0123456789abcdef.json', 'policies-users.csv', 'other.json'])(
    'is not at %s, in words',
    async (name) => {
      const page = await get(`/data/${name}`);
      expect(page.statusCode).toBe(404);
      expect(page.body).toContain('Không tìm thấy trang này');
    },
  );
});

describe('a policy', () => {
  it('that nobody has, or a day that is none, is answered in words', async () => {
    expect((await get('/policies/nothing')).statusCode).toBe(404);
    expect((await get('/policies/values/nothing')).statusCode).toBe(404);
    const wrong = await get('/policies?on=31/02/2026');
    expect(wrong.statusCode).toBe(200);
    expect(wrong.body).toContain('Ngày chưa đúng');
  });

  it('is found by words without accents', async () => {
    const { body } = await get('/search?q=HUU+tri+xa+hoi');
    expect(body).toContain('href="/policies/social_pension"');
  });
});

describe('how a reader wants to see', () => {
  const choose = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/portal/look',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });

  it('is kept in a cookie and comes back to the page', async () => {
    const chosen = await choose('large=yes&back=%2Fplans%3Fa%3D1');
    expect(chosen.statusCode).toBe(303);
    expect(chosen.headers.location).toBe('/plans?a=1');
    expect(chosen.cookies).toMatchObject([{ name: 'large', value: 'yes', httpOnly: true }]);
    const { body } = await get('/', { cookie: 'large=yes; contrast=yes' });
    expect(body).toContain('class="govuk-template large contrast"');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', ''])(
    'never leads to another site: %s',
    async (back) => {
      const chosen = await choose(`large=no&back=${encodeURIComponent(back)}`);
      expect(chosen.headers.location).toBe('/');
    },
  );
});

describe('a version of the policy database that was published before', () => {
  const before = 'e123456789abcdef';

  it('stays at its address after the law changed, and stands in the list', async () => {
    expect((await get(`/data/policies-${before}.json`)).statusCode).toBe(404);
    const context = db.context();
    const kept = { hash: before, file: 'all', content_type: 'application/json; charset=utf-8' };
    await record(context, (trx) =>
      trx
        .insertInto('policy_release')
        .values({ ...kept, packed: gzipSync('{"old":true}'), published_at: new Date(0) })
        .execute(),
    );
    const old = await get(`/data/policies-${before}.json`);
    expect([old.statusCode, old.body]).toEqual([200, '{"old":true}']);
    expect(old.headers['cache-control']).toContain('immutable');
    const list = await get('/policies/data');
    expect(list.body).toContain(`href="/data/policies-${before}.json"`);
    expect(list.body).toMatch(/[0-9a-f]{16} \(đang dùng\)/);
  });
});
