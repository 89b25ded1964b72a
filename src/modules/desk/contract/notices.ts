import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { noticeKinds } from '../domain/notice.ts';

const Kind = z.enum(noticeKinds);

export const listNotices = defineOperation({
  id: 'notice.list',
  method: 'GET',
  path: '/api/notices',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Thông báo của tôi, mới nhất trước', en: 'My notices, the newest first' },
  /** `after`: the last one of the page before. */
  input: z.object({ after: z.optional(z.uuid()) }),
  reply: z.object({
    notices: z.array(
      z.object({
        id: z.string(),
        kind: Kind,
        text: z.string(),
        /** The page of the record, below `/app`. */
        href: z.string(),
        at: z.string(),
        read: z.boolean(),
      }),
    ),
    unread: z.number(),
    next: z.nullable(z.string()),
  }),
  errors: ['desk.people_only'],
});

export const countNotices = defineOperation({
  id: 'notice.count',
  method: 'GET',
  path: '/api/notices/unread',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Số thông báo chưa đọc', en: 'How many notices are unread' },
  input: z.object({}),
  reply: z.object({ unread: z.number() }),
  errors: ['desk.people_only'],
});

export const readNotices = defineOperation({
  id: 'notice.mark_read',
  method: 'POST',
  path: '/api/notices/read',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Đánh dấu đã đọc', en: 'Mark as read' },
  /** Null: every one. */
  input: z.object({
    requestId: z.uuid(),
    ids: z.nullable(z.array(z.uuid()).check(z.maxLength(500))),
  }),
  reply: z.object({ read: z.number() }),
  errors: ['desk.people_only'],
});

export const listNoticeChoices = defineOperation({
  id: 'notice.list_choices',
  method: 'GET',
  path: '/api/notices/choices',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Nhận từng loại thông báo ở đâu', en: 'Where each kind of notice is wanted' },
  input: z.object({}),
  reply: z.object({
    choices: z.array(
      z.object({ kind: Kind, name: z.string(), inApp: z.boolean(), byMail: z.boolean() }),
    ),
    /** The confirmed address that letters go to; null: none, so nothing comes by mail. */
    mail: z.nullable(z.string()),
  }),
  errors: ['desk.people_only'],
});

export const chooseNotice = defineOperation({
  id: 'notice.choose',
  method: 'POST',
  path: '/api/notices/choices',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Chọn nơi nhận một loại thông báo', en: 'Choose where a kind is wanted' },
  input: z.object({
    requestId: z.uuid(),
    kind: Kind,
    inApp: z.boolean(),
    byMail: z.boolean(),
  }),
  reply: z.object({ chosen: z.boolean() }),
  errors: ['desk.people_only'],
});
