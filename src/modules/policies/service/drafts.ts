import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { everybodyActing, type Context } from '../../../platform/context.ts';
import { read, record, write, type Transaction } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import type * as contract from '../contract/index.ts';
import { lawDraftMoved } from '../contract/index.ts';
import { decideDraft, type Deed, type DeedKind, type Draft } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  findDraft,
  findDraftCheck,
  insertRevision,
  lastRevision,
  listDraftActions,
  listDrafts,
  listRevisions,
  lockRevisions,
  saveDraft,
} from '../store/drafts.ts';
import { publishRelease } from './data.ts';
import { beginCheck, checkUnderWay, giveCheck } from './draft-check.ts';
import { textsOf } from './draft-content.ts';
import { filesOfDraft } from './draft-files.ts';
import { checkOf, lineOf, mayDo, writersOf } from './draft-reply.ts';
import type { DraftStudy } from './draft-study.ts';
import { packInEffect } from './pack.ts';
import { takeRevisions } from './revisions.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Drafts that one list shows: the ones changed last. */
const DRAFTS_LISTED = 500;

/** All drafts, the one changed last first. */
export async function serveListDrafts(
  context: Context,
): Answer<ReplyOf<typeof contract.listDrafts>> {
  return read(context, async (trx) => {
    const drafts = await listDrafts(trx, DRAFTS_LISTED);
    return ok({ drafts: drafts.map(lineOf) });
  });
}

/** A draft with what its check found against the law as it is now, and what the caller may do. */
export async function serveGetDraft(
  context: Context,
  { id }: InputOf<typeof contract.getDraft>,
): Answer<ReplyOf<typeof contract.getDraft>> {
  return read(context, async (trx) => {
    const draft = await findDraft(trx, id);
    if (draft === null) return err(refuse('policy.no_draft', {}));
    const actions = await listDraftActions(trx, id);
    const check = await findDraftCheck(trx, id, draft.version, packInEffect().hash);
    const revisions = draft.state === 'approved' ? await listRevisions(trx) : [];
    const job = await checkUnderWay(trx, context, id);
    return ok({
      ...lineOf(draft),
      texts: draft.texts.map((each) => ({ ...each })),
      actions: actions.map(({ number, kind, version, reason, by, at }) => {
        return { number, kind, version, reason, by, at: at.toISOString() };
      }),
      checking:
        job === null
          ? null
          : {
              job: job.id,
              done: job.done,
              total: job.total,
              note: job.note?.[context.language] ?? null,
            },
      check:
        check === null ? null : checkOf(check.result as DraftStudy, check.at, context.language),
      may: mayDo(context, draft, actions, check?.passed === true),
      files: await filesOfDraft(trx, id),
      revision: revisions.find(({ draftId }) => draftId === id)?.number ?? null,
    });
  });
}

/** Makes a draft; its first check begins at once. */
export async function serveCreateDraft(
  context: Context,
  { requestId, ...content }: InputOf<typeof contract.createDraft>,
): Answer<ReplyOf<typeof contract.createDraft>> {
  const texts = textsOf(content);
  if (!texts.ok) return texts;
  const by = callerName(context.caller);
  const act = { operation: 'law_draft.create', requestId, input: content };
  return write(context, act, async (trx) => {
    const draft: Draft = {
      id: newId(),
      title: content.title,
      state: 'editing',
      version: 1,
      texts: texts.value,
      actions: 1,
      madeBy: by,
      submittedBy: null,
    };
    await keep(trx, context, draft, { kind: 'created', reason: null });
    await beginCheck(trx, context, draft);
    return ok({ id: draft.id });
  });
}

/** Writes a new content; the one before stays in the history. */
export async function serveEditDraft(
  context: Context,
  { requestId, id, seen, ...content }: InputOf<typeof contract.editDraft>,
): Answer<ReplyOf<typeof contract.editDraft>> {
  const texts = textsOf(content);
  if (!texts.ok) return texts;
  const edited = { kind: 'edited', title: content.title, texts: texts.value } as const;
  const act = { operation: 'law_draft.edit', requestId, input: { id, seen, ...content } };
  return deedDone(context, act, { id, seen }, () => edited);
}

/** Begins a check against the law as it is now, unless it is there or under way. */
export async function serveCheckDraft(
  context: Context,
  { id }: InputOf<typeof contract.checkDraft>,
): Answer<ReplyOf<typeof contract.checkDraft>> {
  await takeRevisions(context);
  return record(context, async (trx) => {
    const draft = await findDraft(trx, id, true);
    if (draft === null) return err(refuse('policy.no_draft', {}));
    const { state } = draft;
    if (state === 'approved' || state === 'withdrawn')
      return err(refuse('policy.draft_closed', { state: `@policy.draft.${state}` }));
    await giveCheck(trx, context, draft);
    return ok({ checking: true });
  });
}

