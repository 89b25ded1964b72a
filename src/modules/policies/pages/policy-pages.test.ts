import { describe, expect, test } from 'vitest';
import { documentFaults } from '../../../../tests/support/html-rules.ts';
import { count } from '../../../../tests/support/markup.ts';
import {
  bodyOf,
  drawPage,
  hrefsOf,
  pageAt,
  type DrawnPage,
} from '../../../../tests/support/pages.ts';
import type { ReplyOf } from '../../../kernel/index.ts';
import type { Page } from '../../../portal/index.ts';
import type { findAreas } from '../../areas/contract.ts';
import type { compareReleases, getPolicy, listPolicies, listReleases } from '../contract/index.ts';
import { page as changes } from './policy-changes.page.tsx';
import { page as policies } from './policies.page.tsx';
import { page as data } from './policy-data.page.tsx';
import { page as policy } from './policy.page.tsx';

/* The public pages of policies, drawn from made-up answers: what the law of today never says too. */

type Policies = ReplyOf<typeof listPolicies>;
type Programme = Policies['programmes'][number];
type Policy = ReplyOf<typeof getPolicy>;

function aProgramme(given: Partial<Programme> = {}): Programme {
  return {
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    summary: 'Tiền hằng tháng cho người cao tuổi.',
    kind: 'month',
    unit: 'đồng mỗi tháng',
    inForce: true,
    verified: true,
    examples: 7,
    situations: ['old_age'],
    ...given,
  };
}

function aList(given: Partial<Policies> = {}): Policies {
  return {
    on: '2026-11-25',
    hash: 'ab'.repeat(32),
    place: null,
    situations: [
      { situation: 'old_age', title: 'Người cao tuổi', hint: 'Trợ cấp hưu trí, mai táng' },
      { situation: 'study', title: 'Đi học', hint: 'Học phí, ăn trưa' },
      { situation: 'other', title: 'Việc khác', hint: 'Còn lại' },
    ],
    programmes: [aProgramme()],
    ...given,
  };
}

function aPolicy(given: Partial<Policy> = {}): Policy {
  return {
    on: '2026-11-25',
    area: null,
    place: null,
    hash: 'ab'.repeat(32),
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    summary: 'Tiền hằng tháng cho người cao tuổi.',
    kind: 'month',
    unit: 'đồng mỗi tháng',
    inForce: true,
    verified: true,
    versions: [
      { from: '2026-07-01', to: null, cite: 'Nghị định mới' },
      { from: '2025-07-01', to: '2026-06-30', cite: 'Điều 21 Luật số 41' },
    ],
    sentences: ['Câu thứ nhất.', 'Câu thứ hai.'],
    table: { columns: ['Trường hợp', 'Mức'], rows: [['Từ 75 tuổi', '540.000 đồng']] },
    citations: ['khoản 1 Điều 21 Luật'],
    common: null,
    combination: [],
    examples: [],
    values: [],
    procedures: [],
    ...given,
  };
}

type Units = ReplyOf<typeof findAreas>;
const noUnits: Units = { on: '2026-11-25', units: [] };

type Changes = ReplyOf<typeof compareReleases>;

function aComparison(given: Partial<Changes> = {}): Changes {
  return {
    from: { version: '1'.repeat(16), publishedAt: '2026-01-02T03:00:00Z' },
    to: { version: '2'.repeat(16), publishedAt: '2026-06-30T18:00:00Z' },
    ...{ programmes: [], values: [], documents: [], ...given },
  };
}

const changed: Changes = aComparison({
  programmes: [
    {
      ...{ programme: 'social_pension', title: 'Hưu trí xã hội', what: 'changed' },
      parts: ['summary', 'versions 2025-07-01', 'unheard_of'],
    },
    { programme: 'old_one', title: 'Chính sách cũ', what: 'removed', parts: [] },
  ],
  values: [
    {
      ...{ parameter: 'social_assistance.standard', label: 'Mức chuẩn', unit: 'đồng/tháng' },
      ...{ line: null, area: 'city', first: '2026-01-01', what: 'changed', parts: ['value'] },
      before: {
        ...{ value: '500000', to: null, document: '10/NQ', article: 'Điều 1', confidence: '?' },
      },
      after: {
        ...{ value: '700000', to: null, document: '10/NQ', article: 'Điều 1', confidence: 'S' },
      },
    },
  ],
  documents: [{ number: '176/2025/NĐ-CP', title: 'Nghị định', what: 'added', parts: [] }],
});

