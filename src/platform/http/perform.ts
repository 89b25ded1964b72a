import {
  EVERYTHING,
  err,
  sees,
  type Caller,
  type Language,
  type Operation,
  type Refusal,
  type Result,
  type Scope,
  type Upload,
} from '../../kernel/index.ts';
import { recordRead } from '../audit/index.ts';
import type { Context } from '../context.ts';
import type { BoundOperation } from './bind.ts';
import { refuseHttp } from './errors.ts';
import type { Identity, Place } from './identity.ts';
import { PROOF_MS } from './limits.ts';
import { validate } from './validate.ts';

/** What an operation answered, and with which language its refusal is told. */
export type Performed = Result<unknown, Refusal>;

/** The rights that `perform` asks for. */
export type Rights = Pick<Identity, 'holds' | 'scopeOf' | 'behalfOf'>;

/** What was asked: the raw input, and a file when the contract takes one. */
export interface Asked {
  readonly input: unknown;
  readonly upload: Upload | null;
}

/**
 * One operation, from raw input to answer, for the wire and the command line alike: the right is
 * asked first, then the input is validated, then the scope, then the use case runs.
 */
export async function perform(
  bound: BoundOperation,
  context: Omit<Context, 'scope'>,
  rights: Rights,
  asked: Asked,
): Promise<Performed> {
  const { operation } = bound;
  const refusal = permissionRefusal(operation, context.caller, rights, context.language);
  if (refusal !== null) return err(refusal);
  const input = validate(operation.input, asked.input);
  if (!input.ok) return input;
  const scope = scopeFor(operation, context.caller, rights);
  const outside = outsideOf(operation, scope, input.value);
  if (outside !== null) return err(refuseHttp('access.outside_scope', { place: outside }));
  if (needsProof(operation, context)) return err(refuseHttp('access.step_up_needed'));
  if (operation.upload === 'file' && asked.upload === null) {
    return err(refuseHttp('request.file_missing', {}, { field: 'file' }));
  }
  const place = placeOf(operation, input.value);
  const onBehalfOf = rights.behalfOf?.(context.caller, operation.permission, place) ?? [];
  const within = { ...context, scope, ...(onBehalfOf.length === 0 ? {} : { onBehalfOf }) };
  const answer = await bound.serve(within, input.value, asked.upload);
  // The reply waits for its trace: what cannot be recorded is not shown.
  if (answer.ok && operation.audit === 'read') {
    await recordRead(within, whatIsRead(operation, input.value), operation.id);
  }
  return answer;
}

/** True when a grave act comes from a browser whose session proved nothing of late. */
function needsProof(operation: Operation, context: Omit<Context, 'scope'>): boolean {
  if (operation.stepUp !== true || context.client === undefined) return false;
  const provedAt = context.client.provedAt ?? null;
  return provedAt === null || context.now() - provedAt > PROOF_MS;
}

/** The record that a read shows: the keys of its path, or `*` for a list. */
export function whatIsRead(
  operation: Operation,
  input: unknown,
): { readonly kind: string; readonly id: string } {
  const fields = input as Readonly<Record<string, unknown>>;
  const keys = [...operation.path.matchAll(/:(\w+)/g)].map(([, key]) => String(fields[key ?? '']));
  return { kind: operation.id.split('.')[0] ?? '', id: keys.join('/') || '*' };
}

/** Why a caller may not use an operation at all; null when they may. */
export function permissionRefusal(
  operation: Operation,
  caller: Caller,
  rights: Rights,
  language: Language,
): Refusal | null {
  if (operation.permission === 'public') return null;
  if (caller.kind === 'operator') return null;
  if (caller.kind === 'anonymous') return refuseHttp('access.sign_in_first');
  if (operation.permission === 'signed_in') return null;
  if (rights.holds(caller, operation.permission)) return null;
  return refuseHttp('access.no_permission', { operation: operation.summary[language] });
}

function scopeFor(operation: Operation, caller: Caller, rights: Rights): Scope {
  if (operation.permission === 'public') return EVERYTHING;
  return rights.scopeOf(caller, operation.permission);
}

/** The agency or area of the input that lies outside the scope; null when none does. */
function outsideOf(operation: Operation, scope: Scope, input: unknown): string | null {
  const { agency, area } = placeOf(operation, input);
  if (agency !== null && !sees(scope.agencies, agency)) return agency;
  return area !== null && !sees(scope.areas, area) ? area : null;
}

function placeOf(operation: Operation, input: unknown): Place {
  const fields = input as Readonly<Record<string, unknown>>;
  const codeOf = (key: string | undefined): string | null => {
    const code = key === undefined ? undefined : fields[key];
    return typeof code === 'string' ? code : null;
  };
  return { agency: codeOf(operation.scopedBy?.agency), area: codeOf(operation.scopedBy?.area) };
}
