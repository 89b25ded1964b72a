import type { BenchResult } from '../../src/apps/bench/shape.ts';
import type { Tried } from './campaigns.ts';

/** Tests of one property that are told one by one; of more only their number. */
const TOLD = 12;

/** The page of docs/reliability.md: what was tried, how often, and what came of it. */
export function reliabilityPage(
  about: { readonly machine: string; readonly on: string },
  tried: readonly Tried[],
  { rows, claims }: BenchResult,
): string {
  const seconds = rows.reduce((sum, each) => sum + each.seconds, 0);
  return [
    '# What was tried so that nothing is lost',
    '',
    'Written by `./ansinh bench faults`; each line is a test of the house, run more often than at a',
    'commit, or a figure of that run.',
    '',
    `- On: ${about.on}`,
    `- Machine: ${about.machine}`,
    `- Took: ${(seconds / 60).toFixed(0)} minutes of tests`,
    '',
    ...[...Map.groupBy(tried, ({ property }) => property)].flatMap(([property, tests]) => [
      `## ${property}`,
      '',
      ...linesOf(tests),
      '',
    ]),
    '## Figures',
    '',
    ...claims.map(({ text, value, goal, reached }) => {
      const mark = reached ? '' : ' – **missed**';
      return `- ${text}: ${String(Math.round(value * 100) / 100)} (goal ${String(goal)})${mark}`;
    }),
    '',
  ].join('\n');
}

function linesOf(tests: readonly Tried[]): readonly string[] {
  const shown = tests.length > TOLD ? tests.filter(({ passed }) => !passed) : tests;
  const passed = tests.filter((each) => each.passed).length;
  const sum = `- ${String(passed)} of ${String(tests.length)} tests passed`;
  const lines = shown.map(({ title, passed: held, seconds }) => {
    return `- ${held ? 'held' : '**did not hold**'}: ${title} (${seconds.toFixed(0)} s)`;
  });
  return tests.length > TOLD ? [sum, ...lines] : lines;
}
