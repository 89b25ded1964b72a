import {
  callerName,
  fill,
  todayAt,
  stepDays,
  type Caller,
  type IsoDate,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import { getMe, getSecondStep, holds, listUsers, roleName } from '../../access/index.ts';
import { listUndecidedAgencies } from '../../agencies/index.ts';
import { listUndecidedAreas } from '../../areas/index.ts';
import { readHealth } from '../../operations/index.ts';
import { listTaskDeadlines } from '../../plans/index.ts';
import { listDrafts } from '../../policies/index.ts';
import { deskMessages } from '../messages.ts';
import { listOpenCopies, type OpenCopy } from '../store/index.ts';
import { ask } from './ask.ts';

type Verb = Extract<keyof (typeof deskMessages)['vi'], `work.do.${string}`>;

/** A piece of work as its source knows it: not yet in words, not yet in its group. */
export interface Work {
  readonly verb: Verb;
  readonly record: string;
  readonly href: string;
  readonly unit?: string | null;
  readonly due?: IsoDate | null;
  /** Somebody else has to act first. */
  readonly waiting?: boolean;
  /** How many things it stands for; 1 unless said. */
  readonly count?: number;
}

type Source = (context: Context) => Promise<readonly Work[]>;

/**
 * Where work comes from: one line a source. Each asks with the caller's own rights and gives what
 * is theirs to do, or what they wait for; it gives nothing to those it does not concern.
 */
export const workSources: readonly Source[] = [
  plansToSettle,
  plansToApprove,
  linksToConfirm,
  tasksOfAgencies,
  areasToDecide,
  agenciesToDecide,
  draftsOfLaw,
  ownPostsEnding,
  ownSecondStep,
  accountsToLookAt,
  failuresToLookAt,
];

const may = ({ caller }: Context, permission: string): boolean => holds(caller, permission);

const addressOf = (key: string, page: string): string =>
  `/plans/${encodeURIComponent(key)}/${page}`;

const nameOf = ({ number, title }: OpenCopy): string =>
  number === null ? title : `${number} ${title}`;

function openCopies(context: Context): Promise<readonly OpenCopy[]> {
  return read(context, (trx) => listOpenCopies(trx, callerName(context.caller)));
}

/** Findings without a resolution: for planners to settle, for approvers to wait for. */
async function plansToSettle(context: Context): Promise<readonly Work[]> {
  const settles = may(context, 'plan.settle');
  if (!settles && !may(context, 'plan.approve')) return [];
  const copies = await openCopies(context);
  return copies
    .filter(({ openFindings }) => openFindings > 0)
    .map((copy) => ({
      verb: settles ? 'work.do.settle' : 'work.do.await_settling',
      record: nameOf(copy),
      href: addressOf(copy.key, 'review'),
      waiting: !settles,
      count: copy.openFindings,
    }));
}

/** Copies with nothing open: for a second person to approve, for whoever settled them to wait for. */
async function plansToApprove(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'plan.approve')) return [];
  const copies = await openCopies(context);
  return copies
    .filter(({ approved, openFindings }) => !approved && openFindings === 0)
    .map((copy) => ({
      verb: copy.resolvedByThem ? 'work.do.await_approval' : 'work.do.approve',
      record: nameOf(copy),
      href: `/plans/${encodeURIComponent(copy.key)}`,
      waiting: copy.resolvedByThem,
    }));
}

async function linksToConfirm(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'plan.settle')) return [];
  const copies = await openCopies(context);
  return copies
    .filter(({ openLinks }) => openLinks > 0)
    .map((copy) => ({
      verb: 'work.do.confirm_links',
      record: nameOf(copy),
      href: addressOf(copy.key, 'matrix'),
      count: copy.openLinks,
    }));
}

/** Tasks that the person's agencies lead, by their last day: until rounds of reports, all of them. */
async function tasksOfAgencies(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'plan.read')) return [];
  const deadlines = await listTaskDeadlines(context, agenciesOf(context.caller));
  return deadlines.map(({ key, code, title, agency, due }) => ({
    verb: 'work.do.carry_out',
    record: `${code} ${title}`,
    href: addressOf(key, `tasks/${encodeURIComponent(code)}`),
    unit: agency,
    due,
  }));
}

function agenciesOf(caller: Caller): readonly string[] {
  if (caller.kind !== 'user') return [];
  return [...new Set(caller.posts.flatMap(({ agency }) => agency ?? []))];
}

