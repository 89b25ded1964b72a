import type { Context } from '../../../platform/context.ts';
import type { recordKinds } from '../contract/index.ts';
import { askAsCaller } from './ask.ts';

export type RecordKind = (typeof recordKinds)[number];

/** The operation that shows a record of a kind, and the inputs that name the record. */
const shownBy: Readonly<Record<RecordKind, readonly [operation: string, ...keys: string[]]>> = {
  plan: ['plan.get', 'key'],
  task: ['plan.get_task', 'key', 'code'],
  user: ['user.get', 'login'],
  agency: ['agency.get', 'code', 'on'],
  area: ['area.get', 'code', 'on'],
  programme: ['policy.get', 'programme'],
  value: ['policy.get_value', 'name'],
  document: ['policy.get_document', 'number'],
};

/** A record that the caller may see, as its own operation names it. */
export interface SeenRecord {
  /** What the audit log calls it; null where looking is not recorded. */
  readonly audited: { readonly kind: string; readonly id: string } | null;
}

/**
 * Asks the record's own operation whether the caller may see it: right and scope are its own, as
 * if the page of the record were opened. Null: not there, or not for them. The asking itself is
 * no look at the record and is not recorded as one.
 */
export async function seenRecord(
  context: Context,
  kind: RecordKind,
  record: string,
): Promise<SeenRecord | null> {
  const [id, ...keys] = shownBy[kind];
  const parts = partsOf(record, keys.length);
  if (parts === null) return null;
  const input = Object.fromEntries(keys.map((key, at) => [key, parts[at]]));
  const answer = await askAsCaller(context, id, input);
  if (answer === null) return null;
  const read = answer.operation.audit === 'read';
  const audited = read ? { kind: id.split('.')[0] ?? kind, id: record } : null;
  return { audited };
}

/** The names of a record; what is more than was asked belongs to the last one. */
function partsOf(record: string, count: number): readonly string[] | null {
  const parts = record.split('/');
  if (parts.length < count) return null;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join('/')];
}
