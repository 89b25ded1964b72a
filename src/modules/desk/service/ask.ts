import {
  EVERYTHING,
  type InputOf,
  type Operation,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { BoundOperation } from '../../../platform/http/index.ts';
import { accessModule, holds, scopeOf } from '../../access/index.ts';
import { agenciesModule } from '../../agencies/index.ts';
import { areasModule } from '../../areas/index.ts';
import { operationsModule } from '../../operations/index.ts';
import { plansModule } from '../../plans/index.ts';
import { policiesModule } from '../../policies/index.ts';

const operations: ReadonlyMap<string, BoundOperation> = new Map(
  [
    accessModule,
    agenciesModule,
    areasModule,
    operationsModule,
    plansModule,
    policiesModule,
  ].flatMap((module) => module.operations.map((bound) => [bound.operation.id, bound] as const)),
);

/**
 * Asks an operation of a lower module as the caller would: with their right and their scope, and
 * not recorded as a look, since they are shown no more than that it is there. Null: it is not
 * theirs to ask, or it refused.
 */
export async function askAsCaller(
  context: Context,
  id: string,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly operation: Operation; readonly reply: unknown } | null> {
  const bound = operations.get(id);
  if (bound === undefined) throw new Error(`no operation ${id}`);
  const { permission } = bound.operation;
  const open = permission === 'public' || permission === 'signed_in';
  if (!open && !holds(context.caller, permission)) return null;
  const scope = permission === 'public' ? EVERYTHING : scopeOf(context.caller, permission);
  const answer: Result<unknown, Refusal> = await bound.serve({ ...context, scope }, input, null);
  return answer.ok ? { operation: bound.operation, reply: answer.value } : null;
}

/** The reply of an operation asked as the caller; null as above. */
export async function ask<P extends Operation>(
  context: Context,
  operation: P,
  input: InputOf<P>,
): Promise<ReplyOf<P> | null> {
  const fields = { ...(input as Readonly<Record<string, unknown>>) };
  const answer = await askAsCaller(context, operation.id, fields);
  return answer === null ? null : (answer.reply as ReplyOf<P>);
}
