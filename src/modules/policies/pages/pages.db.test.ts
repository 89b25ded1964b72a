import { describe, expect, test } from 'vitest';
import { documentFaults } from '../../../../tests/support/html-rules.ts';
import { bodyOf, hrefsOf, pageAt } from '../../../../tests/support/pages.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type Language } from '../../../kernel/index.ts';
import { perform } from '../../../platform/http/index.ts';
import { renderPage, type Page } from '../../../portal/index.ts';
import { areasModule } from '../../areas/index.ts';
import { policiesModule } from '../index.ts';
import { page as check } from './check.page.tsx';
import { page as policies } from './policies.page.tsx';
import { page as data } from './policy-data.page.tsx';
import { page as value } from './policy-value.page.tsx';
import { page as policy } from './policy.page.tsx';

/* Every public page of policies, drawn from what the operations truly answer. */

const db = testDatabase();
const rights = { holds: () => false, scopeOf: () => ({ agencies: [], areas: [] }) as never };
const bounds = new Map(
  [...areasModule.operations, ...policiesModule.operations].map((each) => [
    each.operation.id,
    each,
  ]),
);

interface Drawn {
  readonly language?: Language;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: URLSearchParams;
}

async function draw(page: Page, { language = 'vi', params = {}, query = {}, form }: Drawn) {
  const at = {
    ...pageAt({ language, params, query }),
    path: page.path,
    ...(form === undefined ? {} : { form }),
  };
  const context = { ...db.context(), caller: { kind: 'anonymous' } as const, language };
  const data: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(page.reads)) {
    const bound = bounds.get(read.operation);
    if (bound === undefined) throw new Error(read.operation);
    const asked = { input: read.input(at), upload: null };
    data[name] = unwrap(await perform(bound, context, rights, asked));
  }
  return renderPage(page.render(data as never, at), at, '/portal/s.css');
}

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields);
const old = 'situation=%3Dold_age&area=%3F&birth_date=%3D1946&disability_degree=%3Dsevere';
const question = (fact: string) => form({ answers: `${fact}=%3F`, do: `change:${fact}` });

const drawn: readonly (readonly [string, Page, Drawn])[] = [
  ['the list', policies, {}],
  ['the list of another day', policies, { query: { on: '2022-01-01', area: 'east' } }],
  ['the list with a day that is none', policies, { query: { on: '31/02/2026' } }],
  ['a policy', policy, { params: { programme: 'social_pension' } }],
  ['a policy with a long table', policy, { params: { programme: 'health_insurance_support' } }],
  ['a policy without law', policy, { params: { programme: 'merit_monthly_allowance' } }],
  ['a value', value, { params: { name: 'social_assistance.standard' } }],
  ['a table of values', value, { params: { name: 'social_assistance.coefficient' } }],
  ['the data', data, {}],
  ['the start', check, {}],
  ['the situation', check, { form: form({}) }],
  ['the area', check, { form: form({ answers: 'situation=%3F' }) }],
  ['a day', check, { form: question('birth_date') }],
  ['a day there may not be', check, { form: question('escaped_poverty_on') }],
  ['a choice', check, { form: question('poverty') }],
  ['several choices', check, { form: question('merit_kind') }],
  ['an amount', check, { form: question('pension_vnd_per_month') }],
  ['a number', check, { form: question('children_under_16') }],
  ['yes or no', check, { form: question('has_pension') }],
  ['a fault', check, { form: form({ answers: 'situation=%3F&area=%3F', fact: 'poverty' }) }],
  ['a broken form', check, { form: form({ do: 'pay' }) }],
  ['a result', check, { form: form({ answers: old, do: 'result' }) }],
];

