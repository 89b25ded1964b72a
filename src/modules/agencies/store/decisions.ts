import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { AgencyDecision } from '../domain/index.ts';

/** Lets one officer at a time decide, until the transaction ends: the numbers are one row. */
export async function lockDecisions(trx: Transaction): Promise<void> {
  const name = 'agency decisions';
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 4220))`.execute(trx);
}

/** What officers decided about successors, in the order of the numbers. */
export async function listDecisions(trx: Transaction): Promise<readonly AgencyDecision[]> {
  const rows = await trx
    .selectFrom('agency_decision')
    .select([
      'number',
      'kind',
      'code',
      'changed_on as on',
      'function',
      'successor_code as successor',
      'passed',
      'source',
      'document_date as documentDate',
      'reason',
      'created_at as at',
      'created_by as by',
    ])
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as AgencyDecision['kind'] }));
}

export async function insertDecision(
  trx: Transaction,
  id: string,
  decision: AgencyDecision,
): Promise<void> {
  await trx
    .insertInto('agency_decision')
    .values({
      id,
      number: decision.number,
      kind: decision.kind,
      code: decision.code,
      changed_on: decision.on,
      function: decision.function,
      successor_code: decision.successor,
      passed: decision.passed,
      source: decision.source,
      document_date: decision.documentDate,
      reason: decision.reason,
      created_at: decision.at,
      created_by: decision.by,
    })
    .execute();
}
