import { createCipheriv, createDecipheriv, randomBytes, randomInt, scrypt } from 'node:crypto';
import { v7 as newId } from 'uuid';
import * as z from 'zod/mini';
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
import { read, write } from '../../../platform/database/index.ts';
import { Gate } from '../../../platform/identity/index.ts';
import { defineJob } from '../../../platform/jobs/index.ts';
import type { offerCode, openCheck, removeCheck, saveCheck } from '../contract/index.ts';
import { CODE_CHANCE, codeOf, readCode, shownCode } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { deleteEnded, deleteSaved, findSaved, insertSaved } from '../store/saved-check.ts';

/** Days that answers are kept. */
const KEPT_DAYS = 28;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Sealed texts are all of a multiple of this length: how much was answered does not show. */
const PADDED = 2_048;
/** Work of making a key, some 16 MB and 50 ms each: guessing costs that much a code. */
const WORK = { N: 2 ** 14, r: 8, p: 1 } as const;
/** Keys made at once, and callers who may wait for one; the rest is asked to come back. */
const gate = new Gate(1, 20);
/** Wrong codes that a process answers in a minute; nobody mistypes past the check digits so often. */
const WRONG_A_MINUTE = 60;
const MINUTE_MS = 60_000;
const RETRY_SECONDS = 60;
const wrong: number[] = [];

type Answer<T> = Promise<Result<T, Refusal>>;

interface Keys {
  readonly lookup: string;
  readonly key: Buffer;
}

/** A fresh code and the id of the request that will use it. */
export function serveOfferCode(): Answer<ReplyOf<typeof offerCode>> {
  const chance = Array.from({ length: CODE_CHANCE }, () => String(randomInt(10))).join('');
  const code = shownCode(codeOf(chance));
  return Promise.resolve(ok({ code, requestId: newId(), days: KEPT_DAYS }));
}

/** Seals the answers under the code and forgets the code. */
export async function serveSaveCheck(
  context: Context,
  { requestId, code, answers }: InputOf<typeof saveCheck>,
): Answer<ReplyOf<typeof saveCheck>> {
  const keys = await keysOf(context, code);
  if (!keys.ok) return keys;
  const { lookup, key } = keys.value;
  const operation = 'policy.save_check';
  const sealed = seal(key, answers);
  return write(context, { operation, requestId, input: { lookup } }, async (trx) => {
    const now = new Date(context.now());
    const until = new Date(now.getTime() + KEPT_DAYS * DAY_MS);
    await deleteEnded(trx, now);
    await insertSaved(trx, { lookup, sealed, until });
    // The log says that somebody kept something, never which row it is.
    await recordAudit(trx, context, { operation, subject, data: {} });
    return ok({ until: until.toISOString() });
  });
}

const subject = { kind: 'saved_check', id: '*' } as const;

/** The answers kept under a code. */
export async function serveOpenCheck(
  context: Context,
  { code }: InputOf<typeof openCheck>,
): Answer<ReplyOf<typeof openCheck>> {
  const keys = await keysOf(context, code);
  if (!keys.ok) return keys;
  const now = new Date(context.now());
  const found = await read(context, (trx) => findSaved(trx, keys.value.lookup, now));
  const answers = found === null ? null : unseal(keys.value.key, found.sealed);
  if (found === null || answers === null) return err(unknownCode(context));
  return ok({ answers, until: found.until.toISOString() });
}

/** Removes at once what is kept under a code. */
export async function serveRemoveCheck(
  context: Context,
  { requestId, code }: InputOf<typeof removeCheck>,
): Answer<ReplyOf<typeof removeCheck>> {
  const keys = await keysOf(context, code);
  if (!keys.ok) return keys;
  const { lookup } = keys.value;
  const operation = 'policy.remove_check';
  return write(context, { operation, requestId, input: { lookup } }, async (trx) => {
    if (!(await deleteSaved(trx, lookup))) return err(unknownCode(context));
    await recordAudit(trx, context, { operation, subject, data: {} });
    return ok({});
  });
}

function unknownCode(context: Context): Refusal {
  wrong.push(context.now());
  return refuse('policy.code_unknown');
}

/** Each night: what has been kept long enough goes, whether or not anybody saves again. */
export const savedCheckSweep = defineJob({
  name: 'policies.sweep_saved_checks',
  title: {
    vi: 'Xóa câu trả lời tự kiểm tra đã quá 28 ngày',
    en: 'Remove self-checks kept longer than 28 days',
  },
  permission: 'operations.read',
  input: z.object({}),
  schedule: { every: 'day', at: '01:15' },
  run: () =>
    Promise.resolve(
      ok(async (trx, context) => ({ removed: await deleteEnded(trx, new Date(context.now())) })),
    ),
});

/** The place and the key of a code; mistyped ones and too many are told before any work. */
async function keysOf(context: Context, text: string): Promise<Result<Keys, Refusal>> {
  const code = readCode(text);
  if (code === null) return err(refuse('policy.code_mistyped', {}, { field: 'code' }));
  while ((wrong[0] ?? Infinity) <= context.now() - MINUTE_MS) wrong.shift();
  if (wrong.length >= WRONG_A_MINUTE || gate.isFull) {
    return err(refuse('policy.code_busy', { retryAfterSeconds: RETRY_SECONDS }));
  }
  const made = await gate.run(() => derive(code));
  return ok({ lookup: made.subarray(0, 32).toString('hex'), key: made.subarray(32) });
}

/** Place and key come from one derivation, and neither tells the other. */
function derive(code: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, 'an-sinh/saved-check/1', 64, WORK, (fault, made) => {
      if (fault === null) resolve(made);
      else reject(fault);
    });
  });
}

function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  // A form’s text holds no spaces: they only fill up.
  const padded = text.padEnd(Math.ceil(text.length / PADDED) * PADDED, ' ');
  const sealed = Buffer.concat([cipher.update(padded, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null: sealed under another key, or changed since. */
function unseal(key: Buffer, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  opener.setAuthTag(bytes.subarray(12, 28));
  try {
    const opened = Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]);
    return opened.toString('utf8').trimEnd();
  } catch {
    return null;
  }
}
