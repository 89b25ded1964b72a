import {
  callerName,
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import type {
  discardFormDraft,
  getFormDraft,
  listFormDrafts,
  saveFormDraft,
} from '../contract/index.ts';
import { refuse } from '../errors.ts';
import {
  deleteDraft,
  findDraft,
  insertDraft,
  listDrafts,
  lockDraft,
  updateDraft,
  type DraftPlace,
} from '../store/index.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Drafts that one person may have at once. */
const DRAFTS_A_PERSON = 200;

/*
 * A draft is its owner's alone and no record yet: the log hears of what is sent, not of every
 * letter on the way there.
 */

function placeOf(
  context: Context,
  { form, record }: { readonly form: string; readonly record: string },
): DraftPlace | null {
  if (context.caller.kind !== 'user') return null;
  return { owner: callerName(context.caller), form, record };
}

/** What the caller left in a form. */
export async function serveGetDraft(
  context: Context,
  input: InputOf<typeof getFormDraft>,
): Answer<ReplyOf<typeof getFormDraft>> {
  const place = placeOf(context, input);
  if (place === null) return err(refuse('desk.people_only'));
  const draft = await read(context, (trx) => findDraft(trx, place));
  return ok({ draft: draft === null ? null : { ...draft, at: draft.at.toISOString() } });
}

/** Saves a draft over the version that was seen; another one in between is a conflict. */
export async function serveSaveDraft(
  context: Context,
  input: InputOf<typeof saveFormDraft>,
): Answer<ReplyOf<typeof saveFormDraft>> {
  const { requestId, seen, body } = input;
  const place = placeOf(context, input);
  if (place === null) return err(refuse('desk.people_only'));
  const act = { operation: 'draft.save', requestId, input: { ...place, seen, body } };
  return write<ReplyOf<typeof saveFormDraft>>(context, act, async (trx) => {
    const version = await lockDraft(trx, place);
    if (version !== seen) return err(refuse('desk.draft_changed'));
    const draft = { body, version: version + 1, at: new Date(context.now()) };
    if (version > 0) {
      await updateDraft(trx, place, draft);
    } else {
      const others = await listDrafts(trx, place.owner);
      if (others.length >= DRAFTS_A_PERSON) {
        return err(refuse('desk.too_many_drafts', { limit: DRAFTS_A_PERSON }));
      }
      const isFirst = await insertDraft(trx, place, draft);
      if (!isFirst) return err(refuse('desk.draft_changed'));
    }
    return ok({ version: draft.version, at: draft.at.toISOString() });
  });
}

/** Takes a draft away: it was sent, or given up. */
export async function serveDiscardDraft(
  context: Context,
  input: InputOf<typeof discardFormDraft>,
): Answer<ReplyOf<typeof discardFormDraft>> {
  const { requestId } = input;
  const place = placeOf(context, input);
  if (place === null) return err(refuse('desk.people_only'));
  const act = { operation: 'draft.discard', requestId, input: place };
  return write<ReplyOf<typeof discardFormDraft>>(context, act, async (trx) =>
    ok({ discarded: await deleteDraft(trx, place) }),
  );
}

/** The drafts of the caller, for the way back to them. */
export async function serveListDrafts(context: Context): Answer<ReplyOf<typeof listFormDrafts>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  const drafts = await read(context, (trx) => listDrafts(trx, owner));
  return ok({ drafts: drafts.map((each) => ({ ...each, at: each.at.toISOString() })) });
}
