import { err, ok } from '../../../kernel/index.ts';
import type { InputOf, Refusal, ReplyOf, Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import * as outbox from '../../../platform/outbox/index.ts';
import type {
  decideLetter as DecideLetter,
  getLetter as GetLetter,
  listLetters as ListLetters,
} from '../contract/letters.ts';
import { refuse } from '../errors.ts';
import { seesCity } from './city.ts';

/** Letters of one answer. */
const PAGE = 200;

/** Letters of the whole city, the newest first. Error: `operations.city_only`. */
export async function listLetters(
  context: Context,
  input: InputOf<typeof ListLetters>,
): Promise<Result<ReplyOf<typeof ListLetters>, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const now = new Date(context.now());
  const { standing = null, before = null } = input;
  return read(context, async (trx) => {
    const rows = await outbox.listLetters(trx, { standing, before, limit: PAGE + 1, now });
    const counts = await outbox.countLetters(trx, now);
    return ok({ letters: rows.slice(0, PAGE).map(shown), counts, more: rows.length > PAGE });
  });
}

/** One letter, as it goes out. Errors: `operations.city_only`, `letter.not_found`. */
export async function getLetter(
  context: Context,
  { id }: InputOf<typeof GetLetter>,
): Promise<Result<ReplyOf<typeof GetLetter>, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const now = new Date(context.now());
  const letter = await read(context, (trx) => outbox.findLetter(trx, { id, now }));
  if (letter === null) return err(refuse('letter.not_found', { id }));
  const { address, language, subject, body } = letter;
  return ok({ ...shown(letter), address, language, subject, body });
}

/**
 * Decides about a letter that rests, was given up, or whose end nobody knows. Errors:
 * `operations.city_only`, `letter.not_found`, `letter.not_open`.
 */
export async function decideLetter(
  context: Context,
  input: InputOf<typeof DecideLetter>,
): Promise<Result<ReplyOf<typeof DecideLetter>, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const { requestId, id, decision } = input;
  const act = { operation: 'letter.decide', requestId, input: { id, decision } };
  return write(context, act, async (trx) => {
    const decided = await outbox.decideLetter(trx, context, { id, decision });
    if (decided === null) return err(refuse('letter.not_found', { id }));
    if (decided.is === 'not_open') return err(refuse('letter.not_open', { id }));
    await recordAudit(trx, context, {
      operation: 'letter.decide',
      subject: { kind: 'letter', id },
      data: { decision },
    });
    return ok({ standing: decided.standing });
  });
}

type Row = ReplyOf<typeof ListLetters>['letters'][number];

function shown(row: outbox.LetterRow): Row {
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    title: { ...row.title },
    to: row.to,
    standing: row.standing,
    attempts: row.attempts,
    queuedAt: row.queuedAt.toISOString(),
    nextAt: row.nextAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy: row.settledBy,
    fault: row.fault,
  };
}
