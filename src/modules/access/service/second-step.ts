import QRCode from 'qrcode';
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
import { read, record, write, type Transaction } from '../../../platform/database/index.ts';
import {
  enrolmentUri,
  newRecoveryCode,
  newSecret,
  openSecret,
  plainRecoveryCode,
  sealSecret,
  stepOfCode,
  tokenHash,
} from '../../../platform/identity/index.ts';
import type {
  confirmSecondStep,
  endSecondStep,
  getSecondStep,
  renewRecoveryCodes,
  resetSecondStep,
  startSecondStep,
} from '../contract/index.ts';
import { needsSecondStep, normalLogin, RECOVERY_CODES } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  confirmSecret,
  countRecoveryCodes,
  deleteSecondStep,
  findSecondStep,
  openAccess,
  putSecret,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from '../store/index.ts';
import { managed } from './managed.ts';
import { ownUser, type UserCaller } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** How a second step was taken. */
type Taken = 'code' | 'recovery_code';

/**
 * Takes a code of the authenticator or a recovery code, once; null when it is neither, or was used.
 * A secret that cannot be opened (its key is not here) leaves the recovery codes.
 */
export async function takeCode(
  trx: Transaction,
  context: Context,
  userId: string,
  given: { readonly code: string; readonly requestId: string },
): Promise<Taken | null> {
  const { requestId } = given;
  const typed = given.code.replace(/\s/g, '');
  if (/^\d{6}$/.test(typed)) {
    const kept = await findSecondStep(trx, userId);
    const secret = kept === null ? null : openSecret(folderOf(context), userId, kept.secret);
    const step = secret === null ? null : stepOfCode(secret, typed, context.now());
    return step !== null && (await takeStep(trx, userId, step, requestId)) ? 'code' : null;
  }
  const sha256 = tokenHash(plainRecoveryCode(typed));
  const use = { at: new Date(context.now()), requestId };
  return (await takeRecoveryCode(trx, userId, sha256, use)) ? 'recovery_code' : null;
}

/** Asks for the second step of an account that has one: the code is taken, or why it is not. */
export async function trySecondStep(
  context: Context,
  user: { readonly id: string; readonly secondStep: boolean },
  given: { readonly code: string | null; readonly requestId: string },
): Answer<Taken | null> {
  if (!user.secondStep) return ok(null);
  const { code, requestId } = given;
  if (code === null || code.trim() === '') return err(refuse('access.code_needed'));
  const taken = await record(context, async (trx) => {
    await openAccess(trx, 'identity');
    return takeCode(trx, context, user.id, { code, requestId });
  });
  return taken === null ? err(refuse('access.code_wrong', {}, { field: 'code' })) : ok(taken);
}

function folderOf(context: Context): string {
  if (context.dataFolder === undefined) throw new Error('a second step needs the data folder');
  return context.dataFolder;
}

export async function serveGetSecondStep(context: Context): Answer<ReplyOf<typeof getSecondStep>> {
  const own = await ownUser(context);
  if (own === null) return err(refuse('access.sign_in_first'));
  return read(context, async (trx) => {
    await openAccess(trx, 'own');
    const kept = await findSecondStep(trx, own.id);
    return ok({
      since: kept?.confirmedAt?.toISOString() ?? null,
      codesLeft: await countRecoveryCodes(trx, own.id),
      required: needsSecondStep(own.posts, own.sample),
    });
  });
}

/** Makes a secret that waits for its first code; every start makes another. */
export async function serveStartSecondStep(
  context: Context,
  _input: InputOf<typeof startSecondStep>,
): Answer<ReplyOf<typeof startSecondStep>> {
  const { caller } = context;
  if (caller.kind !== 'user' || (await ownUser(context)) === null) {
    return err(refuse('access.sign_in_first'));
  }
  const secret = newSecret();
  const sealed = sealSecret(folderOf(context), caller.userId, secret);
  const kept = await record(context, async (trx) => {
    await openAccess(trx, 'own');
    const at = new Date(context.now());
    const put = await putSecret(trx, caller.userId, sealed, at);
    if (put) await note(trx, context, 'me.start_second_step', { login: caller.login });
    return put;
  });
  if (!kept) return err(refuse('access.second_step_on'));
  return ok({ key: secret, picture: pictureOf(enrolmentUri(secret, caller.login)) });
}

