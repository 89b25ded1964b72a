import type { output } from 'zod/mini';
import {
  err,
  lastDayOf,
  ok,
  parseIsoDate,
  todayAt,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import type {
  AgencyShape,
  AgencySuccessorShape,
  chainAgency,
  findAgencies as findAgenciesOperation,
} from '../contract.ts';
import {
  agencyChain,
  agencyOf,
  findAgencies,
  periodOn,
  type Agency,
  type AgencyGroup,
  type AgencyLink,
  type AgencyPeriod,
  type AgencyRegister,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';

export type AgencyReply = output<typeof AgencyShape>;
export type AgencySuccessorReply = output<typeof AgencySuccessorShape>;
export type FindReply = output<(typeof findAgenciesOperation)['reply']>;
export type ChainReply = output<(typeof chainAgency)['reply']>;

/** The day asked about: as given, or today in Hải Phòng. */
export function dayAsked(on: string | undefined, nowMs: number): Result<IsoDate, Refusal> {
  if (on === undefined) return ok(todayAt(nowMs));
  const date = parseIsoDate(on);
  return date === null ? err(refuse('agency.bad_date', { date: on }, { field: 'on' })) : ok(date);
}

/** `agency find` on a register: the database's, or the release's own files. */
export function answerFind(register: AgencyRegister, text: string, on: IsoDate): FindReply {
  const agencies = findAgencies(register, text, on).map((found) =>
    'group' in found ? toGroup(found.group) : toAgency(register, found.agency, found.period, on),
  );
  return { on, agencies };
}

/** `agency chain` on a register; without a day, every period of the agency. */
export function answerChain(
  register: AgencyRegister,
  code: string,
  on: IsoDate | null,
): ChainReply {
  return {
    agencies: agencyChain(register, code, on).map(({ agency, period, successors }) => ({
      code: agency.code,
      name: period.name,
      kind: agency.kind,
      from: period.from,
      to: lastDayOf(period.to),
      source: period.source,
      successors: successors.map(toSuccessor),
    })),
  };
}

/** An agency as screens and commands show it: the last day inclusive. */
export function toAgency(
  register: AgencyRegister,
  agency: Agency,
  period: AgencyPeriod,
  on: IsoDate,
): AgencyReply {
  const parent = period.parent === null ? null : agencyOf(register, period.parent);
  const above = parent === null ? null : periodOn(parent, on);
  return {
    code: agency.code,
    name: period.name,
    kind: agency.kind,
    parent: parent === null ? null : { code: parent.code, name: above?.name ?? parent.code },
    area: agency.area,
    from: period.from,
    to: lastDayOf(period.to),
    verified: period.verified,
  };
}

/** A group as screens and commands show it; it has no beginning and no end. */
export function toGroup(group: AgencyGroup): AgencyReply {
  return {
    code: group.code,
    name: group.name,
    kind: 'group',
    parent: null,
    area: null,
    from: null,
    to: null,
    verified: true,
  };
}

/** A step between two agencies, seen from the other end. */
export function toSuccessor({ code, name, from, succession }: AgencyLink): AgencySuccessorReply {
  const { thousandths } = succession;
  return {
    code,
    name,
    from,
    on: succession.on,
    function: succession.function,
    whole: succession.function === null && (thousandths === null || thousandths === 1000),
    share: thousandths === null ? null : thousandths / 1000,
    source: succession.source,
    verified: succession.verified,
  };
}