async function areasToDecide(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'area.decide')) return [];
  const undecided = await ask(context, listUndecidedAreas, {});
  const count = undecided?.units.length ?? 0;
  return some(count, context, 'work.do.decide', 'work.of.areas', '/area-successors');
}

async function agenciesToDecide(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'agency.decide')) return [];
  const undecided = await ask(context, listUndecidedAgencies, {});
  const count = undecided?.functions.length ?? 0;
  return some(count, context, 'work.do.decide', 'work.of.agencies', '/agency-successors');
}

type Things = Extract<keyof (typeof deskMessages)['vi'], `work.of.${string}`>;

/** One row for things that are many and alike; none for none. */
function some(
  count: number,
  { language }: Context,
  ...[verb, things, href]: readonly [Verb, Things, string]
): readonly Work[] {
  if (count === 0) return [];
  return [{ verb, record: fill(deskMessages[language][things], { count }), href, count }];
}

/** Drafts of law: for their maker to finish or wait for, for somebody else to approve. */
async function draftsOfLaw(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'law.review')) return [];
  const reply = await ask(context, listDrafts, {});
  const me = callerName(context.caller);
  return (reply?.drafts ?? []).flatMap(
    ({ id, title, state, madeBy, submittedBy }): readonly Work[] => {
      const own = madeBy === me || submittedBy === me;
      const row = { record: title, href: `/law/drafts/${id}` };
      if (state === 'editing') return own ? [{ ...row, verb: 'work.do.finish_draft' }] : [];
      if (state !== 'submitted') return [];
      if (own) return [{ ...row, verb: 'work.do.await_law', waiting: true }];
      return may(context, 'law.approve') ? [{ ...row, verb: 'work.do.approve_law' }] : [];
    },
  );
}

/** Days before its last day from which a post is said to end. */
const ENDING_DAYS = 30;

async function ownPostsEnding(context: Context): Promise<readonly Work[]> {
  const me = await ask(context, getMe, {});
  const until = stepDays(todayAt(context.now()), ENDING_DAYS);
  return (me?.posts ?? []).flatMap(({ role, agency, area, to }): readonly Work[] => {
    if (to === null || to > until) return [];
    const record = roleName(role, context.language);
    const due = to as IsoDate;
    return [{ verb: 'work.do.own_post', record, href: '/account', unit: agency ?? area, due }];
  });
}

/** A post asks for a second step at sign-in, and the person has none yet. */
async function ownSecondStep(context: Context): Promise<readonly Work[]> {
  const step = await ask(context, getSecondStep, {});
  if (step === null || !step.required || step.since !== null) return [];
  const record = deskMessages[context.language]['work.of.second_step'];
  return [{ verb: 'work.do.second_step', record, href: '/account' }];
}

/** What the machine gave up and leaves to people, by the check of the health page. */
const failures = {
  failed: ['work.of.jobs', '/operations/jobs?state=failed'],
  dead_news: ['work.of.news', '/operations/health'],
  letters: ['work.of.letters', '/operations/letters'],
} as const;

/** For operators: jobs, news and letters that will not be tried again by themselves. */
async function failuresToLookAt(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'operations.manage')) return [];
  const checks = (await ask(context, readHealth, {}))?.checks ?? [];
  return Object.entries(failures).flatMap(([key, [things, href]]) => {
    const count = checks.find((each) => each.key === key)?.count ?? 0;
    return some(count, context, 'work.do.look_at_failed', things, href);
  });
}

/** For administrators: posts about to end, and accounts that nobody has entered yet. */
async function accountsToLookAt(context: Context): Promise<readonly Work[]> {
  if (!may(context, 'user.manage')) return [];
  const reply = await ask(context, listUsers, {});
  const users = (reply?.users ?? []).filter(({ state }) => state !== 'disabled');
  const until = stepDays(todayAt(context.now()), ENDING_DAYS);
  const ends = users
    .flatMap(({ posts }) => posts.flatMap(({ to }) => to ?? []))
    .filter((to) => to <= until)
    .toSorted();
  const invited = users.filter(({ state }) => state === 'invited').length;
  const due = ends[0] as IsoDate | undefined;
  return [
    ...some(ends.length, context, 'work.do.posts_ending', 'work.of.posts', '/users').map(
      (work) => ({ ...work, due: due ?? null }),
    ),
    ...some(invited, context, 'work.do.invited', 'work.of.accounts', '/users'),
  ];
}
