import type { Transaction } from '../../../platform/database/index.ts';

export interface SecondStepRow {
  /** Encrypted. */
  readonly secret: string;
  readonly confirmedAt: Date | null;
}

export async function findSecondStep(
  trx: Transaction,
  userId: string,
): Promise<SecondStepRow | null> {
  const row = await trx
    .selectFrom('second_step')
    .select(['secret', 'confirmed_at as confirmedAt'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a secret that still waits for its first code; one that is in use stays: false. */
export async function putSecret(
  trx: Transaction,
  userId: string,
  secret: string,
  at: Date,
): Promise<boolean> {
  const done = await trx
    .insertInto('second_step')
    .values({ user_id: userId, secret, created_at: at })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ secret, created_at: at })
        .where('second_step.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function confirmSecret(trx: Transaction, userId: string, at: Date): Promise<void> {
  await trx
    .updateTable('second_step')
    .set({ confirmed_at: at })
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is', null)
    .execute();
}

/**
 * Takes a step's code, once: a later step than the last, or the same request again, whose answer
 * got lost. False: it was used before.
 */
export async function takeStep(
  trx: Transaction,
  userId: string,
  step: number,
  requestId: string,
): Promise<boolean> {
  const done = await trx
    .updateTable('second_step')
    .set({ last_step: BigInt(step), last_request: requestId })
    .where('user_id', '=', userId)
    .where((eb) =>
      eb.or([
        eb('last_step', 'is', null),
        eb('last_step', '<', BigInt(step)),
        eb.and([eb('last_step', '=', BigInt(step)), eb('last_request', '=', requestId)]),
      ]),
    )
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends the second step with its recovery codes; false when there was none. */
export async function deleteSecondStep(trx: Transaction, userId: string): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  const done = await trx
    .deleteFrom('second_step')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Replaces the recovery codes of an account; those of before are no good any more. */
export async function replaceRecoveryCodes(
  trx: Transaction,
  userId: string,
  hashes: readonly string[],
  at: Date,
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  const rows = hashes.map((code_sha256) => ({ user_id: userId, code_sha256, created_at: at }));
  await trx.insertInto('recovery_code').values(rows).execute();
}

/** Takes a recovery code, once; the same request again is taken again. */
export async function takeRecoveryCode(
  trx: Transaction,
  userId: string,
  sha256: string,
  use: { readonly at: Date; readonly requestId: string },
): Promise<boolean> {
  const done = await trx
    .updateTable('recovery_code')
    .set({ used_at: use.at, used_request: use.requestId })
    .where('user_id', '=', userId)
    .where('code_sha256', '=', sha256)
    .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_request', '=', use.requestId)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function countRecoveryCodes(trx: Transaction, userId: string): Promise<number> {
  const row = await trx
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.left ?? 0);
}
