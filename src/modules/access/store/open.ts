import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** Why a transaction looks at accounts; row security shows nothing without it. */
export type Purpose =
  | 'identity' // sign-in, the look-up of a session, links: every account
  | 'own' // the caller's own rows
  | 'manage'; // accounts with a post in the caller's scope

/** Opens the tables of this module for the rest of the transaction, as far as a purpose goes. */
export async function openAccess(trx: Transaction, purpose: Purpose): Promise<void> {
  await sql`select set_config('app.access', ${purpose}, true)`.execute(trx);
}

/** Lets one transaction at a time pass with the same name, until it ends. */
export async function inTurn(trx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 4220))`.execute(trx);
}
