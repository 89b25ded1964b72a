import type { Transaction } from '../../../platform/database/index.ts';
import type { Attempt } from '../domain/index.ts';

/** An account (by the hash of its login) and the address from which it is tried. */
export interface Trial {
  readonly accountSha256: string;
  readonly address: string;
}

/** Most attempts from one address that are looked at; above it the address waits anyway. */
const ATTEMPTS_READ = 500;

export async function listAttemptsOnAccount(
  trx: Transaction,
  accountSha256: string,
  since: Date,
): Promise<readonly Attempt[]> {
  return listAttempts(trx, 'account_sha256', accountSha256, since);
}

export async function listAttemptsFromAddress(
  trx: Transaction,
  address: string,
  since: Date,
): Promise<readonly Attempt[]> {
  return listAttempts(trx, 'address', address, since);
}

/** Oldest first. */
async function listAttempts(
  trx: Transaction,
  column: 'account_sha256' | 'address',
  value: string,
  since: Date,
): Promise<readonly Attempt[]> {
  const rows = await trx
    .selectFrom('sign_in_attempt')
    .select(['outcome', 'happened_at'])
    .where(column, '=', value)
    .where('happened_at', '>', since)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ATTEMPTS_READ)
    .execute();
  return rows
    .map(({ outcome, happened_at }) => ({
      outcome: outcome as Attempt['outcome'],
      at: happened_at.getTime(),
    }))
    .reverse();
}

export async function insertAttempt(
  trx: Transaction,
  id: string,
  trial: Trial,
  happened: { readonly outcome: Attempt['outcome']; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('sign_in_attempt')
    .values({
      id,
      account_sha256: trial.accountSha256,
      address: trial.address,
      outcome: happened.outcome,
      happened_at: happened.at,
    })
    .execute();
}
