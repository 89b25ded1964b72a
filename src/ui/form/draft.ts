/* A draft, told with values: what a form holds, what the server holds, and which of them counts. */

/** What a form is made of: plain values that JSON can carry. */
export type Values = Readonly<Record<string, unknown>>;

/** A draft as its body is written: the answers, the parts that are done, the part one was at. */
export interface DraftBody<V extends Values> {
  readonly values: V;
  readonly done: readonly string[];
  readonly at: string | null;
}

/** The copy that this machine keeps until the server has it. */
export interface LocalCopy<V extends Values> {
  /** The version of the server that it was made from; 0: none. */
  readonly base: number;
  readonly body: DraftBody<V>;
}

/** A body from text; what is not one, or of another release, gives null. Unknown fields are left
 * out, and fields that are new begin as at first. */
export function readBody<V extends Values>(text: string, first: V): DraftBody<V> | null {
  const read = parse(text);
  if (!isRecord(read) || !isRecord(read['values'])) return null;
  const given = read['values'];
  const values = Object.fromEntries(
    Object.entries(first).map(([name, value]) => [name, name in given ? given[name] : value]),
  ) as V;
  const done = Array.isArray(read['done'])
    ? read['done'].filter((each): each is string => typeof each === 'string')
    : [];
  const at = typeof read['at'] === 'string' ? read['at'] : null;
  return { values, done, at };
}

/** The copy that a machine kept, or null. */
export function readCopy<V extends Values>(text: string | null, first: V): LocalCopy<V> | null {
  const read = text === null ? null : parse(text);
  if (!isRecord(read) || typeof read['base'] !== 'number') return null;
  const body = readBody(JSON.stringify(read['body']), first);
  return body === null ? null : { base: read['base'], body };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when two values say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The fields in which two sets of answers differ. */
export function differing<V extends Values>(mine: V, theirs: V): readonly (keyof V & string)[] {
  return Object.keys(mine).filter((name) => !isSame(mine[name], theirs[name]));
}

/** The answers of mine, with those of theirs that were chosen. */
export function merged<V extends Values>(mine: V, theirs: V, taken: readonly string[]): V {
  return Object.fromEntries(
    Object.keys(mine).map((name) => [name, (taken.includes(name) ? theirs : mine)[name]]),
  ) as V;
}

/** What a form begins with, once both the machine and the server were asked. */
export type Beginning<V extends Values> =
  | { readonly kind: 'new' }
  | { readonly kind: 'server'; readonly body: DraftBody<V>; readonly version: number }
  /** The machine is ahead: it must be saved. */
  | { readonly kind: 'local'; readonly body: DraftBody<V>; readonly version: number }
  | {
      readonly kind: 'conflict';
      readonly mine: DraftBody<V>;
      readonly theirs: DraftBody<V>;
      readonly version: number;
    };

/**
 * Decides which draft counts. The copy of the machine is ahead when it was made from what the
 * server has; else somebody saved since, and a person chooses. A copy without a draft on the
 * server goes on as a new one.
 */
export function beginWith<V extends Values>(
  local: LocalCopy<V> | null,
  server: { readonly body: DraftBody<V>; readonly version: number } | null,
): Beginning<V> {
  if (server === null) {
    return local === null ? { kind: 'new' } : { kind: 'local', body: local.body, version: 0 };
  }
  const { body, version } = server;
  if (local === null || isSame(local.body.values, body.values)) {
    return { kind: 'server', body, version };
  }
  if (local.base === version) return { kind: 'local', body: local.body, version };
  return { kind: 'conflict', mine: local.body, theirs: body, version };
}
