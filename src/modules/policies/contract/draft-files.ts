import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

const Id = z.uuid();

/** The instrument as it was issued, and what else stands behind a draft. */
export const DraftFileShape = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  at: z.string(),
  by: z.string(),
});

export const attachDraftFile = defineOperation({
  id: 'law_draft.attach_file',
  method: 'POST',
  path: '/api/law/drafts/:id/files',
  permission: 'law.draft',
  audit: 'write',
  summary: {
    vi: 'Đính kèm tệp văn bản vào dự thảo đang soạn',
    en: 'Attach the file of an instrument to a draft that is being written',
  },
  input: z.object({ requestId: z.uuid(), id: Id }),
  reply: z.object({ file: DraftFileShape }),
  errors: [
    'policy.no_draft',
    'policy.draft_closed',
    'policy.draft_waiting',
    'file.empty',
    'file.too_large',
    'file.unknown_type',
    'file.damaged',
    'file.bomb',
    'file.macros',
  ],
  upload: 'file',
});

export const getDraftFile = defineOperation({
  id: 'law_draft.get_file',
  method: 'GET',
  path: '/api/law/drafts/:id/files/:file',
  permission: 'law.review',
  audit: 'read',
  summary: { vi: 'Tải tệp đính kèm của dự thảo', en: 'A file attached to a draft' },
  input: z.object({ id: Id, file: z.uuid() }),
  reply: z.null(),
  errors: ['policy.no_draft', 'file.not_found'],
  download: 'file',
});

export const removeDraftFile = defineOperation({
  id: 'law_draft.remove_file',
  method: 'POST',
  path: '/api/law/drafts/:id/files/:file/remove',
  permission: 'law.draft',
  audit: 'write',
  summary: {
    vi: 'Bỏ tệp đính kèm khỏi dự thảo đang soạn',
    en: 'Take a file from a draft that is being written',
  },
  input: z.object({ requestId: z.uuid(), id: Id, file: z.uuid() }),
  reply: z.object({ removed: z.boolean() }),
  errors: ['policy.no_draft', 'policy.draft_closed', 'policy.draft_waiting', 'file.not_found'],
});
