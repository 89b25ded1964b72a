import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { NoticeChoice } from '../domain/index.ts';

/** A notice as it is kept: facts, to be put in words for whoever reads it. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly href: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly at: Date;
  readonly readAt: Date | null;
}

type NewNotice = Omit<NoticeRow, 'readAt'> & { readonly owner: string };

/** Writes notices; whoever they are for sees them. */
export async function insertNotices(
  trx: Transaction,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ id, owner, kind, href, data, at }) => {
    return { id, owner, kind, href, data: JSON.stringify(data), made_at: at };
  });
  await trx.insertInto('notice').values(rows).execute();
}

/** A page of somebody's notices, the newest first, after one of them. */
export async function listNoticeRows(
  trx: Transaction,
  owner: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly NoticeRow[]> {
  const rows = await trx
    .selectFrom('notice')
    .select(['id', 'kind', 'href', 'data', 'made_at as at', 'read_at as readAt'])
    .where('owner', '=', owner)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(made_at, id) < (select made_at, id from notice where id = ${after})`,
      ),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, data: row.data as NoticeRow['data'] }));
}

export async function countUnread(trx: Transaction, owner: string): Promise<number> {
  const { unread } = await trx
    .selectFrom('notice')
    .where('owner', '=', owner)
    .where('read_at', 'is', null)
    .select((each) => each.fn.countAll<string>().as('unread'))
    .executeTakeFirstOrThrow();
  return Number(unread);
}

/** Marks somebody's unread notices as read, those named or all; gives how many there were. */
export async function markRead(
  trx: Transaction,
  owner: string,
  { ids, at }: { readonly ids: readonly string[] | null; readonly at: Date },
): Promise<number> {
  const done = await trx
    .updateTable('notice')
    .set({ read_at: at })
    .where('owner', '=', owner)
    .where('read_at', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', [...(ids ?? []), NO_NOTICE]))
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Stands in an empty list, which SQL does not know. */
const NO_NOTICE = '00000000-0000-0000-0000-000000000000';

/** What people chose about kinds of notices; who chose nothing is not there. */
export async function listChoices(
  trx: Transaction,
  owners: readonly string[],
): Promise<readonly (NoticeChoice & { readonly owner: string; readonly kind: string })[]> {
  return trx
    .selectFrom('notice_choice')
    .select(['owner', 'kind', 'in_app as inApp', 'by_mail as byMail'])
    .where('owner', 'in', [...owners, ''])
    .execute();
}

export async function upsertChoice(
  trx: Transaction,
  owner: string,
  kind: string,
  { inApp, byMail }: NoticeChoice,
): Promise<void> {
  await trx
    .insertInto('notice_choice')
    .values({ owner, kind, in_app: inApp, by_mail: byMail })
    .onConflict((clash) =>
      clash.columns(['owner', 'kind']).doUpdateSet({ in_app: inApp, by_mail: byMail }),
    )
    .execute();
}
