import * as z from 'zod/mini';
import { defineOperation } from '../../kernel/index.ts';
import { HAMLET_TYPES } from './domain/hamlets.ts';

const Code = z.string().check(z.minLength(1), z.maxLength(20));
const On = z.optional(z.string().check(z.maxLength(10)));
const day = z.string();
const lastDay = z.nullable(z.string());

/** A unit as of a day; `to` is its last day, null while it is in force. */
export const UnitShape = z.object({
  code: z.string(),
  name: z.string(),
  /** The official Vietnamese word: tỉnh, thành phố, quận, huyện, thị xã, phường, xã… */
  type: z.string(),
  level: z.enum(['province', 'district', 'commune', 'hamlet']),
  parent: z.nullable(z.object({ code: z.string(), name: z.string() })),
  from: day,
  to: lastDay,
});

/** Where a unit went. `whole`: all of it; `share`: how much of it, by area. */
export const SuccessorShape = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  /** Identity of the successor with its code: the day from which it bears it. */
  from: day,
  /** First day of the change. */
  on: day,
  share: z.number(),
  whole: z.boolean(),
  source: z.string(),
  /** False is shown as “chưa kiểm chứng”. */
  verified: z.boolean(),
});

/** A unit with what became of it. */
export const ChainUnitShape = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  from: day,
  to: lastDay,
  source: z.string(),
  successors: z.array(SuccessorShape),
});

/** News: a unit has passed into others, or what is known of it was corrected. */
export const areaMerged = {
  topic: 'area.merged',
  body: z.object({
    area: z.string(),
    from: day,
    /** First day of the change. */
    on: day,
    successors: z.array(
      z.object({
        code: z.string(),
        from: day,
        /** Of the old unit's area; the parts sum to 1000. */
        thousandths: z.number(),
        source: z.string(),
        verified: z.boolean(),
      }),
    ),
  }),
};

export const findAreas = defineOperation({
  id: 'area.find',
  method: 'GET',
  path: '/api/areas/find',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Tìm đơn vị hành chính theo tên hoặc mã tại một ngày',
    en: 'Finds administrative units by name or code as of a day',
  },
  input: z.object({ text: z.string().check(z.maxLength(200)), on: On }),
  reply: z.object({ on: day, units: z.array(UnitShape) }),
  errors: ['area.bad_date'],
});

