import { formatDate, type Post } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { subscribe, type Subscription } from '../../../platform/outbox/index.ts';
import { handedOver, listHolders, postEnded, postGiven, roleName } from '../../access/index.ts';
import { agencyDissolved } from '../../agencies/index.ts';
import { areaMerged } from '../../areas/index.ts';
import { planApproved, planSettled } from '../../plans/index.ts';
import { lawDraftMoved } from '../../policies/index.ts';
import { passViews } from '../store/index.ts';
import { tell } from './notices.ts';

/** The news of lower modules that people are told of: one subscription a topic. */
export const noticeSubscriptions: readonly Subscription[] = [
  subscribe(planSettled, {
    name: 'desk.notice_plan_settled',
    handle: async (trx, context, { body }) => {
      const { key, plan, by, resolvers } = body;
      const holders = await listHolders(trx, context, { permission: 'plan.approve' });
      const to = holders.filter((account) => !resolvers.includes(account));
      const href = `/plans/${encodeURIComponent(key)}`;
      await tell(trx, context, { kind: 'plan_settled', to, causedBy: by, href, data: { plan } });
    },
  }),
  subscribe(planApproved, {
    name: 'desk.notice_plan_approved',
    handle: async (trx, context, { body }) => {
      const { key, plan, by, name, resolvers: to } = body;
      const href = `/plans/${encodeURIComponent(key)}`;
      const data = { plan, name };
      await tell(trx, context, { kind: 'plan_approved', to, causedBy: by, href, data });
    },
  }),
  subscribe(lawDraftMoved, {
    name: 'desk.notice_law_draft',
    handle: async (trx, context, { body }) => {
      const { draft, title, kind, by, name, reason, writers } = body;
      const approvers = await listHolders(trx, context, { permission: 'law.approve' });
      const others = approvers.filter((account) => !writers.includes(account));
      await tell(trx, context, {
        kind: `law_${kind}`,
        to: kind === 'submitted' ? others : writers,
        causedBy: by,
        href: `/law/drafts/${encodeURIComponent(draft)}`,
        data: { title, name, reason: reason ?? '' },
      });
    },
  }),
  subscribe(postGiven, {
    name: 'desk.notice_post_given',
    handle: (trx, context, { body }) => tellPost(trx, context, 'post_given', body),
  }),
  subscribe(postEnded, {
    name: 'desk.notice_post_ended',
    handle: (trx, context, { body }) => tellPost(trx, context, 'post_ended', body),
  }),
  subscribe(handedOver, {
    name: 'desk.notice_handed_over',
    handle: async (trx, context, { body }) => {
      const { from, fromName: name, to: successor, by, on, reason } = body;
      await passViews(trx, `user:${from}`, `user:${successor}`);
      await tell(trx, context, {
        ...{ kind: 'handed_over', to: [`user:${successor}`], causedBy: by, href: '/account' },
        data: { name, on: formatDate(on), reason },
      });
    },
  }),
  subscribe(agencyDissolved, {
    name: 'desk.notice_agency_dissolved',
    handle: async (trx, context, { body: { agency, name, on, source } }) => {
      const to = await listHolders(trx, context, { agency });
      const href = `/agencies/${encodeURIComponent(agency)}`;
      const data = { name, on: formatDate(on), source };
      await tell(trx, context, { kind: 'agency_dissolved', to, causedBy: '', href, data });
    },
  }),
  subscribe(areaMerged, {
    name: 'desk.notice_area_merged',
    handle: async (trx, context, { body: { area, on, successors } }) => {
      const to = await listHolders(trx, context, { area });
      const href = `/areas/${encodeURIComponent(area)}`;
      const into = successors.map(({ code }) => code).join(', ');
      const data = { area, on: formatDate(on), into };
      await tell(trx, context, { kind: 'area_merged', to, causedBy: '', href, data });
    },
  }),
];

interface PostNews extends Post {
  readonly login: string;
  readonly by: string;
  readonly on: string;
}

async function tellPost(
  trx: Transaction,
  context: Context,
  kind: 'post_given' | 'post_ended',
  { login, by, role, agency, area, on }: PostNews,
): Promise<void> {
  const place = agency ?? area ?? '';
  const data = {
    role: roleName(role, 'vi'),
    roleEn: roleName(role, 'en'),
    place,
    on: formatDate(on),
  };
  await tell(trx, context, { kind, to: [`user:${login}`], causedBy: by, href: '/account', data });
}
