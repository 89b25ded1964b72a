import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { foundKinds } from '../domain/find.ts';

export const findRecords = defineOperation({
  id: 'record.find',
  method: 'GET',
  path: '/api/find',
  permission: 'signed_in',
  audit: 'none',
  summary: {
    vi: 'Tìm mọi hồ sơ được xem, theo tên không dấu, mã hoặc số văn bản',
    en: 'Find any record one may see, by name without accents, code or number',
  },
  input: z.object({ q: z.string().check(z.maxLength(200)) }),
  reply: z.object({
    found: z.array(
      z.object({
        kind: z.enum(foundKinds),
        code: z.string(),
        text: z.string(),
        within: z.string(),
        href: z.string(),
      }),
    ),
  }),
  errors: ['desk.people_only'],
});