export const listAreas = defineOperation({
  id: 'area.list',
  method: 'GET',
  path: '/api/areas',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Các đơn vị trực thuộc một đơn vị tại một ngày; không nêu đơn vị: cấp tỉnh',
    en: 'The units directly below a unit as of a day; without one, the provinces',
  },
  input: z.object({ parent: z.optional(Code), on: On }),
  reply: z.object({
    on: day,
    parent: z.nullable(UnitShape),
    /** `children`: how many units lie directly below. */
    units: z.array(z.extend(UnitShape, { children: z.number() })),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const getArea = defineOperation({
  id: 'area.get',
  method: 'GET',
  path: '/api/areas/:code',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một đơn vị hành chính tại một ngày',
    en: 'One administrative unit as of a day',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({
    on: day,
    unit: UnitShape,
    source: z.string(),
    /** From the province down to the unit's parent. */
    path: z.array(z.object({ code: z.string(), name: z.string(), type: z.string() })),
    successors: z.array(SuccessorShape),
    /** The units it was made from, whole or in part. */
    predecessors: z.array(SuccessorShape),
    /** Other units that have carried the code at other times. */
    otherTimes: z.array(UnitShape),
    hamlets: z.array(
      z.object({ code: z.string(), name: z.string(), type: z.string(), from: day, to: lastDay }),
    ),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const chainArea = defineOperation({
  id: 'area.chain',
  method: 'GET',
  path: '/api/areas/:code/chain',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Đơn vị hành chính đã trở thành đơn vị nào; mã dùng lại: mọi đơn vị từng mang mã đó',
    en: 'What became of a unit; for a reused code every unit that carried it',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({ units: z.array(ChainUnitShape) }),
  errors: ['area.bad_date'],
});

const RequestId = z.uuid();
const Day = z.iso.date();
/** The document: number, date, who issued it. */
const Source = z.string().check(z.trim(), z.minLength(5), z.maxLength(300));
const Reason = z.optional(z.string().check(z.maxLength(500)));
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const Type = z.enum(HAMLET_TYPES);
/** How many changes of the commune the caller has seen: a later one is a conflict. */
const Seen = z.int().check(z.gte(0), z.lte(1_000_000));
/** Hamlets that one decision may name: a large commune has a few dozen. */
const HAMLETS_A_DECISION = 200;

export const HamletShape = z.object({
  code: z.string(),
  type: z.string(),
  name: z.string(),
  from: day,
  to: lastDay,
  source: z.string(),
  endedBy: z.nullable(z.string()),
  /** The hamlet it was merged into. */
  into: z.nullable(z.string()),
});

/** An entry of the log of a commune's hamlets. */
export const HamletChangeShape = z.object({
  number: z.number(),
  kind: z.enum(['seeded', 'entered', 'renamed', 'closed', 'merged', 'withdrawn']),
  on: z.nullable(day),
  /** Codes of the hamlets it speaks of. */
  codes: z.array(z.string()),
  /** What they are called after it. */
  names: z.array(z.string()),
  source: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  at: z.string(),
  by: z.string(),
  /** Taken back by a later entry. */
  withdrawn: z.boolean(),
});

export const listHamlets = defineOperation({
  id: 'hamlet.list',
  method: 'GET',
  path: '/api/areas/:commune/hamlets',
  permission: 'area.read',
  audit: 'none',
  summary: {
    vi: 'Thôn, tổ dân phố của một đơn vị cấp xã tại một ngày, và các thay đổi đã ghi',
    en: 'The hamlets of a commune as of a day, and the changes recorded',
  },
  input: z.object({ commune: Code, on: On }),
  reply: z.object({
    on: day,
    commune: UnitShape,
    /** How many changes there are: sent back with the next one. */
    seen: z.number(),
    hamlets: z.array(HamletShape),
    /** Those that ended, and the earlier names of those that stand. */
    past: z.array(HamletShape),
    /** The newest first. */
    changes: z.array(HamletChangeShape),
  }),
  errors: ['area.bad_date', 'area.not_found', 'area.not_a_commune'],
});

const hamletReply = z.object({
  seen: z.number(),
  change: HamletChangeShape,
  hamlets: z.array(HamletShape),
});
const HAMLET_ERRORS = [
  'area.not_found',
  'area.not_a_commune',
  'area.changed',
  'area.hamlet_day_outside',
];
const NAME_ERRORS = ['area.hamlet_name_taken', 'area.hamlet_name_unreadable'];
const STANDING_ERRORS = [...HAMLET_ERRORS, 'area.hamlet_gone', 'area.hamlet_too_early'];
const hamletWrite = {
  method: 'POST',
  permission: 'hamlet.manage',
  audit: 'write',
  reply: hamletReply,
  scopedBy: { area: 'commune' },
} as const;
const decided = {
  requestId: RequestId,
  commune: Code,
  seen: Seen,
  /** First day of the change. */
  on: Day,
  source: Source,
  reason: Reason,
};

export const enterHamlets = defineOperation({
  ...hamletWrite,
  id: 'hamlet.enter',
  path: '/api/areas/:commune/hamlets',
  summary: { vi: 'Ghi thôn, tổ dân phố theo quyết định', en: 'Enter hamlets by a decision' },
  input: z.object({
    ...decided,
    hamlets: z
      .array(z.object({ type: Type, name: Name }))
      .check(z.minLength(1), z.maxLength(HAMLETS_A_DECISION)),
  }),
  errors: [...HAMLET_ERRORS, ...NAME_ERRORS, 'area.hamlet_codes_out'],
});

export const renameHamlet = defineOperation({
  ...hamletWrite,
  id: 'hamlet.rename',
  path: '/api/areas/:commune/hamlets/rename',
  summary: { vi: 'Đổi tên thôn, tổ dân phố', en: 'Rename a hamlet' },
  input: z.object({ ...decided, code: Code, type: Type, name: Name }),
  errors: [...STANDING_ERRORS, ...NAME_ERRORS, 'area.hamlet_name_same'],
});

const Codes = z.array(Code).check(z.minLength(1), z.maxLength(HAMLETS_A_DECISION));

export const closeHamlets = defineOperation({
  ...hamletWrite,
  id: 'hamlet.close',
  path: '/api/areas/:commune/hamlets/close',
  summary: { vi: 'Kết thúc thôn, tổ dân phố', en: 'Close hamlets' },
  input: z.object({ ...decided, codes: Codes }),
  errors: STANDING_ERRORS,
});

export const mergeHamlets = defineOperation({
  ...hamletWrite,
  id: 'hamlet.merge',
  path: '/api/areas/:commune/hamlets/merge',
  summary: { vi: 'Sáp nhập thôn, tổ dân phố', en: 'Merge hamlets' },
  input: z.object({
    ...decided,
    codes: Codes,
    /** The one that takes the others in and keeps its name; null: they become a new one. */
    into: z.nullable(Code),
    /** Of the new one. */
    named: z.nullable(z.object({ type: Type, name: Name })),
  }),
  errors: [
    ...STANDING_ERRORS,
    ...NAME_ERRORS,
    'area.hamlet_merge_few',
    'area.hamlet_merge_other',
    'area.hamlet_codes_out',
  ],
});

export const withdrawHamletChange = defineOperation({
  ...hamletWrite,
  id: 'hamlet.withdraw',
  path: '/api/areas/:commune/hamlets/withdraw',
  summary: { vi: 'Rút lại thay đổi ghi nhầm gần nhất', en: 'Take the last change back' },
  input: z.object({
    requestId: RequestId,
    commune: Code,
    seen: Seen,
    number: z.int().check(z.gte(1), z.lte(1_000_000)),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  }),
  errors: ['area.not_found', 'area.not_a_commune', 'area.changed', 'area.hamlet_not_last'],
});

/** What an officer found in a document about a unit's successors. */
export const AreaDecisionShape = z.object({
  number: z.number(),
  kind: z.enum(['confirmed', 'replaced']),
  parts: z.array(z.object({ code: z.string(), name: z.string(), share: z.number() })),
  source: z.string(),
  documentDate: day,
  reason: z.nullable(z.string()),
  at: z.string(),
  by: z.string(),
});

export const listUndecidedAreas = defineOperation({
  id: 'area.list_undecided',
  method: 'GET',
  path: '/api/area-successors',
  permission: 'area.read',
  audit: 'none',
  summary: { vi: 'Đơn vị tiếp nhận chưa kiểm chứng', en: 'Successors not verified' },
  input: z.object({}),
  reply: z.object({
    /** `district`: the unit above it on its last day. */
    units: z.array(z.extend(ChainUnitShape, { district: z.nullable(z.string()) })),
    /** Units decided about so far. */
    decided: z.number(),
  }),
  errors: [],
});

export const listAreaDecisions = defineOperation({
  id: 'area.list_decisions',
  method: 'GET',
  path: '/api/areas/:code/successors',
  permission: 'area.read',
  audit: 'none',
  summary: {
    vi: 'Việc xác nhận, thay đơn vị tiếp nhận của một đơn vị hành chính',
    en: 'What was decided about the successors of a unit',
  },
  input: z.object({ code: Code, from: Day }),
  reply: z.object({ decisions: z.array(AreaDecisionShape) }),
  errors: ['area.not_found'],
});

export const decideAreaSuccessors = defineOperation({
  id: 'area.decide_successors',
  method: 'POST',
  path: '/api/areas/:code/successors',
  permission: 'area.decide',
  audit: 'write',
  summary: {
    vi: 'Xác nhận hoặc thay đơn vị tiếp nhận theo văn bản',
    en: 'Confirm or replace the successors of a unit by a document',
  },
  input: z.object({
    requestId: RequestId,
    code: Code,
    /** With the code the identity of the unit. */
    from: Day,
    /** How many decisions on the unit the caller has seen. */
    seen: Seen,
    kind: z.enum(['confirm', 'replace']),
    /** Of a replacement: parts of the area in thousandths, together 1000. */
    parts: z.optional(
      z
        .array(z.object({ code: Code, thousandths: z.int().check(z.gte(1), z.lte(1000)) }))
        .check(z.maxLength(20)),
    ),
    source: Source,
    documentDate: Day,
    reason: Reason,
  }),
  reply: z.object({ unit: ChainUnitShape, decision: AreaDecisionShape }),
  errors: [
    'area.not_found',
    'area.changed',
    'area.nothing_to_confirm',
    'area.still_here',
    'area.successor_unknown',
    'area.parts_not_whole',
    'area.document_later',
  ],
});
