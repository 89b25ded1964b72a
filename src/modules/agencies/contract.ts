import * as z from 'zod/mini';
import { defineOperation } from '../../kernel/index.ts';

const Code = z.string().check(z.minLength(1), z.maxLength(40));
const On = z.optional(z.string().check(z.maxLength(10)));
/** Null when the beginning was not researched, or the end has not come. */
const day = z.nullable(z.string());

/** An agency or a group of agencies as of a day. */
export const AgencyShape = z.object({
  code: z.string(),
  name: z.string(),
  /** `department`, `district_committee`, `union`… or `group`. */
  kind: z.string(),
  parent: z.nullable(z.object({ code: z.string(), name: z.string() })),
  /** The unit that a committee governs. */
  area: z.nullable(z.string()),
  from: day,
  to: day,
  /** False is shown as “chưa kiểm chứng”. */
  verified: z.boolean(),
});

/** Where an agency, or one function of it, went. */
export const AgencySuccessorShape = z.object({
  /** Null when no document says who took it over. */
  code: z.nullable(z.string()),
  name: z.nullable(z.string()),
  from: day,
  /** First day of the change. */
  on: z.string(),
  /** What passed over, in words; null when the whole agency did. */
  function: z.nullable(z.string()),
  whole: z.boolean(),
  /** Shares are for areas; the parts of an agency are its functions. */
  share: z.nullable(z.number()),
  source: z.string(),
  verified: z.boolean(),
});

/** News: an agency has ended, or the day of its end was corrected. */
export const agencyDissolved = {
  topic: 'agency.dissolved',
  body: z.object({
    agency: z.string(),
    /** Its last name. */
    name: z.string(),
    /** First day on which it is no more. */
    on: z.string(),
    source: z.string(),
    verified: z.boolean(),
    /** Who took over the whole or a function; a code of null is known to nobody. */
    successors: z.array(
      z.object({
        code: z.nullable(z.string()),
        function: z.nullable(z.string()),
        source: z.string(),
        verified: z.boolean(),
      }),
    ),
  }),
};

export const AgencyChainShape = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  from: day,
  to: day,
  source: z.string(),
  successors: z.array(AgencySuccessorShape),
});

export const findAgencies = defineOperation({
  id: 'agency.find',
  method: 'GET',
  path: '/api/agencies/find',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Tìm cơ quan theo tên, tên viết tắt hoặc mã tại một ngày',
    en: 'Finds agencies by name, abbreviation or code as of a day',
  },
  input: z.object({ text: z.string().check(z.maxLength(200)), on: On }),
  reply: z.object({ on: z.string(), agencies: z.array(AgencyShape) }),
  errors: ['agency.bad_date'],
});

export const listAgencies = defineOperation({
  id: 'agency.list',
  method: 'GET',
  path: '/api/agencies',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Danh mục cơ quan tại một ngày, theo loại hoặc cơ quan cấp trên',
    en: 'The agencies as of a day, by kind or by parent',
  },
  input: z.object({ kind: z.optional(Code), parent: z.optional(Code), on: On }),
  reply: z.object({ on: z.string(), agencies: z.array(AgencyShape) }),
  errors: ['agency.bad_date'],
});

export const getAgency = defineOperation({
  id: 'agency.get',
  method: 'GET',
  path: '/api/agencies/:code',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một cơ quan hoặc nhóm cơ quan tại một ngày',
    en: 'One agency or group of agencies as of a day',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({
    on: z.string(),
    agency: AgencyShape,
    source: z.string(),
    /** Every name it has borne. */
    names: z.array(z.object({ name: z.string(), from: day, to: day })),
    aliases: z.array(z.string()),
    /** Of a group: the agencies meant as of the day; empty for an open group. */
    members: z.array(AgencyShape),
    /** True for a group whose words do not say who is meant. */
    open: z.boolean(),
    successors: z.array(AgencySuccessorShape),
    /** Agencies that passed into it, whole or by a function. */
    predecessors: z.array(AgencySuccessorShape),
  }),
  errors: ['agency.bad_date', 'agency.not_found'],
});

