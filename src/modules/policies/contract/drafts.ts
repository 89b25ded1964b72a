import * as z from 'zod/mini';
import { DraftFileShape } from './draft-files.ts';
import { defineOperation } from '../../../kernel/index.ts';

/** Files of one draft, and the longest of them: the largest programme of the release is 130 KB. */
const FILES = 10;
const CHARACTERS = 300_000;

const words = z.string();
const RequestId = z.uuid();
const Id = z.uuid();
/** How many things the caller has seen done with the draft: a later one is a conflict. */
const Seen = z.int().check(z.gte(1), z.lte(1_000_000));
const Title = z.string().check(z.trim(), z.minLength(3), z.maxLength(300));
const Reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(1000));
const Texts = z
  .array(
    z.object({
      path: z.string().check(z.maxLength(120)),
      text: z.string().check(z.maxLength(CHARACTERS)),
    }),
  )
  .check(z.maxLength(FILES));
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const Confidence = z.enum(['S', 'S2', 'K', '?']);

/** A dated value as a form asks it; the service writes it in the pack's own shape. */
export const ValueForm = z.object({
  parameter: z.string().check(z.regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/), z.maxLength(120)),
  /** The line of a table. */
  key: z.nullable(z.string().check(z.minLength(1), z.maxLength(120))),
  /** Decimal as text: whole đồng where it is money. */
  value: z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,6})?$/)),
  from: z.iso.date(),
  to: z.nullable(z.iso.date()),
  area: z.nullable(z.enum(['city', 'east', 'west'])),
  document: Name,
  article: z.string().check(z.trim(), z.maxLength(200)),
  confidence: Confidence,
  note: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
});

/** An instrument that is not in the register yet. */
export const DocumentForm = z.object({
  number: Name,
  unnumbered: z.boolean(),
  type: z.string().check(z.trim(), z.minLength(2), z.maxLength(60)),
  issuer: Name,
  title: Name,
  issued: z.nullable(z.iso.date()),
  from: z.nullable(z.iso.date()),
});

const content = {
  title: Title,
  /** Added to `texts` as documents.yaml and values.yaml. */
  value: z.nullable(ValueForm),
  document: z.nullable(DocumentForm),
  texts: Texts,
};

const DraftState = z.enum(['editing', 'submitted', 'approved', 'withdrawn']);

const DraftLine = z.object({
  id: words,
  title: words,
  state: DraftState,
  version: z.number(),
  /** How many things were done with it: sent back with the next one. */
  seen: z.number(),
  madeBy: words,
  madeAt: words,
  changedAt: words,
  submittedBy: z.nullable(words),
});

const ErrorLine = z.object({
  code: words,
  detail: words,
  file: z.nullable(words),
  line: z.nullable(z.number()),
  column: z.nullable(z.number()),
});

const Place = z.nullable(z.enum(['east', 'west']));

/** What a check of this content against the law in effect found. */
export const DraftCheckShape = z.object({
  passed: z.boolean(),
  at: words,
  examples: z.number(),
  errors: z.array(ErrorLine),
  changes: z.array(
    z.object({
      programme: words,
      title: words,
      on: words,
      place: Place,
      kind: words,
      label: words,
      before: z.nullable(words),
      after: z.nullable(words),
      cite: z.nullable(words),
    }),
  ),
  sample: z.array(
    z.object({
      programme: words,
      title: words,
      on: words,
      place: Place,
      persons: z.number(),
      gain: z.number(),
      lose: z.number(),
      gained: z.nullable(z.number()),
      lost: z.nullable(z.number()),
      settled: z.number(),
      unsettled: z.number(),
    }),
  ),
});

/** A draft whole. */
export const DraftShape = z.extend(DraftLine, {
  texts: z.array(z.object({ path: words, text: words })),
  actions: z.array(
    z.object({
      number: z.number(),
      kind: z.enum(['created', 'edited', 'submitted', 'returned', 'approved', 'withdrawn']),
      version: z.number(),
      reason: z.nullable(words),
      by: words,
      at: words,
    }),
  ),
  /** The job that checks this content; null: none is under way. `total` 0: not begun. */
  checking: z.nullable(
    z.object({ job: words, done: z.number(), total: z.number(), note: z.nullable(words) }),
  ),
  check: z.nullable(DraftCheckShape),
  files: z.array(DraftFileShape),
  /** What the caller may do with it now. */
  may: z.array(z.enum(['edit', 'submit', 'approve', 'return', 'withdraw'])),
  /** Its place in the law; null: not approved. */
  revision: z.nullable(z.number()),
});

