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
import { refuse } from '../errors.ts';
import { loadRelease } from './load.ts';
import type { FileReader } from './read-apart.ts';
import { getRelease } from './release.ts';
import { getCopy, viewOf, type Loaded } from './shared.ts';

/** Stores a published text that somebody dropped on the page. */
export function makeImportPlan(reader: FileReader) {
  return async function importPlan(
    context: Context,
    input: InputOf<typeof ImportPlan>,
    upload: Upload | null,
  ): Promise<Result<Loaded, Refusal>> {
    assert(upload !== null, 'the contract asks for a file');
    const release = await reader.read(upload, context.signal);
    if (!release.ok) return release;
    return loadRelease(context, {
      operation: 'plan.import',
      requestId: input.requestId,
      release: release.value,
      approve: false,
      again: false,
      reason: null,
      upload,
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