export const chainAgency = defineOperation({
  id: 'agency.chain',
  method: 'GET',
  path: '/api/agencies/:code/chain',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Cơ quan đã hợp nhất, chuyển chức năng về đâu',
    en: 'What became of an agency, function by function',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({ agencies: z.array(AgencyChainShape) }),
  errors: ['agency.bad_date'],
});

/** What an officer found in a document about who took over an agency or a function. */
export const AgencyDecisionShape = z.object({
  number: z.number(),
  kind: z.enum(['confirmed', 'replaced', 'added']),
  /** The agency, or the kind of all those meant. */
  code: z.string(),
  on: z.string(),
  function: z.nullable(z.string()),
  /** Of `added`: the function that was told apart. */
  passed: z.nullable(z.string()),
  successor: z.object({ code: z.string(), name: z.string() }),
  source: z.string(),
  documentDate: z.string(),
  reason: z.nullable(z.string()),
  at: z.string(),
  by: z.string(),
});

export const listUndecidedAgencies = defineOperation({
  id: 'agency.list_undecided',
  method: 'GET',
  path: '/api/agency-successors',
  permission: 'agency.read',
  audit: 'none',
  summary: {
    vi: 'Cơ quan, chức năng có nơi tiếp nhận chưa kiểm chứng',
    en: 'Agencies and functions whose successors are not verified',
  },
  input: z.object({}),
  reply: z.object({
    functions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** How many agencies of its kind share the row; 1: it stands alone. */
        alike: z.number(),
        on: z.string(),
        function: z.nullable(z.string()),
        successor: z.nullable(z.object({ code: z.string(), name: z.nullable(z.string()) })),
        source: z.string(),
      }),
    ),
    decided: z.number(),
  }),
  errors: [],
});

export const listAgencyDecisions = defineOperation({
  id: 'agency.list_decisions',
  method: 'GET',
  path: '/api/agencies/:code/successors',
  permission: 'agency.read',
  audit: 'none',
  summary: {
    vi: 'Việc xác nhận, thay nơi tiếp nhận của một cơ quan',
    en: 'What was decided about the successors of an agency',
  },
  input: z.object({ code: Code }),
  reply: z.object({ decisions: z.array(AgencyDecisionShape) }),
  errors: ['agency.not_found'],
});

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

export const decideAgencySuccessor = defineOperation({
  id: 'agency.decide_successor',
  method: 'POST',
  path: '/api/agencies/:code/successors',
  permission: 'agency.decide',
  audit: 'write',
  summary: {
    vi: 'Xác nhận, thay hoặc bổ sung nơi tiếp nhận theo văn bản',
    en: 'Confirm, replace or add a successor by a document',
  },
  input: z.object({
    requestId: z.uuid(),
    code: Code,
    /** First day of the change, and the function as the register has them. */
    on: z.iso.date(),
    function: z.nullable(z.string().check(z.maxLength(300))),
    /** How many decisions on the agency the caller has seen. */
    seen: z.int().check(z.gte(0), z.lte(1_000_000)),
    kind: z.enum(['confirm', 'replace', 'add']),
    /** Of a replacement or addition: an agency in force on the day, or a group. */
    successor: z.optional(z.nullable(Code)),
    /** Of an addition: the function told apart from the one named. */
    passed: z.optional(z.nullable(Words)),
    /** True: of every agency of its kind that ended that day with this function. */
    alike: z.optional(z.boolean()),
    source: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)),
    documentDate: z.iso.date(),
    reason: z.optional(z.string().check(z.maxLength(500))),
  }),
  reply: z.object({ decision: AgencyDecisionShape, agencies: z.number() }),
  errors: [
    'agency.not_found',
    'agency.changed',
    'agency.step_not_found',
    'agency.nothing_to_confirm',
    'agency.successor_unknown',
    'agency.function_taken',
    'agency.document_later',
  ],
});
