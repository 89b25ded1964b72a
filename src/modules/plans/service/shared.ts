import {
  callerName,
  err,
  formatDate,
  ok,
  todayAt,
  type Caller,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { FileOwner } from '../../../platform/files/index.ts';
import { holds } from '../../access/index.ts';
import type { output } from 'zod/mini';
import type { FindingShape, LoadReply, PlanSummary } from '../contract/index.ts';
import type { Actor, PlanView } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findCopy, type CopyRow, type FindingRow } from '../store/index.ts';

/** What the caller may see: staff with `plan.read` see digital copies, the public approved ones. */
export function viewOf(caller: Caller): PlanView {
  if (caller.kind === 'operator') return { drafts: true };
  return { drafts: caller.kind === 'user' && holds(caller, 'plan.read') };
}

/** The caller as resolutions and approvals name them. */
export function actorOf(caller: Caller): Actor {
  const account = callerName(caller);
  return { account, name: caller.kind === 'user' ? caller.name : account };
}

/** Today in the city, by the context's clock. */
export function todayOf(context: Context): IsoDate {
  return todayAt(context.now());
}

/** The copy a key names, in the caller's view. Error: `plan.not_found`. */
export async function getCopy(
  trx: Transaction,
  context: Context,
  input: { readonly key: string; readonly version?: number | undefined },
): Promise<Result<CopyRow, Refusal>> {
  const copy = await findCopy(trx, viewOf(context.caller), input.key, input.version);
  return copy === null ? err(refuse('plan.not_found', { plan: input.key })) : ok(copy);
}

/** The record under which the file of a copy is kept. */
export function originalOf(copy: Pick<CopyRow, 'id'>): FileOwner {
  return { kind: 'plan_copy', id: copy.id };
}

/** True when a newer version of the plan made this draft void. */
export function isSuperseded(copy: CopyRow): boolean {
  return copy.state === 'digital_copy' && copy.version < copy.newestVersion;
}

/** The head of every reply about a plan. */
export function summaryOf(copy: CopyRow, view: PlanView): output<typeof PlanSummary> {
  const { document } = copy;
  const newer = copy.version < copy.newestVersion ? copy.newestVersion : null;
  return {
    id: copy.planId,
    key: copy.key,
    number: document.number,
    type: document.type,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    periodFrom: document.periodFrom,
    periodTo: document.periodTo,
    state: copy.state,
    version: copy.version,
    tasks: copy.taskCount,
    provisions: copy.provisionCount,
    findings: view.drafts ? copy.findingCount : 0,
    openFindings: view.drafts ? copy.openCount : 0,
    approvedOn: copy.approvedAt === null ? null : todayAt(copy.approvedAt.getTime()),
    approvedBy: view.drafts ? copy.approvedByName : null,
    newerCopy: view.drafts ? newer : null,
  };
}

/** A finding as the contract shows it. */
export function findingReply(row: FindingRow): output<typeof FindingShape> {
  const { resolved, related, ...finding } = row;
  return {
    ...finding,
    related: [...related],
    suggestedValue: suggestedValue(row),
    resolution:
      resolved === null
        ? null
        : {
            id: resolved.id,
            resolution: resolved.resolution,
            value: resolved.value,
            reason: resolved.reason,
            by: resolved.name,
            on: todayAt(resolved.at.getTime()),
          },
  };
}

/** The year a suggestion names, for the fields that hold one; others start from its words. */
function suggestedValue(row: FindingRow): string | null {
  const { field } = row.where;
  if (row.suggestion === null || (field !== 'startYear' && field !== 'endYear')) return null;
  return /\b(?:19|20)\d{2}\b/.exec(row.suggestion)?.[0] ?? null;
}

/** dd/mm/yyyy of an instant, in the city. */
export function dayOf(at: Date): string {
  return formatDate(todayAt(at.getTime()));
}

export type Loaded = output<typeof LoadReply>;

/** What `plan load` prints. */
export function loadedReply(copy: CopyRow, unchanged: boolean): Loaded {
  return {
    plan: copy.number ?? copy.key,
    key: copy.key,
    version: copy.version,
    state: copy.state,
    tasks: copy.taskCount,
    provisions: copy.provisionCount,
    openFindings: copy.openCount,
    unchanged,
  };
}
