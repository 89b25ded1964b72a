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
  chainArea,
  ChainUnitShape,
  findAreas as findAreasOperation,
  SuccessorShape,
  UnitShape,
} from '../contract.ts';
import {
  areaOn,
  chainOf,
  findAreas,
  isVerified,
  type Area,
  type AreaChain,
  type AreaLink,
  type AreaRegister,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';

export type UnitReply = output<typeof UnitShape>;
export type SuccessorReply = output<typeof SuccessorShape>;
export type FindReply = output<(typeof findAreasOperation)['reply']>;
export type ChainReply = output<(typeof chainArea)['reply']>;

/** The day asked about: as given, or today in Hải Phòng. */
export function dayAsked(on: string | undefined, nowMs: number): Result<IsoDate, Refusal> {
  if (on === undefined) return ok(todayAt(nowMs));
  const date = parseIsoDate(on);
  return date === null ? err(refuse('area.bad_date', { date: on }, { field: 'on' })) : ok(date);
}

/** `area find` on a register: the database's, or the release's own files. */
export function answerFind(register: AreaRegister, text: string, on: IsoDate): FindReply {
  return { on, units: findAreas(register, text, on).map((area) => toUnit(register, area, on)) };
}

/** `area chain` on a register; without a day, every unit that ever carried the code. */
export function answerChain(register: AreaRegister, code: string, on: IsoDate | null): ChainReply {
  return { units: chainOf(register, code, on).map(toChainUnit) };
}

/** A unit as screens and commands show it: the last day inclusive. */
export function toUnit(register: AreaRegister, area: Area, on: IsoDate): UnitReply {
  const parent = area.parent === null ? null : areaOn(register, area.parent, on);
  return {
    code: area.code,
    name: area.name,
    type: area.type,
    level: area.level,
    parent: parent === null ? null : { code: parent.code, name: parent.name },
    from: area.from,
    to: lastDayOf(area.to),
  };
}

/** A step between two units, seen from the other end. */
export function toSuccessor({ area, succession }: AreaLink): SuccessorReply {
  return {
    code: area.code,
    name: area.name,
    type: area.type,
    from: area.from,
    on: succession.on,
    share: succession.thousandths / 1000,
    whole: succession.thousandths === 1000,
    source: succession.source,
    verified: isVerified(succession),
  };
}

function toChainUnit({ area, successors }: AreaChain): output<typeof ChainUnitShape> {
  return {
    code: area.code,
    name: area.name,
    type: area.type,
    from: area.from,
    to: lastDayOf(area.to),
    source: area.source,
    successors: successors.map(toSuccessor),
  };
}
