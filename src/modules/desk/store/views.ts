import type { Transaction } from '../../../platform/database/index.ts';

export interface ViewRow {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}

/** The views of a list that the caller may use: their own first, then those shared with all. */
export async function listViewRows(
  trx: Transaction,
  owner: string,
  list: string,
): Promise<readonly ViewRow[]> {
  return trx
    .selectFrom('saved_view')
    .select(['id', 'owner', 'name', 'query', 'shared'])
    .where('list', '=', list)
    .where((is) => is.or([is('owner', '=', owner), is('shared', '=', true)]))
    .orderBy((is) => is('owner', '<>', owner))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** The view that somebody opens a list with, or null. */
export async function findFirstView(
  trx: Transaction,
  owner: string,
  list: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('first_view')
    .select('view_id')
    .where('owner', '=', owner)
    .where('list', '=', list)
    .executeTakeFirst();
  return row?.view_id ?? null;
}

/** The list of a view that the caller may use, or null. */
export async function findViewList(trx: Transaction, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('saved_view')
    .select('list')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.list ?? null;
}

/** Keeps a view; one of the same owner, list and name is replaced. Gives its id. */
export async function upsertView(
  trx: Transaction,
  list: string,
  view: ViewRow & { readonly at: Date },
): Promise<string> {
  const { id, owner, name, query, shared, at } = view;
  const row = await trx
    .insertInto('saved_view')
    .values({ id, owner, list, name, query, shared, created_at: at })
    .onConflict((clash) => clash.columns(['owner', 'list', 'name']).doUpdateSet({ query, shared }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** True when there was one of the owner's to take away. */
export async function deleteView(trx: Transaction, owner: string, id: string): Promise<boolean> {
  const done = await trx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/**
 * Passes the views that somebody shared with all to another person, who may go on changing them.
 * Where that person has one of the same name, the name says whose it was.
 */
export async function passViews(trx: Transaction, from: string, to: string): Promise<void> {
  const rows = await trx
    .selectFrom('saved_view')
    .select(['id', 'list', 'name'])
    .where('owner', '=', from)
    .where('shared', '=', true)
    .orderBy('id')
    .execute();
  const login = from.replace(/^user:/, '');
  for (const { id, list, name } of rows) {
    const names = [name, `${name} (${login})`, `${name} (${login}, ${id})`];
    const taken = await trx
      .selectFrom('saved_view')
      .select('name')
      .where('owner', '=', to)
      .where('list', '=', list)
      .where('name', 'in', names)
      .execute();
    const free = names.find((each) => taken.every((one) => one.name !== each)) ?? id;
    await trx
      .updateTable('saved_view')
      .set({ owner: to, name: free })
      .where('id', '=', id)
      .execute();
  }
}

/** Chooses the view that a list opens with; null: the list as it is. */
export async function replaceFirstView(
  trx: Transaction,
  owner: string,
  list: string,
  view: string | null,
): Promise<void> {
  if (view === null) {
    await trx
      .deleteFrom('first_view')
      .where('owner', '=', owner)
      .where('list', '=', list)
      .execute();
    return;
  }
  await trx
    .insertInto('first_view')
    .values({ owner, list, view_id: view })
    .onConflict((clash) => clash.columns(['owner', 'list']).doUpdateSet({ view_id: view }))
    .execute();
}
