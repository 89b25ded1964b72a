import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';

/**
 * The four ways to settle a finding: keep the words; write down the reading the software works
 * with; ask for an erratum (Decree 30/2020, art. 18.3); propose an amendment (the plan's V.4).
 */
export const resolutionKinds = ['keep', 'reading', 'erratum', 'amendment'] as const;
export type Resolution = (typeof resolutionKinds)[number];

export type CopyState = 'digital_copy' | 'approved';

/** What the planner chose for one finding. */
export interface SettleCommand {
  readonly resolution: Resolution;
  readonly value: string | null;
  readonly reason: string;
  /** Id of the resolution the planner saw; null when there was none. */
  readonly seen: string | null;
}

/** The finding as it stands when the command arrives. */
export interface FindingState {
  readonly copyState: CopyState;
  readonly superseded: boolean;
  readonly field: string | null;
  readonly placeKind: string;
  readonly current: { readonly id: string; readonly by: string; readonly on: string } | null;
}

/** What is recorded when the command is accepted. */
export interface ResolutionDraft {
  readonly resolution: Resolution;
  readonly value: string | null;
  readonly reason: string;
  readonly replaces: string | null;
}

/** Task fields whose used value a reading may set, with what a value must look like. */
export const readingFields = ['startYear', 'endYear', 'title'] as const;
export type ReadingField = (typeof readingFields)[number];

/** True when a reading of this field changes what the software works with. */
export function isReadingField(field: string | null): field is ReadingField {
  return field !== null && (readingFields as readonly string[]).includes(field);
}

const EARLIEST_YEAR = 1945;
const LATEST_YEAR = 2100;

/**
 * Accepts or refuses one resolution. Errors: `plan.approved`, `plan.superseded`,
 * `plan.finding_settled_meanwhile`, `plan.reason_missing`, `plan.reading_value_missing`,
 * `plan.reading_value_invalid`.
 */
export function decideSettle(
  state: FindingState,
  command: SettleCommand,
): Result<ResolutionDraft, Refusal> {
  const refusal = settleRefusal(state, command);
  if (refusal !== null) return err(refusal);
  const reason = command.reason.trim();
  const value = command.resolution === 'reading' ? (command.value ?? '').trim() : null;
  const fault = value === null ? null : readingFault(state, value);
  if (fault !== null) return err(fault);
  return ok({ resolution: command.resolution, value, reason, replaces: command.seen });
}

/** Why nothing can be written about the finding now, or not by who saw this; null: it can. */
function settleRefusal(
  state: Pick<FindingState, 'superseded' | 'copyState' | 'current'>,
  { seen, reason }: Pick<SettleCommand, 'seen' | 'reason'>,
): Refusal | null {
  if (state.superseded) return refuse('plan.superseded');
  if (state.copyState === 'approved') return refuse('plan.approved');
  if ((state.current?.id ?? null) !== seen) {
    const { by = '', on = '' } = state.current ?? {};
    return refuse('plan.finding_settled_meanwhile', { by, on });
  }
  return reason.trim() === '' ? refuse('plan.reason_missing', {}, { field: 'reason' }) : null;
}

/** What takes a resolution back: a row of its own, after which the finding is open. */
export interface Withdrawal {
  readonly reason: string;
  readonly replaces: string;
}

/** Accepts or refuses that a resolution is taken back. Errors: as of `decideSettle`. */
export function decideReopen(
  state: Pick<FindingState, 'superseded' | 'copyState' | 'current'>,
  command: { readonly seen: string; readonly reason: string },
): Result<Withdrawal, Refusal> {
  const refusal = settleRefusal(state, command);
  return refusal === null
    ? ok({ reason: command.reason.trim(), replaces: command.seen })
    : err(refusal);
}

function readingFault(state: FindingState, value: string): Refusal | null {
  if (value === '') return refuse('plan.reading_value_missing', {}, { field: 'value' });
  const isYear = state.field === 'startYear' || state.field === 'endYear';
  if (state.placeKind !== 'task' || !isYear) return null;
  const year = Number(value);
  if (/^\d{4}$/.test(value) && year >= EARLIEST_YEAR && year <= LATEST_YEAR) return null;
  return refuse('plan.reading_value_invalid', { value }, { field: 'value' });
}
