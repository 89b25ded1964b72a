import { sql } from 'kysely';
import { searchKey } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { CommuneIdentity, Hamlet, HamletAct, HamletChange } from '../domain/index.ts';

/** Lets one officer at a time change the hamlets below a code, until the transaction ends. */
export async function lockHamlets(trx: Transaction, code: string): Promise<void> {
  const name = `hamlets ${code}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 4220))`.execute(trx);
}

/** The log of a commune, in the order of its numbers. */
export async function listHamletChanges(
  trx: Transaction,
  commune: CommuneIdentity,
): Promise<readonly HamletChange[]> {
  const rows = await trx
    .selectFrom('hamlet_change')
    .select(['number', 'data', 'source', 'reason', 'created_at as at', 'created_by as by'])
    .where('commune_code', '=', commune.code)
    .where('commune_from', '=', commune.from)
    .orderBy('number')
    .execute();
  return rows.map(({ data, ...rest }) => ({ ...rest, act: data as HamletAct }));
}

/** The hamlets of a commune through all its time, as the projection holds them. */
export async function listHamlets(
  trx: Transaction,
  commune: CommuneIdentity,
): Promise<readonly Hamlet[]> {
  const rows = await hamletRows(trx)
    .where('commune_code', '=', commune.code)
    .where('commune_from', '=', commune.from)
    .execute();
  return rows;
}

/** Every hamlet there is or was. */
export async function listAllHamlets(trx: Transaction): Promise<readonly Hamlet[]> {
  return hamletRows(trx).execute();
}

function hamletRows(trx: Transaction) {
  return trx
    .selectFrom('hamlet')
    .select([
      'code',
      'name',
      'type',
      'commune_code as commune',
      'commune_from as communeFrom',
      'valid_from as from',
      'valid_to as to',
      'source',
      'ended_by as endedBy',
      'successor_code as successor',
    ])
    .orderBy('code')
    .orderBy('valid_from');
}

/** Adds to the log of a commune; row security refuses one outside the caller's scope. */
export async function insertHamletChange(
  trx: Transaction,
  id: string,
  commune: CommuneIdentity,
  change: HamletChange,
): Promise<void> {
  const { number, act, source, reason, at, by } = change;
  await trx
    .insertInto('hamlet_change')
    .values({
      id,
      commune_code: commune.code,
      commune_from: commune.from,
      number,
      kind: act.kind,
      changed_on: 'on' in act ? act.on : null,
      data: JSON.stringify(act),
      source,
      reason,
      created_at: at,
      created_by: by,
    })
    .execute();
}

/** Puts what the log folds to in place of what the projection held of a commune. */
export async function replaceHamlets(
  trx: Transaction,
  commune: CommuneIdentity,
  hamlets: readonly Hamlet[],
): Promise<void> {
  await trx
    .deleteFrom('hamlet')
    .where('commune_code', '=', commune.code)
    .where('commune_from', '=', commune.from)
    .execute();
  await insertHamlets(trx, hamlets, null);
}

/** Rows one statement may carry: far below the limit of 65,535 parameters. */
const HAMLETS_A_STATEMENT = 500;

/** Inserts rows of the projection, of a loading or of the log (null). */
export async function insertHamlets(
  trx: Transaction,
  hamlets: readonly Hamlet[],
  load: string | null,
): Promise<void> {
  for (let at = 0; at < hamlets.length; at += HAMLETS_A_STATEMENT) {
    await trx
      .insertInto('hamlet')
      .values(
        hamlets.slice(at, at + HAMLETS_A_STATEMENT).map((hamlet) => ({
          code: hamlet.code,
          valid_from: hamlet.from,
          valid_to: hamlet.to,
          name: hamlet.name,
          name_key: searchKey(hamlet.name),
          type: hamlet.type,
          commune_code: hamlet.commune,
          commune_from: hamlet.communeFrom,
          source: hamlet.source,
          ended_by: hamlet.endedBy ?? null,
          successor_code: hamlet.successor ?? null,
          load_id: load,
        })),
      )
      .execute();
  }
}

/** The communes whose hamlets officers have recorded: no release replaces those any more. */
export async function listRecordedCommunes(trx: Transaction): Promise<readonly CommuneIdentity[]> {
  return trx
    .selectFrom('hamlet_change')
    .select(['commune_code as code', 'commune_from as from'])
    .distinct()
    .execute();
}

/** Takes the hamlets of earlier loadings away, those of recorded communes apart. */
export async function deleteSeededHamlets(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('hamlet')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('hamlet_change')
            .select('hamlet_change.id')
            .whereRef('hamlet_change.commune_code', '=', 'hamlet.commune_code')
            .whereRef('hamlet_change.commune_from', '=', 'hamlet.commune_from'),
        ),
      ),
    )
    .execute();
}
