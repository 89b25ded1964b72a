import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/** Longest text of all answers of a self-check, as its form carries it. */
export const SAVED_CHARACTERS = 8_000;

/** As people type it: digits, with spaces between. */
const Code = z.string().check(z.maxLength(60));

export const offerCode = defineOperation({
  id: 'policy.offer_code',
  method: 'GET',
  path: '/api/policies/saved-checks/code',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Mã mới để lưu bản tự kiểm tra; chưa lưu gì',
    en: 'A fresh code to keep a self-check under; nothing is kept yet',
  },
  input: z.object({}),
  reply: z.object({
    /** Twenty digits in groups of four; the last two check the others. */
    code: z.string(),
    /** For the request that will keep it. */
    requestId: z.uuid(),
    /** How long answers are kept. */
    days: z.number(),
  }),
  errors: [],
});

export const saveCheck = defineOperation({
  id: 'policy.save_check',
  method: 'POST',
  path: '/api/policies/saved-checks',
  permission: 'public',
  audit: 'write',
  summary: {
    vi: 'Lưu câu trả lời của bản tự kiểm tra bằng mã, 28 ngày; chỉ giữ bản mã hóa',
    en: 'Keep the answers of a self-check under a code for 28 days; only ciphertext is kept',
  },
  input: z.object({
    requestId: z.uuid(),
    code: Code,
    answers: z.string().check(z.minLength(1), z.maxLength(SAVED_CHARACTERS)),
  }),
  reply: z.object({
    /** The instant from which it is gone. */
    until: z.string(),
  }),
  errors: ['policy.code_mistyped', 'policy.code_busy'],
});

export const openCheck = defineOperation({
  id: 'policy.open_check',
  method: 'POST',
  path: '/api/policies/saved-checks/open',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Mở câu trả lời đã lưu bằng mã',
    en: 'Open the answers kept under a code',
  },
  input: z.object({ code: Code }),
  reply: z.object({ answers: z.string(), until: z.string() }),
  errors: ['policy.code_mistyped', 'policy.code_unknown', 'policy.code_busy'],
});

export const removeCheck = defineOperation({
  id: 'policy.remove_check',
  method: 'POST',
  path: '/api/policies/saved-checks/remove',
  permission: 'public',
  audit: 'write',
  summary: {
    vi: 'Xóa ngay câu trả lời đã lưu bằng mã',
    en: 'Remove at once the answers kept under a code',
  },
  input: z.object({ requestId: z.uuid(), code: Code }),
  reply: z.object({}),
  errors: ['policy.code_mistyped', 'policy.code_unknown', 'policy.code_busy'],
});
