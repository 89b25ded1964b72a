import type { Result, Refusal } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { BoundOperation } from '../../../platform/http/index.ts';
import { ok, unwrap } from '../../../kernel/index.ts';
import type { Engine } from '../../../law/index.ts';
import { lastRevision, listRevisions } from '../store/drafts.ts';
import { packInEffect, putInEffect } from './pack.ts';

/** How long a process may go on with the law it knows before it looks for a newer one. */
const LOOK_MS = 1_000;
let looked = Number.NEGATIVE_INFINITY;

/**
 * Takes up what was approved since, in this process or another: asked before each operation of the
 * module, it looks at one number at most once a second.
 */
export async function followRevisions(context: Context): Promise<void> {
  const now = performance.now();
  if (now - looked < LOOK_MS) return;
  looked = now;
  await takeRevisions(context);
}

/** The same at once, after an approval. */
export async function takeRevisions(context: Context): Promise<void> {
  const revisions = await read(context, async (trx) => {
    const last = await lastRevision(trx);
    return ok(last === packInEffect().revision ? null : await listRevisions(trx));
  });
  const found = unwrap(revisions);
  if (found !== null) putInEffect(found);
}

/** The law in effect: of a database with what was approved there, else of the release alone. */
export async function lawOf(context: Context | null): Promise<Engine> {
  if (context !== null) await takeRevisions(context);
  return packInEffect().engine;
}

/** An operation that answers by the law in effect, newly approved law included. */
export function byLawInEffect(bound: BoundOperation): BoundOperation {
  return {
    ...bound,
    serve: async (context, input, upload): Promise<Result<unknown, Refusal>> => {
      await followRevisions(context);
      return bound.serve(context, input, upload);
    },
  };
}
