import { todayAt } from '../../../kernel/index.ts';
import { makeApart, type ApartLimits } from '../../../platform/apart/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/database/index.ts';
import type { Draft } from '../domain/index.ts';
import { saveDraftCheck } from '../store/drafts.ts';
import type { DraftQuestion, DraftStudy } from './draft-study.ts';
import { packInEffect, type Revision } from './pack.ts';

/** A check reads two packs and runs every worked example: some seconds, more on a busy machine. */
const limits: ApartLimits = {
  atOnce: 1,
  waiting: 8,
  waitMs: 180_000,
  heapMb: 768,
  workMs: 120_000,
};

const apart = makeApart<DraftQuestion, DraftStudy>(
  new URL('./draft-process.ts', import.meta.url),
  limits,
);

/** Checks under way in this process, by what they are of. */
const running = new Map<string, Promise<void>>();

function nameOf({ id, version }: Draft, hash: string): string {
  return `${id} ${version} ${hash}`;
}

/** True while this process checks the content against the law in effect. */
export function isChecking(draft: Draft): boolean {
  return running.has(nameOf(draft, packInEffect().hash));
}

/**
 * Checks a content beside the law in effect in a process of its own, and keeps what was found. The
 * promise ends when it is kept; nobody needs to wait for it. A check that could not be made (the
 * machine is full, the process died) leaves nothing, and is asked for again.
 */
export function beginCheck(
  context: Context,
  draft: Draft,
  revisions: readonly Revision[],
): Promise<void> {
  const { hash } = packInEffect();
  const name = nameOf(draft, hash);
  const before = running.get(name);
  if (before !== undefined) return before;
  const work = check(context, draft, revisions, hash).finally(() => running.delete(name));
  running.set(name, work);
  return work;
}

async function check(
  context: Context,
  draft: Draft,
  revisions: readonly Revision[],
  hash: string,
): Promise<void> {
  const today = todayAt(context.now());
  const outcome = await apart.ask({ revisions, texts: draft.texts, today }, undefined);
  if (outcome.kind !== 'done') return;
  const study = outcome.answer;
  // It goes on after the answer to whoever began it: no deadline, no caller who went away.
  const { deadline: _deadline, signal: _signal, ...own } = context;
  await record(own, (trx) =>
    saveDraftCheck(
      trx,
      { id: draft.id, version: draft.version, packHash: hash },
      { passed: study.passed, result: study, at: new Date(context.now()) },
    ),
  );
}
