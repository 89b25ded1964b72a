import type { Finding, FindingCode } from '../../src/modules/plans/domain/index.ts';
import { findFindings } from '../../src/modules/plans/import/findings/index.ts';
import { aParsedPlan, type PlanSketch, type RowSketch } from './parsed-plan.ts';

/** The findings of a sketched plan, of one code when one is given. */
export function findingsOf(sketch: PlanSketch, code?: FindingCode): readonly Finding[] {
  const all = findFindings(aParsedPlan(sketch));
  return code === undefined ? all : all.filter((finding) => finding.code === code);
}

/** The only finding of a code; fails when there is none or more than one. */
export function theFinding(sketch: PlanSketch, code: FindingCode): Finding {
  const found = findingsOf(sketch, code);
  const [first, ...rest] = found;
  if (first === undefined || rest.length > 0) {
    throw new Error(
      `${found.length} findings of ${code}: ${found.map((each) => each.text).join('\n')}`,
    );
  }
  return first;
}

/** Codes of all places of a finding, its own first. */
export function placesOf({ where, related }: Finding): readonly string[] {
  return [where.code, ...related.map((place) => place.code)];
}

/** A section of the annex with tasks under it, numbered from 1. */
export function aSection(
  number: string,
  title: string,
  tasks: readonly (string | Partial<RowSketch>)[],
) {
  const rows: RowSketch[] = tasks.map((task, index) => {
    const given = typeof task === 'string' ? { title: task } : task;
    return { number: String(index + 1), title: '', parent: `PL.${number}`, ...given };
  });
  return [{ kind: 'section' as const, number, title }, ...rows];
}
