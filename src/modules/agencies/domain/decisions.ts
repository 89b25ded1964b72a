import {
  err,
  formatDate,
  ok,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';
import { agencyOf, groupOf, inForce } from './register.ts';
import type { AgencyFacts, AgencySuccession } from './types.ts';

/** What an officer found in a document about who took over an agency or one function of it. */
export interface AgencyDecision {
  /** Counts all decisions, from 1: they are applied in this order. */
  readonly number: number;
  readonly kind: 'confirmed' | 'replaced' | 'added';
  /** An agency, or a kind: every agency of it that has such a step. */
  readonly code: string;
  readonly on: IsoDate;
  /** The function of the step as the register has it; null when the whole agency passed. */
  readonly function: string | null;
  readonly successor: string;
  /** Of `added`: the function told apart from that of the step. */
  readonly passed: string | null;
  readonly source: string;
  readonly documentDate: IsoDate;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}

/** What somebody asks to record of one step. */
export interface AgencyDecisionCommand {
  readonly kind: 'confirm' | 'replace' | 'add';
  readonly code: string;
  readonly on: IsoDate;
  readonly function: string | null;
  readonly successor: string | null;
  readonly passed: string | null;
  readonly alike: boolean;
}

type Step = Pick<AgencySuccession, 'code' | 'on' | 'function' | 'thousandths'>;

/**
 * True when a decision speaks of a step. Steps of committees whose units were merged or divided
 * are not meant: they follow what is decided about the units.
 */
function speaksOf(
  decision: Pick<AgencyDecision, 'code' | 'on' | 'function'>,
  step: Step,
  kindOf: ReadonlyMap<string, string>,
): boolean {
  const named = decision.code === step.code || decision.code === kindOf.get(step.code);
  const same = decision.on === step.on && decision.function === step.function;
  return named && same && step.thousandths === null;
}

/** The facts with what was decided about them, in the order of the decisions. */
export function withAgencyDecisions<F extends AgencyFacts>(
  facts: F,
  decisions: readonly AgencyDecision[],
): F {
  if (decisions.length === 0) return facts;
  const kindOf = new Map(facts.agencies.map(({ code, kind }) => [code, kind]));
  let steps = facts.successions;
  for (const decision of decisions.toSorted((a, b) => a.number - b.number)) {
    steps = steps.flatMap((step) =>
      speaksOf(decision, step, kindOf) ? decided(step, decision) : [step],
    );
  }
  return { ...facts, successions: steps };
}

function decided(step: AgencySuccession, decision: AgencyDecision): readonly AgencySuccession[] {
  const source = `${decision.source} ngày ${formatDate(decision.documentDate)}`;
  const said = { ...step, successor: decision.successor, source, verified: true };
  return decision.kind === 'added' ? [step, { ...said, function: decision.passed }] : [said];
}

/** A step that no document says yet, with the agencies of one kind that share it. */
export interface UndecidedStep {
  readonly step: AgencySuccession;
  readonly alike: number;
}

/**
 * The steps that no document says, of committees that follow their units apart. What many
 * agencies of one kind share (every district committee, one day, one function) stands once.
 */
export function undecidedSteps(facts: AgencyFacts): readonly UndecidedStep[] {
  const kindOf = new Map(facts.agencies.map(({ code, kind }) => [code, kind]));
  const open = facts.successions.filter((step) => !step.verified && step.thousandths === null);
  const groups = Map.groupBy(open, (step) =>
    [kindOf.get(step.code), step.on, step.function, step.successor, step.source].join('|'),
  );
  return [...groups.values()].flatMap((steps) => {
    const shared = steps.length > 1 && steps.every(({ function: what }) => what !== null);
    if (!shared) return steps.map((step) => ({ step, alike: 1 }));
    return steps.slice(0, 1).map((step) => ({ step, alike: steps.length }));
  });
}

/** What is recorded, and of how many agencies it speaks. */
export interface DecidedStep {
  readonly decision: Pick<
    AgencyDecision,
    'kind' | 'code' | 'on' | 'function' | 'successor' | 'passed'
  >;
  readonly agencies: number;
}

/**
 * Decides what is recorded of a step: its successor is said by a document now, is another one, or
 * a function of it went elsewhere. The successor is an agency in force on the day, or a group.
 * Refuses with `agency.*`.
 */
export function decideAgencySuccessor(
  facts: AgencyFacts,
  command: AgencyDecisionCommand,
): Result<DecidedStep, Refusal> {
  const { on, function: what } = command;
  const agency = agencyOf(facts, command.code);
  if (agency === null) {
    return err(refuse('agency.not_found', { code: command.code, on: formatDate(on) }));
  }
  const code = command.alike ? agency.kind : agency.code;
  const kindOf = new Map(facts.agencies.map((each) => [each.code, each.kind]));
  const of = { code, on, function: what };
  const steps = facts.successions.filter((step) => speaksOf(of, step, kindOf));
  const own = steps.find((step) => step.code === agency.code);
  if (own === undefined) {
    return err(refuse('agency.step_not_found', { code: agency.code, on: formatDate(on) }));
  }
  const count = new Set(steps.map((step) => step.code)).size;
  if (command.kind === 'confirm') {
    if (own.successor === null) return err(refuse('agency.nothing_to_confirm', { code }));
    const decision = { ...of, kind: 'confirmed', successor: own.successor, passed: null } as const;
    return ok({ decision, agencies: count });
  }
  const { successor, passed } = command;
  if (successor === null || !mayTakeOver(facts, successor, on) || successor === agency.code) {
    const data = { code: successor ?? '', on: formatDate(on) };
    return err(refuse('agency.successor_unknown', data, { field: 'successor' }));
  }
  if (command.kind === 'replace') {
    return ok({ decision: { ...of, kind: 'replaced', successor, passed: null }, agencies: count });
  }
  const taken = facts.successions.some(
    (step) => step.code === agency.code && step.on === on && step.function === passed,
  );
  if (passed === null || taken) {
    return err(refuse('agency.function_taken', { function: passed ?? '' }, { field: 'passed' }));
  }
  return ok({ decision: { ...of, kind: 'added', successor, passed }, agencies: count });
}

function mayTakeOver(facts: AgencyFacts, code: string, on: IsoDate): boolean {
  const agency = agencyOf(facts, code);
  if (agency === null) return groupOf(facts, code) !== null;
  return agency.periods.some((period) => inForce(period, on));
}
