import type { IsoDate } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';

/** Posts that are asked for: of these roles, or at this place. */
export interface AskedPosts {
  readonly roles?: readonly string[];
  readonly agency?: string;
  readonly area?: string;
}

/** The logins that hold such a post on a day, in order; disabled accounts are not there. */
export async function listLoginsAt(
  trx: Transaction,
  { roles, agency, area }: AskedPosts,
  on: IsoDate,
): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('post as p')
    .innerJoin('app_user as u', 'u.id', 'p.user_id')
    .select('u.login')
    .distinct()
    .where('u.disabled_at', 'is', null)
    .where('p.valid_from', '<=', on)
    .where((each) => each.or([each('p.valid_to', 'is', null), each('p.valid_to', '>', on)]))
    .$if(roles !== undefined, (query) => query.where('p.role', 'in', [...(roles ?? []), '']))
    .$if(agency !== undefined, (query) => query.where('p.agency', '=', agency ?? ''))
    .$if(area !== undefined, (query) => query.where('p.area', '=', area ?? ''))
    .orderBy('u.login')
    .execute();
  return rows.map(({ login }) => login);
}