describe.each(drawn)('%s', (_name, page, given) => {
  test.each(['vi', 'en'] as const)(
    'in %s keeps every rule of a page without scripts',
    async (language) => {
      const html = await draw(page, { ...given, language });
      expect(documentFaults(html, language)).toEqual([]);
    },
  );

  test('in English leads nowhere but to English', async () => {
    const hrefs = hrefsOf(await draw(page, { ...given, language: 'en' }));
    const leaving = hrefs.filter(
      (href) => !/^(\/en|\/data\/|\/app\/|#)/.test(href) && href !== page.path.split('?')[0],
    );
    expect(leaving.filter((href) => !href.startsWith(page.path.split('/:')[0] ?? ''))).toEqual([]);
  });
});

test('a hostile answer is shown as words', async () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const sent = form({ answers: 'situation=%3F&area=%3F', fact: 'birth_date', year: evil });
  const html = await draw(check, { form: sent });
  expect(html).not.toMatch(/<(img|script)/);
  expect(documentFaults(html, 'vi')).toEqual([]);
  const place = await draw(check, { form: form({ fact: 'area', place: evil }) });
  expect(place).not.toMatch(/<(img|script)/);
});

test('the list puts every programme under a situation, and says what nobody has checked', async () => {
  const body = bodyOf(await draw(policies, {}));
  for (const words of ['Người cao tuổi', 'Trợ cấp hưu trí xã hội', 'Gặp nạn', 'chưa kiểm chứng'])
    expect(body).toContain(words);
});

test('a policy shows the day’s amount of the place asked about', async () => {
  const params = { programme: 'social_pension' };
  const of = async (query: Readonly<Record<string, string>>) =>
    bodyOf(await draw(policy, { params, query }));
  expect(await of({ on: '2026-11-25' })).toContain('540.000 đồng/tháng');
  expect(await of({ on: '25/11/2026', area: 'east' })).toContain('700.000 đồng/tháng');
  expect(await of({ on: '2025-07-02' })).toContain('500.000 đồng/tháng');
});

test('the result names amount, reason, papers, place and law of an old person without pension', async () => {
  const answers = `${old}&has_pension=%3Dfalse&pension_vnd_per_month=%3D0&other_monthly_allowance=%3Dnone`;
  const sent = form({ answers: answers.replace('area=%3F', 'area=%3Deast'), do: 'result' });
  const body = bodyOf(await draw(check, { form: sent }));
  for (const words of [
    'Trợ cấp hưu trí xã hội',
    '700.000 đồng/tháng',
    'Mẫu số 01',
    'Trung tâm Phục vụ hành chính công',
    'Luật số 41/2024/QH15',
    '10 ngày làm việc',
  ])
    expect(body).toContain(words);
});

test('the result of a loan says its ceiling, rate and time in words', async () => {
  const answers = 'situation=%3F&area=%3F&poverty=%3Dpoor&loan_purpose=%3Dbusiness';
  const body = bodyOf(await draw(check, { form: form({ answers, do: 'result' }) }));
  expect(body).toContain('tối đa 100.000.000 đồng/hộ');
  expect(body).toMatch(/lãi suất: 6,6 ?%\/năm/);
  expect(body).toContain('thời hạn vay tối đa: 120 tháng');
});

test('the data hold every programme, value and instrument, and say what each column means', async () => {
  const bound = bounds.get('policy.get_data');
  const context = { ...db.context(), caller: { kind: 'anonymous' } as const };
  const file = async (input: object) => {
    if (bound === undefined) throw new Error('no data');
    return unwrap(await perform(bound, context, rights, { input, upload: null })) as {
      name: string;
      body: string;
    };
  };
  const all = await file({});
  const parsed = JSON.parse(all.body) as Record<string, readonly Record<string, unknown>[]>;
  expect(all.name).toMatch(/^policies-[0-9a-f]{16}\.json$/);
  expect(all.body).toContain(`"hash":"${all.name.slice(9, 25)}`);
  for (const table of ['programmes', 'values', 'documents'] as const) {
    const csv = await file({ table });
    const lines = csv.body.replace(/^\uFEFF/, '').split('\r\n');
    const columns = lines[0]?.split(',') ?? [];
    expect(columns).toEqual(
      Object.keys((parsed['definitions'] as unknown as Record<string, object>)[table] ?? {}),
    );
    expect(parsed[table]?.length).toBeGreaterThan(20);
    expect(csv.name).toContain(`-${table}.csv`);
  }
  expect(parsed['values']?.every((each) => each['document'] && each['confidence'])).toBe(true);
});
