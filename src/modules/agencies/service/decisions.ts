import { v7 as newId } from 'uuid';
import type { output } from 'zod/mini';
import {
  addDays,
  callerName,
  err,
  formatDate,
  ok,
  todayAt,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
  shownCaller,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import type {
  AgencyDecisionShape,
  decideAgencySuccessor as decideOperation,
  listAgencyDecisions,
  listUndecidedAgencies,
} from '../contract.ts';
import {
  agencyOf,
  decideAgencySuccessor,
  groupOf,
  periodOn,
  undecidedSteps,
  type AgencyDecision,
  type AgencyFacts,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { insertDecision, listDecisions, loadedFacts, lockDecisions } from '../store/index.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The agencies and functions of which no document says who took them over. */
export async function serveListUndecided(
  context: Context,
): Answer<ReplyOf<typeof listUndecidedAgencies>> {
  return read(context, async (trx) => {
    const facts = await loadedFacts(trx, context.database);
    const decisions = await listDecisions(trx);
    const functions = undecidedSteps(facts).map(({ step, alike }) => {
      const { code, on, successor, source } = step;
      return {
        code,
        name: nameOf(facts, code, addDays(on, -1)) ?? code,
        alike,
        on,
        function: step.function,
        successor:
          successor === null ? null : { code: successor, name: nameOf(facts, successor, on) },
        source,
      };
    });
    return ok({ functions, decided: decisions.length });
  });
}

/** What was decided about one agency, its kind included, the newest first. */
export async function serveListDecisions(
  context: Context,
  input: InputOf<typeof listAgencyDecisions>,
): Answer<ReplyOf<typeof listAgencyDecisions>> {
  return read(context, async (trx) => {
    const facts = await loadedFacts(trx, context.database);
    const agency = agencyOf(facts, input.code);
    if (agency === null) return err(refuse('agency.not_found', { code: input.code, on: '' }));
    const decisions = decisionsOn(await listDecisions(trx), agency);
    return ok({ decisions: decisions.toReversed().map((each) => toDecision(facts, each)) });
  });
}

/** Records what a document says about a successor; nothing that stands is edited. */
export async function serveDecideSuccessor(
  context: Context,
  input: InputOf<typeof decideOperation>,
): Answer<ReplyOf<typeof decideOperation>> {
  const { requestId, ...asked } = input;
  const documentDate = input.documentDate as IsoDate;
  if (documentDate > todayAt(context.now())) {
    const data = { on: formatDate(documentDate) };
    return err(refuse('agency.document_later', data, { field: 'documentDate' }));
  }
  const act = { operation: 'agency.decide_successor', requestId, input: asked };
  return write<ReplyOf<typeof decideOperation>>(context, act, async (trx) => {
    await lockDecisions(trx);
    const facts = await loadedFacts(trx, context.database);
    const all = await listDecisions(trx);
    const agency = agencyOf(facts, input.code);
    const before = agency === null ? [] : decisionsOn(all, agency);
    const last = before.at(-1);
    if (last !== undefined && before.length !== input.seen) {
      return err(refuse('agency.changed', firstComer(last)));
    }
    const decided = decideAgencySuccessor(facts, {
      kind: input.kind,
      code: input.code,
      on: input.on as IsoDate,
      function: input.function,
      successor: input.successor ?? null,
      passed: input.passed ?? null,
      alike: input.alike ?? false,
    });
    if (!decided.ok) return decided;
    const decision: AgencyDecision = {
      ...decided.value.decision,
      number: (all.at(-1)?.number ?? 0) + 1,
      source: input.source,
      documentDate,
      reason: input.reason ?? null,
      at: new Date(context.now()),
      by: callerName(context.caller),
    };
    await insertDecision(trx, newId(), decision);
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'agency', id: input.code },
      data: { ...decided.value, source: decision.source, documentDate, reason: decision.reason },
    });
    return ok({ decision: toDecision(facts, decision), agencies: decided.value.agencies });
  });
}

function decisionsOn(
  all: readonly AgencyDecision[],
  agency: { readonly code: string; readonly kind: string },
): readonly AgencyDecision[] {
  return all.filter(({ code }) => code === agency.code || code === agency.kind);
}

function nameOf(facts: AgencyFacts, code: string, on: IsoDate): string | null {
  const agency = agencyOf(facts, code);
  if (agency !== null) return periodOn(agency, on)?.name ?? null;
  return groupOf(facts, code)?.name ?? null;
}

function toDecision(
  facts: AgencyFacts,
  decision: AgencyDecision,
): output<typeof AgencyDecisionShape> {
  const { successor, at, on, ...rest } = decision;
  const named = { code: successor, name: nameOf(facts, successor, on) ?? successor };
  return { ...rest, on, successor: named, at: at.toISOString() };
}

/** Who was first and when, as a refusal tells it. Việt Nam is seven hours ahead all year. */
function firstComer({ by, at }: AgencyDecision): { readonly by: string; readonly at: string } {
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return { by: shownCaller(by), at: `${formatDate(todayAt(at.getTime()))} ${clock}` };
}
