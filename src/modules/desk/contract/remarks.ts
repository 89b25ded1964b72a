import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/** The kinds of record that can be talked about. Who sees one is asked of its own operation. */
export const recordKinds = [
  'plan',
  'task',
  'user',
  'agency',
  'area',
  'programme',
  'value',
  'document',
] as const;

const record = {
  kind: z.enum(recordKinds),
  /** What its address names; several names are parted by a slash. */
  record: z.string().check(z.minLength(1), z.maxLength(200)),
};

export const listRemarks = defineOperation({
  id: 'remark.list',
  method: 'GET',
  path: '/api/remarks',
  permission: 'signed_in',
  audit: 'none',
  summary: {
    vi: 'Trao đổi về một hồ sơ, và ai đã xem dữ liệu cá nhân ở đó',
    en: 'What was written about a record, and who looked at its personal data',
  },
  input: z.object(record),
  reply: z.object({
    remarks: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        by: z.string(),
        own: z.boolean(),
        /** Null once it was withdrawn. */
        text: z.nullable(z.string()),
        withdrawnAt: z.nullable(z.string()),
      }),
    ),
    /** Null where looking is not recorded. */
    looks: z.nullable(z.array(z.object({ by: z.string(), last: z.string(), times: z.number() }))),
  }),
  errors: ['desk.people_only', 'desk.record_not_seen'],
});

export const addRemark = defineOperation({
  id: 'remark.add',
  method: 'POST',
  path: '/api/remarks',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Ghi trao đổi về một hồ sơ', en: 'Write about a record' },
  input: z.object({
    requestId: z.uuid(),
    ...record,
    text: z.string().check(z.minLength(1), z.maxLength(2000)),
  }),
  reply: z.object({ id: z.string(), at: z.string() }),
  errors: ['desk.people_only', 'desk.record_not_seen', 'desk.remark_empty'],
});

export const withdrawRemark = defineOperation({
  id: 'remark.withdraw',
  method: 'POST',
  path: '/api/remarks/:id/withdraw',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Rút lại trao đổi của mình', en: 'Withdraw what one wrote' },
  input: z.object({ requestId: z.uuid(), id: z.uuid() }),
  reply: z.object({ withdrawn: z.boolean() }),
  errors: ['desk.people_only', 'desk.no_such_remark'],
});
