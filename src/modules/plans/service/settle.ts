import { v7 as newId } from 'uuid';
import {
  err,
  formatDate,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { write, type Transaction } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import {
  planSettled,
  type decideLink as DecideLink,
  type reopenFinding as ReopenFinding,
  type settleFinding as SettleFinding,
  type withdrawLink as WithdrawLink,
} from '../contract/index.ts';
import {
  decideLinkChange,
  decideReopen,
  decideSettle,
  linkState,
  type LinkRecord,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  countOpenFindings,
  findTaskRow,
  getCopyBody,
  listFindingRows,
  listLinks,
  lockCopy,
  recordLinkDecision,
  recordResolution,
  recordWithdrawal,
  type CopyRow,
  type FindingRow,
} from '../store/index.ts';
import { copyNews } from './news.ts';
import { useReadings } from './readings.ts';
import { actorOf, dayOf, findingReply, getCopy, isSuperseded, viewOf } from './shared.ts';

/** Chooses one of the four ways for a finding; the first of two planners wins. */
export async function settleFinding(
  context: Context,
  input: InputOf<typeof SettleFinding>,
): Promise<Result<ReplyOf<typeof SettleFinding>, Refusal>> {
  const { requestId } = input;
  return write(context, { operation: 'plan.settle_finding', requestId, input }, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const copy = found.value;
    await lockCopy(trx, viewOf(context.caller), copy.id);
    const finding = await findOne(trx, context, copy, input.finding);
    if (finding === null) return err(refuse('plan.finding_not_found', { id: input.finding }));
    const decided = decideSettle(
      {
        copyState: copy.state,
        superseded: isSuperseded(copy),
        field: finding.where.field,
        placeKind: finding.where.kind,
        current: currentOf(finding),
      },
      input,
    );
    if (!decided.ok) return decided;
    const id = newId();
    const { account, name } = actorOf(context.caller);
    const at = new Date(context.now());
    const draft = { ...decided.value, id, copyId: copy.id, finding: finding.id };
    await recordResolution(trx, { ...draft, account, name, at });
    if (finding.where.kind === 'task') await useReadings(trx, copy.id, finding.where.code);
    await recordAudit(trx, context, {
      operation: 'plan.settle_finding',
      subject: { kind: 'plan_finding', id: `${copy.id}/${finding.id}` },
      data: { ...settleData(copy, finding), after: decided.value },
    });
    const { openFindings, ...reply } = await replyAfter(trx, context, copy, finding);
    if (openFindings === 0 && copy.openCount > 0) {
      const body = await copyNews(trx, copy, account);
      await publish(trx, context, planSettled, { subject: copy.key, body });
    }
    return ok({ ...reply, openFindings });
  });
}

/** The finding and the count of open ones as they stand after the change. */
async function replyAfter(
  trx: Transaction,
  context: Context,
  copy: CopyRow,
  finding: FindingRow,
): Promise<ReplyOf<typeof SettleFinding>> {
  const after = await findOne(trx, context, copy, finding.id);
  const open = await countOpenFindings(trx, viewOf(context.caller), copy.id);
  return { finding: findingReply(after ?? finding), openFindings: open.error + open.warning };
}

/** Takes a resolution back: the finding is open again, and the one before does not return. */
export async function reopenFinding(
  context: Context,
  input: InputOf<typeof ReopenFinding>,
): Promise<Result<ReplyOf<typeof ReopenFinding>, Refusal>> {
  const operation = 'plan.reopen_finding';
  return write(context, { operation, requestId: input.requestId, input }, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const copy = found.value;
    await lockCopy(trx, viewOf(context.caller), copy.id);
    const finding = await findOne(trx, context, copy, input.finding);
    if (finding === null) return err(refuse('plan.finding_not_found', { id: input.finding }));
    const current = currentOf(finding);
    const state = { copyState: copy.state, superseded: isSuperseded(copy), current };
    const decided = decideReopen(state, input);
    if (!decided.ok) return decided;
    const { account, name } = actorOf(context.caller);
    const at = new Date(context.now());
    const row = { ...decided.value, id: newId(), copyId: copy.id, finding: finding.id };
    await recordWithdrawal(trx, { ...row, account, name, at });
    if (finding.where.kind === 'task') await useReadings(trx, copy.id, finding.where.code);
    await recordAudit(trx, context, {
      operation,
      subject: { kind: 'plan_finding', id: `${copy.id}/${finding.id}` },
      data: { ...settleData(copy, finding), reason: decided.value.reason },
    });
    return ok(await replyAfter(trx, context, copy, finding));
  });
}

