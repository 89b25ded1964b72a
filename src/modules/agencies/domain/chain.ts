import { addDays, type IsoDate } from '../../../kernel/index.ts';
import { agencyOf, groupOf, inForce, periodOn } from './register.ts';
import type { Agency, AgencyPeriod, AgencyRegister, AgencySuccession } from './types.ts';

/** One period of an agency and what became of it. */
export interface AgencyChain {
  readonly agency: Agency;
  readonly period: AgencyPeriod;
  readonly successors: readonly AgencyLink[];
}

/** Where an agency, or one function of it, went; `name` is null when nobody knows. */
export interface AgencyLink {
  readonly code: string | null;
  readonly name: string | null;
  readonly from: IsoDate | null;
  readonly succession: AgencySuccession;
}

/** What became of an agency: each of its periods, or the one of a day. */
export function agencyChain(
  register: AgencyRegister,
  code: string,
  on: IsoDate | null,
): readonly AgencyChain[] {
  const agency = register.agencies.find(
    (each) => each.code.toLowerCase() === code.trim().toLowerCase(),
  );
  if (agency === undefined) return [];
  return agency.periods
    .filter((period) => on === null || inForce(period, on))
    .map((period) => ({
      agency,
      period,
      successors: [
        ...continuation(agency, period),
        ...successionsFrom(register, agency, period).map((each) => toLink(register, each)),
      ],
    }));
}

/** The agencies and functions that passed into an agency. */
export function agencyPredecessors(register: AgencyRegister, code: string): readonly AgencyLink[] {
  return register.successions
    .filter((each) => each.successor === code)
    .map((succession) => {
      const before = agencyOf(register, succession.code);
      const period = before === null ? null : periodOn(before, addDays(succession.on, -1));
      return {
        code: succession.code,
        name: period?.name ?? null,
        from: period?.from ?? null,
        succession,
      };
    });
}

/** The successions that begin while a period lasts, or with its end. */
function successionsFrom(
  register: AgencyRegister,
  agency: Agency,
  period: AgencyPeriod,
): readonly AgencySuccession[] {
  return register.successions.filter(
    (each) => each.code === agency.code && inForce(period, addDays(each.on, -1)),
  );
}

/** The same agency goes on under another name, or after taking in others. */
function continuation(agency: Agency, period: AgencyPeriod): readonly AgencyLink[] {
  const next = agency.periods.find((each) => each.from !== null && each.from === period.to);
  if (next === undefined || period.to === null) return [];
  const succession = {
    code: agency.code,
    on: period.to,
    successor: agency.code,
    function: null,
    thousandths: null,
    source: next.source,
    verified: next.verified,
  };
  return [{ code: agency.code, name: next.name, from: next.from, succession }];
}

function toLink(register: AgencyRegister, succession: AgencySuccession): AgencyLink {
  const { successor, on } = succession;
  const next = successor === null ? null : agencyOf(register, successor);
  const period = next === null ? null : periodOn(next, on);
  const group = successor === null ? null : groupOf(register, successor);
  return {
    code: successor,
    name: period?.name ?? group?.name ?? null,
    from: period?.from ?? null,
    succession,
  };
}
