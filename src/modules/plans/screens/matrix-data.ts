import type { ReplyOf } from '../../../kernel/index.ts';
import type { getMatrix } from '../contract/index.ts';
import type { Link } from './links.tsx';
import { topSection } from './shared.tsx';

export type Matrix = ReplyOf<typeof getMatrix>;
export type Provision = Matrix['provisions'][number];
export type MatrixTask = Matrix['tasks'][number];

/** A larger plan is shown one section of tasks at a time. */
export const MOST_COLUMNS = 60;

/** What is shown: tasks of one section, or holes only. */
export interface MatrixView {
  readonly section: string | null;
  readonly holesOnly: boolean;
}

export interface Grid {
  readonly provisions: readonly Provision[];
  readonly tasks: readonly MatrixTask[];
  readonly linkOf: (provision: string, task: string) => Link | null;
}

/** The sections of tasks one may choose. */
export function taskSections(matrix: Matrix): readonly string[] {
  return [...new Set(matrix.tasks.map(({ section }) => topSection(section)))];
}

/** The section that is shown when nobody chose one: all of a small plan, the first of a large. */
export function firstSection(matrix: Matrix): string | null {
  return matrix.tasks.length <= MOST_COLUMNS ? null : (taskSections(matrix)[0] ?? null);
}

/** Rows, columns and links of a view. */
export function gridOf(matrix: Matrix, { section, holesOnly }: MatrixView): Grid {
  const links = new Map(matrix.links.map((link) => [`${link.provision}\n${link.task}`, link]));
  const holes = {
    provisions: new Set(matrix.holes.provisions),
    tasks: new Set(matrix.holes.tasks),
  };
  const ofSection = matrix.tasks.filter(
    (task) => section === null || topSection(task.section) === section,
  );
  const tasks = ofSection.filter(({ code }) => !holesOnly || holes.tasks.has(code));
  const provisions = matrix.provisions.filter(
    ({ code }) => !holesOnly || holes.provisions.has(code),
  );
  return {
    // Where only one side has holes, the other stays whole: a hole is filled with what is there.
    tasks: tasks.length === 0 ? ofSection : tasks,
    provisions: provisions.length === 0 ? matrix.provisions : provisions,
    linkOf: (provision, task) => links.get(`${provision}\n${task}`) ?? null,
  };
}

/** A cell by the numbers of its row and column. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; null when it leads nowhere. */
export function moveCell(at: CellAt, key: string, rows: number, columns: number): CellAt | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    Home: [0, -columns],
    End: [0, columns],
  };
  const step = steps[key];
  if (step === undefined) return null;
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: within(at.row + step[0], rows), column: within(at.column + step[1], columns) };
}
