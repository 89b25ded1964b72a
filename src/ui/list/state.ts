/** What a list shows, and how that stands in the address: the address is the state. */

export interface SortKey {
  readonly id: string;
  readonly desc: boolean;
}

export interface ListState {
  readonly query: string;
  /** Values chosen of each filter; a filter with none is absent. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: readonly SortKey[];
  /** Columns shown, in their order on the screen. */
  readonly columns: readonly string[];
  readonly roomy: boolean;
  /** The column whose values part the rows into groups. */
  readonly group: string | null;
}

/** What the address may say of one list. */
export interface ListShape {
  readonly columns: readonly {
    readonly id: string;
    readonly hidden?: boolean;
    readonly fixed?: boolean;
    readonly sortable?: boolean;
  }[];
  readonly filters: readonly string[];
  /** Order when the address names none. */
  readonly sort: readonly SortKey[];
}

const own = ['q', 'sort', 'columns', 'density', 'group'];

/** Columns a list shows until somebody chooses others. */
export function firstColumns(shape: ListShape): readonly string[] {
  return shape.columns.filter((column) => column.hidden !== true).map(({ id }) => id);
}

/** The order an address names; that of the list when it names none. */
export function readSort(text: string | null, shape: ListShape): readonly SortKey[] {
  if (text === null) return shape.sort;
  const keys = text
    .split(',')
    .map((part) =>
      part.startsWith('-') ? { id: part.slice(1), desc: true } : { id: part, desc: false },
    )
    .filter(({ id }) => shape.columns.some((c) => c.id === id && c.sortable !== false));
  return keys.filter(({ id }, index) => keys.findIndex((key) => key.id === id) === index);
}

/** The columns an address names, in its order; one that cannot be taken away keeps its place. */
function readColumns(text: string | null, shape: ListShape): readonly string[] {
  if (text === null) return firstColumns(shape);
  const known = shape.columns.map(({ id }) => id);
  const wanted = [...new Set(text.split(','))].filter((id) => known.includes(id));
  const shown = [...wanted];
  shape.columns.forEach(({ id, fixed }, at) => {
    if (fixed === true && !shown.includes(id)) shown.splice(Math.min(at, shown.length), 0, id);
  });
  return shown.length === 0 ? firstColumns(shape) : shown;
}

/** The state an address describes; what it says of unknown columns or filters is dropped. */
export function readListState(search: string, shape: ListShape): ListState {
  const params = new URLSearchParams(search);
  const filters: Record<string, readonly string[]> = {};
  for (const id of shape.filters) {
    const values = [...new Set(params.getAll(id).filter((value) => value !== ''))];
    if (values.length > 0) filters[id] = values;
  }
  return {
    query: params.get('q') ?? '',
    filters,
    sort: readSort(params.get('sort'), shape),
    columns: readColumns(params.get('columns'), shape),
    roomy: params.get('density') === 'roomy',
    group: shape.columns.find(({ id }) => id === params.get('group'))?.id ?? null,
  };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** An order as the address writes it: `-title,code`. */
export function sortText(sort: readonly SortKey[]): string {
  return sort.map(({ id, desc }) => (desc ? `-${id}` : id)).join(',');
}

/**
 * The address of a state, without `?`. What is as at first is left out, so that a plain list has a
 * plain address; parameters of others (the date of "as of") are kept.
 */
export function writeListState(search: string, state: ListState, shape: ListShape): string {
  const before = new URLSearchParams(search);
  const params = new URLSearchParams();
  for (const [name, value] of before) {
    if (!own.includes(name) && !shape.filters.includes(name)) params.append(name, value);
  }
  if (state.query.trim() !== '') params.set('q', state.query);
  for (const id of shape.filters) {
    for (const value of state.filters[id] ?? []) params.append(id, value);
  }
  if (sortText(state.sort) !== sortText(shape.sort)) params.set('sort', sortText(state.sort));
  if (!same(state.columns, firstColumns(shape))) params.set('columns', state.columns.join(','));
  if (state.roomy) params.set('density', 'roomy');
  if (state.group !== null) params.set('group', state.group);
  return params.toString();
}

/** How many conditions narrow the list: each filter, and the search. */
export function conditionsOf(state: ListState): number {
  return Object.keys(state.filters).length + (state.query.trim() === '' ? 0 : 1);
}

/** The state with other values of one filter; none removes it. */
export function withFilter(state: ListState, id: string, values: readonly string[]): ListState {
  const { [id]: _gone, ...others } = state.filters;
  return { ...state, filters: values.length === 0 ? others : { ...others, [id]: values } };
}
