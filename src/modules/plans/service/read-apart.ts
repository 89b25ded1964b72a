import { err, type Refusal, type Result, type Upload } from '../../../kernel/index.ts';
import { makeApart, type ApartLimits } from '../../../platform/apart/index.ts';
import type { PlanRelease } from '../domain/index.ts';
import { refuseImport } from '../import/index.ts';

/**
 * Reading the files of strangers. A plan of ten thousand tasks is read within 160 MB of heap; a
 * wait and a reading together are shorter than the time an upload has.
 */
export const readingLimits: ApartLimits = {
  atOnce: 2,
  waiting: 2,
  waitMs: 15_000,
  heapMb: 256,
  workMs: 40_000,
};

/** Reads an uploaded file; `signal` ends the reading when nobody waits for it any more. */
export interface FileReader {
  readonly read: (
    file: Upload,
    signal: AbortSignal | undefined,
  ) => Promise<Result<PlanRelease, Refusal>>;
  /** Files being read now. */
  readonly inside: () => number;
}

/**
 * A reader that keeps the server free: each file in a process of its own, few at once. Errors:
 * those of the file, `plan.too_much_memory`, `plan.reading_too_long`, `plan.readings_busy`,
 * `plan.reading_cancelled`.
 */
export function makeFileReader(limits: ApartLimits): FileReader {
  const program = new URL('./reading-process.ts', import.meta.url);
  const apart = makeApart<Upload, Result<PlanRelease, Refusal>>(program, limits);
  return {
    read: async ({ name, bytes }, signal) => {
      const outcome = await apart.ask({ name, bytes }, signal);
      if (outcome.kind === 'done') return outcome.answer;
      return err(refusalOf(outcome.kind, name, limits));
    },
    inside: apart.inside,
  };
}

function refusalOf(
  kind: 'memory' | 'late' | 'busy' | 'cancelled',
  file: string,
  limits: ApartLimits,
): Refusal {
  const where = { file };
  switch (kind) {
    case 'memory':
      return refuseImport('plan.too_much_memory', { file, limit: limits.heapMb }, where);
    case 'late':
      return refuseImport('plan.reading_too_long', { file, limit: limits.workMs / 1000 }, where);
    case 'busy': {
      const retryAfterSeconds = Math.ceil(limits.waitMs / 1000);
      const data = { file, most: limits.atOnce, retryAfterSeconds };
      return refuseImport('plan.readings_busy', data, where);
    }
    case 'cancelled':
      return refuseImport('plan.reading_cancelled', { file }, where);
  }
}
