import type { Finding } from '../../domain/reading.ts';
import type { ParsedPlan } from '../parsed.ts';
import { findInAgencies } from './agencies.ts';
import { findInCoverage } from './coverage.ts';
import { findInDates } from './dates.ts';
import { finish, type Draft } from './draft.ts';
import { findInNames } from './names.ts';
import { findOverlaps } from './overlap.ts';
import { findInPunctuation } from './punctuation.ts';
import { findInReferences } from './references.ts';
import { findInRunning } from './running.ts';
import { findInSections } from './sections.ts';
import { findInSpelling } from './spelling.ts';
import { findInTable } from './table.ts';
import { findInTasks } from './tasks.ts';
import { viewOf, type PlanView } from './view.ts';
import { forgetTexts } from './words.ts';

const families: readonly ((view: PlanView) => readonly Draft[])[] = [
  findInDates,
  findInTasks,
  findOverlaps,
  findInSections,
  findInAgencies,
  findInSpelling,
  findInPunctuation,
  findInNames,
  findInReferences,
  findInCoverage,
  findInRunning,
  findInTable,
];

const bySeverity: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** The oddities of a plan, in the order of the text; the gravest first where lines are equal. */
export function findFindings(parsed: ParsedPlan): readonly Finding[] {
  const view = viewOf(parsed);
  const titles = new Map(parsed.tasks.map(({ code, title }) => [code, title]));
  const drafts = families.flatMap((family) => family(view));
  const findings = drafts.map((draft) => finish(draft, titles));
  forgetTexts();
  const unique = new Map(findings.map((finding) => [finding.id, finding]));
  return [...unique.values()].sort(
    (a, b) =>
      a.where.line - b.where.line ||
      bySeverity[a.severity] - bySeverity[b.severity] ||
      (a.id < b.id ? -1 : 1),
  );
}
