import { err, ok, type InputOf, type Refusal, type Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { everybodyActing, type Context } from '../../../platform/context.ts';
import { write, type Transaction } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import { planApproved, type approvePlan as approvePlanOperation } from '../contract/index.ts';
import { decideApproval, type Actor, type ReleaseApproval } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findCopy, listResolvers, lockCopy, recordApproval, type CopyRow } from '../store/index.ts';
import { instantOf, releaseAccount } from './release-parts.ts';
import { copyNews } from './news.ts';
import { actorOf, isSuperseded, loadedReply, type Loaded } from './shared.ts';

const VIEW = { drafts: true };

/** Who approves: an operator's release names the person in its file, anybody else is themselves. */
export function approverFor(
  context: Context,
  approval: ReleaseApproval | null,
): Actor & { readonly at: Date } {
  if (context.caller.kind === 'operator' && approval !== null) {
    const name = approval.approvedBy;
    return { account: releaseAccount(name), name, at: instantOf(approval.on) };
  }
  return { ...actorOf(context.caller), at: new Date(context.now()) };
}

/** Approves one copy inside a transaction. Errors: those of `decideApproval`. */
export async function approveCopy(
  trx: Transaction,
  context: Context,
  command: { copy: CopyRow; approver: Actor & { readonly at: Date } },
): Promise<Result<CopyRow, Refusal>> {
  const { approver } = command;
  const { id, key, version } = command.copy;
  await lockCopy(trx, VIEW, id);
  const copy = (await findCopy(trx, VIEW, key, version)) ?? command.copy;
  const decided = decideApproval(
    {
      copyState: copy.state,
      superseded: isSuperseded(copy),
      openFindings: copy.openCount,
      resolvers: await listResolvers(trx, VIEW, id),
    },
    approver,
    everybodyActing(context),
  );
  if (!decided.ok) return decided;
  const { account, name } = decided.value;
  await recordApproval(trx, VIEW, { copyId: id, at: approver.at, account, name });
  await recordAudit(trx, context, {
    operation: 'plan.approve',
    subject: { kind: 'plan', id: copy.planId },
    data: { version, by: name },
  });
  return ok({ ...copy, state: 'approved' });
}

/** Phê duyệt bản số hóa: nothing open, and not by anybody who wrote a resolution. */
export async function approvePlan(
  context: Context,
  input: InputOf<typeof approvePlanOperation>,
): Promise<Result<Loaded, Refusal>> {
  const { requestId, key, version } = input;
  return write(context, { operation: 'plan.approve', requestId, input }, async (trx) => {
    const copy = await findCopy(trx, VIEW, key, version);
    if (copy === null) return err(refuse('plan.not_found', { plan: key }));
    const approver = approverFor(context, null);
    const approved = await approveCopy(trx, context, { copy, approver });
    if (!approved.ok) return approved;
    const body = { ...(await copyNews(trx, copy, approver.account)), name: approver.name };
    await publish(trx, context, planApproved, { subject: copy.key, body });
    return ok(loadedReply(approved.value, false));
  });
}
