import { writeFile } from 'node:fs/promises';
import { v7 as newId } from 'uuid';
import { formatDate, todayAt, type Refusal, type Result } from '../../kernel/index.ts';
import { taskStates } from '../../modules/plans/domain/index.ts';
import type { Context } from '../../platform/context.ts';
import { refuseCli } from './parse.ts';
import { planImportMessages } from '../../modules/plans/import/messages.ts';
import { messages as planMessages } from '../../modules/plans/messages.ts';
import { onOption } from './area.ts';
import { defineCommand, type Io } from './command.ts';
import { planImport } from './plan-import.ts';
import { refuse as refusePlan } from '../../modules/plans/errors.ts';

type PlanOperation = 'plan.list' | 'plan.status' | 'plan.export';

const planTexts = [planMessages, planImportMessages];

/** Runs one operation of the plans module with the rights of whoever types. */
async function performPlan<T>(
  context: Context,
  id: PlanOperation,
  input: unknown,
): Promise<Result<T, Refusal>> {
  const { plansModule } = await import('../../modules/plans/index.ts');
  const { perform } = await import('../../platform/http/index.ts');
  const { holds, scopeOf } = await import('../../modules/access/index.ts');
  const bound = plansModule.operations.find((one) => one.operation.id === id);
  if (bound === undefined) throw new Error(`no operation ${id}`);
  const rights = { holds, scopeOf };
  return perform(bound, context, rights, { input, upload: null }) as Promise<Result<T, Refusal>>;
}

const load = defineCommand({
  name: 'plan load',
  summary: {
    vi: 'Nạp văn bản hoặc tệp YAML của một kế hoạch vào cơ sở dữ liệu',
    en: 'Loads a text or a YAML of a plan into the database',
  },
  positionals: ['FILE|YAML'],
  options: {
    approve: {
      type: 'boolean',
      help: { vi: 'Phê duyệt bản số hóa ngay', en: 'Approve the digital copy at once' },
    },
  },
  messages: planTexts,
  run: async ({ positionals, options }, io) => {
    const plans = await import('../../modules/plans/index.ts');
    const { permissionRefusal } = await import('../../platform/http/perform.ts');
    const { holds, scopeOf } = await import('../../modules/access/index.ts');
    const contract = await import('../../modules/plans/contract/index.ts');
    const file = await plans.readPlanFile(positionals[0] ?? '');
    if (!file.ok) return io.fail(file.error);
    const release = await plans.releaseOfFile(file.value, plans.agencyResolver());
    if (!release.ok) return io.fail(release.error);
    return io.withContext(async (context) => {
      const asked = [contract.importPlan, ...(options.approve ? [contract.approvePlan] : [])];
      for (const operation of asked) {
        const rights = { holds, scopeOf };
        const refusal = permissionRefusal(operation, context.caller, rights, io.language);
        if (refusal !== null) return io.fail(refusal);
      }
      const loaded = await plans.loadRelease(context, {
        operation: 'plan.load',
        requestId: newId(),
        release: release.value,
        approve: options.approve ?? false,
        again: false,
        reason: null,
      });
      if (!loaded.ok) return io.fail(loaded.error);
      return io.reply(loaded.value, () => {
        const { tasks, provisions, openFindings, unchanged } = loaded.value;
        const key = unchanged ? 'load.unchanged' : 'load.done';
        const state = planMessages[io.language][`state.${loaded.value.state}`];
        io.line(filled(io, key, { ...loaded.value, tasks, provisions, open: openFindings, state }));
      });
    });
  },
});

function filled(
  io: Io,
  key: keyof typeof planMessages.vi,
  data: Readonly<Record<string, string | number | boolean>>,
): string {
  return planMessages[io.language][key].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(data[name] ?? ''),
  );
}

interface ListedPlan {
  readonly number: string | null;
  readonly title: string;
  readonly issuedOn: string | null;
  readonly periodFrom: number | null;
  readonly periodTo: number | null;
  readonly state: 'digital_copy' | 'approved';
  readonly tasks: number;
}

const list = defineCommand({
  name: 'plan list',
  summary: { vi: 'Các kế hoạch đã nạp', en: 'The plans that are loaded' },
  messages: planTexts,
  run: async (_args, io) =>
    io.withContext(async (context) => {
      const listed = await performPlan<{ plans: ListedPlan[] }>(context, 'plan.list', {});
      if (!listed.ok) return io.fail(listed.error);
      const texts = planMessages[io.language];
      return io.reply(listed.value, () => {
        if (listed.value.plans.length === 0) {
          io.line(texts['list.none']);
          return;
        }
        io.table(
          [
            texts['list.number'],
            texts['list.issuedOn'],
            texts['list.period'],
            texts['list.state'],
            texts['list.tasks'],
            texts['list.title'],
          ],
          listed.value.plans.map((plan) => [
            plan.number ?? '',
            plan.issuedOn === null ? '' : formatDate(plan.issuedOn),
            `${plan.periodFrom ?? ''}–${plan.periodTo ?? ''}`,
            texts[`state.${plan.state}`],
            String(plan.tasks),
            plan.title,
          ]),
        );
      });
    }),
});

