import { v7 as newId } from 'uuid';
import type { output } from 'zod/mini';
import {
  addDays,
  callerName,
  err,
  formatDate,
  ok,
  parseIsoDate,
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
import { publish } from '../../../platform/outbox/index.ts';
import {
  areaMerged,
  type AreaDecisionShape,
  type decideAreaSuccessors,
  type listAreaDecisions,
  type listUndecidedAreas,
} from '../contract.ts';
import {
  areaOf,
  areaOn,
  decideSuccessors,
  identity,
  makeAreaRegister,
  mergersBetween,
  successorsOf,
  undecidedUnits,
  withDecisions,
  type Area,
  type AreaDecision,
  type AreaRegister,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { insertDecision, listDecisions, loadedRegister, lockDecisions } from '../store/index.ts';
import { firstComer, toChainUnit } from './answer.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The units whose successors no document says yet, the latest to end first. */
export async function serveListUndecided(
  context: Context,
): Answer<ReplyOf<typeof listUndecidedAreas>> {
  return read(context, async (trx) => {
    const register = await loadedRegister(trx, context.database);
    const decisions = await listDecisions(trx, null);
    const units = undecidedUnits(register)
      .toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : a.to === b.to ? 0 : -1))
      .map((area) => ({ ...chainUnit(register, area), district: districtOf(register, area) }));
    const decided = new Set(decisions.map(({ code, from }) => identity(code, from)));
    return ok({ units, decided: decided.size });
  });
}

/** What was decided about one unit, the newest first. */
export async function serveListDecisions(
  context: Context,
  input: InputOf<typeof listAreaDecisions>,
): Answer<ReplyOf<typeof listAreaDecisions>> {
  return read(context, async (trx) => {
    const register = await loadedRegister(trx, context.database);
    const unit = unitOf(register, input);
    if (!unit.ok) return unit;
    const decisions = await decisionsOn(trx, unit.value);
    return ok({ decisions: decisions.toReversed().map((each) => toDecision(register, each)) });
  });
}

/**
 * Records what a document says about a unit's successors. Nothing is edited: the entry is added,
 * the register follows, and the news goes to whom the unit's successors matter.
 */
export async function serveDecideSuccessors(
  context: Context,
  input: InputOf<typeof decideAreaSuccessors>,
): Answer<ReplyOf<typeof decideAreaSuccessors>> {
  const { requestId, ...asked } = input;
  const documentDate = input.documentDate as IsoDate;
  if (documentDate > todayAt(context.now())) {
    const data = { on: formatDate(documentDate) };
    return err(refuse('area.document_later', data, { field: 'documentDate' }));
  }
  const act = { operation: 'area.decide_successors', requestId, input: asked };
  return write<ReplyOf<typeof decideAreaSuccessors>>(context, act, async (trx) => {
    const register = await loadedRegister(trx, context.database);
    const unit = unitOf(register, input);
    if (!unit.ok) return unit;
    await lockDecisions(trx, input.code);
    const before = await decisionsOn(trx, unit.value);
    const last = before.at(-1);
    if (last !== undefined && before.length !== input.seen) {
      return err(refuse('area.changed', firstComer(last)));
    }
    const { kind, parts = [] } = input;
    const decided = decideSuccessors(register, unit.value, { kind, parts });
    if (!decided.ok) return decided;
    const decision: AreaDecision = {
      code: unit.value.code,
      from: unit.value.from,
      number: before.length + 1,
      ...decided.value,
      source: input.source,
      documentDate,
      reason: input.reason ?? null,
      at: new Date(context.now()),
      by: callerName(context.caller),
    };
    await insertDecision(trx, newId(), decision);
    const after = makeAreaRegister(withDecisions(register, [decision]));
    for (const body of mergersBetween(register, after)) {
      await publish(trx, context, areaMerged, { subject: `${body.area}/${body.from}`, body });
    }
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'area', id: `${decision.code}/${decision.from}` },
      data: {
        ...decided.value,
        before: successorsOf(register, unit.value).map(({ succession }) => ({
          successor: succession.successor,
          thousandths: succession.thousandths,
          source: succession.source,
        })),
        source: decision.source,
        documentDate,
        reason: decision.reason,
      },
    });
    return ok({ unit: chainUnit(after, unit.value), decision: toDecision(after, decision) });
  });
}

function unitOf(
  register: AreaRegister,
  { code, from }: { readonly code: string; readonly from: string },
): Result<Area, Refusal> {
  const on = parseIsoDate(from);
  const area = on === null ? null : areaOf(register, code, on);
  return area === null ? err(refuse('area.not_found', { code, on: from })) : ok(area);
}

async function decisionsOn(trx: Transaction, unit: Area): Promise<readonly AreaDecision[]> {
  const decisions = await listDecisions(trx, unit.code);
  return decisions.filter(({ from }) => from === unit.from);
}

function chainUnit(register: AreaRegister, area: Area): ReturnType<typeof toChainUnit> {
  return toChainUnit({ area, successors: successorsOf(register, area) });
}

/** Where a unit lay on its last day. */
function districtOf(register: AreaRegister, area: Area): string | null {
  if (area.parent === null || area.to === null) return null;
  return areaOn(register, area.parent, addDays(area.to, -1))?.name ?? null;
}

function toDecision(
  register: AreaRegister,
  decision: AreaDecision,
): output<typeof AreaDecisionShape> {
  const { number, kind, source, documentDate, reason, at, by } = decision;
  const parts = decision.parts.map(({ successor, successorFrom, thousandths }) => ({
    code: successor,
    name: areaOf(register, successor, successorFrom)?.name ?? successor,
    share: thousandths / 1000,
  }));
  return { number, kind, parts, source, documentDate, reason, at: at.toISOString(), by };
}