interface Given extends DrawnPage {
  readonly list?: Policies;
  readonly one?: Policy;
  readonly releases?: ReplyOf<typeof listReleases>['releases'];
  readonly changes?: Changes;
}

function draw(page: Page, given: Given = {}): string {
  const replies = {
    'policy.list': given.list ?? aList(),
    'policy.get': given.one ?? aPolicy(),
    'policy.list_releases': { releases: given.releases ?? [] },
    'policy.compare_releases': given.changes ?? aComparison(),
    'area.find': noUnits,
  };
  return drawPage(page, { ...given, replies });
}

const body = (page: Page, given: Given = {}) => bodyOf(draw(page, given));

const pages: readonly (readonly [string, Page, Given])[] = [
  ['the list', policies, {}],
  ['an empty list', policies, { list: aList({ programmes: [] }) }],
  ['a policy', policy, {}],
  ['a policy without law', policy, { one: aPolicy({ inForce: false, versions: [] }) }],
  ['the data', data, {}],
  ['what changed', changes, { changes: changed }],
  ['what changed when nothing did', changes, {}],
];

describe.each(pages)('%s', (_name, page, given) => {
  test.each(['vi', 'en'] as const)('in %s keeps the rules of a page', (language) => {
    expect(documentFaults(draw(page, { ...given, language }), language)).toEqual([]);
  });

  test('begins with one heading, which is its title', () => {
    const html = draw(page, given);
    expect(count(html, '<h1')).toBe(1);
    const heading = /<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    expect(heading).not.toBe('');
    expect(/<title>([^<]*)</.exec(html)?.[1]).toContain(heading);
  });
});

describe('what the pages ask the server for', () => {
  const asked = (page: Page, read: string, given: DrawnPage) =>
    page.reads[read]?.input({ ...pageAt(given), params: given.params ?? {} });

  test('the name of a policy of any length is cut before it is asked for', () => {
    const programme = 'a'.repeat(500);
    expect(asked(policy, 'policy', { params: { programme } })).toMatchObject({
      programme: 'a'.repeat(80),
    });
  });

  test.each([
    [policies, 'list'],
    [policy, 'policy'],
  ])('the day and the place of the address go with the question %#', (page, read) => {
    const query = { on: '25/11/2026', area: 'east' };
    expect(asked(page, read, { query })).toMatchObject({ on: '2026-11-25', area: 'east' });
  });

  test('a name of a place is cut, and none is looked for as nothing', () => {
    expect(asked(policies, 'places', { query: { place: 'x'.repeat(900) } })).toEqual({
      text: 'x'.repeat(200),
    });
    expect(asked(policies, 'places', {})).toEqual({ text: '' });
  });

  test('the data are asked for as they are now, whatever the address says', () => {
    expect(asked(data, 'list', { query: { on: '2022-01-01' } })).toEqual({});
  });
});

