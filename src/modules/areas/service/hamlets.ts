import { v7 as newId } from 'uuid';
import type { output } from 'zod/mini';
import {
  callerName,
  err,
  formatDate,
  lastDayOf,
  normalForm,
  ok,
  todayAt,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import type {
  closeHamlets,
  enterHamlets,
  HamletChangeShape,
  HamletShape,
  listHamlets as listHamletsOperation,
  mergeHamlets,
  renameHamlet,
  withdrawHamletChange,
} from '../contract.ts';
import {
  areaOn,
  decideHamlets,
  foldHamlets,
  standing,
  type Area,
  type AreaRegister,
  type Hamlet,
  type HamletAct,
  type HamletChange,
  type HamletCommand,
  type HamletName,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  insertHamletChange,
  listHamletChanges,
  listHamlets,
  loadedRegister,
  lockHamlets,
  replaceHamlets,
} from '../store/index.ts';
import { dayAsked, firstComer, toUnit } from './answer.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type Changed = ReplyOf<typeof enterHamlets>;

/** The hamlets of a commune as of a day, with those of before and the log. */
export async function serveListHamlets(
  context: Context,
  input: InputOf<typeof listHamletsOperation>,
): Answer<ReplyOf<typeof listHamletsOperation>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  return read(context, async (trx) => {
    const register = await loadedRegister(trx, context.database);
    const commune = communeOn(register, input.commune, on.value);
    if (!commune.ok) return commune;
    const hamlets = await listHamlets(trx, commune.value);
    const changes = await listHamletChanges(trx, commune.value);
    const stands = (each: Hamlet): boolean => each.to === null || each.to > on.value;
    return ok({
      on: on.value,
      commune: toUnit(register, commune.value, on.value),
      seen: changes.length,
      hamlets: hamlets.filter(stands).map(toHamlet),
      past: hamlets.filter((each) => !stands(each)).map(toHamlet),
      changes: shownChanges(changes).toReversed(),
    });
  });
}

/** Enters hamlets that a decision set up. */
export async function serveEnterHamlets(
  context: Context,
  input: InputOf<typeof enterHamlets>,
): Answer<Changed> {
  const hamlets = input.hamlets.map(clean);
  return change(context, input, { kind: 'enter', on: input.on as IsoDate, hamlets });
}

/** Gives a hamlet another name or official word, from a day on. */
export async function serveRenameHamlet(
  context: Context,
  input: InputOf<typeof renameHamlet>,
): Answer<Changed> {
  const { code, on } = input;
  return change(context, input, { kind: 'rename', on: on as IsoDate, code, to: clean(input) });
}

/** Closes hamlets that pass into no other. */
export async function serveCloseHamlets(
  context: Context,
  input: InputOf<typeof closeHamlets>,
): Answer<Changed> {
  const codes = [...new Set(input.codes)];
  return change(context, input, { kind: 'close', on: input.on as IsoDate, codes });
}

/** Merges hamlets into one of them or a new one. */
export async function serveMergeHamlets(
  context: Context,
  input: InputOf<typeof mergeHamlets>,
): Answer<Changed> {
  const { codes, named, on } = input;
  const into = input.into ?? (named === null ? null : clean(named));
  // Neither, or both: what is meant cannot be told.
  if (into === null || (input.into !== null && named !== null)) {
    return err(refuse('area.hamlet_merge_other', { code: input.into ?? '' }, { field: 'into' }));
  }
  return change(context, input, { kind: 'merge', on: on as IsoDate, codes, into });
}

/** Takes the last change of a commune back: it was recorded by mistake. */
export async function serveWithdrawHamletChange(
  context: Context,
  input: InputOf<typeof withdrawHamletChange>,
): Answer<Changed> {
  const { number } = input;
  return change(context, { ...input, source: null }, { kind: 'withdraw', number });
}

interface Given {
  readonly requestId: string;
  readonly commune: string;
  readonly seen: number;
  readonly source: string | null;
  readonly reason?: string | undefined;
}

