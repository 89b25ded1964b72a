import type { ReplyOf } from '../../../kernel/index.ts';
import type { getValue } from '../contract/index.ts';

type Value = ReplyOf<typeof getValue>['values'][number];

export type Level = 'national' | 'city' | 'east' | 'west';

/** A value held from a day to a last day; null: it exists and is not known. */
export interface Step {
  readonly from: string;
  readonly to: string | null;
  readonly value: number | null;
  readonly text: string | null;
}

export interface Line {
  readonly level: Level;
  readonly steps: readonly Step[];
}

/** Whose value it is: the country's, the city's, or that of one of its two old provinces. */
export function levelOf({ level, area }: Pick<Value, 'level' | 'area'>): Level {
  if (level !== 'area') return level;
  return area === 'west' ? 'west' : 'east';
}

const levels: readonly Level[] = ['national', 'city', 'east', 'west'];

/** The lines of a value's history, of one line of a table: by level, oldest step first. */
export function linesOf(values: readonly Value[], key: string | null): readonly Line[] {
  const own = values.filter((each) => each.key === key);
  return levels.flatMap((level) => {
    const steps = own
      .filter((each) => levelOf(each) === level)
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map(({ from, to, value }) => ({
        from,
        to,
        value: value === null ? null : Number(value),
        text: value,
      }));
    return steps.length === 0 ? [] : [{ level, steps }];
  });
}

/** Where things lie in the picture, in its own units. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Drawn {
  readonly level: Level;
  /** Of an SVG path: it starts anew after a gap. */
  readonly path: string;
  readonly marks: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly step: Step }[];
  /** Where its name stands: after its last step. */
  readonly endX: number;
  readonly end: number;
}

export interface Chart {
  readonly lines: readonly Drawn[];
  readonly years: readonly Tick[];
  readonly amounts: readonly Tick[];
}

/** Days since 1970, fractions none. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** A round step of which at most `count` make `top`. */
export function roundStep(top: number, count: number): number {
  const least = top / count;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= least) ?? 10) * power;
}

/** Smallest distance between two names at the right end. */
const NAME_HEIGHT = 16;

/** The step chart: amounts from zero, time as long as it was, open ends a year past the last change. */
export function chartOf(lines: readonly Line[], frame: Frame): Chart {
  const steps = lines.flatMap((line) => line.steps);
  const firstYear = Math.min(...steps.map(({ from }) => Number(from.slice(0, 4))));
  const lastYear = Math.max(...steps.map(({ from, to }) => Number((to ?? from).slice(0, 4)))) + 2;
  const [start, end] = [dayNumber(`${firstYear}-01-01`), dayNumber(`${lastYear}-01-01`)];
  const highest = Math.max(...steps.map(({ value }) => value ?? 0), 0);
  const rung = highest === 0 ? 1 : roundStep(highest * 1.08, 5);
  const top = Math.max(rung, Math.ceil((highest * 1.08) / rung) * rung);
  const x = (day: number): number =>
    frame.left + ((day - start) / (end - start)) * (frame.width - frame.left - frame.right);
  const y = (value: number): number =>
    frame.height - frame.bottom - (value / top) * (frame.height - frame.top - frame.bottom);
  const yearRung = Math.max(1, Math.ceil((lastYear - firstYear) / 12));
  const years = countUp(firstYear, lastYear, yearRung).map((year) => {
    return { at: x(dayNumber(`${year}-01-01`)), label: String(year) };
  });
  const amounts = countUp(0, Math.round(top / rung), 1).map((index) => {
    const value = Number((index * rung).toPrecision(12));
    return { at: y(value), label: String(value) };
  });
  return { lines: apart(lines.map((line) => drawnOf(line, x, y, end))), years, amounts };
}

function countUp(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

type Scale = (value: number) => number;

function drawnOf({ level, steps }: Line, x: Scale, y: Scale, end: number): Drawn {
  const places = steps.map((step) => ({
    step,
    from: x(dayNumber(step.from)),
    // The day after the last one: steps that follow each other meet.
    to: x(step.to === null ? end : dayNumber(step.to) + 1),
  }));
  const parts = places.map(({ step, from, to }, index) => {
    if (step.value === null) return '';
    const before = places[index - 1];
    const joined =
      before !== undefined && before.step.value !== null && Math.abs(before.to - from) < 0.01;
    return `${joined ? 'V' : `M${round(from)} `}${round(y(step.value))}H${round(to)}`;
  });
  const known = places.filter(({ step }) => step.value !== null);
  return {
    level,
    path: parts.join(''),
    marks: known.map(({ step, from }) => {
      return { x: round(from), y: round(y(step.value ?? 0)), text: step.text ?? '' };
    }),
    gaps: places.filter(({ step }) => step.value === null),
    endX: round(known.at(-1)?.to ?? 0),
    end: round(y(known.at(-1)?.step.value ?? 0)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Names at the right end moved apart, so that none covers another. */
function apart(lines: readonly Drawn[]): readonly Drawn[] {
  const down = lines.toSorted((a, b) => b.end - a.end);
  const ends = new Map<Drawn, number>();
  let above = Infinity;
  for (const line of down) {
    const end = Math.min(line.end, above - NAME_HEIGHT);
    ends.set(line, end);
    above = end;
  }
  return lines.map((line) => ({ ...line, end: ends.get(line) ?? line.end }));
}
