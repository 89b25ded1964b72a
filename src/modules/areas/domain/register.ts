import { holds, type IsoDate } from '../../../kernel/index.ts';
import type { Area, AreaFacts, AreaSuccession, Hamlet } from './types.ts';

/** The facts, arranged for questions. */
export interface AreaRegister extends AreaFacts {
  readonly byCode: ReadonlyMap<string, readonly Area[]>;
  readonly successionsOf: ReadonlyMap<string, readonly AreaSuccession[]>;
  readonly predecessorsOf: ReadonlyMap<string, readonly AreaSuccession[]>;
}

/** Arranges the facts; every unit's periods stand in the order of time. */
export function makeAreaRegister(facts: AreaFacts): AreaRegister {
  const areas = [...facts.areas].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    ...facts,
    areas,
    byCode: grouped(areas, (area) => area.code),
    successionsOf: grouped(facts.successions, (each) => identity(each.code, each.from)),
    predecessorsOf: grouped(facts.successions, (each) =>
      identity(each.successor, each.successorFrom),
    ),
  };
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
  return register.hamlets.filter(
    (hamlet) =>
      hamlet.commune === area.code &&
      hamlet.communeFrom === area.from &&
      holds(hamlet.from, hamlet.to, on),
  );
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
