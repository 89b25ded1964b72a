import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import {
  AskedYear,
  FindingShape,
  LinkShape,
  PlanKey,
  PlanState,
  PlanSummary,
  RequestId,
  ResolutionKind,
  SeverityShape,
  Version,
} from './shapes.ts';

/** From the published text to an approved digital copy. */
const PlanInput = { key: PlanKey, version: z.optional(Version) };

/** What `plan load` answers, on the command line and here. */
export const LoadReply = z.object({
  plan: z.string(),
  key: z.string(),
  version: z.number(),
  state: PlanState,
  tasks: z.number(),
  provisions: z.number(),
  openFindings: z.number(),
  unchanged: z.boolean(),
});

const copyNews = {
  key: z.string(),
  /** Its number, or the word of its address. */
  plan: z.string(),
  version: z.number(),
  /** Who did it: an account. */
  by: z.string(),
  /** The accounts that chose a resolution in the copy. */
  resolvers: z.array(z.string()),
};

/** News: the last open finding of a copy was settled; somebody else may approve it. */
export const planSettled = { topic: 'plan.settled', body: z.object(copyNews) };

/** News: a person approved a copy. */
export const planApproved = {
  topic: 'plan.approved',
  body: z.object({ ...copyNews, name: z.string() }),
};

export const importPlan = defineOperation({
  id: 'plan.import',
  method: 'POST',
  path: '/api/plans/import',
  permission: 'plan.import',
  audit: 'write',
  summary: { vi: 'Nạp văn bản đã ban hành', en: 'Load a published text' },
  input: z.object({ requestId: RequestId }),
  reply: LoadReply,
  errors: [
    'encoding',
    'plan.not_recognised',
    'plan.empty',
    'plan.too_large',
    'plan.too_many_lines',
    'plan.too_many_letters',
    'plan.too_many_paragraphs',
    'plan.too_much_memory',
    'plan.reading_too_long',
    'plan.readings_busy',
    'plan.reading_cancelled',
    'plan.pdf',
    'plan.old_word',
    'plan.unknown_format',
    'plan.not_docx',
    'plan.docx_damaged',
    'plan.docx_bomb',
    'plan.docx_locked',
    'plan.docx_entities',
    'plan.too_deep',
    'plan.yaml_invalid',
    'plan.yaml_disagrees',
    'file.empty',
    'file.too_large',
    'file.unknown_type',
    'file.damaged',
    'file.bomb',
    'file.macros',
  ],
  upload: 'file',
});

export const startOver = defineOperation({
  id: 'plan.start_over',
  method: 'POST',
  path: '/api/plans/:key/start-over',
  permission: 'plan.import',
  audit: 'write',
  summary: {
    vi: 'Lập bản số hóa mới từ văn bản gốc, các điểm cần rà soát mở lại',
    en: 'A new digital copy from the original text, every finding open',
  },
  input: z.object({
    requestId: RequestId,
    key: PlanKey,
    reason: z.string().check(z.maxLength(2000)),
  }),
  reply: LoadReply,
  errors: ['plan.not_found', 'plan.reason_missing'],
});

export const getSource = defineOperation({
  id: 'plan.get_source',
  method: 'GET',
  path: '/api/plans/:key/source',
  permission: 'plan.read',
  audit: 'none',
  summary: { vi: 'Văn bản gốc theo dòng', en: 'The original text by line' },
  input: z.object(PlanInput),
  reply: z.object({
    plan: PlanSummary,
    fileName: z.string(),
    format: z.enum(['txt', 'html', 'docx']),
    lines: z.array(z.string()),
  }),
  errors: ['plan.not_found'],
});

export const getOriginal = defineOperation({
  id: 'plan.get_original',
  method: 'GET',
  path: '/api/plans/:key/original',
  permission: 'plan.read',
  audit: 'read',
  summary: { vi: 'Tải tệp văn bản gốc', en: 'The original as the file that was handed in' },
  input: z.object(PlanInput),
  reply: z.null(),
  errors: ['plan.not_found', 'file.not_found'],
  download: 'file',
});

export const listFindings = defineOperation({
  id: 'plan.list_findings',
  method: 'GET',
  path: '/api/plans/:key/findings',
  permission: 'plan.read',
  audit: 'none',
  summary: { vi: 'Điểm cần rà soát', en: 'Findings' },
  input: z.object({
    ...PlanInput,
    /** A section, provision or task: findings about it and below it. */
    place: z.optional(z.string()),
    state: z.optional(z.enum(['open', 'settled'])),
    severity: z.optional(SeverityShape),
  }),
  reply: z.object({
    plan: PlanSummary,
    findings: z.array(FindingShape),
    open: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
  }),
  errors: ['plan.not_found'],
});

export const settleFinding = defineOperation({
  id: 'plan.settle_finding',
  method: 'POST',
  path: '/api/plans/:key/findings/:finding',
  permission: 'plan.settle',
  audit: 'write',
  summary: { vi: 'Chọn phương án xử lý một điểm', en: 'Resolve one finding' },
  input: z.object({
    requestId: RequestId,
    key: PlanKey,
    version: Version,
    finding: z.string(),
    resolution: ResolutionKind,
    /** The value the software works with; for `reading` only. */
    value: z.nullable(z.string().check(z.maxLength(2000))),
    reason: z.string().check(z.maxLength(2000)),
    /** Id of the resolution the writer saw (null: none). Another one meanwhile is a conflict. */
    seen: z.nullable(z.string()),
  }),
  reply: z.object({ finding: FindingShape, openFindings: z.number() }),
  errors: [
    'plan.not_found',
    'plan.finding_not_found',
    'plan.approved',
    'plan.superseded',
    'plan.finding_settled_meanwhile',
    'plan.reading_value_missing',
    'plan.reading_value_invalid',
    'plan.reason_missing',
  ],
});

