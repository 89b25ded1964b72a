import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { AreaDecision, DecidedPart } from '../domain/index.ts';

/** Lets one officer at a time decide about a unit, until the transaction ends. */
export async function lockDecisions(trx: Transaction, code: string): Promise<void> {
  const name = `area decisions ${code}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 4220))`.execute(trx);
}

/** What officers decided about successors, of one code or all, in the order it was recorded. */
export async function listDecisions(
  trx: Transaction,
  code: string | null,
): Promise<readonly AreaDecision[]> {
  let query = trx
    .selectFrom('area_decision')
    .select([
      'code',
      'valid_from as from',
      'number',
      'kind',
      'parts',
      'source',
      'document_date as documentDate',
      'reason',
      'created_at as at',
      'created_by as by',
    ])
    .orderBy('code')
    .orderBy('valid_from')
    .orderBy('number');
  if (code !== null) query = query.where('code', '=', code);
  const rows = await query.execute();
  return rows.map(({ kind, parts, ...rest }) => ({
    ...rest,
    kind: kind as AreaDecision['kind'],
    parts: parts as readonly DecidedPart[],
  }));
}

export async function insertDecision(
  trx: Transaction,
  id: string,
  decision: AreaDecision,
): Promise<void> {
  await trx
    .insertInto('area_decision')
    .values({
      id,
      code: decision.code,
      valid_from: decision.from,
      number: decision.number,
      kind: decision.kind,
      parts: JSON.stringify(decision.parts),
      source: decision.source,
      document_date: decision.documentDate,
      reason: decision.reason,
      created_at: decision.at,
      created_by: decision.by,
    })
    .execute();
}
