import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';
import type { CopyState } from './resolution.ts';

/** Somebody as the log names them: account (or `release:name`) and full name. */
export interface Actor {
  readonly account: string;
  readonly name: string;
}

export interface ApprovalState {
  readonly copyState: CopyState;
  readonly superseded: boolean;
  /** Findings of severity error or warning without a resolution. */
  readonly openFindings: number;
  readonly resolvers: readonly Actor[];
}

/**
 * Accepts or refuses the approval of a digital copy: nothing open, and a second person. Whoever
 * wrote any of the resolutions, under this account or this name, is not a second person, nor is
 * who acts for them: `acting` are the accounts in whose name it is done.
 */
export function decideApproval(
  state: ApprovalState,
  approver: Actor,
  acting: readonly string[] = [],
): Result<Actor, Refusal> {
  if (state.superseded) return err(refuse('plan.superseded'));
  if (state.copyState === 'approved') return err(refuse('plan.approved'));
  if (state.openFindings > 0) {
    return err(refuse('plan.findings_open', { open: state.openFindings }));
  }
  const own = state.resolvers.some(
    (resolver) => resolver.account === approver.account || resolver.name === approver.name,
  );
  if (!own && state.resolvers.some(({ account }) => acting.includes(account)))
    return err(refuse('plan.approver_acts_for_resolver', { name: approver.name }));
  if (own) return err(refuse('plan.approver_wrote_resolution', { name: approver.name }));
  return ok(approver);
}
