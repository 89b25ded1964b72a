import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { workGroups } from '../domain/work.ts';

const WorkItemShape = z.object({
  /** Stable while the work lasts: `plan.settle/4220-KH-UBND-2013`. */
  id: z.string(),
  group: z.enum(workGroups),
  /** What to do: "Xử lý 3 điểm cần rà soát:". */
  verb: z.string(),
  /** What with, as its page is called. */
  record: z.string(),
  /** The page where it is done, below `/app`. */
  href: z.string(),
  /** Whose it is: an agency, a unit, a person. */
  unit: z.nullable(z.string()),
  due: z.nullable(z.string()),
  /** How far the due day is, in words. */
  left: z.nullable(z.string()),
  /** How many things the row stands for. */
  count: z.number(),
});

export const listWork = defineOperation({
  id: 'work.list',
  method: 'GET',
  path: '/api/work',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Việc của tôi, theo hạn', en: 'My work, by urgency' },
  input: z.object({}),
  reply: z.object({
    today: z.string(),
    items: z.array(WorkItemShape),
    /** What the year brings next. */
    dates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        from: z.string(),
        to: z.string(),
        /** Null is shown as “chưa kiểm chứng”. */
        source: z.nullable(z.string()),
      }),
    ),
  }),
  errors: ['desk.people_only'],
});
