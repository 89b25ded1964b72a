import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { earlierAnswer, read, write } from '../../../platform/database/index.ts';
import { tokenHash } from '../../../platform/identity/index.ts';
import { isMailAddress, maskAddress, sendLetter } from '../../../platform/outbox/index.ts';
import type { confirmMail, getMail, removeMail, setMail } from '../contract/index.ts';
import { LINK_WINDOW_MS, LINKS_AN_HOUR, normalMail, waitForLetter } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  closeLink,
  closeLinksOf,
  findLink,
  findPendingMail,
  listLinksMade,
  listMail,
  openAccess,
  updateMail,
} from '../store/index.ts';
import { mailConfirmLetter } from './letters.ts';
import { tellOwner } from './mailbox.ts';
import { makeLink } from './make-link.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

export async function serveGetMail(context: Context): Answer<ReplyOf<typeof getMail>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  return read(context, async (trx) => {
    await openAccess(trx, 'own');
    const [own] = await listMail(trx, [caller.login]);
    const waiting = await findPendingMail(trx, caller.userId, new Date(context.now()));
    const pending =
      waiting === null ? null : { mail: waiting.mail, expires: waiting.expiresAt.toISOString() };
    return ok({ mail: own?.mail ?? null, pending });
  });
}

/** Sends the letter that confirms an address; until it is answered, the address before counts. */
export async function serveSetMail(
  context: Context,
  input: InputOf<typeof setMail>,
): Answer<ReplyOf<typeof setMail>> {
  const { caller, publicUrl } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  const mail = normalMail(input.mail);
  if (!isMailAddress(mail)) return err(refuse('access.mail_invalid', {}, { field: 'mail' }));
  if (publicUrl === undefined) return err(refuse('access.mail_not_set_up'));
  const { login, name, userId } = caller;
  const act = { operation: 'me.set_mail', requestId: input.requestId, input: { mail } };
  return write<ReplyOf<typeof setMail>>(context, act, async (trx) => {
    await openAccess(trx, 'own');
    const [own] = await listMail(trx, [login]);
    if (own?.mail === mail) return err(refuse('access.mail_same', {}, { field: 'mail' }));
    const since = new Date(context.now() - LINK_WINDOW_MS);
    const wait = waitForLetter(await listLinksMade(trx, userId, 'mail', since), context.now());
    if (wait > 0) return err(tooOften(wait));
    const { id, path, expiresAt } = await makeLink(trx, context, { userId, purpose: 'mail', mail });
    await sendLetter(trx, context, mailConfirmLetter, {
      to: mail,
      language: context.language,
      data: { name, login, link: publicUrl + path },
      key: id,
    });
    const expires = expiresAt.toISOString();
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'user', id: login },
      data: { mail: maskAddress(mail), expires },
    });
    return ok({ pending: mail, expires });
  });
}

function tooOften(wait: number): Refusal {
  const minutes = Math.ceil(wait / 60_000);
  const retryAfterSeconds = Math.ceil(wait / 1000);
  return refuse('access.mail_too_often', { most: LINKS_AN_HOUR, minutes, retryAfterSeconds });
}

/** Forgets the confirmed address, and one that waits; the old one is told. */
export async function serveRemoveMail(
  context: Context,
  { requestId }: InputOf<typeof removeMail>,
): Answer<ReplyOf<typeof removeMail>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  const { login, userId } = caller;
  const act = { operation: 'me.remove_mail', requestId, input: {} };
  return write<ReplyOf<typeof removeMail>>(context, act, async (trx) => {
    await openAccess(trx, 'own');
    const at = new Date(context.now());
    const [own] = await listMail(trx, [login]);
    const waiting = await findPendingMail(trx, userId, at);
    if (own === undefined && waiting === null) return err(refuse('access.mail_none'));
    await closeLinksOf(trx, userId, { at, why: 'replaced', purpose: 'mail' });
    if (own !== undefined) {
      await tellOwner(trx, context, login, 'mail');
      await updateMail(trx, userId, null, at);
    }
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'user', id: login },
      data: { mail: own === undefined ? null : maskAddress(own.mail) },
    });
    return ok({ removed: true });
  });
}

/** Keeps the address that a letter was sent to; the one before is told that it was replaced. */
export async function serveConfirmMail(
  context: Context,
  { requestId, token }: InputOf<typeof confirmMail>,
): Answer<ReplyOf<typeof confirmMail>> {
  const operation = 'mail_link.use';
  const earlier = await earlierAnswer(context, { operation, requestId });
  if (earlier !== null) return ok(earlier.reply as ReplyOf<typeof confirmMail>);
  const sha256 = tokenHash(token);
  const act = { operation, requestId, input: { sha256 } };
  return write<ReplyOf<typeof confirmMail>>(context, act, async (trx) => {
    await openAccess(trx, 'identity');
    const at = new Date(context.now());
    const link = await findLink(trx, sha256, { now: at, purposes: ['mail'] });
    if (link === null || link.mail === null || !(await closeLink(trx, link.id, at))) {
      return err(refuse('access.link_not_valid'));
    }
    const { userId, login, name, mail } = link;
    await tellOwner(trx, context, login, 'mail');
    await updateMail(trx, userId, mail, at);
    // Links to a new password went to the address before.
    await closeLinksOf(trx, userId, { at, why: 'replaced', purpose: 'reset' });
    const caller = { kind: 'user', userId, login, name, posts: [] } as const;
    await recordAudit(
      trx,
      { ...context, caller },
      { operation, subject: { kind: 'user', id: login }, data: { mail: maskAddress(mail) } },
    );
    return ok({ login, mail });
  });
}
