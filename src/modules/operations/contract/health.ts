import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

export const checkKeys = [
  'database',
  'roles',
  'queue',
  'alarm',
  'failed',
  'disk',
  'sealer',
  'courier',
  'dead_news',
  'letters',
  'backup',
  'drill',
  'audit',
] as const;

export const readHealth = defineOperation({
  id: 'health.read',
  method: 'GET',
  path: '/api/operations/health',
  permission: 'operations.read',
  audit: 'none',
  summary: {
    vi: 'Tình trạng hệ thống: từng mục kiểm tra và việc cần làm',
    en: 'The state of the system: each check and what to do',
  },
  input: z.object({}),
  reply: z.object({
    at: z.string(),
    version: z.string(),
    node: z.string(),
    postgres: z.string(),
    checks: z.array(
      z.object({
        key: z.enum(checkKeys),
        state: z.enum(['ok', 'late', 'bad']),
        /** What was measured: counts, bytes, or an instant; null: nothing yet. */
        count: z.nullable(z.number()),
        at: z.nullable(z.string()),
      }),
    ),
    backups: z.array(z.object({ name: z.string(), bytes: z.number(), at: z.string() })),
    deadNews: z.array(
      z.object({
        message: z.string(),
        topic: z.string(),
        subject: z.string(),
        subscriber: z.string(),
        attempts: z.number(),
        error: z.nullable(z.string()),
        since: z.string(),
      }),
    ),
  }),
  errors: ['operations.city_only'],
});

export const reviveNews = defineOperation({
  id: 'news.revive',
  method: 'POST',
  path: '/api/operations/news/revive',
  permission: 'operations.manage',
  audit: 'write',
  summary: {
    vi: 'Chuyển lại các tin đã thôi chuyển cho một nơi nhận',
    en: 'Deliver dead news to a subscriber again',
  },
  input: z.object({ requestId: z.uuid(), subscriber: z.string().check(z.maxLength(100)) }),
  reply: z.object({ revived: z.number() }),
  errors: ['operations.city_only'],
});
