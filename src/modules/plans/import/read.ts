import { createHash } from 'node:crypto';
import { type Refusal, type Result, err, ok } from '../../../kernel/index.ts';
import type { PlanReading } from '../domain/reading.ts';
import type { AgencySource } from '../domain/resolve.ts';
import { refuseImport } from './errors.ts';
import { findFindings } from './findings/index.ts';
import { openPlan } from './open.ts';
import { parsePlan } from './parse.ts';
import type { ParsedPlan, PlanFormat } from './parsed.ts';

/** More paragraphs outside of tables than any plan has; each may become a provision. */
export const PLAN_PARAGRAPHS_MAX = 40_000;

export interface ReadSettings {
  /** What the file is; read from its name and first bytes when not given. */
  readonly format?: PlanFormat | undefined;
  readonly fileName: string;
  readonly resolveAgency: AgencySource;
}

export interface ReadPlan {
  readonly reading: PlanReading;
  readonly parsed: ParsedPlan;
  /** The text whose lines the reading's places count. */
  readonly lines: readonly string[];
  readonly format: PlanFormat;
}

/**
 * Reads a published text as a plan, its oddities as findings. Pure: no database, no clock.
 * Errors: `encoding`, `plan.not_recognised`, `plan.too_many_paragraphs` and those of files that
 * cannot be opened.
 */
export async function readPlan(
  bytes: Uint8Array,
  settings: ReadSettings,
): Promise<Result<ReadPlan, Refusal>> {
  const { fileName, format, resolveAgency } = settings;
  const opened = await openPlan(bytes, format, fileName);
  if (!opened.ok) return opened;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const parsed = parsePlan(
    opened.value,
    sha256,
    ({ issuer }) => resolveAgency.byIssuer?.(issuer) ?? resolveAgency,
  );
  if (parsed === null) {
    return err(refuseImport('plan.not_recognised', { file: fileName }, { file: fileName }));
  }
  if (parsed.paragraphs.length > PLAN_PARAGRAPHS_MAX) {
    const limit = PLAN_PARAGRAPHS_MAX;
    return err(
      refuseImport('plan.too_many_paragraphs', { file: fileName, limit }, { file: fileName }),
    );
  }
  const { document, grounds, references, sections, provisions, tasks, targets } = parsed;
  const findings = findFindings(parsed);
  const reading = { document, grounds, references, sections, provisions, tasks, targets, findings };
  return ok({ reading, parsed, lines: parsed.lines, format: parsed.format });
}
