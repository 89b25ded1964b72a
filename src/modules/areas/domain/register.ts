import { holds, type IsoDate } from '../../../kernel/index.ts';
import type { Area, AreaFacts, AreaSuccession, Hamlet } from './types.ts';

/** The facts, arranged for questions. */
export interface AreaRegister extends AreaFacts {
  readonly byCode: ReadonlyMap<string, readonly Area[]>;
  readonly successionsOf: ReadonlyMap<string, readonly AreaSuccession[]>;
  readonly predecessorsOf: ReadonlyMap<string, readonly AreaSuccession[]>;
  readonly hamletsOf: ReadonlyMap<string, readonly Hamlet[]>;
}

/** Arranges the facts; every unit's periods stand in the order of time. */
export function makeAreaRegister(facts: AreaFacts): AreaRegister {
  const areas = [...facts.areas].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const ends = new Map(areas.map(({ code, from, to }) => [identity(code, from), to]));
  const hamlets = facts.hamlets.map((hamlet) => withinCommune(hamlet, ends));
  return {
    ...facts,
    areas,
    hamlets,
    byCode: grouped(areas, (area) => area.code),
    successionsOf: grouped(facts.successions, (each) => identity(each.code, each.from)),
    predecessorsOf: grouped(facts.successions, (each) =>
      identity(each.successor, each.successorFrom),
    ),
    hamletsOf: grouped(hamlets, (each) => identity(each.commune, each.communeFrom)),
  };
}

/** A hamlet ends with its commune at the latest: where it passed to then, its next row says. */
function withinCommune(hamlet: Hamlet, ends: ReadonlyMap<string, IsoDate | null>): Hamlet {
  const end = ends.get(identity(hamlet.commune, hamlet.communeFrom)) ?? null;
  if (end === null || (hamlet.to !== null && hamlet.to <= end)) return hamlet;
  return { ...hamlet, to: end };
}

/** The text that identifies a unit through all time. */
export function identity(code: string, from: IsoDate): string {
  return `${code}@${from}`;
}

/** The unit that carries a code on a day. */
export function areaOn(register: AreaRegister, code: string, on: IsoDate): Area | null {
  const carriers = register.byCode.get(code) ?? [];
  return carriers.find((area) => holds(area.from, area.to, on)) ?? null;
}

/** The unit of an identity. */
export function areaOf(register: AreaRegister, code: string, from: IsoDate): Area | null {
  return register.byCode.get(code)?.find((area) => area.from === from) ?? null;
}

/** Every unit in force on a day. */
export function areasOn(register: AreaRegister, on: IsoDate): readonly Area[] {
  return register.areas.filter((area) => holds(area.from, area.to, on));
}

/** The units directly below a unit on a day; below null, the provinces. In the order of codes. */
export function childrenOn(
  register: AreaRegister,
  parent: string | null,
  on: IsoDate,
): readonly Area[] {
  return areasOn(register, on)
    .filter((area) => area.parent === parent)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A unit and every unit below it on a day. */
export function withinOn(register: AreaRegister, code: string, on: IsoDate): readonly Area[] {
  const top = areaOn(register, code, on);
  if (top === null) return [];
  const below = childrenOn(register, code, on);
  return [top, ...below.flatMap((child) => withinOn(register, child.code, on))];
}

/** The units above a unit on a day, from the province down. */
export function pathOn(register: AreaRegister, area: Area, on: IsoDate): readonly Area[] {
  const parent = area.parent === null ? null : areaOn(register, area.parent, on);
  return parent === null ? [] : [...pathOn(register, parent, on), parent];
}

/** The hamlets of a commune in force on a day. */
export function hamletsOn(register: AreaRegister, area: Area, on: IsoDate): readonly Hamlet[] {
  const all = register.hamletsOf.get(identity(area.code, area.from)) ?? [];
  return all.filter((hamlet) => holds(hamlet.from, hamlet.to, on));
}

/** The hamlet of a code on a day. */
export function hamletOn(register: AreaRegister, code: string, on: IsoDate): Hamlet | null {
  return hamletsOf(register, code).find(({ from, to }) => holds(from, to, on)) ?? null;
}

/** Every period of the hamlet of a code, in the order of time. */
export function hamletsOf(register: AreaRegister, code: string): readonly Hamlet[] {
  const commune = code.slice(0, code.indexOf('-'));
  return (register.byCode.get(commune) ?? [])
    .flatMap((area) => register.hamletsOf.get(identity(area.code, area.from)) ?? [])
    .filter((hamlet) => hamlet.code === code);
}

/** True when a unit or a hamlet carries the code on a day. */
export function standsOn(register: AreaRegister, code: string, on: IsoDate): boolean {
  return areaOn(register, code, on) !== null || hamletOn(register, code, on) !== null;
}

/**
 * The codes of a unit, of the units below it and of their hamlets on a day. The unit is the one
 * that carried the code on `since`, followed to the day while it stays the same place (a new type
 * or name, the same land): a unit that took its code over is another one. None when it has ended.
 */
export function reachOn(
  register: AreaRegister,
  place: { readonly code: string; readonly since: IsoDate },
  on: IsoDate,
): readonly string[] {
  const start = areaOn(register, place.code, place.since);
  if (start === null) {
    const hamlet = hamletOn(register, place.code, place.since);
    return hamlet !== null && hamletOn(register, place.code, on) !== null ? [hamlet.code] : [];
  }
  const unit = start.from > on ? start : samePlaceOn(register, start, on);
  if (unit === null) return [];
  const day = unit.from > on ? unit.from : on;
  const units = withinOn(register, unit.code, day);
  const hamlets = units.flatMap((each) => hamletsOn(register, each, day));
  return [...units, ...hamlets].map(({ code }) => code);
}

/** The unit that a unit is on a later day when it was only renamed or raised; null: it ended. */
function samePlaceOn(register: AreaRegister, area: Area, on: IsoDate): Area | null {
  if (holds(area.from, area.to, on)) return area;
  if (area.to === null || area.to > on) return null;
  const steps = register.successionsOf.get(identity(area.code, area.from)) ?? [];
  const next = areaOn(register, area.code, area.to);
  if (next === null) return null;
  const came = register.predecessorsOf.get(identity(next.code, next.from)) ?? [];
  const wholly = steps.length === 0 || (steps.length === 1 && steps[0]?.thousandths === 1000);
  const alone = came.every((step) => step.code === area.code && step.from === area.from);
  const recorded = steps.every((step) => step.successor === next.code);
  const isSame = next.level === area.level && next.name === area.name;
  return wholly && alone && recorded && (steps.length > 0 || isSame)
    ? samePlaceOn(register, next, on)
    : null;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
