import {
  assert,
  err,
  ok,
  type InputOf,
  type Refusal,
  type Result,
  type Upload,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { importPlan as ImportPlan, startOver as StartOver } from '../contract/index.ts';
import type { AgencySource, PlanRelease } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { readPlan, readRelease } from '../import/index.ts';
import { loadRelease } from './load.ts';
import { getRelease } from './release.ts';
import { getCopy, viewOf, type Loaded } from './shared.ts';

/** A file on its way in: a published text, or the YAML of a digital copy. */
export interface PlanFile extends Upload {
  readonly format?: 'txt' | 'html' | 'docx' | undefined;
}

/** Reads a file into a release: YAML as it stands, a text by the reader, its findings open. */
export async function releaseOfFile(
  file: PlanFile,
  resolveAgency: AgencySource,
): Promise<Result<PlanRelease, Refusal>> {
  if (/\.ya?ml$/i.test(file.name)) {
    return readRelease(new TextDecoder('utf-8').decode(file.bytes), file.name);
  }
  const read = await readPlan(file.bytes, {
    format: file.format,
    fileName: file.name,
    resolveAgency,
  });
  if (!read.ok) return read;
  const { reading, lines, format } = read.value;
  const source = { name: file.name, format, sha256: reading.document.sha256, lines };
  return ok({ reading, source, resolutions: [], links: [], approval: null });
}

/** Stores a published text that somebody dropped on the page. */
export function makeImportPlan(resolver: () => AgencySource) {
  return async function importPlan(
    context: Context,
    input: InputOf<typeof ImportPlan>,
    upload: Upload | null,
  ): Promise<Result<Loaded, Refusal>> {
    assert(upload !== null, 'the contract asks for a file');
    const release = await releaseOfFile(upload, resolver());
    if (!release.ok) return release;
    return loadRelease(context, {
      operation: 'plan.import',
      requestId: input.requestId,
      release: release.value,
      approve: false,
      again: false,
      reason: null,
    });
  };
}

/** A new version of the same text with every finding open; the approved one stays in use. */
export async function startOver(
  context: Context,
  input: InputOf<typeof StartOver>,
): Promise<Result<Loaded, Refusal>> {
  const reason = input.reason.trim();
  if (reason === '') return err(refuse('plan.reason_missing', {}, { field: 'reason' }));
  const found = await read(context, async (trx) => {
    const copy = await getCopy(trx, context, input);
    if (!copy.ok) return copy;
    return ok(await getRelease(trx, viewOf(context.caller), copy.value));
  });
  if (!found.ok) return found;
  const release = { ...found.value, resolutions: [], links: [], approval: null };
  const { requestId } = input;
  const operation = 'plan.start_over';
  return loadRelease(context, {
    operation,
    requestId,
    release,
    approve: false,
    again: true,
    reason,
  });
}
