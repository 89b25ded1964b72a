import {
  ok,
  searchKey,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import { listFiles } from '../../../platform/files/index.ts';
import type {
  getMatrix as GetMatrix,
  getPlan as GetPlan,
  getSource as GetSource,
  listFindings as ListFindings,
  listPlans as ListPlans,
  searchPlans as SearchPlans,
} from '../contract/index.ts';
import { findHoles, linkState } from '../domain/index.ts';
import {
  countOpenFindings,
  getCopyBody,
  getSourceText,
  listCopiesInUse,
  listFindingRows,
  listLinks,
  listTaskAgencies,
  listWrittenTasks,
  searchCopies,
} from '../store/index.ts';
import { linkReply } from './settle.ts';
import { findingReply, getCopy, originalOf, summaryOf, viewOf } from './shared.ts';
import { publicLink } from './tasks.ts';

/** Results a search answers at most of each kind. */
const SEARCH_LIMIT = 50;

/** The plans a caller may see, newest first. */
export async function listPlans(
  context: Context,
  _input: InputOf<typeof ListPlans>,
): Promise<Result<ReplyOf<typeof ListPlans>, Refusal>> {
  const view = viewOf(context.caller);
  const copies = await read(context, (trx) => listCopiesInUse(trx, view));
  return ok({ plans: copies.map((copy) => summaryOf(copy, view)) });
}

/** One plan with its sections, provisions, targets, references and agencies. */
export async function getPlan(
  context: Context,
  input: InputOf<typeof GetPlan>,
): Promise<Result<ReplyOf<typeof GetPlan>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const view = viewOf(context.caller);
    const { document, ...body } = await getCopyBody(trx, view, found.value.id);
    const [file] = view.drafts ? await listFiles(trx, originalOf(found.value)) : [];
    return ok({
      ...(file === undefined ? {} : { original: { name: file.name, bytes: file.bytes } }),
      plan: summaryOf(found.value, view),
      document: {
        place: document.place,
        signedBy: document.signedBy,
        signingCapacity: [...document.signingCapacity],
        recipients: [...document.recipients],
        sha256: document.sha256,
      },
      ...body,
      grounds: body.grounds.map((ground) => ({ ...ground, references: [...ground.references] })),
      references: body.references.map((one) => ({ ...one, where: [...one.where] })),
      agencies: await listTaskAgencies(trx, view, found.value.id),
    });
  });
}

/** Provisions against tasks, with what stands alone on either side. */
export async function getMatrix(
  context: Context,
  input: InputOf<typeof GetMatrix>,
): Promise<Result<ReplyOf<typeof GetMatrix>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const view = viewOf(context.caller);
    const { id } = found.value;
    const { sections, provisions } = await getCopyBody(trx, view, id);
    const written = await listWrittenTasks(trx, view, id);
    const tasks = written.map(({ code, section, title, line }) => ({ code, section, title, line }));
    const links = await listLinks(trx, view, id);
    const shown = view.drafts ? links : links.filter((link) => linkState(link) !== 'refused');
    const codes = (list: readonly { code: string }[]) => list.map((one) => one.code);
    return ok({
      plan: summaryOf(found.value, view),
      sections,
      provisions,
      tasks,
      links: shown.map((link) => publicLink(linkReply(link), view)),
      holes: findHoles(codes(provisions), codes(tasks), links),
    });
  });
}

/** The original text by line, word for word. */
export async function getSource(
  context: Context,
  input: InputOf<typeof GetSource>,
): Promise<Result<ReplyOf<typeof GetSource>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const view = viewOf(context.caller);
    const source = await getSourceText(trx, view, found.value.id);
    const { name: fileName, format, lines } = source;
    return ok({ plan: summaryOf(found.value, view), fileName, format, lines });
  });
}

/** Findings in the order of the text, each with its latest resolution. */
export async function listFindings(
  context: Context,
  input: InputOf<typeof ListFindings>,
): Promise<Result<ReplyOf<typeof ListFindings>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const view = viewOf(context.caller);
    const { id } = found.value;
    const { place, state, severity } = input;
    const rows = await listFindingRows(trx, view, id, { place, state, severity });
    return ok({
      plan: summaryOf(found.value, view),
      findings: rows.map(findingReply),
      open: await countOpenFindings(trx, view, id),
    });
  });
}

/** Plans, provisions and tasks in which every word of the query begins some word. */
export async function searchPlans(
  context: Context,
  input: InputOf<typeof SearchPlans>,
): Promise<Result<ReplyOf<typeof SearchPlans>, Refusal>> {
  const view = viewOf(context.caller);
  const words = searchKey(input.q)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return ok({ total: 0, results: [] });
  return read(context, async (trx) => {
    const copies = await listCopiesInUse(trx, view);
    const heads = new Map(
      copies.map((copy) => [
        copy.id,
        { key: copy.key, number: copy.number, title: copy.document.title },
      ]),
    );
    const plans = [...heads.values()]
      .filter((head) => holdsWords(`${head.number ?? ''} ${head.title}`, words))
      .map((plan) => ({ plan, kind: 'plan' as const, code: plan.key, text: plan.title }));
    const rows = await searchCopies(trx, view, [...heads.keys()], { words, limit: SEARCH_LIMIT });
    const hits = rows.flatMap(({ copyId, ...hit }) => {
      const plan = heads.get(copyId);
      return plan === undefined ? [] : [{ plan, ...hit }];
    });
    const results = [...plans, ...hits];
    return ok({ total: results.length, results });
  });
}

function holdsWords(text: string, words: readonly string[]): boolean {
  const key = ` ${searchKey(text)}`;
  return words.every((word) => key.includes(` ${word}`));
}
