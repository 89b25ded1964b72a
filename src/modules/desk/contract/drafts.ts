import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

const place = {
  form: z.string().check(z.minLength(1), z.maxLength(60)),
  record: z.string().check(z.minLength(1), z.maxLength(200)),
};
/** JSON that only the form understands. */
const Body = z.string().check(z.minLength(2), z.maxLength(60_000));

export const getFormDraft = defineOperation({
  id: 'draft.get',
  method: 'GET',
  path: '/api/me/drafts/:form/:record',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Bản nháp của một biểu mẫu', en: 'The draft of a form' },
  input: z.object(place),
  reply: z.object({
    draft: z.nullable(z.object({ body: z.string(), version: z.number(), at: z.string() })),
  }),
  errors: ['desk.people_only'],
});

export const saveFormDraft = defineOperation({
  id: 'draft.save',
  method: 'POST',
  path: '/api/me/drafts/:form/:record',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Lưu bản nháp của một biểu mẫu', en: 'Save the draft of a form' },
  input: z.object({
    requestId: z.uuid(),
    ...place,
    /** The version that was seen; 0: there was none. */
    seen: z.int().check(z.minimum(0), z.maximum(1_000_000)),
    body: Body,
  }),
  reply: z.object({ version: z.number(), at: z.string() }),
  errors: ['desk.people_only', 'desk.draft_changed', 'desk.too_many_drafts'],
});

export const discardFormDraft = defineOperation({
  id: 'draft.discard',
  method: 'POST',
  path: '/api/me/drafts/:form/:record/discard',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Bỏ bản nháp của một biểu mẫu', en: 'Discard the draft of a form' },
  input: z.object({ requestId: z.uuid(), ...place }),
  reply: z.object({ discarded: z.boolean() }),
  errors: ['desk.people_only'],
});

export const listFormDrafts = defineOperation({
  id: 'draft.list',
  method: 'GET',
  path: '/api/me/drafts',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Các bản nháp đang có', en: 'The drafts there are' },
  input: z.object({}),
  reply: z.object({
    drafts: z.array(z.object({ form: z.string(), record: z.string(), at: z.string() })),
  }),
  errors: ['desk.people_only'],
});