export async function serveSubmitDraft(
  context: Context,
  { requestId, ...input }: InputOf<typeof contract.submitDraft>,
): Answer<ReplyOf<typeof contract.submitDraft>> {
  const act = { operation: 'law_draft.submit', requestId, input };
  return deedDone(context, act, input, (passed) => ({ kind: 'submitted', passed }));
}

export async function serveReturnDraft(
  context: Context,
  { requestId, ...input }: InputOf<typeof contract.returnDraft>,
): Answer<ReplyOf<typeof contract.returnDraft>> {
  const act = { operation: 'law_draft.return', requestId, input };
  return deedDone(context, act, input, () => ({ kind: 'returned', reason: input.reason }));
}

export async function serveWithdrawDraft(
  context: Context,
  { requestId, ...input }: InputOf<typeof contract.withdrawDraft>,
): Answer<ReplyOf<typeof contract.withdrawDraft>> {
  const act = { operation: 'law_draft.withdraw', requestId, input };
  return deedDone(context, act, input, () => ({ kind: 'withdrawn', reason: input.reason }));
}

/** A second person's yes: the draft becomes the next revision, in effect from its own days on. */
export async function serveApproveDraft(
  context: Context,
  { requestId, ...input }: InputOf<typeof contract.approveDraft>,
): Answer<ReplyOf<typeof contract.approveDraft>> {
  const act = { operation: 'law_draft.approve', requestId, input };
  // Both sides of the change are published, so that anyone can see what it changed.
  await publishRelease(context);
  const done = await deedDone(context, act, input, (passed) => ({ kind: 'approved', passed }));
  if (done.ok) {
    await takeRevisions(context);
    await publishRelease(context);
  }
  return done;
}

/** One deed with a draft: seen as it is, decided, written down. */
async function deedDone(
  context: Context,
  act: Parameters<typeof write>[1],
  { id, seen }: { readonly id: string; readonly seen: number },
  deedOf: (passed: boolean) => Deed,
): Answer<{ seen: number }> {
  return write(context, act, async (trx) => {
    const draft = await findDraft(trx, id, true);
    if (draft === null) return err(refuse('policy.no_draft', {}));
    const actions = await listDraftActions(trx, id);
    if (draft.actions !== seen)
      return err(refuse('policy.draft_changed', { by: actions.at(-1)?.by ?? '' }));
    const check = await findDraftCheck(trx, id, draft.version, packInEffect().hash);
    const deed = deedOf(check?.passed === true);
    const next = decideDraft(draft, deed, everybodyActing(context), writersOf(actions));
    if (!next.ok) return next;
    if (deed.kind === 'approved') {
      const refused = await addRevision(trx, context, next.value, check?.result as DraftStudy);
      if (refused !== null) return err(refused);
    }
    const reason = 'reason' in deed ? deed.reason : null;
    await keep(trx, context, next.value, { kind: deed.kind, reason });
    if (deed.kind === 'edited') await beginCheck(trx, context, next.value);
    return ok({ seen: next.value.actions });
  });
}

/** Adds the revision to the law that its check was made against; null: done. */
async function addRevision(
  trx: Transaction,
  context: Context,
  draft: Draft,
  study: DraftStudy,
): Promise<Refusal | null> {
  await lockRevisions(trx);
  const last = await lastRevision(trx);
  // Another draft was approved between the check and now: this one is checked again first.
  if (last !== packInEffect().revision) return refuse('policy.draft_unchecked', {});
  await insertRevision(trx, draft, {
    number: last + 1,
    hashBefore: packInEffect().hash,
    hashAfter: study.hash ?? '',
    by: callerName(context.caller),
    at: new Date(context.now()),
  });
  return null;
}

async function keep(
  trx: Transaction,
  context: Context,
  draft: Draft,
  { kind, reason }: { readonly kind: DeedKind; readonly reason: string | null },
): Promise<void> {
  const written = kind === 'created' || kind === 'edited';
  await saveDraft(trx, draft, {
    kind,
    title: written ? draft.title : null,
    texts: written ? draft.texts : null,
    reason,
    by: callerName(context.caller),
    at: new Date(context.now()),
  });
  await recordAudit(trx, context, {
    operation: `law_draft.${operationOf[kind]}`,
    subject: { kind: 'law_draft', id: draft.id },
    data: { title: draft.title, version: draft.version, state: draft.state, reason },
  });
  if (kind === 'submitted' || kind === 'returned' || kind === 'approved') {
    const writers = [...new Set(writersOf(await listDraftActions(trx, draft.id)))];
    const by = callerName(context.caller);
    const name = context.caller.kind === 'user' ? context.caller.name : by;
    const body = { draft: draft.id, title: draft.title, kind, by, name, reason, writers };
    await publish(trx, context, lawDraftMoved, { subject: draft.id, body });
  }
}

const operationOf: Readonly<Record<DeedKind, string>> = {
  created: 'create',
  edited: 'edit',
  submitted: 'submit',
  returned: 'return',
  approved: 'approve',
  withdrawn: 'withdraw',
};
