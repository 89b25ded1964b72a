import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import {
  AskedYear,
  CoordinatingShape,
  FundingKindShape,
  LinkShape,
  PlanKey,
  PlanSummary,
  ProvisionShape,
  ReferenceShape,
  SectionShape,
  TargetShape,
  TaskDetail,
  TaskRow,
  Version,
} from './shapes.ts';

/**
 * What anybody may read. An anonymous caller sees approved copies only; staff with `plan.read`
 * see digital copies too. `version` asks for one copy; without it the one in use.
 */
const PlanInput = { key: PlanKey, version: z.optional(Version) };

export const listPlans = defineOperation({
  id: 'plan.list',
  method: 'GET',
  path: '/api/plans',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Danh sách kế hoạch', en: 'Plans' },
  input: z.object({}),
  reply: z.object({ plans: z.array(PlanSummary) }),
  errors: [],
});

export const getPlan = defineOperation({
  id: 'plan.get',
  method: 'GET',
  path: '/api/plans/:key',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Một kế hoạch: phần, nội dung, chỉ tiêu, căn cứ', en: 'One plan, whole' },
  input: z.object(PlanInput),
  reply: z.object({
    plan: PlanSummary,
    document: z.object({
      place: z.nullable(z.string()),
      signedBy: z.nullable(z.string()),
      signingCapacity: z.array(z.string()),
      recipients: z.array(z.string()),
      sha256: z.string(),
    }),
    /** The file as it was handed in; for staff, of copies loaded from one. */
    original: z.optional(z.object({ name: z.string(), bytes: z.number() })),
    grounds: z.array(z.object({ text: z.string(), references: z.array(z.string()) })),
    references: z.array(ReferenceShape),
    sections: z.array(SectionShape),
    provisions: z.array(ProvisionShape),
    targets: z.array(TargetShape),
    agencies: z.array(
      z.object({ code: z.string(), name: z.string(), leads: z.number(), coordinates: z.number() }),
    ),
  }),
  errors: ['plan.not_found'],
});

export const TaskFilter = z.object({
  ...PlanInput,
  /** Words in code, title or agency, without accents. */
  q: z.optional(z.string().check(z.maxLength(200))),
  section: z.optional(z.string()),
  /** Code of a lead agency. */
  lead: z.optional(z.string()),
  funding: z.optional(FundingKindShape),
  /** Tasks that run in this year. */
  year: z.optional(AskedYear),
  findings: z.optional(z.enum(['open', 'settled', 'none'])),
  sort: z.optional(z.enum(['code', 'title', 'lead', 'startYear', 'endYear', 'openFindings'])),
  descending: z.optional(z.enum(['true', 'false'])),
});

export const listTasks = defineOperation({
  id: 'plan.list_tasks',
  method: 'GET',
  path: '/api/plans/:key/tasks',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Nhiệm vụ của kế hoạch', en: 'Tasks of a plan' },
  input: z.object({
    ...TaskFilter.shape,
    /** `next` of the page before. */
    after: z.optional(z.string()),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
  }),
  reply: z.object({
    total: z.number(),
    tasks: z.array(TaskRow),
    next: z.nullable(z.string()),
    /** For the filter chips: each value with the number of tasks of the whole plan. */
    facets: z.object({
      sections: z.array(z.object({ code: z.string(), title: z.string(), tasks: z.number() })),
      leads: z.array(z.object({ code: z.string(), name: z.string(), tasks: z.number() })),
      funding: z.array(z.object({ kind: FundingKindShape, tasks: z.number() })),
    }),
  }),
  errors: ['plan.not_found'],
});

export const getTask = defineOperation({
  id: 'plan.get_task',
  method: 'GET',
  path: '/api/plans/:key/tasks/:code',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Một nhiệm vụ: như văn bản ghi và như đang dùng', en: 'One task, whole' },
  input: z.object({ ...PlanInput, code: z.string() }),
  reply: z.object({ plan: PlanSummary, task: TaskDetail }),
  errors: ['plan.not_found', 'plan.task_not_found'],
});

export const getMatrix = defineOperation({
  id: 'plan.get_matrix',
  method: 'GET',
  path: '/api/plans/:key/matrix',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Bảng nội dung và nhiệm vụ', en: 'Provisions and tasks, linked' },
  input: z.object(PlanInput),
  reply: z.object({
    plan: PlanSummary,
    sections: z.array(SectionShape),
    provisions: z.array(ProvisionShape),
    tasks: z.array(
      z.object({
        code: z.string(),
        section: z.string(),
        title: z.string(),
        /** Where its row begins in the original text. */
        line: z.number(),
      }),
    ),
    links: z.array(LinkShape),
    /** Provisions no task serves, tasks no provision supports (refused links do not count). */
    holes: z.object({ provisions: z.array(z.string()), tasks: z.array(z.string()) }),
  }),
  errors: ['plan.not_found'],
});

export const getAgencyWork = defineOperation({
  id: 'plan.get_agency_work',
  method: 'GET',
  path: '/api/plans/:key/agencies/:agency',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Việc của cơ quan theo kế hoạch', en: 'What an agency owes the plan' },
  input: z.object({
    ...PlanInput,
    agency: z.string(),
    /** Members of groups as of this day; the plan's own period when absent. */
    on: z.optional(z.iso.date()),
  }),
  reply: z.object({
    plan: PlanSummary,
    agency: z.object({ code: z.string(), name: z.string(), group: z.boolean() }),
    on: z.string(),
    leads: z.array(TaskRow),
    /** Coordinating by name, or as a member of a group that is named. */
    coordinates: z.array(z.object({ ...TaskRow.shape, through: z.nullable(CoordinatingShape) })),
    byYear: z.array(z.object({ year: z.number(), leads: z.number(), coordinates: z.number() })),
  }),
  errors: ['plan.not_found', 'plan.agency_not_found'],
});

export const searchPlans = defineOperation({
  id: 'plan.search',
  method: 'GET',
  path: '/api/plan-search',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Tìm trong các kế hoạch', en: 'Search over plans' },
  input: z.object({ q: z.string().check(z.maxLength(200)) }),
  reply: z.object({
    total: z.number(),
    results: z.array(
      z.object({
        plan: z.object({ key: z.string(), number: z.nullable(z.string()), title: z.string() }),
        kind: z.enum(['plan', 'provision', 'task']),
        code: z.string(),
        text: z.string(),
      }),
    ),
  }),
  errors: [],
});

export const exportTasks = defineOperation({
  id: 'plan.export_tasks',
  method: 'GET',
  path: '/api/plans/:key/tasks.file',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Xuất nhiệm vụ kèm định nghĩa cột', en: 'Tasks as a file, with definitions' },
  input: z.object({
    ...TaskFilter.shape,
    format: z.enum(['csv', 'xlsx', 'json']),
    columns: z.optional(z.string()),
    /** Columns the rows are ordered by, `-` before one for downwards; takes the place of `sort`. */
    order: z.optional(z.string().check(z.maxLength(200))),
  }),
  reply: z.null(),
  errors: ['plan.not_found'],
  download: 'file',
});
