import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aLink, aMatrix, confirmedLink } from '../../../../tests/support/plan-replies.ts';
import {
  firstSection,
  gridOf,
  MOST_COLUMNS,
  moveCell,
  taskSections,
  type Matrix,
} from './matrix-data.ts';

const whole = { section: null, holesOnly: false };

/** A matrix of so many tasks, two sections of them. */
function ofTasks(count: number): Matrix {
  const tasks = Array.from({ length: count }, (_, index) => {
    const section = index < count / 2 ? 'PL.I' : 'PL.II.3';
    return { code: `${section}.${index}`, section, title: `Việc ${index}`, line: index + 1 };
  });
  return aMatrix({ tasks, links: [], holes: { provisions: [], tasks: [] } });
}

function codes(items: readonly { readonly code: string }[]): readonly string[] {
  return items.map(({ code }) => code);
}

describe('the sections one may choose', () => {
  test('are the top ones of the tasks, each once, in the order of the text', () => {
    expect(taskSections(aMatrix())).toEqual(['PL.I', 'PL.II']);
    expect(taskSections(ofTasks(6))).toEqual(['PL.I', 'PL.II']);
    expect(taskSections(aMatrix({ tasks: [] }))).toEqual([]);
  });

  test('a plan of few tasks is shown whole, a larger one by its first section', () => {
    expect(firstSection(ofTasks(MOST_COLUMNS))).toBe(null);
    expect(firstSection(ofTasks(MOST_COLUMNS + 1))).toBe('PL.I');
    expect(firstSection(aMatrix({ tasks: [] }))).toBe(null);
  });
});

describe('what the matrix shows', () => {
  test('whole: every provision against every task', () => {
    const grid = gridOf(aMatrix(), whole);
    expect(codes(grid.provisions)).toEqual(['II.1.1', 'II.1.2', 'II.2.1']);
    expect(codes(grid.tasks)).toEqual(['PL.I.1', 'PL.I.10', 'PL.II.2']);
  });

  test('of one section: its tasks, also those of sections below it, not those of PL.II for PL.I', () => {
    expect(codes(gridOf(aMatrix(), { ...whole, section: 'PL.I' }).tasks)).toEqual([
      'PL.I.1',
      'PL.I.10',
    ]);
    expect(gridOf(ofTasks(4), { ...whole, section: 'PL.II' }).tasks).toHaveLength(2);
  });

  test('holes only: provisions without a task, tasks without a provision', () => {
    const grid = gridOf(aMatrix(), { section: null, holesOnly: true });
    expect([codes(grid.provisions), codes(grid.tasks)]).toEqual([['II.2.1'], ['PL.II.2']]);
  });

  test('where only one side has holes the other stays whole, to fill them with', () => {
    const noTask = aMatrix({ holes: { provisions: ['II.2.1'], tasks: [] } });
    const grid = gridOf(noTask, { section: null, holesOnly: true });
    expect(codes(grid.provisions)).toEqual(['II.2.1']);
    expect(grid.tasks).toHaveLength(3);
    const noProvision = aMatrix({ holes: { provisions: [], tasks: ['PL.II.2'] } });
    const other = gridOf(noProvision, { section: null, holesOnly: true });
    expect([other.provisions.length, other.tasks.length]).toEqual([3, 1]);
  });

  test('holes of a section without any keep the tasks of that section', () => {
    const grid = gridOf(aMatrix(), { section: 'PL.I', holesOnly: true });
    expect(codes(grid.tasks)).toEqual(['PL.I.1', 'PL.I.10']);
  });

  test('a cell finds the link of exactly its provision and task', () => {
    const matrix = aMatrix({ links: [confirmedLink, aLink({ task: 'PL.I.10' })] });
    const { linkOf } = gridOf(matrix, whole);
    expect(linkOf('II.1.1', 'PL.I.1')?.state).toBe('confirmed');
    expect(linkOf('II.1.1', 'PL.I.10')?.state).toBe('suggested');
    expect(linkOf('PL.I.1', 'II.1.1')).toBe(null);
    expect(linkOf('II.2.1', 'PL.I.1')).toBe(null);
  });
});

describe('where a key leads from a cell', () => {
  const at = { row: 5, column: 5 };

  test.each([
    ['ArrowUp', { row: 4, column: 5 }],
    ['ArrowDown', { row: 6, column: 5 }],
    ['ArrowLeft', { row: 5, column: 4 }],
    ['ArrowRight', { row: 5, column: 6 }],
    ['PageUp', { row: 0, column: 5 }],
    ['PageDown', { row: 15, column: 5 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 29 }],
  ])('%s', (key, to) => {
    expect(moveCell(at, key, 40, 30)).toEqual(to);
  });

  test.each(['x', 'Enter', 'Tab', ' ', 'Escape', ''])('“%s” leads nowhere', (key) => {
    expect(moveCell(at, key, 40, 30)).toBe(null);
  });

  test('no key leaves the grid, and at an edge one stays', () => {
    expect(moveCell({ row: 0, column: 0 }, 'ArrowUp', 3, 3)).toEqual({ row: 0, column: 0 });
    expect(moveCell({ row: 2, column: 2 }, 'ArrowRight', 3, 3)).toEqual({ row: 2, column: 2 });
    const keys = fc.constantFrom(
      ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'],
    );
    const size = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(size, size, fc.array(keys, { maxLength: 30 }), (rows, columns, pressed) => {
        let cell = { row: 0, column: 0 };
        for (const key of pressed) cell = moveCell(cell, key, rows, columns) ?? cell;
        expect(cell.row >= 0 && cell.row < rows).toBe(true);
        expect(cell.column >= 0 && cell.column < columns).toBe(true);
      }),
    );
  });
});
