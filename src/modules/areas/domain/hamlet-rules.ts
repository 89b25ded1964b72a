import {
  err,
  formatDate,
  holds,
  ok,
  searchKey,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';
import {
  foldHamlets,
  standing,
  type HamletAct,
  type HamletChange,
  type HamletName,
} from './hamlets.ts';
import type { Area, Hamlet } from './types.ts';

/** What somebody asks to record. */
export type HamletCommand =
  | { readonly kind: 'enter'; readonly on: IsoDate; readonly hamlets: readonly HamletName[] }
  | {
      readonly kind: 'rename';
      readonly on: IsoDate;
      readonly code: string;
      readonly to: HamletName;
    }
  | { readonly kind: 'close'; readonly on: IsoDate; readonly codes: readonly string[] }
  | {
      readonly kind: 'merge';
      readonly on: IsoDate;
      readonly codes: readonly string[];
      /** The code of the one that grows, or the name of a new one. */
      readonly into: string | HamletName;
    }
  | { readonly kind: 'withdraw'; readonly number: number };

/** The last number that a code has room for: three digits behind the commune's code. */
const LAST_HAMLET = 999;

type Decided = Result<HamletAct, Refusal>;

/**
 * Decides what a command changes in a commune, on its whole log. The day lies in the commune's own
 * time; who is renamed, closed or merged stands that day without an end; no two hamlets of a
 * commune are called the same on one day. `taken` are the codes of hamlets of other communes that
 * carried this one's code: they are not given again. Refuses with `area.hamlet_*`.
 */
export function decideHamlets(
  commune: Pick<Area, 'code' | 'from' | 'to'>,
  changes: readonly HamletChange[],
  command: HamletCommand,
  taken: readonly string[] = [],
): Decided {
  if (command.kind === 'withdraw') return decideWithdrawal(changes, command.number);
  if (!holds(commune.from, commune.to, command.on)) return err(dayOutside(commune, command.on));
  const hamlets = foldHamlets(commune, changes);
  const next = nextNumber(commune.code, changes, taken);
  switch (command.kind) {
    case 'enter':
      return decideEntry(commune.code, hamlets, next, command);
    case 'rename':
      return decideRename(hamlets, command);
    case 'close': {
      const refusal = goneRefusal(hamlets, command.codes, command.on);
      return refusal === null ? ok({ ...command, kind: 'closed' }) : err(refusal);
    }
    case 'merge':
      return decideMerger(commune.code, hamlets, next, command);
  }
}

function dayOutside(commune: Pick<Area, 'code' | 'from' | 'to'>, on: IsoDate): Refusal {
  const data = { code: commune.code, on: formatDate(on), from: formatDate(commune.from) };
  return refuse('area.hamlet_day_outside', data, { field: 'on' });
}

function decideEntry(
  commune: string,
  hamlets: readonly Hamlet[],
  next: number,
  { on, hamlets: names }: Extract<HamletCommand, { kind: 'enter' }>,
): Decided {
  const seen = new Set<string>();
  for (const [at, name] of names.entries()) {
    const field = `hamlets.${at}`;
    if (!isReadable(name)) {
      return err(refuse('area.hamlet_name_unreadable', { name: name.name }, { field }));
    }
    if (seen.has(keyOf(name)) || takenBy(hamlets, name, on, []) !== null) {
      return err(refuse('area.hamlet_name_taken', { name: wordsOf(name) }, { field }));
    }
    seen.add(keyOf(name));
  }
  if (next + names.length - 1 > LAST_HAMLET) {
    return err(refuse('area.hamlet_codes_out', { last: LAST_HAMLET }));
  }
  const entered = names.map(({ type, name }, at) => ({
    code: codeOf(commune, next + at),
    type,
    name,
  }));
  return ok({ kind: 'entered', on, hamlets: entered });
}

function decideRename(
  hamlets: readonly Hamlet[],
  { on, code, to }: Extract<HamletCommand, { kind: 'rename' }>,
): Decided {
  const refusal = goneRefusal(hamlets, [code], on);
  if (refusal !== null) return err(refusal);
  const before = hamlets.find((each) => each.code === code && each.to === null);
  if (before?.name === to.name && before.type === to.type) {
    return err(refuse('area.hamlet_name_same', { name: wordsOf(to) }, { field: 'name' }));
  }
  if (!isReadable(to)) {
    return err(refuse('area.hamlet_name_unreadable', { name: to.name }, { field: 'name' }));
  }
  if (takenBy(hamlets, to, on, [code]) !== null) {
    return err(refuse('area.hamlet_name_taken', { name: wordsOf(to) }, { field: 'name' }));
  }
  return ok({ kind: 'renamed', on, hamlet: { code, type: to.type, name: to.name } });
}

function decideMerger(
  commune: string,
  hamlets: readonly Hamlet[],
  next: number,
  { on, codes, into }: Extract<HamletCommand, { kind: 'merge' }>,
): Decided {
  const distinct = [...new Set(codes)];
  if (distinct.length < 2) return err(refuse('area.hamlet_merge_few', {}, { field: 'codes' }));
  const refusal = goneRefusal(hamlets, distinct, on);
  if (refusal !== null) return err(refusal);
  if (typeof into === 'string') {
    const kept = hamlets.find((each) => each.code === into && each.to === null);
    if (kept === undefined || !distinct.includes(into)) {
      return err(refuse('area.hamlet_merge_other', { code: into }, { field: 'into' }));
    }
    const { code, type, name } = kept;
    return ok({ kind: 'merged', on, codes: distinct, into: { code, type, name } });
  }
  if (!isReadable(into)) {
    return err(refuse('area.hamlet_name_unreadable', { name: into.name }, { field: 'name' }));
  }
  // The new one may be called like one of those that become it.
  if (takenBy(hamlets, into, on, distinct) !== null) {
    return err(refuse('area.hamlet_name_taken', { name: wordsOf(into) }, { field: 'name' }));
  }
  if (next > LAST_HAMLET) return err(refuse('area.hamlet_codes_out', { last: LAST_HAMLET }));
  const born = { code: codeOf(commune, next), type: into.type, name: into.name };
  return ok({ kind: 'merged', on, codes: distinct, into: born });
}

/** Only the last entry that counts is taken back: what came after it may rest on it. */
function decideWithdrawal(changes: readonly HamletChange[], number: number): Decided {
  const last = standing(changes).at(-1);
  if (last === undefined || last.number !== number || last.act.kind === 'seeded') {
    return err(refuse('area.hamlet_not_last', { number }));
  }
  return ok({ kind: 'withdrawn', number });
}

/** The first that does not stand on the day without an end, or began that very day. */
function goneRefusal(
  hamlets: readonly Hamlet[],
  codes: readonly string[],
  on: IsoDate,
): Refusal | null {
  for (const code of codes) {
    const open = hamlets.find((each) => each.code === code && each.to === null);
    if (open === undefined) return refuse('area.hamlet_gone', { code }, { field: 'codes' });
    if (open.from >= on) {
      const data = { name: wordsOf(open), from: formatDate(open.from) };
      return refuse('area.hamlet_too_early', data, { field: 'on' });
    }
  }
  return null;
}

/** Another hamlet that is called so on the day or later. */
function takenBy(
  hamlets: readonly Hamlet[],
  name: HamletName,
  on: IsoDate,
  but: readonly string[],
): Hamlet | null {
  const bears = (each: Hamlet): boolean =>
    keyOf(each) === keyOf(name) && !but.includes(each.code) && (each.to === null || each.to > on);
  return hamlets.find(bears) ?? null;
}

/** A name has a letter or a digit by which it can be found: "Đông", "Số 5", "3". */
function isReadable({ name }: HamletName): boolean {
  return searchKey(name) !== '';
}

/** Marks count ("Đông" is not "Dong"); capitals and spaces do not. */
function keyOf({ type, name }: HamletName): string {
  return `${type} ${name}`.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function wordsOf({ type, name }: HamletName): string {
  return `${type} ${name}`;
}

/** The next free number: those of withdrawn entries stay used, since somebody may have read them. */
function nextNumber(
  commune: string,
  changes: readonly HamletChange[],
  taken: readonly string[],
): number {
  const used = changes.flatMap(({ act }) => {
    switch (act.kind) {
      case 'seeded':
      case 'entered':
        return act.hamlets.map(({ code }) => code);
      case 'merged':
        return [act.into.code];
      default:
        return [];
    }
  });
  const numbers = [...used, ...taken]
    .filter((code) => code.startsWith(`${commune}-`))
    .map((code) => Number(code.slice(commune.length + 1)));
  return Math.max(0, ...numbers) + 1;
}

function codeOf(commune: string, number: number): string {
  return `${commune}-${String(number).padStart(3, '0')}`;
}
