import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { makeIdentity } from '../modules/access/index.ts';
import { read } from '../platform/database/index.ts';
import { createHttpApp } from '../platform/http/index.ts';
import { modules } from './modules.ts';
import { addPortal } from './portal.ts';

/* "Save and come back", as a browser without scripts drives it. */

const db = testDatabase();
let app: FastifyInstance;
let now = Date.parse('2026-11-25T03:00:00Z');
const answers = 'situation=%3F&area=%3Deast&birth_date=%3D3%2F1946';

beforeAll(async () => {
  const clock = () => now;
  const identity = makeIdentity(db.database, clock);
  const health = () => Promise.resolve({ ready: true });
  app = await createHttpApp({ database: db.database, now: clock, modules, identity, health });
  await addPortal(app, { database: db.database, modules, identity, now: clock });
});
afterAll(() => app.close());

const type = { 'content-type': 'application/x-www-form-urlencoded' };

function post(fields: Readonly<Record<string, string>>, url = '/check/saved') {
  const payload = String(new URLSearchParams(fields));
  return app.inject({ method: 'POST', url, headers: type, payload });
}

function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return value.replaceAll('&amp;', '&');
}

/** Keeps the answers as a person does; the code they are shown. */
async function keep(): Promise<{ code: string; fields: Record<string, string> }> {
  const offered = (await post({ answers, do: 'keep' })).body;
  const fields = {
    answers: hidden(offered, 'answers'),
    code: hidden(offered, 'code'),
    requestId: hidden(offered, 'requestId'),
    do: 'save',
  };
  const saved = (await post(fields)).body;
  expect(saved).toContain('Đã lưu câu trả lời');
  const code = /<data id="code" value="(\d{20})"/.exec(saved)?.[1] ?? '';
  expect(code).toBe(fields.code.replaceAll(' ', ''));
  return { code, fields };
}

const rows = () => read(db.context(), (trx) => trx.selectFrom('saved_check').selectAll().execute());