describe('the list of policies', () => {
  test('puts each under its situations, twice where it belongs to two', () => {
    const both = aProgramme({ situations: ['old_age', 'study'] });
    const html = draw(policies, { list: aList({ programmes: [both] }) });
    expect(count(bodyOf(html), 'Trợ cấp hưu trí Tiền hằng tháng')).toBe(2);
  });

  test('leaves out situations nothing belongs to, also from the way down', () => {
    const html = draw(policies);
    expect(hrefsOf(html)).toContain('#old_age');
    expect(hrefsOf(html)).not.toContain('#study');
    expect(bodyOf(html)).not.toContain('Đi học');
  });

  test.each<readonly [string, Partial<Programme>, readonly string[], readonly string[]]>([
    ['checked law', {}, [], ['chưa kiểm chứng', 'chưa có quy định']],
    ['law nobody has checked', { verified: false }, ['chưa kiểm chứng'], []],
    [
      'no law that day, whatever was checked',
      { inForce: false, verified: false },
      ['chưa có quy định trong dữ liệu cho ngày này'],
      ['chưa kiểm chứng'],
    ],
  ])('marks one with %s', (_what, given, said, unsaid) => {
    const text = body(policies, { list: aList({ programmes: [aProgramme(given)] }) });
    for (const words of said) expect(text).toContain(words);
    for (const words of unsaid) expect(text).not.toContain(words);
  });

  test('says how many there are', () => {
    const programmes = ['a', 'b', 'c'].map((programme) => aProgramme({ programme }));
    expect(body(policies, { list: aList({ programmes }) })).toMatch(/\b3\b/);
  });

  test('keeps day and place on the way to a policy, and the language', () => {
    const query = { on: '25/11/2026', area: 'east' };
    const hrefs = hrefsOf(draw(policies, { query }));
    const way = hrefs.find((href) => href.startsWith('/policies/social_pension'));
    expect(way).toMatch(/on=.*area=east/);
    const english = hrefsOf(draw(policies, { language: 'en' }));
    expect(english).toContain('/en/policies/social_pension');
  });

  test('shows words of the law that look like markup as words', () => {
    const title = '<b>Trợ cấp</b> & "khác"';
    const html = draw(policies, { list: aList({ programmes: [aProgramme({ title })] }) });
    expect(html).toContain('&lt;b&gt;Trợ cấp&lt;/b&gt;');
    expect(html).not.toContain('<b>Trợ cấp');
  });
});

describe('one policy', () => {
  test('says the day and the place it is told for; without a place, the country', () => {
    expect(body(policy)).toContain('25/11/2026');
    const place = { code: '11629', name: 'xã An Lão' };
    expect(body(policy, { one: aPolicy({ place }) })).toContain('xã An Lão');
  });

  test('without law that day has no table, and keeps the days that have law', () => {
    const html = draw(policy, { one: aPolicy({ inForce: false }) });
    expect(html).not.toContain('<table');
    expect(bodyOf(html)).toContain('chưa nói được ai hưởng và mức bao nhiêu');
    expect(bodyOf(html)).toContain('Điều 21 Luật số 41');
    expect(bodyOf(html)).not.toContain('chưa kiểm chứng');
  });

  test.each([
    [true, false],
    [false, true],
  ])('checked: %s, is marked: %s', (verified, marked) => {
    expect(body(policy, { one: aPolicy({ verified }) }).includes('chưa kiểm chứng')).toBe(marked);
  });

  test('leads to the law of each of its times, the place kept', () => {
    const hrefs = hrefsOf(draw(policy, { query: { on: '2026-11-25', area: 'east' } }));
    const versions = hrefs.filter((href) => /on=2025-07-01|on=2026-07-01/.test(href));
    expect(versions).toHaveLength(2);
    expect(versions.every((href) => href.includes('area=east'))).toBe(true);
  });

  test('tells a time that ended with its last day, the one that runs without', () => {
    const text = body(policy);
    expect(text).toContain('01/07/2025');
    expect(text).toContain('30/06/2026');
    expect(text).toContain('01/07/2026');
  });

  const examples = Array.from({ length: 9 }, (_, index) => ({
    name: `Bà ${String(70 + index)} tuổi`,
    on: '2026-11-25',
    result: '540.000 đồng',
    because: 'Từ 75 tuổi.',
  }));

  test('shows eight examples and where the others are', () => {
    const html = draw(policy, { one: aPolicy({ examples }) });
    expect(count(bodyOf(html), 'tuổi (25/11/2026)')).toBe(8);
    expect(bodyOf(html)).toMatch(/\b9 /);
    const few = draw(policy, { one: aPolicy({ examples: examples.slice(0, 8) }) });
    expect(count(few, '/policies/data"')).toBe(count(html, '/policies/data"') - 1);
  });

  test('gives the reasons of examples, which are Vietnamese, to Vietnamese readers alone', () => {
    const one = aPolicy({ examples: examples.slice(0, 1) });
    expect(body(policy, { one })).toContain('540.000 đồng Từ 75 tuổi.');
    expect(body(policy, { one, language: 'en' })).not.toContain('Từ 75 tuổi.');
  });

  test('says that no procedure is known rather than nothing', () => {
    const without = body(policy);
    const step = { title: 'Tiếp nhận', actor: 'Công chức xã', limit: '', cite: 'Điều 5' };
    const procedure = {
      ...{ code: '1.014027', title: 'Thực hiện trợ cấp', where: 'Trung tâm phục vụ' },
      ...{ papers: ['Tờ khai'], steps: [step, { ...step, title: 'Trả', limit: '10 ngày' }] },
      cite: 'Điều 5 Nghị định',
    };
    const text = body(policy, { one: aPolicy({ procedures: [procedure] }) });
    expect(text).toContain('Tiếp nhận: Công chức xã Trả: Công chức xã, 10 ngày');
    expect(text).toContain('Tờ khai');
    expect(without).toContain('Dữ liệu chưa có thủ tục của chính sách này.');
    expect(text).not.toContain('Dữ liệu chưa có thủ tục');
  });

  test('leads to its values', () => {
    const values = [{ parameter: 'social_pension.amount', label: 'Mức trợ cấp' }];
    expect(hrefsOf(draw(policy, { one: aPolicy({ values }) }))).toContain(
      '/policies/values/social_pension.amount',
    );
  });
});