export const reopenFinding = defineOperation({
  id: 'plan.reopen_finding',
  method: 'POST',
  path: '/api/plans/:key/findings/:finding/reopen',
  permission: 'plan.settle',
  audit: 'write',
  summary: { vi: 'Rút lại phương án xử lý một điểm', en: 'Take back the resolution of a finding' },
  input: z.object({
    requestId: RequestId,
    key: PlanKey,
    version: Version,
    finding: z.string(),
    reason: z.string().check(z.maxLength(2000)),
    /** Id of the resolution that is taken back. */
    seen: z.string(),
  }),
  reply: z.object({ finding: FindingShape, openFindings: z.number() }),
  errors: [
    'plan.not_found',
    'plan.finding_not_found',
    'plan.approved',
    'plan.superseded',
    'plan.finding_settled_meanwhile',
    'plan.reason_missing',
  ],
});

export const withdrawLink = defineOperation({
  id: 'plan.withdraw_link',
  method: 'POST',
  path: '/api/plans/:key/links/withdraw',
  permission: 'plan.settle',
  audit: 'write',
  summary: {
    vi: 'Rút lại quyết định về một mối liên hệ',
    en: 'Take back the decision on a link',
  },
  input: z.object({
    requestId: RequestId,
    key: PlanKey,
    version: Version,
    task: z.string(),
    provision: z.string(),
    /** Id of the decision that is taken back. */
    seen: z.string(),
  }),
  /** As it was suggested; null where nobody had suggested it. */
  reply: z.object({ link: z.nullable(LinkShape) }),
  errors: [
    'plan.not_found',
    'plan.task_not_found',
    'plan.provision_not_found',
    'plan.superseded',
    'plan.link_decided_meanwhile',
  ],
});

export const decideLink = defineOperation({
  id: 'plan.decide_link',
  method: 'POST',
  path: '/api/plans/:key/links',
  permission: 'plan.settle',
  audit: 'write',
  summary: {
    vi: 'Xác nhận hoặc bác mối liên hệ giữa nhiệm vụ và nội dung',
    en: 'Confirm or refuse a link of task and provision',
  },
  input: z.object({
    requestId: RequestId,
    key: PlanKey,
    version: Version,
    task: z.string(),
    provision: z.string(),
    decision: z.enum(['confirmed', 'refused']),
    seen: z.nullable(z.string()),
  }),
  reply: z.object({ link: LinkShape }),
  errors: [
    'plan.not_found',
    'plan.task_not_found',
    'plan.provision_not_found',
    'plan.superseded',
    'plan.link_decided_meanwhile',
  ],
});

export const approvePlan = defineOperation({
  id: 'plan.approve',
  method: 'POST',
  path: '/api/plans/:key/approve',
  permission: 'plan.approve',
  audit: 'write',
  summary: { vi: 'Phê duyệt bản số hóa', en: 'Approve the digital copy' },
  input: z.object({ requestId: RequestId, key: PlanKey, version: Version }),
  reply: LoadReply,
  errors: [
    'plan.not_found',
    'plan.findings_open',
    'plan.approver_wrote_resolution',
    'plan.approver_acts_for_resolver',
    'plan.approved',
    'plan.superseded',
  ],
  stepUp: true,
});

export const exportPlan = defineOperation({
  id: 'plan.export',
  method: 'GET',
  path: '/api/plans/:key/plan.yaml',
  permission: 'plan.export',
  audit: 'none',
  summary: { vi: 'Xuất bản số hóa (YAML)', en: 'The digital copy as YAML' },
  input: z.object(PlanInput),
  reply: z.null(),
  errors: ['plan.not_found'],
  download: 'file',
});

export const HistoryEntry = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  operation: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  data: z.record(z.string(), z.unknown()),
});

export const listHistory = defineOperation({
  id: 'plan.list_history',
  method: 'GET',
  path: '/api/plans/:key/history',
  permission: 'plan.read',
  audit: 'none',
  summary: { vi: 'Lịch sử của kế hoạch, nhiệm vụ hoặc điểm rà soát', en: 'History' },
  input: z.object({
    ...PlanInput,
    task: z.optional(z.string()),
    finding: z.optional(z.string()),
  }),
  reply: z.object({ entries: z.array(HistoryEntry) }),
  errors: ['plan.not_found', 'plan.task_not_found'],
});

export const getStatus = defineOperation({
  id: 'plan.status',
  method: 'GET',
  path: '/api/plans/:key/status',
  permission: 'plan.read',
  audit: 'none',
  summary: { vi: 'Tình hình thực hiện', en: 'Status' },
  input: z.object({
    key: PlanKey,
    on: z.optional(z.iso.date()),
    year: z.optional(AskedYear),
    /** A round of reports; none can be opened yet, so that none is found. */
    round: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  }),
  reply: z.object({
    plan: z.nullable(z.string()),
    on: z.string(),
    tasks: z.number(),
    byState: z.record(z.string(), z.number()),
    late: z.array(z.object({ task: z.string(), agency: z.nullable(z.string()), due: z.string() })),
    byAgency: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        tasks: z.number(),
        byState: z.record(z.string(), z.number()),
      }),
    ),
  }),
  errors: ['plan.not_found', 'plan.round_not_found'],
});
