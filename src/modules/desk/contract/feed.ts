import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/** 256 bits made by the browser, in 43 characters that an address can hold. */
const Secret = z.string().check(z.regex(/^[\w-]{43}$/));
const state = z.object({
  /** When the address in use was made; null: there is none. */
  madeAt: z.nullable(z.string()),
});

export const getFeed = defineOperation({
  id: 'feed.get',
  method: 'GET',
  path: '/api/me/feed',
  permission: 'signed_in',
  audit: 'none',
  summary: {
    vi: 'Đã tạo địa chỉ lịch riêng hay chưa',
    en: 'Whether there is an address for one’s own calendar',
  },
  input: z.object({}),
  reply: state,
  errors: ['desk.people_only'],
});

export const makeFeed = defineOperation({
  id: 'feed.make',
  method: 'POST',
  path: '/api/me/feed',
  permission: 'signed_in',
  audit: 'write',
  summary: {
    vi: 'Tạo địa chỉ lịch riêng; địa chỉ cũ hết hiệu lực',
    en: 'Make an address for one’s own calendar; the old one ends',
  },
  input: z.object({ requestId: z.uuid(), secret: Secret }),
  reply: state,
  errors: ['desk.people_only', 'desk.feed_taken'],
});

export const endFeed = defineOperation({
  id: 'feed.end',
  method: 'POST',
  path: '/api/me/feed/end',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Hủy địa chỉ lịch riêng', en: 'End the address of one’s own calendar' },
  input: z.object({ requestId: z.uuid() }),
  reply: state,
  errors: ['desk.people_only'],
});

export const readFeed = defineOperation({
  id: 'feed.read',
  method: 'GET',
  path: '/api/feeds/:secret',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Lịch riêng dạng iCalendar, cho ứng dụng lịch',
    en: 'One’s own calendar as iCalendar, for calendar programs',
  },
  input: z.object({ secret: z.string().check(z.minLength(1), z.maxLength(100)) }),
  reply: z.string(),
  errors: ['desk.no_such_feed'],
  download: 'file',
});