/** The squares of a QR code as one SVG path, a unit each, within `size` × `size`. */
function pictureOf(uri: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create(uri, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => modules.data[at]);
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('');
  return { size, path };
}

/** Turns the second step on by its first code; its recovery codes are shown now and never again. */
export async function serveConfirmSecondStep(
  context: Context,
  input: InputOf<typeof confirmSecondStep>,
): Answer<ReplyOf<typeof confirmSecondStep>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  return record(context, async (trx) => {
    await openAccess(trx, 'own');
    const kept = await findSecondStep(trx, caller.userId);
    if (kept === null) return err(refuse('access.second_step_off'));
    if (kept.confirmedAt !== null) return err(refuse('access.second_step_on'));
    const { code, requestId } = input;
    if ((await takeCode(trx, context, caller.userId, { code, requestId })) !== 'code') {
      return err(refuse('access.code_wrong', {}, { field: 'code' }));
    }
    await confirmSecret(trx, caller.userId, new Date(context.now()));
    const codes = await giveCodes(trx, context, caller);
    await note(trx, context, 'me.confirm_second_step', { login: caller.login });
    return ok({ codes });
  });
}

async function giveCodes(
  trx: Transaction,
  context: Context,
  caller: UserCaller,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const hashes = codes.map((code) => tokenHash(plainRecoveryCode(code)));
  await replaceRecoveryCodes(trx, caller.userId, hashes, new Date(context.now()));
  return codes;
}

export async function serveRenewRecoveryCodes(
  context: Context,
  _input: InputOf<typeof renewRecoveryCodes>,
): Answer<ReplyOf<typeof renewRecoveryCodes>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  return record(context, async (trx) => {
    await openAccess(trx, 'own');
    const kept = await findSecondStep(trx, caller.userId);
    if (kept === null || kept.confirmedAt === null) return err(refuse('access.second_step_off'));
    const codes = await giveCodes(trx, context, caller);
    await note(trx, context, 'me.renew_recovery_codes', { login: caller.login });
    return ok({ codes });
  });
}

export async function serveEndSecondStep(
  context: Context,
  input: InputOf<typeof endSecondStep>,
): Answer<ReplyOf<typeof endSecondStep>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  const act = { operation: 'me.end_second_step', requestId: input.requestId, input: {} };
  return write<ReplyOf<typeof endSecondStep>>(context, act, async (trx) => {
    await openAccess(trx, 'own');
    const ended = await deleteSecondStep(trx, caller.userId);
    if (!ended) return err(refuse('access.second_step_off'));
    await note(trx, context, act.operation, { login: caller.login });
    return ok({ ended });
  });
}

/** Takes the second step off another's account: the telephone is lost, and the codes too. */
export async function serveResetSecondStep(
  context: Context,
  input: InputOf<typeof resetSecondStep>,
): Answer<ReplyOf<typeof resetSecondStep>> {
  const login = normalLogin(input.login);
  const { requestId, reason } = input;
  if (context.caller.kind === 'user' && context.caller.login === login) {
    return err(refuse('access.own_second_step'));
  }
  const act = { operation: 'user.reset_second_step', requestId, input: { login, reason } };
  return write<ReplyOf<typeof resetSecondStep>>(context, act, async (trx) => {
    await openAccess(trx, 'manage');
    const user = await managed(trx, context, login);
    if (!user.ok) return user;
    const ended = await deleteSecondStep(trx, user.value.id);
    if (!ended) return err(refuse('access.second_step_off'));
    await note(trx, context, act.operation, { login, reason });
    return ok({ ended });
  });
}

async function note(
  trx: Transaction,
  context: Context,
  operation: string,
  { login, ...data }: { readonly login: string; readonly reason?: string },
): Promise<void> {
  await recordAudit(trx, context, { operation, subject: { kind: 'user', id: login }, data });
}