interface PlanStatus {
  readonly plan: string | null;
  readonly on: string;
  readonly tasks: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly late: readonly { task: string; agency: string | null; due: string }[];
  readonly byAgency: readonly { code: string; name: string; tasks: number }[];
}

const status = defineCommand({
  name: 'plan status',
  summary: { vi: 'Tình hình thực hiện một kế hoạch', en: 'How far a plan is' },
  options: {
    plan: {
      type: 'string',
      value: 'NO',
      help: { vi: 'Số, ký hiệu của kế hoạch', en: 'Number of the plan' },
    },
    year: {
      type: 'string',
      value: 'Y',
      help: { vi: 'Chỉ nhiệm vụ của năm', en: 'Tasks of a year' },
    },
    round: {
      type: 'string',
      value: 'ID',
      help: { vi: 'Theo một đợt báo cáo', en: 'By a round of reports' },
    },
    on: onOption,
  },
  messages: planTexts,
  run: async ({ options }, io) =>
    io.withContext(async (context) => {
      const listed = await performPlan<{ plans: { key: string }[] }>(context, 'plan.list', {});
      if (!listed.ok) return io.fail(listed.error);
      const first = listed.value.plans[0]?.key;
      // With no plan at all the question is still checked: a bad day is a bad day.
      const key = options.plan ?? first ?? NO_PLAN;
      const { year, on, round } = options;
      const input = {
        key,
        ...(year === undefined ? {} : { year }),
        ...(on === undefined ? {} : { on }),
        ...(round === undefined ? {} : { round }),
      };
      const answer = await performPlan<PlanStatus>(context, 'plan.status', input);
      if (answer.ok) return io.reply(answer.value, () => printStatus(answer.value, io));
      if (key !== NO_PLAN || answer.error.code !== 'plan.not_found') return io.fail(answer.error);
      if (round !== undefined) return io.fail(refusePlan('plan.round_not_found', { round }));
      const none = nothingPlanned(on ?? todayAt(context.now()));
      return io.reply(none, () => io.line(planMessages[io.language]['list.none']));
    }),
});

/** No plan has this key: it holds a letter that keys never have. */
const NO_PLAN = '?';

function nothingPlanned(on: string): PlanStatus {
  const byState = Object.fromEntries(taskStates.map((state) => [state, 0]));
  return { plan: null, on, tasks: 0, byState, late: [], byAgency: [] };
}

function printStatus(answer: PlanStatus, io: Io): void {
  const texts = planMessages[io.language];
  const { plan, tasks, late } = answer;
  io.line(
    filled(io, 'status.head', {
      plan: plan ?? '',
      on: formatDate(answer.on),
      tasks,
      late: late.length,
      not_reported: answer.byState['not_reported'] ?? 0,
    }),
  );
  io.table(
    [texts['status.agency'], texts['list.tasks']],
    answer.byAgency.map((agency) => [agency.name, String(agency.tasks)]),
  );
  if (late.length === 0) return;
  io.line();
  io.table(
    [texts['status.late'], texts['status.agency'], texts['status.due']],
    late.map((one) => [one.task, one.agency ?? '', formatDate(one.due)]),
  );
}

const exportCommand = defineCommand({
  name: 'plan export',
  summary: {
    vi: 'Ghi bản số hóa ra tệp YAML mà “plan load” đọc lại nguyên vẹn',
    en: 'Writes the digital copy as YAML that “plan load” reads back unchanged',
  },
  positionals: ['NUMBER'],
  options: {
    out: { type: 'string', value: 'F.yaml', help: { vi: 'Tệp ghi ra', en: 'File to write' } },
  },
  messages: planTexts,
  run: async ({ positionals, options }, io) =>
    io.withContext(async (context) => {
      const input = { key: positionals[0] ?? '' };
      const exported = await performPlan<{ body: string; name: string }>(
        context,
        'plan.export',
        input,
      );
      if (!exported.ok) return io.fail(exported.error);
      const out = options.out ?? exported.value.name;
      try {
        await writeFile(out, exported.value.body);
      } catch (fault) {
        const reason = fault instanceof Error ? fault.message : String(fault);
        return io.fail(refuseCli('cli.cannot_write', { reason }, { file: out }));
      }
      return io.reply({ out, plan: input.key }, () => io.line(filled(io, 'export.done', { out })));
    }),
});

export const commands = [planImport, load, list, status, exportCommand];
