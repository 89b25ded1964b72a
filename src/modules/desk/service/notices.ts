import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  ok,
  type InputOf,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import { mailboxesOf } from '../../access/index.ts';
import type {
  chooseNotice,
  countNotices,
  listNoticeChoices,
  listNotices,
  readNotices,
} from '../contract/index.ts';
import {
  noticeKinds,
  recipientsOf,
  sentence,
  USUAL_CHOICE,
  type NoticeFacts,
  type NoticeKind,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { deskMessages } from '../messages.ts';
import {
  countUnread,
  insertNotices,
  listChoices,
  listNoticeRows,
  markRead,
  upsertChoice,
  type NoticeRow,
} from '../store/index.ts';
import { writeNotices } from './notice-letter.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** A piece of news on its way to people. */
export interface Telling {
  readonly kind: NoticeKind;
  /** Accounts: `user:login`. */
  readonly to: readonly string[];
  readonly causedBy: string;
  readonly href: string;
  /** What the sentence of the kind is filled with. */
  readonly data: NoticeFacts;
}

/**
 * Tells everybody a piece of news is for where they want its kind: in the app, by mail, both or
 * neither; in the given transaction.
 */
export async function tell(trx: Transaction, context: Context, telling: Telling): Promise<void> {
  const { kind, href, data } = telling;
  const owners = recipientsOf(telling.to, telling.causedBy);
  const chosen = (await listChoices(trx, owners)).filter((choice) => choice.kind === kind);
  const at = new Date(context.now());
  const told = owners.map((owner) => {
    const { inApp, byMail } = chosen.find((each) => each.owner === owner) ?? USUAL_CHOICE;
    return { id: newId(), owner, inApp, byMail };
  });
  await insertNotices(
    trx,
    told.filter(({ inApp }) => inApp).map(({ id, owner }) => ({ id, owner, kind, href, data, at })),
  );
  const byMail = told.filter((each) => each.byMail).map(({ owner, id: key }) => ({ owner, key }));
  await writeNotices(trx, context, { kind, href, data }, byMail);
}

/** Notices of one page. */
const PAGE = 50;

/** The caller's notices in the words of their language. */
export async function serveListNotices(
  context: Context,
  { after = null }: { readonly after?: string | null | undefined },
): Answer<ReplyOf<typeof listNotices>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  return read(context, async (trx) => {
    const rows = await listNoticeRows(trx, owner, { after, limit: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    return ok({
      notices: shown.flatMap((row) => inWords(row, context.language)),
      unread: await countUnread(trx, owner),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    });
  });
}

/** A kind that this release does not know is left out: it was written by a newer one. */
function inWords(
  { id, kind: name, href, data, at, readAt }: NoticeRow,
  language: Language,
): ReplyOf<typeof listNotices>['notices'] {
  const kind = noticeKinds.find((each) => each === name);
  if (kind === undefined) return [];
  const text = sentence(deskMessages[language][`notice.say.${kind}`], data, language);
  return [{ id, kind, text, href, at: at.toISOString(), read: readAt !== null }];
}

export async function serveCountNotices(context: Context): Answer<ReplyOf<typeof countNotices>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  return read(context, async (trx) => ok({ unread: await countUnread(trx, owner) }));
}

/** Marks notices of the caller as read; those that are nobody's or others' change nothing. */
export async function serveReadNotices(
  context: Context,
  { requestId, ids }: InputOf<typeof readNotices>,
): Answer<ReplyOf<typeof readNotices>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  const operation = 'notice.mark_read';
  return write<ReplyOf<typeof readNotices>>(
    context,
    { operation, requestId, input: { ids } },
    async (trx) => {
      const marked = await markRead(trx, owner, { ids, at: new Date(context.now()) });
      const subject = { kind: 'notice', id: owner };
      await recordAudit(trx, context, { operation, subject, data: { read: marked } });
      return ok({ read: marked });
    },
  );
}

export async function serveListNoticeChoices(
  context: Context,
): Answer<ReplyOf<typeof listNoticeChoices>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  return read(context, async (trx) => {
    const chosen = await listChoices(trx, [owner]);
    const mail = (await mailboxesOf(trx, [owner])).get(owner)?.mail ?? null;
    const choices = noticeKinds.map((kind) => {
      const { inApp, byMail } = chosen.find((each) => each.kind === kind) ?? USUAL_CHOICE;
      return { kind, name: deskMessages[context.language][`notice.kind.${kind}`], inApp, byMail };
    });
    return ok({ choices, mail });
  });
}

export async function serveChooseNotice(
  context: Context,
  { requestId, kind, inApp, byMail }: InputOf<typeof chooseNotice>,
): Answer<ReplyOf<typeof chooseNotice>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  const operation = 'notice.choose';
  const input = { kind, inApp, byMail };
  return write<ReplyOf<typeof chooseNotice>>(
    context,
    { operation, requestId, input },
    async (trx) => {
      await upsertChoice(trx, owner, kind, { inApp, byMail });
      const subject = { kind: 'notice', id: owner };
      await recordAudit(trx, context, { operation, subject, data: input });
      return ok({ chosen: true });
    },
  );
}
