import type { Language } from '../../src/kernel/index.ts';
import { renderPage, type Page, type PageAt } from '../../src/portal/index.ts';
import { tagsOf } from './html-rules.ts';
import { words } from './markup.ts';
import {
  anAgencyWork,
  aPlanReply,
  approvedPlan,
  aTaskDetail,
  aTaskList,
  planKey,
} from './plan-replies.ts';

/** What the public operations answer, by the operation’s id. */
export type Replies = Readonly<Record<string, unknown>>;

export const searchHits = {
  total: 3,
  results: [
    { kind: 'plan', code: '4220/KH-UBND', text: 'Chính sách xã hội' },
    { kind: 'task', code: 'PL.I.1', text: 'Xây dựng nghĩa trang liệt sỹ' },
    { kind: 'provision', code: 'II.1.1', text: 'Nghĩa trang liệt sỹ' },
  ].map((hit) => {
    return { ...hit, plan: { key: planKey, number: '4220/KH-UBND', title: 'Kế hoạch' } };
  }),
};

export const pageReplies: Replies = {
  'plan.list': { plans: [approvedPlan] },
  'plan.get': aPlanReply({ plan: approvedPlan }),
  'plan.list_tasks': aTaskList(),
  'plan.get_task': { plan: approvedPlan, task: aTaskDetail() },
  'plan.get_agency_work': anAgencyWork({ plan: approvedPlan }),
  'plan.search': searchHits,
  'policy.list': {
    on: '2026-11-25',
    hash: 'a'.repeat(64),
    place: null,
    situations: [{ situation: 'old_age', title: 'Người cao tuổi', hint: 'Trợ cấp hưu trí' }],
    programmes: [{ programme: 'social_pension', situations: ['old_age'] }],
  },
  'policy.search': { results: [] },
  'policy.list_releases': { releases: [] },
  'policy.compare_releases': {
    ...{ from: { version: 'a', publishedAt: '' }, to: { version: 'b', publishedAt: '' } },
    ...{ programmes: [], values: [], documents: [] },
  },
};

export const pageParams = { key: planKey, section: 'PL.I', code: 'PL.I.10', agency: 'HP-SLDTBXH' };

export interface DrawnPage {
  readonly language?: Language;
  readonly replies?: Replies;
  readonly query?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
}

export function pageAt({ language = 'vi', query = {}, params: own = {} }: DrawnPage): PageAt {
  const look = { large: false, contrast: false };
  return { language, path: '/here', params: { ...pageParams, ...own }, query, look };
}

export function drawPage(page: Page, given: DrawnPage = {}): string {
  const at = pageAt(given);
  const replies = { ...pageReplies, ...given.replies };
  const data = Object.entries(page.reads).map(([name, read]) => [name, replies[read.operation]]);
  return renderPage(page.render(Object.fromEntries(data) as never, at), at, '/portal/s.css');
}

/** The words of the page itself, its frame aside. */
export function bodyOf(html: string): string {
  return words(/<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '');
}

export function hrefsOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ name }) => name === 'a')
    .map(({ attributes }) => attributes.get('href') ?? '');
}