async function findOne(
  trx: Transaction,
  context: Context,
  copy: CopyRow,
  id: string,
): Promise<FindingRow | null> {
  const rows = await listFindingRows(trx, viewOf(context.caller), copy.id, { id });
  return rows[0] ?? null;
}

function currentOf(finding: FindingRow): { id: string; by: string; on: string } | null {
  const { resolved } = finding;
  return resolved === null ? null : { id: resolved.id, by: resolved.name, on: dayOf(resolved.at) };
}

function settleData(copy: CopyRow, finding: FindingRow): Record<string, unknown> {
  return {
    plan: copy.planId,
    version: copy.version,
    place: finding.where.code,
    code: finding.code,
    text: finding.text,
    before: finding.resolved === null ? null : { ...finding.resolved, account: undefined },
  };
}

/** Confirms or refuses that a task serves a provision; a pair nobody suggested may be added. */
export async function decideLink(
  context: Context,
  input: InputOf<typeof DecideLink>,
): Promise<Result<ReplyOf<typeof DecideLink>, Refusal>> {
  const act = { operation: 'plan.decide_link', requestId: input.requestId, input };
  return write(context, act, async (trx) => {
    const done = await wordOnLink(trx, context, { ...input, operation: act.operation });
    if (!done.ok) return done;
    if (done.value === null) throw new Error('the link just decided is not there');
    return ok({ link: linkReply(done.value) });
  });
}

/** Takes a decision on a link back; one that people added is then there no more. */
export async function withdrawLink(
  context: Context,
  input: InputOf<typeof WithdrawLink>,
): Promise<Result<ReplyOf<typeof WithdrawLink>, Refusal>> {
  const operation = 'plan.withdraw_link';
  return write(context, { operation, requestId: input.requestId, input }, async (trx) => {
    const decision = 'withdrawn' as const;
    const done = await wordOnLink(trx, context, { ...input, decision, operation });
    if (!done.ok) return done;
    return ok({ link: done.value === null ? null : linkReply(done.value) });
  });
}

/** A word on one pair of task and provision, and what was seen before it. */
interface LinkWord {
  readonly key: string;
  readonly version: number;
  readonly task: string;
  readonly provision: string;
  readonly decision: 'confirmed' | 'refused' | 'withdrawn';
  readonly seen: string | null;
  readonly operation: string;
}

async function wordOnLink(
  trx: Transaction,
  context: Context,
  word: LinkWord,
): Promise<Result<LinkRecord | null, Refusal>> {
  const found = await getCopy(trx, context, word);
  if (!found.ok) return found;
  const copy = found.value;
  const view = viewOf(context.caller);
  if (isSuperseded(copy)) return err(refuse('plan.superseded'));
  await lockCopy(trx, view, copy.id);
  const task = await findTaskRow(trx, view, copy.id, word.task);
  if (task === null) return err(refuse('plan.task_not_found', { task: word.task }));
  const { provisions } = await getCopyBody(trx, view, copy.id);
  if (!provisions.some((provision) => provision.code === word.provision)) {
    return err(refuse('plan.provision_not_found', { provision: word.provision }));
  }
  const before = await linkOf(trx, context, copy, word);
  const shown = before?.decision ?? null;
  const current = shown === null ? null : { ...shown, on: formatDate(shown.on.slice(0, 10)) };
  const decided = decideLinkChange(current, word.seen);
  if (!decided.ok) return decided;
  const { account, name } = actorOf(context.caller);
  const { provision, decision } = word;
  const by = { account, name, at: new Date(context.now()) };
  const row = { id: newId(), copyId: copy.id, taskId: task.id, provision, decision, ...by };
  await recordLinkDecision(trx, { ...row, replaces: decided.value.replaces });
  await recordAudit(trx, context, {
    operation: word.operation,
    subject: { kind: 'plan_task', id: task.id },
    data: {
      plan: copy.planId,
      task: task.code,
      provision,
      before: before === null ? null : linkState(before),
      after: decision,
    },
  });
  return ok(await linkOf(trx, context, copy, word));
}

async function linkOf(
  trx: Transaction,
  context: Context,
  copy: CopyRow,
  pair: { readonly task: string; readonly provision: string },
): Promise<LinkRecord | null> {
  const links = await listLinks(trx, viewOf(context.caller), copy.id, pair.task);
  return links.find((link) => link.provision === pair.provision) ?? null;
}

/** A link as the contract shows it. */
export function linkReply(link: LinkRecord): ReplyOf<typeof DecideLink>['link'] {
  return {
    task: link.task,
    provision: link.provision,
    confidence: link.confidence,
    state: linkState(link),
    decisionId: link.decision?.id ?? null,
    decidedBy: link.decision?.by ?? null,
    decidedOn: link.decision?.on.slice(0, 10) ?? null,
  };
}
