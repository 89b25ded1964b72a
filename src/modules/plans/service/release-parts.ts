import { v7 as newId } from 'uuid';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { ReleaseLink, ReleaseResolution } from '../domain/index.ts';
import {
  listFindingRows,
  listLinks,
  listTaskIds,
  recordLinkDecision,
  recordResolution,
} from '../store/index.ts';
import { useReadings } from './readings.ts';

const VIEW = { drafts: true };

/** An author named in a file, as accounts are named in the log. */
export function releaseAccount(name: string): string {
  return `release:${name}`;
}

/** Noon of the day in the city: a file knows days, the log knows instants. */
export function instantOf(day: string): Date {
  return new Date(`${day}T05:00:00Z`);
}

/** Records the file's resolutions of findings that are open; gives how many there were. */
export async function addResolutions(
  trx: Transaction,
  context: Context,
  copyId: string,
  resolutions: readonly ReleaseResolution[],
): Promise<number> {
  if (resolutions.length === 0) return 0;
  const open = new Map(
    (await listFindingRows(trx, VIEW, copyId, { state: 'open' })).map((row) => [row.id, row]),
  );
  let added = 0;
  for (const entry of resolutions) {
    if (!open.has(entry.id)) continue;
    await recordResolution(trx, {
      id: newId(),
      copyId,
      finding: entry.id,
      resolution: entry.resolution,
      value: entry.value ?? null,
      reason: entry.reason,
      replaces: null,
      account: releaseAccount(entry.by),
      name: entry.by,
      at: instantOf(entry.on),
    });
    added += 1;
  }
  if (added === 0) return 0;
  await useReadings(trx, copyId);
  await recordAudit(trx, context, {
    operation: 'plan.load_resolutions',
    subject: { kind: 'plan_copy', id: copyId },
    data: { resolutions: added },
  });
  return added;
}

/** Records the file's decisions on links nobody decided yet; gives how many there were. */
export async function addLinkDecisions(
  trx: Transaction,
  context: Context,
  copyId: string,
  links: readonly ReleaseLink[],
): Promise<number> {
  if (links.length === 0) return 0;
  const ids = new Map((await listTaskIds(trx, VIEW, copyId)).map((task) => [task.code, task.id]));
  const decided = new Set(
    (await listLinks(trx, VIEW, copyId))
      .filter((link) => link.decision !== null)
      .map((link) => `${link.task} ${link.provision}`),
  );
  let added = 0;
  for (const link of links) {
    const taskId = ids.get(link.task);
    if (taskId === undefined || decided.has(`${link.task} ${link.provision}`)) continue;
    await recordLinkDecision(trx, {
      id: newId(),
      copyId,
      taskId,
      provision: link.provision,
      replaces: null,
      decision: link.decision,
      account: releaseAccount(link.by),
      name: link.by,
      at: instantOf(link.on),
    });
    added += 1;
  }
  if (added === 0) return 0;
  await recordAudit(trx, context, {
    operation: 'plan.load_links',
    subject: { kind: 'plan_copy', id: copyId },
    data: { links: added },
  });
  return added;
}