describe('the data of policies', () => {
  test('are there whole and table by table', () => {
    const hrefs = hrefsOf(draw(data));
    for (const file of ['policies.json', 'policies-programmes.csv', 'policies-documents.csv'])
      expect(hrefs).toContain(`/data/${file}`);
  });

  test('name the version by the beginning of its hash', () => {
    expect(body(data)).toContain('ab'.repeat(8));
    expect(body(data)).not.toContain('ab'.repeat(9));
  });

  test('tell the versions published, and which of them is in effect', () => {
    const releases = [
      { version: 'c'.repeat(16), publishedAt: '2026-11-20T03:00:00Z', inEffect: true },
      { version: 'd'.repeat(16), publishedAt: '2026-10-01T03:00:00Z', inEffect: false },
    ];
    const text = body(data, { releases });
    expect(text).toContain('c'.repeat(16));
    expect(text).toContain('20/11/2026');
    expect(text).toContain('d'.repeat(16));
    expect(text.indexOf('c'.repeat(16))).toBeLessThan(text.indexOf('d'.repeat(16)));
  });
});

describe('what changed between two versions', () => {
  const drawn = body(changes, { changes: changed });
  const links = hrefsOf(draw(changes, { changes: changed }));

  test('says of a programme which parts, a period by its first day', () => {
    expect(drawn).toContain('tóm tắt; quy định từ 01/07/2025; unheard_of');
    expect(links).toContain('/policies/social_pension');
    expect(links).not.toContain('/policies/old_one');
  });

  test('shows a value as it was and as it is, with its day and its article', () => {
    expect(drawn).toContain('500.000 → 700.000 đồng/tháng');
    expect(drawn).toContain('Điều 1, 10/NQ');
    expect(drawn).toContain('thành phố Hải Phòng');
    expect(drawn).not.toContain('chưa kiểm chứng');
  });

  test('names both versions with the days they were published in the city', () => {
    expect(drawn).toContain('01/07/2026');
    expect(links).toContain(`/api/policies/releases/${'1'.repeat(16)}/${'2'.repeat(16)}`);
  });

  test('that are alike says so', () => {
    expect(body(changes)).toContain('Hai phiên bản giống nhau');
  });

  test('of many lines says how many it shows', () => {
    const documents = Array.from({ length: 130 }, (_none, index) => ({
      ...{ number: `${index}/NĐ`, title: 'Nghị định', what: 'added' as const, parts: [] },
    }));
    const many = body(changes, { changes: aComparison({ documents }) });
    expect(many).toContain('100 dòng trong 130 dòng');
    expect(count(many, '/NĐ')).toBe(100);
  });

  test('is offered beside each version but the first', () => {
    const day = '2026-01-02T03:00:00Z';
    const releases = [
      { version: 'b'.repeat(16), publishedAt: day, inEffect: true },
      { version: 'a'.repeat(16), publishedAt: day, inEffect: false },
    ];
    const list = hrefsOf(draw(data, { releases }));
    expect(list).toContain(`/policies/data/${'a'.repeat(16)}/${'b'.repeat(16)}`);
    expect(body(data, { releases })).toContain('bản đầu tiên');
  });
});