describe('answers kept under a code', () => {
  it('are offered first, and nothing is kept before a person says so', async () => {
    const offered = await post({ answers, do: 'keep' });
    expect(offered.body).toContain('28 ngày');
    expect(await rows()).toEqual([]);
  });

  it('come back by the code, in whatever groups it is typed', async () => {
    const { code } = await keep();
    const opened = await post({ code: `${code.slice(0, 7)}-${code.slice(7)}`, do: 'open' });
    expect(opened.statusCode).toBe(200);
    expect(hidden(opened.body, 'answers')).toBe(answers);
    const next = await post({ answers: hidden(opened.body, 'answers'), do: 'next' }, '/check');
    expect(hidden(next.body, 'fact')).not.toBe('');
  });

  it('lie in the database so that neither code nor answers can be read, nor how many', async () => {
    const { code } = await keep();
    const kept = await rows();
    const everything = JSON.stringify([
      kept,
      await read(db.context(), async (trx) => [
        (await sql`select * from answered_request`.execute(trx)).rows,
        (await sql`select * from audit_outbox`.execute(trx)).rows,
      ]),
    ]);
    expect(everything).toContain('policy.save_check');
    expect(everything).not.toContain(code);
    expect(everything).not.toContain(code.slice(0, 4) + ' ' + code.slice(4, 8));
    expect(everything).not.toContain('1946');
    expect(new Set(kept.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(new Set(kept.map(({ sealed }) => sealed)).size).toBe(kept.length);
  });

  it('sent twice are kept once', async () => {
    const { fields } = await keep();
    const before = (await rows()).length;
    expect((await post(fields)).body).toContain('Đã lưu câu trả lời');
    expect((await rows()).length).toBe(before);
  });

  it('are removed at once when the person asks, and then open no more', async () => {
    const { code } = await keep();
    const opened = (await post({ code, do: 'open' })).body;
    const gone = await post({ code, requestId: hidden(opened, 'requestId'), do: 'remove' });
    expect(gone.body).toContain('Đã xóa câu trả lời đã lưu');
    expect((await post({ code, do: 'open' })).body).toContain('Không mở được bằng mã này');
  });

  it('are gone after 28 days, also from the database', async () => {
    const { code } = await keep();
    now += 28 * 24 * 3_600_000 - 1;
    expect((await post({ code, do: 'open' })).body).toContain('Đã mở câu trả lời');
    now += 1;
    expect((await post({ code, do: 'open' })).body).toContain('Không mở được bằng mã này');
    await keep();
    expect((await rows()).length).toBe(1);
  });
});

describe('a code that opens nothing', () => {
  it('is called mistyped by its check digits, before anything is looked up', async () => {
    const page = await post({ code: '1234 5678 9012 3456 7891', do: 'open' });
    expect(page.body).toContain('hai chữ số cuối để kiểm tra');
    expect(page.body).toContain('govuk-error-summary');
    expect(page.body).toContain('<title>Chưa đúng: ');
  });

  it('is told the same whether it never was or is gone', async () => {
    const { code } = await keep();
    const opened = (await post({ code, do: 'open' })).body;
    await post({ code, requestId: hidden(opened, 'requestId'), do: 'remove' });
    const never = hidden((await post({ answers, do: 'keep' })).body, 'code');
    const error = (html: string) => /govuk-error-message">([^<]*)/.exec(html)?.[1];
    const [gone, unknown] = [
      await post({ code, do: 'open' }),
      await post({ code: never, do: 'open' }),
    ];
    expect(error(gone.body)).toBe(error(unknown.body));
    expect(gone.statusCode).toBe(unknown.statusCode);
  });

  it('is no longer looked at after too many of them, until a minute has passed', async () => {
    const never = hidden((await post({ answers, do: 'keep' })).body, 'code');
    const seen = new Set<number>();
    for (let tried = 0; tried < 61; tried += 1) {
      seen.add((await post({ code: never, do: 'open' })).statusCode);
    }
    expect([...seen]).toEqual([200, 429]);
    now += 60_000;
    expect((await post({ code: never, do: 'open' })).statusCode).toBe(200);
  });

  it('with a broken form keeps nothing', async () => {
    const before = (await rows()).length;
    const page = await post({ answers: 'salary', code: '1', requestId: 'x', do: 'save' });
    expect(page.body).toContain('Quay lại bằng mã');
    expect((await rows()).length).toBe(before);
  });
});

describe('large text, contrast and language in the middle of the self-check', () => {
  it('keep the answers and the question', async () => {
    const fields = { answers, do: 'change:birth_date' };
    const page = (await post(fields, '/check')).body;
    expect(hidden(page, 'fact')).toBe('birth_date');
    expect(page).toContain('formAction="/en/check"');
    const again = /name="again" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const large = await post({ again, look: 'large:yes' }, '/check');
    expect(String(large.headers['set-cookie'])).toContain('large=yes');
    expect(large.body).toMatch(/<html lang="vi" class="govuk-template large"/);
    expect(hidden(large.body, 'fact')).toBe('birth_date');
    // The answer that is asked again stands in its fields, the others are carried.
    expect(hidden(large.body, 'answers')).toBe(hidden(page, 'answers'));
    expect(large.body).toMatch(/name="year" value="1946"/);
    const english = await post({ again }, '/en/check');
    expect(english.body).toContain('<html lang="en"');
    expect(hidden(english.body, 'answers')).toBe(hidden(page, 'answers'));
  });
});

describe('a page whose database does not answer', () => {
  it('says in words when to come back', async () => {
    const away = Object.assign(new Error('connection terminated'), { code: 'ECONNREFUSED' });
    const broken = modules.map((one) => ({
      ...one,
      operations: one.operations.map((each) =>
        each.operation.id === 'policy.list'
          ? { ...each, serve: () => Promise.reject(away) }
          : each.operation.id === 'plan.list'
            ? { ...each, serve: () => Promise.reject(new Error('a fault of ours')) }
            : each,
      ),
    }));
    const identity = makeIdentity(db.database, Date.now);
    const health = () => Promise.resolve({ ready: true });
    const parts = { database: db.database, modules: broken, identity };
    const ill = await createHttpApp({ ...parts, now: Date.now, health });
    await addPortal(ill, parts);
    const paused = await ill.inject({ url: '/policies' });
    expect([paused.statusCode, paused.headers['retry-after']]).toEqual([503, '2']);
    expect(paused.body).toContain('Trang đang tạm dừng');
    const fault = await ill.inject({ url: '/plans' });
    expect([fault.statusCode, fault.headers['retry-after']]).toEqual([500, undefined]);
    expect(fault.body).toContain('Trang này chưa mở được');
    expect(fault.body).not.toContain('a fault of ours');
    await ill.close();
  });
});
