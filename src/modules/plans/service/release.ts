import { v7 as newId } from 'uuid';
import {
  ok,
  todayAt,
  type Download,
  type InputOf,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, type Transaction } from '../../../platform/database/index.ts';
import { listFiles, readFile } from '../../../platform/files/index.ts';
import type { exportPlan as ExportPlan, getOriginal as GetOriginal } from '../contract/index.ts';
import type { PlanRelease, PlanView, ReleaseLink, ReleaseResolution } from '../domain/index.ts';
import { writeRelease } from '../import/release.ts';
import {
  getCopyBody,
  getSourceText,
  listFindingRows,
  listLinks,
  listWrittenTasks,
  type CopyRow,
  type FindingRow,
} from '../store/index.ts';
import { getCopy, originalOf, viewOf } from './shared.ts';

/** A stored copy as its release: the reading, the latest resolutions and links, the approval. */
export async function getRelease(
  trx: Transaction,
  view: PlanView,
  copy: CopyRow,
): Promise<PlanRelease> {
  const findings = await listFindingRows(trx, view, copy.id);
  const links = await listLinks(trx, view, copy.id);
  const approval =
    copy.approvedAt === null || copy.approvedByName === null
      ? copy.releaseApproval
      : { approvedBy: copy.approvedByName, on: todayAt(copy.approvedAt.getTime()) };
  return {
    reading: {
      ...(await getCopyBody(trx, view, copy.id)),
      tasks: await listWrittenTasks(trx, view, copy.id),
      findings: findings.map(({ number: _number, resolved: _resolved, ...finding }) => finding),
    },
    source: await getSourceText(trx, view, copy.id),
    resolutions: findings.flatMap(releaseResolution),
    links: links.flatMap(({ task, provision, decision }): ReleaseLink[] =>
      decision === null
        ? []
        : [
            {
              task,
              provision,
              decision: decision.decision,
              by: decision.by,
              on: todayAt(Date.parse(decision.on)),
            },
          ],
    ),
    approval,
  };
}

function releaseResolution(row: FindingRow): ReleaseResolution[] {
  if (row.resolved === null) return [];
  const { resolution, value, reason, name, at } = row.resolved;
  const common = { id: row.id, code: row.code, where: row.where.code, resolution };
  const who = { reason, by: name, on: todayAt(at.getTime()) };
  return [value === null ? { ...common, ...who } : { ...common, value, ...who }];
}

/** The file that a copy was read from, as it was handed in. */
export async function getOriginal(
  context: Context,
  input: InputOf<typeof GetOriginal>,
): Promise<Result<Download, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const owner = originalOf(found.value);
    const [file] = await listFiles(trx, owner);
    return readFile(trx, context, { id: file?.id ?? newId(), for: owner });
  });
}

/** The copy as YAML, which `plan load` reads back unchanged. */
export async function exportPlan(
  context: Context,
  input: InputOf<typeof ExportPlan>,
): Promise<Result<Download, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const release = await getRelease(trx, viewOf(context.caller), found.value);
    const name = `${found.value.key}.yaml`;
    return ok({ name, contentType: 'application/yaml', body: writeRelease(release) });
  });
}
