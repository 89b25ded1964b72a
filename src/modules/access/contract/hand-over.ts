import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { HeldPostShape } from './accounts.ts';
import { DelegationShape } from './delegation-shape.ts';

/* Somebody leaves: what they hold passes to another, in one act that is looked at first. */

const Login = z.string().check(z.minLength(1), z.maxLength(100));

/** News: the posts of an account passed to another. Modules whose records name people follow. */
export const handedOver = {
  topic: 'account.handed_over',
  body: z.object({
    from: z.string(),
    fromName: z.string(),
    to: z.string(),
    /** First day of the successor. */
    on: z.string(),
    by: z.string(),
    reason: z.string(),
  }),
};

export const HandOverShape = z.object({
  from: z.object({ login: z.string(), name: z.string() }),
  to: z.object({ login: z.string(), name: z.string() }),
  /** First day on which the successor holds what passes. */
  on: z.string(),
  posts: z.array(
    z.object({
      post: HeldPostShape,
      /**
       * `passes`: ends here, begins there. `held`: ends here, the successor holds it already.
       * `ends`: ends here and passes to nobody, for the reason in `why`.
       */
      does: z.enum(['passes', 'held', 'ends']),
      why: z.nullable(z.string()),
    }),
  ),
  /** Loans that end: what the account lent, and what others lent to it. */
  loans: z.array(DelegationShape),
  /** Names what was looked at; sent back to do exactly that. */
  plan: z.string(),
});

const asked = {
  login: Login,
  to: Login,
  /** Last day of whoever leaves; absent: at once. */
  last: z.optional(z.iso.date()),
};

const HAND_OVER_ERRORS = [
  'access.user_not_found',
  'access.hand_over_self',
  'access.hand_over_to_unknown',
  'access.hand_over_nothing',
  'access.post_end_past',
];

export const lookHandOver = defineOperation({
  id: 'user.look_hand_over',
  method: 'GET',
  path: '/api/users/:login/hand-over',
  permission: 'user.manage',
  audit: 'read',
  summary: { vi: 'Xem trước bàn giao khi nghỉ việc', en: 'What a hand-over would do' },
  input: z.object(asked),
  reply: HandOverShape,
  errors: HAND_OVER_ERRORS,
});

export const handOver = defineOperation({
  id: 'user.hand_over',
  method: 'POST',
  path: '/api/users/:login/hand-over',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Bàn giao khi nghỉ việc, chuyển công tác', en: 'Hand over when somebody leaves' },
  input: z.object({
    requestId: z.uuid(),
    ...asked,
    plan: z.string().check(z.maxLength(64)),
    /** By which decision. */
    reason: z.string().check(z.minLength(1), z.maxLength(500)),
    /** Closes the account too; only when it is handed over at once. */
    disable: z.optional(z.boolean()),
  }),
  reply: z.object({ passed: z.number(), ended: z.number(), disabled: z.boolean() }),
  errors: [
    ...HAND_OVER_ERRORS,
    'access.hand_over_moved',
    'access.hand_over_later',
    'access.not_yourself',
    'access.last_administrator',
  ],
  stepUp: true,
});
