import { todayAt } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { rolesWith } from '../domain/index.ts';
import { listLoginsAt, openAccess } from '../store/index.ts';

/** Whom to tell of something: those with a permission, or with a post at an agency or area. */
export type Holding =
  { readonly permission: string } | { readonly agency: string } | { readonly area: string };

/** The accounts (`user:login`) that hold it today, disabled ones apart; for news, not for rights. */
export async function listHolders(
  trx: Transaction,
  context: Context,
  holding: Holding,
): Promise<readonly string[]> {
  await openAccess(trx, 'identity');
  const asked = 'permission' in holding ? { roles: rolesWith(holding.permission) } : { ...holding };
  const logins = await listLoginsAt(trx, asked, todayAt(context.now()));
  return logins.map((login) => `user:${login}`);
}
