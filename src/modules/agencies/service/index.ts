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
import type { chainAgency, findAgencies, getAgency, listAgencies } from '../contract.ts';
import {
  agenciesOn,
  agencyChain,
  agencyOf,
  agencyPredecessors,
  expandGroup,
  groupOf,
  inForce,
  type Agency,
  type AgencyGroup,
  type AgencyRegister,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { answerChain, answerFind, dayAsked, toAgency, toGroup, toSuccessor } from './answer.ts';
import { agencyRegister } from './register.ts';

export { answerChain, answerFind, dayAsked } from './answer.ts';
export { serveDecideSuccessor, serveListDecisions, serveListUndecided } from './decisions.ts';
export { loadAgencies } from './load.ts';
export { agencyRegister, readAgencyRegister } from './register.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type Shown = ReplyOf<typeof getAgency>['agency'];

/** Finds agencies by any writing as of a day. */
export async function serveFind(
  context: Context,
  input: InputOf<typeof findAgencies>,
): Answer<ReplyOf<typeof findAgencies>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  return ok(answerFind(await agencyRegister(context), input.text, on.value));
}

/** What became of an agency, function by function. */
export async function serveChain(
  context: Context,
  input: InputOf<typeof chainAgency>,
): Answer<ReplyOf<typeof chainAgency>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const asked = input.on === undefined ? null : on.value;
  return ok(answerChain(await agencyRegister(context), input.code, asked));
}

/** The agencies as of a day, by kind or by parent. Groups are a kind too. */
export async function serveList(
  context: Context,
  input: InputOf<typeof listAgencies>,
): Answer<ReplyOf<typeof listAgencies>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const register = await agencyRegister(context);
  if (input.kind === 'group') {
    return ok({ on: on.value, agencies: register.groups.map((group) => toGroup(group)) });
  }
  const agencies = agenciesOn(register, on.value)
    .filter((agency) => input.kind === undefined || agency.kind === input.kind)
    .flatMap((agency) => shownOn(register, agency, on.value))
    .filter((shown) => input.parent === undefined || shown.parent?.code === input.parent);
  return ok({ on: on.value, agencies });
}

/** One agency or group as of a day, with its names, writings, members and successors. */
export async function serveGet(
  context: Context,
  input: InputOf<typeof getAgency>,
): Answer<ReplyOf<typeof getAgency>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const register = await agencyRegister(context);
  const group = groupOf(register, input.code);
  if (group !== null) return ok(groupReply(register, group, on.value));
  const agency = agencyOf(register, input.code);
  const period = agency?.periods.find((each) => inForce(each, on.value));
  if (agency === null || period === undefined) {
    return err(refuse('agency.not_found', { code: input.code, on: on.value }));
  }
  const [chain] = agencyChain(register, agency.code, on.value);
  return ok({
    on: on.value,
    agency: toAgency(register, agency, period, on.value),
    source: period.source,
    names: agency.periods.map(({ name, from, to }) => ({ name, from, to: lastDayOf(to) })),
    aliases: agency.spellings.map(({ text }) => text),
    members: [],
    open: false,
    successors: (chain?.successors ?? []).map(toSuccessor),
    predecessors: agencyPredecessors(register, agency.code).map(toSuccessor),
  });
}

function groupReply(
  register: AgencyRegister,
  group: AgencyGroup,
  on: IsoDate,
): ReplyOf<typeof getAgency> {
  const members = expandGroup(register, group.code, on);
  return {
    on,
    agency: toGroup(group),
    source: '',
    names: [{ name: group.name, from: null, to: null }],
    aliases: [...group.aliases],
    members: (members ?? []).flatMap((agency) => shownOn(register, agency, on)),
    open: members === null,
    successors: [],
    predecessors: [],
  };
}

function shownOn(register: AgencyRegister, agency: Agency, on: IsoDate): readonly Shown[] {
  const period = agency.periods.find((each) => inForce(each, on));
  return period === undefined ? [] : [toAgency(register, agency, period, on)];
}
