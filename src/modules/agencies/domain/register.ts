import { holds, type IsoDate } from '../../../kernel/index.ts';
import type { Agency, AgencyFacts, AgencyGroup, AgencyPeriod, AgencyRegister } from './types.ts';

/** True when a period holds the day; an unknown beginning lies before every day. */
export function inForce(period: Pick<AgencyPeriod, 'from' | 'to'>, on: IsoDate): boolean {
  return holds(period.from ?? '0000-01-01', period.to, on);
}

/** The period that holds a day; the last one without a day, or when no period holds it. */
export function periodOn(agency: Agency, on: IsoDate | null): AgencyPeriod | null {
  const then = on === null ? undefined : agency.periods.find((period) => inForce(period, on));
  return then ?? agency.periods.at(-1) ?? null;
}

/** The agency of a code, whenever it was. */
export function agencyOf(facts: AgencyFacts, code: string): Agency | null {
  return facts.agencies.find((agency) => agency.code === code) ?? null;
}

/** The group of a code. */
export function groupOf(facts: AgencyFacts, code: string): AgencyGroup | null {
  return facts.groups.find((group) => group.code === code) ?? null;
}

/** The agencies in force on a day, in the order of the register. */
export function agenciesOn(facts: AgencyFacts, on: IsoDate): readonly Agency[] {
  return facts.agencies.filter((agency) => agency.periods.some((period) => inForce(period, on)));
}

/**
 * Who is meant by a group on a day: the agencies of its kind below the top of the city. Null for
 * an open group, whose words do not say. In the order of codes.
 */
export function expandGroup(
  register: AgencyRegister,
  code: string,
  on: IsoDate,
): readonly Agency[] | null {
  const group = groupOf(register, code);
  if (group === null || group.members === null) return null;
  return register.agencies
    .filter((agency) => {
      if (agency.kind !== group.members) return false;
      const period = agency.periods.find((each) => inForce(each, on));
      return period !== undefined && isBelowTop(register, agency.code, period);
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** An agency's time in a group, half-open. */
export interface Membership {
  readonly group: string;
  readonly agency: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** Every agency's time in every group that is not open, its periods that touch taken together. */
export function membershipsOf(register: AgencyRegister): readonly Membership[] {
  return register.groups.flatMap((group) =>
    register.agencies
      .filter((agency) => agency.kind === group.members)
      .flatMap((agency) => timesIn(register, group.code, agency)),
  );
}

function timesIn(register: AgencyRegister, group: string, agency: Agency): readonly Membership[] {
  const times: Membership[] = [];
  for (const period of agency.periods) {
    if (!isBelowTop(register, agency.code, period)) continue;
    const last = times.at(-1);
    const goesOn = last !== undefined && last.to !== null && last.to === period.from;
    if (goesOn) times[times.length - 1] = { ...last, to: period.to };
    else times.push({ group, agency: agency.code, from: period.from, to: period.to });
  }
  return times;
}

/** True when the agencies above it, at the beginning of the period, lead to the city's top. */
function isBelowTop(register: AgencyRegister, code: string, period: AgencyPeriod): boolean {
  if (code === register.top) return true;
  if (period.parent === null) return false;
  const above = agencyOf(register, period.parent);
  const then = above === null ? null : periodOn(above, period.from);
  return above !== null && then !== null && isBelowTop(register, above.code, then);
}
