import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { assessAll, readFacts, type Asked, type Engine } from '../law/index.ts';
import { samplePopulation, type SampleRow } from '../law/sample/sample.ts';
import { makeIdentity } from '../modules/access/index.ts';
import { engineOf, policiesFolder } from '../modules/policies/index.ts';
import { unwrap } from '../kernel/index.ts';
import { createHttpApp } from '../platform/http/index.ts';
import { modules } from './modules.ts';
import { addPortal } from './portal.ts';

/* The self-check as a browser without scripts drives it: form by form, nothing else. */

/** People driven through the pages; PEOPLE_CHECKED asks for more. */
const PEOPLE = Number(process.env['PEOPLE_CHECKED'] ?? 200);
const SEED = 4_220;

const db = testDatabase();
const engine: Engine = unwrap(engineOf(policiesFolder));
let app: FastifyInstance;

beforeAll(async () => {
  const identity = makeIdentity(db.database, Date.now);
  const health = () => Promise.resolve({ ready: true });
  app = await createHttpApp({ database: db.database, now: Date.now, modules, identity, health });
  await addPortal(app, { database: db.database, modules, identity });
});
afterAll(() => app.close());

const type = { 'content-type': 'application/x-www-form-urlencoded' };

function post(fields: URLSearchParams | string, headers: Record<string, string> = {}) {
  const payload = String(fields);
  return app.inject({ method: 'POST', url: '/check', headers: { ...type, ...headers }, payload });
}

function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}

