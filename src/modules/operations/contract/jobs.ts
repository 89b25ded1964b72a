import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
const State = z.enum(jobStates);
const words = z.object({ vi: z.string(), en: z.string() });
const value = z.union([z.string(), z.number(), z.null()]);

/** A background job as screens show it. */
export const JobShape = z.object({
  id: z.string(),
  name: z.string(),
  title: words,
  state: State,
  attempt: z.number(),
  failures: z.number(),
  /** Units done, of `total`; a total of 0 is not known yet. */
  done: z.number(),
  total: z.number(),
  note: z.nullable(words),
  result: z.nullable(z.record(z.string(), value)),
  /** Why it failed or will be tried again, in words. */
  fault: z.nullable(z.object({ code: z.string(), words })),
  /** `schedule`, or who gave it. */
  queuedBy: z.string(),
  queuedAt: z.string(),
  runAt: z.string(),
  begunAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
  cancelledBy: z.nullable(z.string()),
  /** The caller may cancel it, and try it again. */
  mayAct: z.boolean(),
});

export const listJobs = defineOperation({
  id: 'job.list',
  method: 'GET',
  path: '/api/operations/jobs',
  permission: 'signed_in',
  audit: 'none',
  summary: {
    vi: 'Công việc nền mà người hỏi được xem: của mình, hoặc thuộc quyền',
    en: 'Background jobs the caller may see: their own, or by permission',
  },
  input: z.object({
    state: z.optional(State),
    name: z.optional(z.string().check(z.maxLength(100))),
    offset: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  }),
  reply: z.object({
    jobs: z.array(JobShape),
    total: z.number(),
    /** What may be started by hand, with the times of its schedule. */
    scheduled: z.array(
      z.object({
        name: z.string(),
        title: words,
        nextAt: z.string(),
        lastDoneAt: z.nullable(z.string()),
        mayStart: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

export const getJob = defineOperation({
  id: 'job.get',
  method: 'GET',
  path: '/api/operations/jobs/:id',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Một công việc nền', en: 'A background job' },
  input: z.object({ id: z.uuid() }),
  reply: JobShape,
  errors: ['job.not_found'],
});

export const cancelJob = defineOperation({
  id: 'job.cancel',
  method: 'POST',
  path: '/api/operations/jobs/:id/cancel',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Hủy một công việc nền', en: 'Cancel a background job' },
  input: z.object({ requestId: z.uuid(), id: z.uuid() }),
  reply: JobShape,
  errors: ['job.not_found', 'job.settled', 'job.not_yours'],
});

export const retryJob = defineOperation({
  id: 'job.retry',
  method: 'POST',
  path: '/api/operations/jobs/:id/retry',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Chạy lại một công việc nền', en: 'Try a background job again' },
  input: z.object({ requestId: z.uuid(), id: z.uuid() }),
  reply: JobShape,
  errors: ['job.not_found', 'job.open', 'job.not_yours', 'job.not_startable'],
});

export const startJob = defineOperation({
  id: 'job.start',
  method: 'POST',
  path: '/api/operations/jobs',
  permission: 'operations.manage',
  audit: 'write',
  summary: {
    vi: 'Chạy ngay một công việc theo lịch',
    en: 'Start a scheduled job now',
  },
  input: z.object({ requestId: z.uuid(), name: z.string().check(z.maxLength(100)) }),
  reply: z.object({ id: z.string() }),
  errors: ['operations.city_only', 'job.not_startable'],
});
