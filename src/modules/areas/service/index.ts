import {
  err,
  lastDayOf,
  ok,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { chainArea, findAreas, getArea, listAreas } from '../contract.ts';
import {
  areaOf,
  areaOn,
  childrenOn,
  hamletOn,
  hamletsOn,
  identity,
  makeAreaRegister,
  pathOn,
  predecessorsOf,
  reachOn,
  successorsOf,
  type AreaRegister,
  type Hamlet,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { readAreaFiles } from '../import.ts';
import { loadedRegister } from '../store/index.ts';
import {
  answerChain,
  answerFind,
  dayAsked,
  hamletSuccessors,
  hamletUnit,
  toSuccessor,
  toUnit,
} from './answer.ts';

export { answerChain, answerFind, dayAsked } from './answer.ts';
export { serveDecideSuccessors, serveListDecisions, serveListUndecided } from './decisions.ts';
export {
  serveCloseHamlets,
  serveEnterHamlets,
  serveListHamlets,
  serveMergeHamlets,
  serveRenameHamlet,
  serveWithdrawHamletChange,
} from './hamlets.ts';
export { loadAreas } from './load.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The register of the release's own files: what pure commands answer from. */
export function readAreaRegister(): AreaRegister {
  return makeAreaRegister(readAreaFiles());
}

/** The register of the database, as loaded last. */
export async function areaRegister(context: Context): Promise<AreaRegister> {
  return read(context, (trx) => loadedRegister(trx, context.database));
}

/** Finds units by name or code as of a day. */
export async function serveFind(
  context: Context,
  input: InputOf<typeof findAreas>,
): Answer<ReplyOf<typeof findAreas>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  return ok(answerFind(await areaRegister(context), input.text, on.value));
}

/** What became of the units that carried a code. */
export async function serveChain(
  context: Context,
  input: InputOf<typeof chainArea>,
): Answer<ReplyOf<typeof chainArea>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const asked = input.on === undefined ? null : on.value;
  return ok(answerChain(await areaRegister(context), input.code, asked));
}

/** The units directly below a unit as of a day, for a picker. */
export async function serveList(
  context: Context,
  input: InputOf<typeof listAreas>,
): Answer<ReplyOf<typeof listAreas>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const register = await areaRegister(context);
  const parent = input.parent === undefined ? null : areaOn(register, input.parent, on.value);
  if (input.parent !== undefined && parent === null) {
    return err(refuse('area.not_found', { code: input.parent, on: on.value }));
  }
  return ok({
    on: on.value,
    parent: parent === null ? null : toUnit(register, parent, on.value),
    units: childrenOn(register, parent?.code ?? null, on.value).map((area) => ({
      ...toUnit(register, area, on.value),
      children: childrenOn(register, area.code, on.value).length,
    })),
  });
}

/** One unit as of a day, with what it was made from and what became of it. */
export async function serveGet(
  context: Context,
  input: InputOf<typeof getArea>,
): Answer<ReplyOf<typeof getArea>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const register = await areaRegister(context);
  const area = areaOn(register, input.code, on.value);
  if (area === null) {
    const hamlet = hamletOn(register, input.code, on.value);
    if (hamlet !== null) return ok(hamletReply(register, hamlet, on.value));
    return err(refuse('area.not_found', { code: input.code, on: on.value }));
  }
  const others = (register.byCode.get(area.code) ?? []).filter((each) => each !== area);
  return ok({
    on: on.value,
    unit: toUnit(register, area, on.value),
    source: area.source,
    path: pathOn(register, area, on.value).map(({ code, name, type }) => ({ code, name, type })),
    successors: successorsOf(register, area).map(toSuccessor),
    predecessors: predecessorsOf(register, area).map(toSuccessor),
    otherTimes: others.map((each) => toUnit(register, each, each.from)),
    hamlets: hamletsOn(register, area, on.value).map(({ code, name, type, from, to }) => ({
      code,
      name,
      type,
      from,
      to: lastDayOf(to),
    })),
  });
}

function hamletReply(register: AreaRegister, hamlet: Hamlet, on: IsoDate): ReplyOf<typeof getArea> {
  const commune = areaOf(register, hamlet.commune, hamlet.communeFrom);
  const above = commune === null ? [] : [...pathOn(register, commune, on), commune];
  const siblings = register.hamletsOf.get(identity(hamlet.commune, hamlet.communeFrom)) ?? [];
  const came = siblings.filter(
    (each) =>
      each !== hamlet &&
      each.to !== null &&
      (each.successor === hamlet.code || (each.code === hamlet.code && each.to === hamlet.from)),
  );
  return {
    on,
    unit: hamletUnit(register, hamlet),
    source: hamlet.source,
    path: above.map(({ code, name, type }) => ({ code, name, type })),
    successors: [...hamletSuccessors(register, hamlet)],
    predecessors: came.map(({ code, name, type, from, to, endedBy }) => ({
      code,
      name,
      type,
      from,
      on: to ?? on,
      share: 1,
      whole: true,
      source: endedBy ?? hamlet.source,
      verified: true,
    })),
    otherTimes: [],
    hamlets: [],
  };
}

/** The codes that each place reaches on a day: its own, the units below and their hamlets. */
export async function codesWithin(
  context: Context,
  places: readonly { readonly code: string; readonly since: IsoDate }[],
  on: IsoDate,
): Promise<readonly (readonly string[])[]> {
  const register = await areaRegister(context);
  return places.map((place) => reachOn(register, place, on));
}