/** News: a draft was sent for approval, sent back, or became law. `writers` wrote or sent it. */
export const lawDraftMoved = {
  topic: 'law_draft.moved',
  body: z.object({
    draft: words,
    title: words,
    kind: z.enum(['submitted', 'returned', 'approved']),
    by: words,
    name: words,
    reason: z.nullable(words),
    writers: z.array(words),
  }),
};

export const listDrafts = defineOperation({
  id: 'law_draft.list',
  method: 'GET',
  path: '/api/law/drafts',
  permission: 'law.review',
  audit: 'none',
  summary: { vi: 'Dự thảo quy định', en: 'Drafts of law' },
  input: z.object({}),
  reply: z.object({ drafts: z.array(DraftLine) }),
  errors: [],
});

export const getDraft = defineOperation({
  id: 'law_draft.get',
  method: 'GET',
  path: '/api/law/drafts/:id',
  permission: 'law.review',
  audit: 'none',
  summary: {
    vi: 'Một dự thảo quy định: nội dung, kết quả kiểm tra, thay đổi, lịch sử',
    en: 'A draft of law: content, check, changes, history',
  },
  input: z.object({ id: Id }),
  reply: DraftShape,
  errors: ['policy.no_draft'],
});

export const createDraft = defineOperation({
  id: 'law_draft.create',
  method: 'POST',
  path: '/api/law/drafts',
  permission: 'law.draft',
  audit: 'write',
  summary: { vi: 'Lập dự thảo quy định', en: 'Make a draft of law' },
  input: z.object({ requestId: RequestId, ...content }),
  reply: z.object({ id: words }),
  errors: ['policy.draft_empty', 'policy.draft_path'],
});

const GONE = ['policy.no_draft', 'policy.draft_changed', 'policy.draft_closed'];

export const editDraft = defineOperation({
  id: 'law_draft.edit',
  method: 'POST',
  path: '/api/law/drafts/:id',
  permission: 'law.draft',
  audit: 'write',
  summary: { vi: 'Sửa nội dung dự thảo', en: 'Write a new content of a draft' },
  input: z.object({ requestId: RequestId, id: Id, seen: Seen, ...content }),
  reply: z.object({ seen: z.number() }),
  errors: [...GONE, 'policy.draft_waiting', 'policy.draft_empty', 'policy.draft_path'],
});

export const checkDraft = defineOperation({
  id: 'law_draft.check',
  method: 'POST',
  path: '/api/law/drafts/:id/check',
  permission: 'law.review',
  audit: 'none',
  summary: {
    vi: 'Kiểm tra dự thảo với bộ quy định đang áp dụng; kết quả xem ở dự thảo',
    en: 'Check a draft against the law in effect; what is found stands with the draft',
  },
  input: z.object({ id: Id }),
  reply: z.object({ checking: z.boolean() }),
  errors: ['policy.no_draft', 'policy.draft_closed'],
});

const deed = {
  method: 'POST',
  audit: 'write',
  reply: z.object({ seen: z.number() }),
} as const;

export const submitDraft = defineOperation({
  ...deed,
  id: 'law_draft.submit',
  path: '/api/law/drafts/:id/submit',
  permission: 'law.draft',
  summary: { vi: 'Trình dự thảo', en: 'Submit a draft' },
  input: z.object({ requestId: RequestId, id: Id, seen: Seen }),
  errors: [...GONE, 'policy.draft_waiting', 'policy.draft_unchecked'],
});

export const returnDraft = defineOperation({
  ...deed,
  id: 'law_draft.return',
  path: '/api/law/drafts/:id/return',
  permission: 'law.approve',
  summary: { vi: 'Trả lại để bổ sung, hoàn thiện', en: 'Return a draft to its writers' },
  input: z.object({ requestId: RequestId, id: Id, seen: Seen, reason: Reason }),
  errors: [...GONE, 'policy.draft_not_submitted', 'policy.draft_own'],
});

export const approveDraft = defineOperation({
  ...deed,
  id: 'law_draft.approve',
  path: '/api/law/drafts/:id/approve',
  permission: 'law.approve',
  stepUp: true,
  summary: {
    vi: 'Phê duyệt, đưa vào bộ quy định',
    en: 'Approve a draft: it becomes law in effect',
  },
  input: z.object({ requestId: RequestId, id: Id, seen: Seen }),
  errors: [...GONE, 'policy.draft_not_submitted', 'policy.draft_own', 'policy.draft_unchecked'],
});

export const withdrawDraft = defineOperation({
  ...deed,
  id: 'law_draft.withdraw',
  path: '/api/law/drafts/:id/withdraw',
  permission: 'law.draft',
  summary: { vi: 'Rút dự thảo', en: 'Withdraw a draft' },
  input: z.object({ requestId: RequestId, id: Id, seen: Seen, reason: z.nullable(Reason) }),
  errors: GONE,
});
