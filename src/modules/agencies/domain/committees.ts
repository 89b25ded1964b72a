import { toneKey, type IsoDate } from '../../../kernel/index.ts';
import type { Agency, AgencyPeriod, AgencySuccession } from './types.ts';

/** A dated unit, as the areas module tells of it. */
export interface GovernedArea {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly parent: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly source: string;
}

/** A step between two units. */
export interface GovernedSuccession {
  readonly code: string;
  readonly from: IsoDate;
  readonly on: IsoDate;
  readonly successor: string;
  readonly successorFrom: IsoDate;
  readonly thousandths: number;
  readonly source: string;
  readonly verified: boolean;
}

/** The first day of local government of two tiers: no committee of before goes on under it. */
const twoTiersFrom = '2025-07-01';

/** The People's Committees of all units and times, and what became of each. */
export interface Committees {
  readonly agencies: readonly Agency[];
  readonly successions: readonly AgencySuccession[];
}

/**
 * Every unit has a committee. It goes on while its unit keeps code and name (huyện Thủy Nguyên
 * becomes thành phố Thủy Nguyên); under a code given again it is another one, with a code of its
 * own: `UBND-11341`, then `UBND-11341-202501`. `named` are the committees that the files name.
 */
export function committeesOf(
  areas: readonly GovernedArea[],
  successions: readonly GovernedSuccession[],
  named: ReadonlyMap<string, string>,
): Committees {
  const lines = linesOf(areas, named);
  const codeOf = new Map<string, string>();
  for (const line of lines) for (const area of line.areas) codeOf.set(identity(area), line.code);
  const governing = (code: string, on: IsoDate): string | null => {
    const area = areas.find(
      (each) => each.code === code && each.from <= on && (each.to === null || on < each.to),
    );
    return area === undefined ? null : (codeOf.get(identity(area)) ?? null);
  };
  const agencies = lines
    .filter((line) => !line.named)
    .map((line) => ({
      code: line.code,
      kind: kindOf[line.areas[0]?.level ?? 'commune'],
      area: line.areas[0]?.code ?? null,
      periods: periodsOf(line.areas, governing),
      spellings: [],
    }));
  return { agencies, successions: stepsOf(successions, codeOf) };
}

const kindOf = {
  province: 'city_committee',
  district: 'district_committee',
  commune: 'commune_committee',
} as const;

interface Line {
  readonly code: string;
  readonly named: boolean;
  readonly areas: readonly GovernedArea[];
}

function linesOf(
  areas: readonly GovernedArea[],
  named: ReadonlyMap<string, string>,
): readonly Line[] {
  const byCode = new Map<string, GovernedArea[]>();
  for (const area of areas) byCode.set(area.code, [...(byCode.get(area.code) ?? []), area]);
  return [...byCode].flatMap(([code, carriers]): readonly Line[] => {
    const ordered = carriers.sort((a, b) => (a.from < b.from ? -1 : 1));
    const given = named.get(code);
    if (given !== undefined) return [{ code: given, named: true, areas: ordered }];
    const runs: GovernedArea[][] = [];
    for (const area of ordered) {
      const run = runs.at(-1);
      const before = run?.at(-1);
      if (run !== undefined && before !== undefined && goesOn(before, area)) run.push(area);
      else runs.push([area]);
    }
    return runs.map((run, index) => ({
      code: index === 0 ? `UBND-${code}` : `UBND-${code}-${monthOf(run[0]?.from)}`,
      named: false,
      areas: run,
    }));
  });
}

function goesOn(before: GovernedArea, after: GovernedArea): boolean {
  const sameName = toneKey(before.name) === toneKey(after.name);
  const sameLevel = before.level === after.level;
  return before.to === after.from && after.from !== twoTiersFrom && sameName && sameLevel;
}

function monthOf(date: string | undefined): string {
  return (date ?? '').slice(0, 7).replace('-', '');
}

function periodsOf(
  areas: readonly GovernedArea[],
  governing: (code: string, on: IsoDate) => string | null,
): readonly AgencyPeriod[] {
  return areas.map((area) => ({
    name: `Ủy ban nhân dân ${area.type} ${area.name}`,
    from: area.from,
    to: area.to,
    parent: area.parent === null ? null : governing(area.parent, area.from),
    source: area.source,
    verified: true,
  }));
}

function stepsOf(
  successions: readonly GovernedSuccession[],
  codeOf: ReadonlyMap<string, string>,
): readonly AgencySuccession[] {
  return successions.flatMap((step) => {
    const from = codeOf.get(identity(step));
    const to = codeOf.get(identity({ code: step.successor, from: step.successorFrom }));
    if (from === undefined || to === undefined || from === to) return [];
    return [
      {
        code: from,
        on: step.on,
        successor: to,
        function: null,
        thousandths: step.thousandths,
        source: step.source,
        verified: step.verified,
      },
    ];
  });
}

function identity(area: { readonly code: string; readonly from: IsoDate }): string {
  return `${area.code}@${area.from}`;
}