/** One change of a commune: decided on its whole log, added to it, projected, audited. */
async function change(context: Context, given: Given, command: HamletCommand): Answer<Changed> {
  const { requestId, commune: code, seen, source } = given;
  const operation = `hamlet.${command.kind}`;
  const reason = given.reason ?? null;
  const act = { operation, requestId, input: { code, seen, source, reason, command } };
  return write<Changed>(context, act, async (trx) => {
    const register = await loadedRegister(trx, context.database);
    const commune = communeMeant(context, register, code, 'on' in command ? command.on : null);
    if (!commune.ok) return commune;
    await lockHamlets(trx, code);
    const before = await listHamletChanges(trx, commune.value);
    const last = before.at(-1);
    if (last !== undefined && seen !== before.length) {
      return err(refuse('area.changed', firstComer(last)));
    }
    const changes = await withSeeds(trx, context, commune.value, before);
    // Read again behind the lock: codes are shared by every commune that carried this one's.
    const { hamlets: all } = await loadedRegister(trx, context.database);
    const taken = all.filter((each) => each.commune === code).map((each) => each.code);
    const decided = decideHamlets(commune.value, changes, command, taken);
    if (!decided.ok) return decided;
    const made = entry(context, changes.length + 1, decided.value, { source, reason });
    const after = [...changes, made];
    for (const each of after.slice(before.length)) {
      await insertHamletChange(trx, newId(), commune.value, each);
    }
    const hamlets = foldHamlets(commune.value, after);
    await replaceHamlets(trx, commune.value, hamlets);
    await recordAudit(trx, context, {
      operation,
      subject: { kind: 'area', id: `${commune.value.code}/${commune.value.from}` },
      data: { number: made.number, act: decided.value, source, reason },
    });
    const [shown] = shownChanges(after).slice(-1);
    if (shown === undefined) throw new Error('a change that is not in its log');
    return ok({ seen: after.length, change: shown, hamlets: hamlets.map(toHamlet) });
  });
}

function entry(
  context: Context,
  number: number,
  act: HamletAct,
  grounds: { readonly source: string | null; readonly reason: string | null },
): HamletChange {
  const at = new Date(context.now());
  return { number, act, ...grounds, at, by: callerName(context.caller) };
}

/** The log, begun with what a release had loaded: from then on the log alone tells the hamlets. */
async function withSeeds(
  trx: Transaction,
  context: Context,
  commune: Area,
  changes: readonly HamletChange[],
): Promise<readonly HamletChange[]> {
  if (changes.length > 0) return changes;
  const seeds = await listHamlets(trx, commune);
  if (seeds.length === 0) return changes;
  const hamlets = seeds.map(({ code, type, name, from, to, source }) => {
    return { code, type, name, from, to, source };
  });
  return [entry(context, 1, { kind: 'seeded', hamlets }, { source: null, reason: null })];
}

/**
 * The commune that a change is of. Who manages one commune changes the one of today; who manages
 * the city also one of before, which carried the code on the day of the change.
 */
function communeMeant(
  context: Context,
  register: AreaRegister,
  code: string,
  on: IsoDate | null,
): Result<Area, Refusal> {
  const today = todayAt(context.now());
  const now = areaOn(register, code, today);
  const then = on === null ? null : areaOn(register, code, on);
  if (context.scope.areas === 'all' && then !== null) return communeOn(register, code, on ?? today);
  if (now !== null && on !== null && then !== now) {
    const data = { code, on: formatDate(on), from: formatDate(now.from) };
    return err(refuse('area.hamlet_day_outside', data, { field: 'on' }));
  }
  return communeOn(register, code, today);
}

function communeOn(register: AreaRegister, code: string, on: IsoDate): Result<Area, Refusal> {
  const area = areaOn(register, code, on);
  if (area === null) return err(refuse('area.not_found', { code, on: formatDate(on) }));
  if (area.level !== 'commune') return err(refuse('area.not_a_commune', { code }));
  return ok(area);
}

function clean({ type, name }: HamletName): HamletName {
  return { type, name: normalForm(name) };
}

function toHamlet(hamlet: Hamlet): output<typeof HamletShape> {
  return {
    code: hamlet.code,
    type: hamlet.type,
    name: hamlet.name,
    from: hamlet.from,
    to: lastDayOf(hamlet.to),
    source: hamlet.source,
    endedBy: hamlet.endedBy ?? null,
    into: hamlet.successor ?? null,
  };
}

function shownChanges(
  changes: readonly HamletChange[],
): readonly output<typeof HamletChangeShape>[] {
  const counts = new Set(standing(changes).map(({ number }) => number));
  return changes.map(({ number, act, source, reason, at, by }) => ({
    number,
    kind: act.kind,
    on: 'on' in act ? act.on : null,
    ...spokenOf(act),
    source,
    reason,
    at: at.toISOString(),
    by,
    withdrawn: act.kind !== 'withdrawn' && !counts.has(number),
  }));
}

function spokenOf(act: HamletAct): { codes: string[]; names: string[] } {
  const words = ({ type, name }: HamletName): string => `${type} ${name}`;
  switch (act.kind) {
    case 'seeded':
    case 'entered':
      return { codes: act.hamlets.map(({ code }) => code), names: act.hamlets.map(words) };
    case 'renamed':
      return { codes: [act.hamlet.code], names: [words(act.hamlet)] };
    case 'closed':
      return { codes: [...act.codes], names: [] };
    case 'merged':
      return { codes: [...act.codes], names: [words(act.into)] };
    case 'withdrawn':
      return { codes: [], names: [] };
  }
}
