import {
  err,
  formatDate,
  ok,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';
import { isVerified, successorsOf } from './chain.ts';
import { areaOf, areaOn, identity, type AreaRegister } from './register.ts';
import type { Area, AreaFacts, AreaSuccession } from './types.ts';

/** A part of a unit and the unit it went to. */
export interface DecidedPart {
  readonly successor: string;
  readonly successorFrom: IsoDate;
  /** By area; the parts of a unit sum to 1000. */
  readonly thousandths: number;
}

/** What an officer found in a document about the successors of one unit. */
export interface AreaDecision {
  readonly code: string;
  readonly from: IsoDate;
  /** Counts the decisions on this unit, from 1; the last one holds. */
  readonly number: number;
  readonly kind: 'confirmed' | 'replaced';
  readonly parts: readonly DecidedPart[];
  readonly source: string;
  readonly documentDate: IsoDate;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}

/** What somebody asks to record of a unit's successors. */
export interface AreaDecisionCommand {
  readonly kind: 'confirm' | 'replace';
  /** Of a replacement: the codes of the units of the day of the change, with their parts. */
  readonly parts: readonly { readonly code: string; readonly thousandths: number }[];
}

/** The facts with what was decided about them: of each unit the last decision holds. */
export function withDecisions(facts: AreaFacts, decisions: readonly AreaDecision[]): AreaFacts {
  const last = new Map<string, AreaDecision>();
  for (const each of decisions) {
    const key = identity(each.code, each.from);
    if ((last.get(key)?.number ?? 0) < each.number) last.set(key, each);
  }
  if (last.size === 0) return facts;
  const units = new Map(facts.areas.map((area) => [identity(area.code, area.from), area]));
  const kept = facts.successions.filter((step) => !last.has(identity(step.code, step.from)));
  const stated = [...last].flatMap(([key, decision]) => {
    const unit = units.get(key);
    const before = facts.successions.find((step) => identity(step.code, step.from) === key);
    const on = before?.on ?? unit?.to ?? null;
    return on === null ? [] : decision.parts.flatMap((part) => toStep(decision, part, on, units));
  });
  return { ...facts, successions: [...kept, ...stated] };
}

/** A unit that another release no longer knows leads nowhere. */
function toStep(
  decision: AreaDecision,
  part: DecidedPart,
  on: IsoDate,
  units: ReadonlyMap<string, Area>,
): readonly AreaSuccession[] {
  if (!units.has(identity(part.successor, part.successorFrom))) return [];
  const { code, from, source, documentDate } = decision;
  return [
    {
      code,
      from,
      on,
      successor: part.successor,
      successorFrom: part.successorFrom,
      thousandths: part.thousandths,
      basis: part.thousandths === 1000 ? 'whole' : 'area',
      source: `${source} ngày ${formatDate(documentDate)}`,
      confidence: 'A',
    },
  ];
}

/**
 * The units whose successors no document says yet: those of which a step is inferred, and communes
 * that ended without any. A tier that ended whole has none, and is not meant.
 */
export function undecidedUnits(register: AreaRegister): readonly Area[] {
  return register.areas.filter((area) => {
    const steps = register.successionsOf.get(identity(area.code, area.from)) ?? [];
    if (steps.length === 0) return area.level === 'commune' && area.to !== null;
    return steps.some((step) => !isVerified(step));
  });
}

/**
 * Decides what is recorded: the successors as they stand, said by a document now; or others, each
 * in force on the day of the change, parts that sum to 1000 thousandths. Refuses with `area.*`.
 */
export function decideSuccessors(
  register: AreaRegister,
  unit: { readonly code: string; readonly from: IsoDate },
  command: AreaDecisionCommand,
): Result<Pick<AreaDecision, 'kind' | 'parts'>, Refusal> {
  const area = areaOf(register, unit.code, unit.from);
  if (area === null) return err(refuse('area.not_found', { code: unit.code, on: unit.from }));
  const links = successorsOf(register, area);
  if (command.kind === 'confirm') {
    if (links.length === 0) return err(refuse('area.nothing_to_confirm', { code: unit.code }));
    const parts = links.map(({ succession }) => ({
      successor: succession.successor,
      successorFrom: succession.successorFrom,
      thousandths: succession.thousandths,
    }));
    return ok({ kind: 'confirmed', parts });
  }
  const on = links[0]?.succession.on ?? area.to;
  if (on === null) return err(refuse('area.still_here', { code: unit.code }));
  const parts: DecidedPart[] = [];
  for (const { code, thousandths } of command.parts) {
    const next = areaOn(register, code, on);
    if (next === null || next.level !== area.level || next === area) {
      const data = { code, on: formatDate(on) };
      return err(refuse('area.successor_unknown', data, { field: 'parts' }));
    }
    parts.push({ successor: code, successorFrom: next.from, thousandths });
  }
  const distinct = new Set(parts.map(({ successor }) => successor));
  const sum = parts.reduce((total, { thousandths }) => total + thousandths, 0);
  if (sum !== 1000 || distinct.size !== parts.length) {
    return err(refuse('area.parts_not_whole', { sum: sum / 10 }, { field: 'parts' }));
  }
  return ok({ kind: 'replaced', parts });
}
