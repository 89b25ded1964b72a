import { setTimeout as rest } from 'node:timers/promises';
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
import { earlierAnswer, write, type Transaction } from '../../../platform/database/index.ts';
import { sendLetter } from '../../../platform/outbox/index.ts';
import type { askPasswordReset } from '../contract/index.ts';
import { LINK_WINDOW_MS, normalLogin, waitForLetter } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { listLinksMade, listMail, openAccess } from '../store/index.ts';
import { passwordResetLetter } from './letters.ts';
import { makeLink } from './make-link.ts';
import { trialOf, tryLogin } from './trial.ts';

/** An answer takes at least this long, so that its speed does not tell which accounts exist. */
const ANSWER_MS = 250;

/**
 * Sends a link for a new password to the confirmed address of an account. Whoever asks learns
 * nothing: an unknown login, a disabled one, one without an address and one that was sent three
 * letters within the hour get the same answer, no sooner. Asking counts as an attempt of its own
 * kind, so it neither locks the sign-in of the account nor goes on for ever from one address.
 */
export async function serveAskPasswordReset(
  context: Context,
  { requestId, login: typed }: InputOf<typeof askPasswordReset>,
): Promise<Result<ReplyOf<typeof askPasswordReset>, Refusal>> {
  const { publicUrl } = context;
  if (publicUrl === undefined) return err(refuse('access.mail_not_set_up'));
  const operation = 'password_reset.ask';
  const earlier = await earlierAnswer(context, { operation, requestId });
  if (earlier !== null) return ok({ asked: true });
  const login = normalLogin(typed);
  const answerTime = rest(ANSWER_MS);
  const counted = await tryLogin(context, `reset ${login}`);
  if (!counted.ok) return counted;
  const act = { operation, requestId, input: { login: trialOf(context, login).accountSha256 } };
  const result = await write(context, act, async (trx) => {
    await openAccess(trx, 'identity');
    await writeTo(trx, context, login, publicUrl);
    return ok({ asked: true });
  });
  await answerTime;
  return result;
}

async function writeTo(
  trx: Transaction,
  context: Context,
  login: string,
  publicUrl: string,
): Promise<void> {
  const [owner] = await listMail(trx, [login]);
  if (owner === undefined) return;
  const { userId, name, mail: to, language } = owner;
  const since = new Date(context.now() - LINK_WINDOW_MS);
  const made = await listLinksMade(trx, userId, 'reset', since);
  if (waitForLetter(made, context.now()) > 0) return;
  const { id, path, expiresAt } = await makeLink(trx, context, { userId, purpose: 'reset' });
  const data = { name, login, link: publicUrl + path };
  await sendLetter(trx, context, passwordResetLetter, { to, language, data, key: id });
  await recordAudit(trx, context, {
    operation: 'password_reset.ask',
    subject: { kind: 'user', id: login },
    data: { expires: expiresAt.toISOString(), address: context.client?.address ?? null },
  });
}
