import { v7 as newId } from 'uuid';
import { callerName } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { newToken, tokenHash } from '../../../platform/identity/index.ts';
import { LINK_MS, MAIL_LINK_HOURS, RESET_MINUTES } from '../domain/index.ts';
import { closeLinksOf, insertLink, type LinkPurpose } from '../store/index.ts';

/** The pages of the staff app that read the token behind the `#`, which no server ever sees. */
const PAGES = { password: '/app/password#', reset: '/app/password#', mail: '/app/mail#' } as const;
/** How long a link is good, in milliseconds. */
const GOOD_FOR = {
  password: LINK_MS,
  reset: RESET_MINUTES * 60_000,
  mail: MAIL_LINK_HOURS * 3_600_000,
} as const;
/** Whose link it is and what for; `mail`: the address that it confirms. */
interface AskedLink {
  readonly userId: string;
  readonly purpose: LinkPurpose;
  readonly mail?: string;
}

/** Makes a link; the one of the same purpose made before is no good any more. */
export async function makeLink(
  trx: Transaction,
  context: Context,
  asked: AskedLink,
): Promise<{ readonly id: string; readonly path: string; readonly expiresAt: Date }> {
  const token = newToken();
  const at = new Date(context.now());
  const { purpose, userId } = asked;
  const expiresAt = new Date(context.now() + GOOD_FOR[purpose]);
  await closeLinksOf(trx, userId, { at, why: 'replaced', purpose });
  const id = newId();
  const by = callerName(context.caller);
  await insertLink(trx, { ...asked, id, tokenSha256: tokenHash(token), at, by, expiresAt });
  return { id, path: PAGES[purpose] + token, expiresAt };
}
