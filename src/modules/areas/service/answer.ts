import type { output } from 'zod/mini';
import {
  err,
  formatDate,
  holds,
  lastDayOf,
  ok,
  parseIsoDate,
  todayAt,
  type IsoDate,
  type Refusal,
  type Result,
  shownCaller,
} from '../../../kernel/index.ts';
import type {
  chainArea,
  ChainUnitShape,
  findAreas as findAreasOperation,
  SuccessorShape,
  UnitShape,
} from '../contract.ts';
import {
  areaOf,
  areaOn,
  chainOf,
  findAreas,
  findHamlets,
  hamletsOf,
  isVerified,
  type Area,
  type AreaChain,
  type AreaLink,
  type AreaRegister,
  type Hamlet,
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
  const areas = findAreas(register, text, on).map((area) => toUnit(register, area, on));
  const hamlets = findHamlets(register, text, on).map((each) => hamletUnit(register, each));
  return { on, units: [...areas, ...hamlets] };
}

/** `area chain` on a register; without a day, every unit that ever carried the code. */
export function answerChain(register: AreaRegister, code: string, on: IsoDate | null): ChainReply {
  const units = chainOf(register, code, on).map(toChainUnit);
  const hamlets = hamletsOf(register, code)
    .filter(({ from, to }) => on === null || holds(from, to, on))
    .map((hamlet) => ({
      code: hamlet.code,
      name: hamlet.name,
      type: hamlet.type,
      from: hamlet.from,
      to: lastDayOf(hamlet.to),
      source: hamlet.source,
      successors: [...hamletSuccessors(register, hamlet)],
    }));
  return { units: [...units, ...hamlets] };
}

/** A hamlet as a unit of the fourth level: its parent is the commune. */
export function hamletUnit(register: AreaRegister, hamlet: Hamlet): UnitReply {
  const commune = areaOf(register, hamlet.commune, hamlet.communeFrom);
  return {
    code: hamlet.code,
    name: hamlet.name,
    type: hamlet.type,
    level: 'hamlet',
    parent: commune === null ? null : { code: commune.code, name: commune.name },
    from: hamlet.from,
    to: lastDayOf(hamlet.to),
  };
}

/** What a hamlet became: itself under another name, or the one it was merged into. */
export function hamletSuccessors(
  register: AreaRegister,
  hamlet: Hamlet,
): readonly SuccessorReply[] {
  const on = hamlet.to;
  if (on === null) return [];
  const next = hamletsOf(register, hamlet.successor ?? hamlet.code).find((each) =>
    holds(each.from, each.to, on),
  );
  if (next === undefined) return [];
  const source = hamlet.endedBy ?? next.source;
  const { code, name, type, from } = next;
  return [{ code, name, type, from, on, share: 1, whole: true, source, verified: true }];
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

/** A unit with what became of it, as screens and commands show it. */
export function toChainUnit({ area, successors }: AreaChain): output<typeof ChainUnitShape> {
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

/** Who was first and when, as a refusal tells it: "planner", "24/11/2026 09:30". */
export function firstComer({ by, at }: { readonly by: string; readonly at: Date }): {
  readonly by: string;
  readonly at: string;
} {
  // Việt Nam keeps one time all year: seven hours ahead.
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return { by: shownCaller(by), at: `${formatDate(todayAt(at.getTime()))} ${clock}` };
}
