import { v7 as newId } from 'uuid';
import { callerName } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/index.ts';

/** One thing that happened, for the sealed log and for the timeline of its subject. */
export interface AuditEntry {
  /** The operation's id: `plan.settle_finding`. */
  readonly operation: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What changed: before, after, why. Never identity numbers or account numbers. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes the audit row in the transaction of the change itself, so neither exists alone. */
export async function recordAudit(
  trx: Transaction,
  context: Context,
  entry: AuditEntry,
): Promise<void> {
  const { onBehalfOf } = context;
  const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
  await trx
    .insertInto('audit_outbox')
    .values({
      id: newId(),
      happened_at: new Date(context.now()),
      caller: callerName(context.caller),
      operation: entry.operation,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      trace_id: context.traceId,
      data: JSON.stringify({ ...entry.data, ...behalf }),
    })
    .execute();
}
