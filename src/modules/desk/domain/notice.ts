import { fill, type Language } from '../../../kernel/index.ts';

/** What people are told of. A kind never changes its name: rows and choices carry it. */
export const noticeKinds = [
  'plan_settled',
  'plan_approved',
  'law_submitted',
  'law_returned',
  'law_approved',
  'post_given',
  'post_ended',
  'handed_over',
  'remark_added',
  'agency_dissolved',
  'area_merged',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** Where somebody wants a kind of notice. */
export interface NoticeChoice {
  readonly inApp: boolean;
  readonly byMail: boolean;
}

/** What the sentence of a kind is filled with. */
export type NoticeFacts = Readonly<Record<string, string | number>>;

/** A notice in words; a role has a name in each language. */
export function sentence(pattern: string, facts: NoticeFacts, language: Language): string {
  const { role = '', roleEn = role } = facts;
  return fill(pattern, { ...facts, role: language === 'en' ? roleEn : role });
}

/** Unless they chose otherwise. */
export const USUAL_CHOICE: NoticeChoice = { inApp: true, byMail: false };

/**
 * Whom a piece of news is for: each person once, never the one who caused it, and no account that
 * is no person's (a release, the operator of the machine).
 */
export function recipientsOf(accounts: readonly string[], causedBy: string): readonly string[] {
  const people = accounts.filter((account) => account.startsWith('user:'));
  return [...new Set(people)].filter((account) => account !== causedBy);
}

/** A record's page below `/app`, by the kind and name that remarks use. */
export function pageOf(kind: string, record: string): string {
  const [first = '', ...rest] = record.split('/');
  const one = encodeURIComponent(record);
  switch (kind) {
    case 'task':
      return `/plans/${encodeURIComponent(first)}/tasks/${encodeURIComponent(rest.join('/'))}`;
    case 'plan':
      return `/plans/${one}`;
    case 'user':
      return `/users/${one}`;
    case 'agency':
      // With its first day, which the page finds by itself; so of an area.
      return `/agencies/${encodeURIComponent(first)}`;
    case 'area':
      return `/areas/${encodeURIComponent(first)}`;
    case 'programme':
      return `/policies/${one}`;
    case 'value':
      return `/law/values/${one}`;
    default:
      return `/law/documents/${one}`;
  }
}
