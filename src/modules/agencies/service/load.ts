import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { callerName, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import { areaRegister } from '../../areas/index.ts';
import type { AgencyFiles } from '../import.ts';
import { lastLoad, loadedFacts, lockLoading, replaceAgencies } from '../store/index.ts';
import { agencyDissolved } from '../contract.ts';
import { dissolutionsBetween, membershipsOf } from '../domain/index.ts';
import { agencyFiles, factsOf, toRegister } from './register.ts';

/** What a loading of the reference files did. */
export interface AgencyLoad {
  readonly unchanged: boolean;
  readonly agencies: number;
  readonly groups: number;
  readonly successions: number;
}

/**
 * Brings the agencies of the release, and the committees of the areas in the database, into the
 * tables. Load the areas first. Twice the same is `unchanged`; else what an earlier release had
 * loaded is replaced in one transaction.
 */
export async function loadAgencies(
  context: Context,
  files: AgencyFiles = agencyFiles(),
): Promise<Result<AgencyLoad, Refusal>> {
  const facts = factsOf(files, await areaRegister(context));
  const sha256 = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  const counts = {
    agencies: facts.agencies.length,
    groups: facts.groups.length,
    successions: facts.successions.length,
  };
  const before = await read(context, (trx) => lastLoad(trx));
  if (before?.sha256 === sha256) return ok({ unchanged: true, ...counts });
  const act = { operation: 'agency.load', requestId: newId(), input: { sha256 } };
  return write<AgencyLoad>(context, act, async (trx) => {
    await lockLoading(trx);
    // Another process may have loaded the same while this one waited.
    if ((await lastLoad(trx))?.sha256 === sha256) return ok({ unchanged: true, ...counts });
    const by = callerName(context.caller);
    const load = { id: newId(), sha256, at: new Date(context.now()), by };
    const known = await loadedFacts(trx, context.database);
    await replaceAgencies(trx, facts, membershipsOf(toRegister(facts)), load);
    for (const body of dissolutionsBetween(known, facts)) {
      await publish(trx, context, agencyDissolved, { subject: body.agency, body });
    }
    await recordAudit(trx, context, {
      operation: 'agency.load',
      subject: { kind: 'reference', id: 'agencies' },
      data: { sha256, ...counts, replaced: before?.sha256 ?? null },
    });
    return ok({ unchanged: false, ...counts });
  });
}
