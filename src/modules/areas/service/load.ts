import { v7 as newId } from 'uuid';
import { callerName, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import { areaMerged } from '../contract.ts';
import { makeAreaRegister, mergersBetween, withDecisions } from '../domain/index.ts';
import { readAreaFiles, type AreaFiles } from '../import.ts';
import {
  lastLoad,
  listDecisions,
  loadedRegister,
  lockLoading,
  replaceAreas,
} from '../store/index.ts';

/** What a loading of the reference files did. */
export interface AreaLoad {
  readonly unchanged: boolean;
  readonly areas: number;
  readonly successions: number;
  readonly hamlets: number;
}

/**
 * Brings the areas of the release into the database. Twice the same files is `unchanged`; other
 * files replace what an earlier release had loaded, in one transaction.
 */
export async function loadAreas(
  context: Context,
  files: AreaFiles = readAreaFiles(),
): Promise<Result<AreaLoad, Refusal>> {
  const counts = {
    areas: files.areas.length,
    successions: files.successions.length,
    hamlets: files.hamlets.length,
  };
  const before = await read(context, (trx) => lastLoad(trx));
  if (before?.sha256 === files.sha256) return ok({ unchanged: true, ...counts });
  const input = { sha256: files.sha256 };
  const act = { operation: 'area.load', requestId: newId(), input };
  return write<AreaLoad>(context, act, async (trx) => {
    await lockLoading(trx);
    // Another process may have loaded the same files while this one waited.
    if ((await lastLoad(trx))?.sha256 === files.sha256) return ok({ unchanged: true, ...counts });
    const load = {
      id: newId(),
      sha256: files.sha256,
      at: new Date(context.now()),
      by: callerName(context.caller),
    };
    const known = await loadedRegister(trx, context.database);
    await replaceAreas(trx, makeAreaRegister(files), load);
    const decided = withDecisions(files, await listDecisions(trx, null));
    for (const body of mergersBetween(known, decided)) {
      await publish(trx, context, areaMerged, { subject: `${body.area}/${body.from}`, body });
    }
    await recordAudit(trx, context, {
      operation: 'area.load',
      subject: { kind: 'reference', id: 'areas' },
      data: { ...input, ...counts, replaced: before?.sha256 ?? null },
    });
    return ok({ unchanged: false, ...counts });
  });
}
