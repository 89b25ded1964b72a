import { v7 as newId } from 'uuid';
import { ok, normalForm, type Refusal, type Result, type Upload } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { write, type Transaction } from '../../../platform/database/index.ts';
import { storeFile } from '../../../platform/files/index.ts';
import { planIdentity, planKey, type PlanRelease, type PlanView } from '../domain/index.ts';
import {
  findNewestCopy,
  insertCopy,
  insertPlan,
  isKeyTaken,
  listTaskIds,
  lockCopy,
  lockLoading,
  type CopyRow,
} from '../store/index.ts';
import { approveCopy, approverFor } from './approve.ts';
import { addLinkDecisions, addResolutions } from './release-parts.ts';
import { actorOf, loadedReply, originalOf, viewOf, type Loaded } from './shared.ts';

/** What to load, under which name in the log, and whether to approve it at once. */
export interface LoadCommand {
  readonly operation: string;
  readonly requestId: string;
  readonly release: PlanRelease;
  readonly approve: boolean;
  /** True: a new version even of the same text, as somebody starts over. */
  readonly again: boolean;
  readonly reason: string | null;
  /** The file that was read, when a person handed it in: kept with the copy it makes. */
  readonly upload?: Upload;
}

/**
 * Stores a digital copy. The same text again is `unchanged` (resolutions that the file has and the
 * database lacks are added); another text of the same plan becomes its next version.
 */
export async function loadRelease(
  context: Context,
  command: LoadCommand,
): Promise<Result<Loaded, Refusal>> {
  const { operation, requestId, release, approve, again, reason } = command;
  const input = { sha256: release.source.sha256, approve, again, reason };
  return write(context, { operation, requestId, input }, async (trx) => {
    const view = viewOf(context.caller);
    const identity = planIdentity(release.reading.document);
    await lockLoading(trx, view);
    const before = await findNewestCopy(trx, view, identity);
    const same = before !== null && before.sourceSha256 === release.source.sha256 && !again;
    if (same) await lockCopy(trx, view, before.id);
    const copy = same ? before : await storeCopy(trx, context, { ...command, identity, before });
    if (!same && command.upload !== undefined) {
      const kept = await storeFile(trx, context, { ...command.upload, for: originalOf(copy) });
      if (!kept.ok) return kept;
    }
    const added = await addParts(trx, context, copy, release);
    const approved = await approveNow(trx, context, copy, command);
    if (!approved.ok) return approved;
    const stored = await findNewestCopy(trx, view, identity);
    const changed = !same || added > 0 || approved.value;
    return ok(loadedReply(stored ?? copy, !changed));
  });
}

async function approveNow(
  trx: Transaction,
  context: Context,
  copy: CopyRow,
  command: LoadCommand,
): Promise<Result<boolean, Refusal>> {
  if (!command.approve || copy.state === 'approved') return ok(false);
  const approver = approverFor(context, command.release.approval);
  const approved = await approveCopy(trx, context, { copy, approver });
  return approved.ok ? ok(true) : approved;
}

async function addParts(
  trx: Transaction,
  context: Context,
  copy: CopyRow,
  release: PlanRelease,
): Promise<number> {
  if (copy.state === 'approved') return 0;
  const resolutions = await addResolutions(trx, context, copy.id, release.resolutions);
  return resolutions + (await addLinkDecisions(trx, context, copy.id, release.links));
}

interface StoreCommand extends LoadCommand {
  readonly identity: string;
  readonly before: CopyRow | null;
}

async function storeCopy(
  trx: Transaction,
  context: Context,
  command: StoreCommand,
): Promise<CopyRow> {
  const { release, identity, before } = command;
  const view: PlanView = { drafts: true };
  const at = new Date(context.now());
  const by = actorOf(context.caller).account;
  const { document } = release.reading;
  const planId = before?.planId ?? newId();
  if (before === null) {
    const key = await freeKey(trx, planKey(document));
    await insertPlan(trx, { id: planId, key, identity, number: document.number, at, by });
  }
  const id = newId();
  const version = (before?.newestVersion ?? 0) + 1;
  const taskIds = await stableIds(trx, view, before, release);
  await insertCopy(trx, { id, planId, version, at, by, release, taskIds });
  await recordAudit(trx, context, {
    operation: command.operation,
    subject: { kind: 'plan', id: planId },
    data: {
      version,
      sha256: release.source.sha256,
      file: release.source.name,
      tasks: release.reading.tasks.length,
      findings: release.reading.findings.length,
      reason: command.reason,
    },
  });
  const copy = await findNewestCopy(trx, view, identity);
  if (copy === null) throw new Error('the copy just stored is not there');
  return copy;
}

/** Numbers at the end part plans of one number and year that different provinces issued. */
async function freeKey(trx: Transaction, wanted: string): Promise<string> {
  for (let suffix = 1; ; suffix += 1) {
    const key = suffix === 1 ? wanted : `${wanted}-${suffix}`;
    if (!(await isKeyTaken(trx, key))) return key;
  }
}

/** A task keeps its id when an earlier copy has one of the same title, its own code first. */
async function stableIds(
  trx: Transaction,
  view: PlanView,
  before: CopyRow | null,
  release: PlanRelease,
): Promise<Map<string, string>> {
  const earlier = before === null ? [] : await listTaskIds(trx, view, before.id);
  const left = new Map(earlier.map((task) => [task.id, task]));
  const byTitle = new Map<string, string[]>();
  for (const task of earlier) {
    const key = normalForm(task.title).toLowerCase();
    byTitle.set(key, [...(byTitle.get(key) ?? []), task.id]);
  }
  const ids = new Map<string, string>();
  for (const task of release.reading.tasks) {
    const same = (byTitle.get(normalForm(task.title).toLowerCase()) ?? []).filter((id) =>
      left.has(id),
    );
    const kept = same.find((id) => left.get(id)?.code === task.code) ?? same[0];
    if (kept !== undefined) left.delete(kept);
    ids.set(task.code, kept ?? newId());
  }
  return ids;
}
