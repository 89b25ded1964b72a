import { holds, type IsoDate } from '../../../kernel/index.ts';
import { areaOf, areaOn, identity, type AreaRegister } from './register.ts';
import type { Area, AreaSuccession } from './types.ts';

/** A unit and where each part of it went. */
export interface AreaChain {
  readonly area: Area;
  readonly successors: readonly AreaLink[];
}

/** One part of a unit, on its way to another. */
export interface AreaLink {
  readonly area: Area;
  readonly succession: AreaSuccession;
}

/**
 * What became of the units that carried a code: of the one in force on a day, or, since codes are
 * given again, without a day of each that ever carried it.
 */
export function chainOf(
  register: AreaRegister,
  code: string,
  on: IsoDate | null,
): readonly AreaChain[] {
  const one = on === null ? null : areaOn(register, code, on);
  const carriers = on === null ? (register.byCode.get(code) ?? []) : one === null ? [] : [one];
  return carriers.map((area) => ({ area, successors: successorsOf(register, area) }));
}

/** The parts of a unit and the units they went to. */
export function successorsOf(register: AreaRegister, area: Area): readonly AreaLink[] {
  const successions = register.successionsOf.get(identity(area.code, area.from)) ?? [];
  return successions.flatMap((succession) => {
    const next = areaOf(register, succession.successor, succession.successorFrom);
    return next === null ? [] : [{ area: next, succession }];
  });
}

/** The parts that came to a unit and the units they came from. */
export function predecessorsOf(register: AreaRegister, area: Area): readonly AreaLink[] {
  const successions = register.predecessorsOf.get(identity(area.code, area.from)) ?? [];
  return successions.flatMap((succession) => {
    const before = areaOf(register, succession.code, succession.from);
    return before === null ? [] : [{ area: before, succession }];
  });
}

/** A unit of a later day with the share of the older unit that lies in it. */
export interface Destination {
  readonly area: Area;
  readonly share: number;
  /** True when every step on the way is said by a document. */
  readonly verified: boolean;
}

/**
 * Where a unit lies on a later day, followed through every change. Shares sum to 1; less only by
 * parts whose way is not known, or which lie in a unit that begins after that day.
 */
export function destinationsOn(
  register: AreaRegister,
  area: Area,
  on: IsoDate,
): readonly Destination[] {
  const found = new Map<string, Destination>();
  const walk = (at: Area, share: number, verified: boolean): void => {
    if (holds(at.from, at.to, on)) {
      const key = identity(at.code, at.from);
      const before = found.get(key);
      found.set(key, {
        area: at,
        share: (before?.share ?? 0) + share,
        verified: verified && (before?.verified ?? true),
      });
      return;
    }
    if (at.to === null || at.to > on) return;
    for (const { area: next, succession } of successorsOf(register, at)) {
      const part = (share * succession.thousandths) / 1000;
      walk(next, part, verified && isVerified(succession));
    }
  };
  walk(area, 1, true);
  return [...found.values()].sort((a, b) => b.share - a.share);
}

/** True when the document itself says where the part went; else "chưa kiểm chứng" is shown. */
export function isVerified(succession: Pick<AreaSuccession, 'confidence'>): boolean {
  return succession.confidence === 'A';
}
