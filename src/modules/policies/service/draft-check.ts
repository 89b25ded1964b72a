import { v7 as newId } from 'uuid';
import * as z from 'zod/mini';
import { ok, todayAt } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, type Transaction } from '../../../platform/database/index.ts';
import { defineJob, enqueue, findJob, type JobStanding } from '../../../platform/jobs/index.ts';
import type { Draft } from '../domain/index.ts';
import {
  findCheckJob,
  findDraft,
  findDraftCheck,
  keepCheckJob,
  listRevisions,
  saveDraftCheck,
} from '../store/drafts.ts';
import { STUDY_STEPS, studyDraft } from './draft-study.ts';
import { packInEffect } from './pack.ts';

const permission = 'law.review';

/**
 * Checks a content of a draft beside the law in effect: reads two packs and runs every worked
 * example, which takes seconds. What it finds is kept with the law it was found against. A content
 * that was written anew meanwhile has a job of its own.
 */
export const draftCheck = defineJob({
  name: 'policies.check_draft',
  title: { vi: 'Kiểm tra dự thảo quy định', en: 'Check a draft of law' },
  permission,
  input: z.object({ draft: z.string(), version: z.number() }),
  heavy: true,
  run: async ({ context, signal, progress }, { draft: id, version }) => {
    const { draft, revisions } = await read(context, async (trx) => ({
      draft: await findDraft(trx, id),
      revisions: await listRevisions(trx),
    }));
    if (draft === null || draft.version !== version) return ok(async () => null);
    const today = todayAt(context.now());
    const study = await studyDraft({ revisions, texts: draft.texts, today }, (done, note) => {
      signal.throwIfAborted();
      progress(done, STUDY_STEPS, note);
    });
    const { against, passed, errors, examples } = study;
    return ok(async (trx, { now }) => {
      const of = { id, version, packHash: against };
      await saveDraftCheck(trx, of, { passed, result: study, at: new Date(now()) });
      return { draft: id, version, passed, errors: errors.length, examples };
    });
  },
});

/** Gives the check of a content, with what else is written: unless it is there, or under way. */
export async function giveCheck(trx: Transaction, context: Context, draft: Draft): Promise<void> {
  const { id, version } = draft;
  const known = await findDraftCheck(trx, id, version, packInEffect().hash);
  if (known !== null || (await checkUnderWay(trx, context, id)) !== null) return;
  await beginCheck(trx, context, draft);
}

/** Gives the check of a content that nobody has checked yet: it was written just now. */
export async function beginCheck(
  trx: Transaction,
  context: Context,
  { id, version }: Draft,
): Promise<void> {
  const job = newId();
  await enqueue(trx, context, draftCheck, { id: job, input: { draft: id, version } });
  await keepCheckJob(trx, id, job);
}

/** The job that checks the draft now or soon; null: none. */
export async function checkUnderWay(
  trx: Transaction,
  { caller }: Pick<Context, 'caller'>,
  draft: string,
): Promise<JobStanding | null> {
  const job = await findCheckJob(trx, draft);
  if (job === null) return null;
  const by = caller.kind === 'user' ? `user:${caller.login}` : '';
  const found = await findJob(trx, { permissions: [permission], by }, job);
  return found?.state === 'queued' || found?.state === 'running' ? found : null;
}
