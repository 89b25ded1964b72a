import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  normalForm,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import type { chooseView, listViews, removeView, saveView } from '../contract/index.ts';
import { refuse } from '../errors.ts';
import {
  deleteView,
  findFirstView,
  findViewList,
  listViewRows,
  replaceFirstView,
  upsertView,
} from '../store/index.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Views of their own that one person keeps of one list. */
const VIEWS_A_LIST = 50;

/** The views of a list: one's own, and those shared with all. */
export async function serveListViews(
  context: Context,
  { list }: InputOf<typeof listViews>,
): Answer<ReplyOf<typeof listViews>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  return read(context, async (trx) => {
    const first = await findFirstView(trx, owner, list);
    const rows = await listViewRows(trx, owner, list);
    const views = rows.map(({ id, name, query, shared, owner: by }) => {
      return { id, name, query, shared, isDefault: id === first, own: by === owner, by };
    });
    return ok({ views });
  });
}

/** Keeps a view under its name. */
export async function serveSaveView(
  context: Context,
  input: InputOf<typeof saveView>,
): Answer<ReplyOf<typeof saveView>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const { requestId, list, query, shared } = input;
  const name = normalForm(input.name);
  if (name === '') return err(refuse('desk.view_name_empty', {}, { field: 'name' }));
  const owner = callerName(context.caller);
  const operation = 'view.save';
  const act = { operation, requestId, input: { list, name, query, shared } };
  return write<ReplyOf<typeof saveView>>(context, act, async (trx) => {
    const others = (await listViewRows(trx, owner, list)).filter((each) => each.owner === owner);
    const isNew = others.every((each) => each.name !== name);
    if (isNew && others.length >= VIEWS_A_LIST) {
      return err(refuse('desk.too_many_views', { limit: VIEWS_A_LIST }));
    }
    const at = new Date(context.now());
    const id = await upsertView(trx, list, { id: newId(), owner, name, query, shared, at });
    const data = { list, name, query, shared };
    await recordAudit(trx, context, { operation, subject: { kind: 'view', id }, data });
    return ok({ id });
  });
}

/** Removes a view of one's own; whoever opened the list with it opens it as it is. */
export async function serveRemoveView(
  context: Context,
  { requestId, id }: InputOf<typeof removeView>,
): Answer<ReplyOf<typeof removeView>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  const operation = 'view.remove';
  return write<ReplyOf<typeof removeView>>(
    context,
    { operation, requestId, input: { id } },
    async (trx) => {
      const removed = await deleteView(trx, owner, id);
      if (!removed) return err(refuse('desk.no_such_view'));
      await recordAudit(trx, context, { operation, subject: { kind: 'view', id }, data: {} });
      return ok({ removed });
    },
  );
}

/** Chooses the view that a list opens with, for the caller alone. */
export async function serveChooseView(
  context: Context,
  { requestId, list, view }: InputOf<typeof chooseView>,
): Answer<ReplyOf<typeof chooseView>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const owner = callerName(context.caller);
  const operation = 'view.choose';
  return write<ReplyOf<typeof chooseView>>(
    context,
    { operation, requestId, input: { list, view } },
    async (trx) => {
      const of = view === null ? list : await findViewList(trx, view);
      if (of !== list) return err(refuse('desk.no_such_view'));
      await replaceFirstView(trx, owner, list, view);
      const subject = { kind: 'view', id: view ?? list };
      await recordAudit(trx, context, { operation, subject, data: { list, view } });
      return ok({ chosen: view !== null });
    },
  );
}