/** What the result says of each programme: amount, class, or `least..most`. */
function saidIn(html: string): Readonly<Record<string, string>> {
  const found = [...html.matchAll(/<data[^>]* id="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, id = '', value = '']) => [id, value]));
}

/** A person's value of a fact in the fields of its question. */
function filled(fact: string, values: ReadonlyMap<string, string>): string[][] {
  const value = values.get(fact) ?? '';
  if (value === '') return [['value', '?']];
  switch (engine.pack.facts.get(fact)?.type) {
    case 'date': {
      if (value === 'none') return [['value', 'none']];
      const [year = '', month = '', day = ''] = value.split('-');
      return [
        ['day', day],
        ['month', month],
        ['year', year],
      ];
    }
    case 'set':
      return value.split('|').map((each) => ['value', each]);
    case 'integer':
    case 'money':
      return [['typed', value.replace(/\B(?=(\d{3})+$)/g, '.')]];
    default:
      return [['value', value]];
  }
}

interface Walked {
  readonly html: string;
  readonly asked: readonly string[];
}

/** Answers question after question until the result stands there. */
async function walk(values: ReadonlyMap<string, string>): Promise<Walked> {
  const asked: string[] = [];
  let { body } = await post('');
  while (asked.length < 120) {
    const fact = hidden(body, 'fact');
    if (fact === '') break;
    expect(asked).not.toContain(fact);
    asked.push(fact);
    const isFact = fact !== 'situation' && fact !== 'area';
    const fields = new URLSearchParams([
      ['answers', hidden(body, 'answers')],
      ['on', hidden(body, 'on')],
      ['fact', fact],
      ['do', 'next'],
      ...(isFact ? filled(fact, values) : [['value', '?']]),
    ]);
    const page = await post(fields);
    expect(page.statusCode).toBe(200);
    ({ body } = page);
  }
  return { html: body, asked };
}

/** The same person asked of the engine with everything that is known at once. */
function expected(
  values: ReadonlyMap<string, string>,
  on: string,
): Readonly<Record<string, string>> {
  const of = (subject: string) =>
    Object.fromEntries(
      [...values].filter(([name]) => engine.pack.facts.get(name)?.subject === subject),
    );
  const given = { person: of('person'), household: of('household') };
  const facts = unwrap(readFacts(given, engine.vocabulary, on));
  const asked = { on, knownAt: null, areas: [] } as Asked;
  const { results } = unwrap(assessAll(engine, facts, asked));
  return Object.fromEntries(
    results.map(({ ready, decided, amount, class: one, min, max }) => [
      ready.settled.programme,
      decided ? (one ?? amount ?? '') : `${min}..${max ?? ''}`,
    ]),
  );
}

function valuesOf(row: SampleRow): ReadonlyMap<string, string> {
  const names = [...engine.pack.facts.keys()];
  return new Map(names.map((name, index) => [name, row.values[index] ?? '']));
}

describe('the self-check through its own pages', () => {
  it(
    `says of ${PEOPLE} made-up people what the law says with everything known`,
    async () => {
      const on = '2026-11-25';
      const people = samplePopulation(engine.pack.facts, {
        persons: PEOPLE,
        seed: SEED,
        unknown: 0.1,
        on,
      });
      for (const row of people) {
        const values = valuesOf(row);
        const { html, asked } = await walk(values);
        expect({ id: row.id, said: saidIn(html) }).toEqual({
          id: row.id,
          said: expected(values, hidden(html, 'on')),
        });
        expect(asked.length).toBeGreaterThan(2);
      }
    },
    60_000 + PEOPLE * 1_000,
  );

  it('asks a chosen situation first and then offers to go on', async () => {
    const answers = new URLSearchParams({ situation: '=hardship', area: '?' });
    answers.append('birth_date', '=1950');
    answers.append('death_date', '=none');
    answers.append('poverty', '=none');
    answers.append('household_persons', '=3');
    answers.append('emergency_event', '=none');
    const { body } = await post(new URLSearchParams({ answers: String(answers), do: 'next' }));
    expect(body).toContain('<h1 class="govuk-heading-l">Kết quả</h1>');
    expect(body).toMatch(/Trả lời tiếp, còn nhiều nhất \d+ câu/);
    const more = new URLSearchParams({ answers: String(answers), do: 'more' });
    expect(hidden((await post(more)).body, 'fact')).not.toBe('');
  });

  it('keeps every answer in the page, none in an address or a cookie', async () => {
    const fields = new URLSearchParams({ fact: 'birth_date', day: '', month: '3', year: '1946' });
    const page = await post(fields);
    expect(hidden(page.body, 'answers')).toBe('birth_date=%3D3%2F1946');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers.location).toBeUndefined();
    expect(page.body).not.toMatch(/(href|action)="[^"]*1946/);
  });

  it('goes back to the last question and to any other, with what was answered', async () => {
    const answers = 'situation=%3F&area=%3Deast&birth_date=%3D3%2F1946&poverty=%3Dpoor';
    const back = (await post(new URLSearchParams({ answers, do: 'back' }))).body;
    expect(hidden(back, 'fact')).toBe('poverty');
    expect(back).toMatch(/checked="" value="poor"|value="poor" checked=""/);
    expect(hidden(back, 'answers')).not.toContain('poverty');
    const change = (await post(new URLSearchParams({ answers, do: 'change:birth_date' }))).body;
    expect(hidden(change, 'fact')).toBe('birth_date');
    expect(change).toMatch(/name="year" value="1946"/);
    expect(hidden(change, 'answers')).toBe(answers);
  });

  it('stops anywhere and shows between what the answers leave it', async () => {
    const answers = 'situation=%3F&area=%3F&birth_date=%3D1946';
    const { body } = await post(new URLSearchParams({ answers, do: 'result' }));
    const [, high = ''] = (saidIn(body)['social_pension'] ?? '').split('..');
    expect(Number(high)).toBeGreaterThan(0);
    expect(body).toContain('Có thể được hưởng, chưa đủ thông tin');
  });

  it.each([
    ['birth_date', { day: '31', month: '2', year: '1946' }, 'Ngày chưa đúng'],
    ['birth_date', { year: '2999' }, 'Ngày này ở sau ngày đang xét'],
    ['birth_date', {}, 'Đề nghị trả lời câu này'],
    ['income_vnd_per_person_month', { typed: 'nhiều' }, 'Đề nghị chỉ ghi số'],
    ['children_under_16', { typed: '21' }, 'Số phải từ 0 đến 20'],
    ['poverty', { value: 'rich' }, 'Đề nghị chọn trong các câu trả lời'],
    ['situation', {}, 'Đề nghị trả lời câu này'],
    ['area', { value: 'moon' }, 'Đề nghị trả lời câu này'],
    ['area', { place: 'không có xã này' }, 'Không có xã, phường'],
  ])('says beside the field of %s what is wrong with %j', async (fact, fields, words) => {
    const sent = new URLSearchParams({
      answers: 'situation=%3F&area=%3F',
      fact,
      do: 'next',
      ...fields,
    });
    if (fact === 'situation' || fact === 'area') sent.set('answers', '');
    const page = await post(sent);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('govuk-error-summary');
    expect(hidden(page.body, 'fact')).toBe(fact);
    expect(/govuk-error-message">([^<]*)/.exec(page.body)?.[1]).toContain(words);
  });
});

describe('a form of the self-check that nobody of ours made', () => {
  it.each([
    ['an unknown fact', 'answers=salary%3D%253D1', 422],
    ['answers without shape', 'answers=%00%01', 422],
    ['one fact twice', 'answers=a%3D%253D1%26a%3D%253D2', 422],
    ['a wish nobody has', 'do=pay', 422],
    ['a day that does not exist', 'on=2026-99-99', 422],
    ['a place that does not exist', 'answers=situation%3D%253F%26area%3D%253D999999', 404],
  ])('with %s is answered in words', async (_what, body, status) => {
    const page = await post(body);
    expect(page.statusCode).toBe(status);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toMatch(/không đọc được|chưa đúng|Không tìm thấy/);
  });

  it('from another site, too long or of another type is refused in words', async () => {
    const other = await post('', { 'sec-fetch-site': 'cross-site' });
    expect([other.statusCode, other.body.includes('gửi từ trang khác')]).toEqual([403, true]);
    const long = await post(`answers=${'a'.repeat(40_000)}`);
    expect([long.statusCode, long.body.includes('Biểu mẫu quá dài')]).toEqual([413, true]);
    const json = await post('{', { 'content-type': 'application/json' });
    expect([json.statusCode, json.body.includes('<h1')]).toEqual([422, true]);
  });

  it('a page without a form takes none', async () => {
    const sent = await app.inject({ method: 'POST', url: '/policies', headers: type, payload: '' });
    expect(sent.statusCode).toBe(404);
  });
});
