import {
  err,
  ok,
  parseIsoDate,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import {
  expandGroup,
  periodOn,
  readAgencyRegister,
  type AgencyRegister,
} from '../../agencies/index.ts';
import type { getAgencyWork as GetAgencyWork } from '../contract/index.ts';
import { yearsOf } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  listCoordinated,
  listTaskAgencies,
  listTaskRows,
  type CopyRow,
  type TaskFilter,
  type TaskListRow,
} from '../store/index.ts';
import { getCopy, summaryOf, todayOf, viewOf } from './shared.ts';
import { taskReply } from './tasks.ts';

/** Tasks one agency's page holds at most. */
const WORK_MAX = 5_000;

/**
 * What an agency owes a plan: tasks it leads, and tasks in which it coordinates by name or as a
 * member of a group (“UBND các quận, huyện”) on the day asked; without a day, on the first day
 * after the plan was issued, or today when it has no date.
 */
export async function getAgencyWork(
  context: Context,
  input: InputOf<typeof GetAgencyWork>,
): Promise<Result<ReplyOf<typeof GetAgencyWork>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const copy = found.value;
    const view = viewOf(context.caller);
    const on = dayOfWork(copy, input.on, todayOf(context));
    const register = readAgencyRegister();
    const named = await listTaskAgencies(trx, view, copy.id);
    const agency = agencyNamed(register, input.agency, on, named);
    if (agency === null) return err(refuse('plan.agency_not_found', { agency: input.agency }));
    const groups = groupsHolding(register, agency.code, on, named);
    const page = { sort: 'code' as const, descending: false, after: null, limit: WORK_MAX };
    const rows = (filter: TaskFilter) => listTaskRows(trx, view, copy.id, { filter, page });
    const leads = await rows({ lead: agency.code });
    const through = await listCoordinated(trx, view, copy.id, [agency.code, ...groups]);
    const coordinated = await rows({ codes: through.map((one) => one.code) });
    return ok({
      plan: summaryOf(copy, view),
      agency,
      on,
      leads: leads.map((row) => taskReply(row, view)),
      coordinates: coordinated.map((row) => {
        const how = through.find((one) => one.code === row.code);
        const group = how?.isGroup === true && how.agency !== agency.code;
        const { agency: code = '', name = '', raw = '' } = how ?? {};
        return {
          ...taskReply(row, view),
          through: group ? { code, name, raw, group: true as const } : null,
        };
      }),
      byYear: workByYear(copy, leads, coordinated),
    });
  });
}

function dayOfWork(copy: CopyRow, asked: string | undefined, today: IsoDate): IsoDate {
  return parseIsoDate(asked ?? copy.document.issuedOn ?? '') ?? today;
}

interface NamedAgency {
  readonly code: string;
  readonly name: string;
}

/** An agency of the register, a group, or one that only this plan names (another province's). */
function agencyNamed(
  register: AgencyRegister,
  code: string,
  on: IsoDate,
  named: readonly NamedAgency[],
): { code: string; name: string; group: boolean } | null {
  const agency = register.agencies.find((one) => one.code === code);
  const period = agency === undefined ? null : periodOn(agency, on);
  if (period !== null) return { code, name: period.name, group: false };
  const group = register.groups.find((one) => one.code === code);
  if (group !== undefined) return { code, name: group.name, group: true };
  const only = named.find((one) => one.code === code);
  return only === undefined ? null : { code, name: only.name, group: false };
}

/** Groups the plan names that hold the agency on the day. */
function groupsHolding(
  register: AgencyRegister,
  code: string,
  on: IsoDate,
  named: readonly NamedAgency[],
): string[] {
  const codes = new Set(named.map((one) => one.code));
  return register.groups
    .filter((group) => codes.has(group.code) && group.code !== code)
    .filter((group) => holdsAgency(register, group.code, on, code))
    .map((group) => group.code);
}

function holdsAgency(register: AgencyRegister, group: string, on: IsoDate, code: string): boolean {
  return expandGroup(register, group, on)?.some((agency) => agency.code === code) ?? false;
}

function workByYear(
  copy: CopyRow,
  leads: readonly TaskListRow[],
  coordinated: readonly TaskListRow[],
): { year: number; leads: number; coordinates: number }[] {
  const { periodFrom, periodTo } = copy.document;
  const period = { from: periodFrom ?? 2000, to: periodTo ?? periodFrom ?? 2000 };
  const counts = new Map<number, { leads: number; coordinates: number }>();
  const count = (rows: readonly TaskListRow[], side: 'leads' | 'coordinates'): void => {
    for (const year of rows.flatMap((row) => yearsOf(row, period))) {
      const entry = counts.get(year) ?? { leads: 0, coordinates: 0 };
      entry[side] += 1;
      counts.set(year, entry);
    }
  };
  count(leads, 'leads');
  count(coordinated, 'coordinates');
  return [...counts].sort(([a], [b]) => a - b).map(([year, entry]) => ({ year, ...entry }));
}
