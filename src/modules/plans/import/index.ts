import { err, type Refusal, type Result } from '../../../kernel/index.ts';
import type { PlanReading, ResolveAgency } from '../domain/index.ts';
import { refuseImport } from './errors.ts';

export { readPlanFile } from './file.ts';
export { planImportErrors } from './errors.ts';
export { planImportMessages } from './messages.ts';
export { readRelease, writeRelease } from './release.ts';

// The reader is being written next to this file; until it stands every text is refused.
export function readPlan(
  _bytes: Uint8Array,
  settings: {
    readonly format?: 'txt' | 'html' | 'docx' | undefined;
    readonly fileName: string;
    readonly resolveAgency: ResolveAgency;
  },
): Result<
  { reading: PlanReading; lines: readonly string[]; format: 'txt' | 'html' | 'docx' },
  Refusal
> {
  return err(refuseImport('plan.unknown_format', { file: settings.fileName }));
}
