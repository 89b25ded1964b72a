import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

export const letterStandings = [
  'queued',
  'under_way',
  'uncertain',
  'dead',
  'held',
  'sent',
] as const;
const Standing = z.enum(letterStandings);
const words = z.object({ vi: z.string(), en: z.string() });

const shown = {
  id: z.string(),
  /** `access.password_reset` */
  kind: z.string(),
  channel: z.enum(['mail', 'sms']),
  title: words,
  /** The address, masked. */
  to: z.string(),
  standing: Standing,
  attempts: z.number(),
  queuedAt: z.string(),
  /** Of a queued letter: not before. */
  nextAt: z.string(),
  settledAt: z.nullable(z.string()),
  /** Who decided that it counts as sent; null when the other side took it. */
  settledBy: z.nullable(z.string()),
  fault: z.nullable(z.string()),
};

export const listLetters = defineOperation({
  id: 'letter.list',
  method: 'GET',
  path: '/api/operations/letters',
  permission: 'operations.read',
  audit: 'read',
  summary: { vi: 'Thư và tin nhắn gửi đi', en: 'Mail and SMS that go out' },
  input: z.object({
    standing: z.optional(Standing),
    /** The id of the last one seen: those before it. */
    before: z.optional(z.uuid()),
  }),
  reply: z.object({
    letters: z.array(z.object(shown)),
    /** All there are, by standing. */
    counts: z.object({
      queued: z.number(),
      under_way: z.number(),
      uncertain: z.number(),
      dead: z.number(),
      held: z.number(),
      sent: z.number(),
    }),
    more: z.boolean(),
  }),
  errors: ['operations.city_only'],
});

export const getLetter = defineOperation({
  id: 'letter.get',
  method: 'GET',
  path: '/api/operations/letters/:id',
  permission: 'operations.read',
  audit: 'read',
  summary: { vi: 'Một thư đúng như khi gửi đi', en: 'A letter as it goes out' },
  input: z.object({ id: z.uuid() }),
  reply: z.object({
    ...shown,
    address: z.string(),
    language: z.enum(['vi', 'en']),
    subject: z.nullable(z.string()),
    /** Null: erased. */
    body: z.nullable(z.string()),
  }),
  errors: ['operations.city_only', 'letter.not_found'],
});

export const decideLetter = defineOperation({
  id: 'letter.decide',
  method: 'POST',
  path: '/api/operations/letters/:id/decision',
  permission: 'operations.manage',
  audit: 'write',
  summary: {
    vi: 'Gửi lại một thư, hoặc coi như đã gửi',
    en: 'Send a letter again, or count it as sent',
  },
  input: z.object({
    requestId: z.uuid(),
    id: z.uuid(),
    decision: z.enum(['send', 'count_as_sent']),
  }),
  reply: z.object({ standing: Standing }),
  errors: ['operations.city_only', 'letter.not_found', 'letter.not_open'],
});
