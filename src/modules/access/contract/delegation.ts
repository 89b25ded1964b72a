import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { DelegationShape } from './delegation-shape.ts';
import { HeldPostShape } from './accounts.ts';

/* Rights lent during leave: from–to, never without an end, never lent on. */

const RequestId = z.uuid();
const Login = z.string().check(z.minLength(1), z.maxLength(100));
const Words = z.string().check(z.minLength(1), z.maxLength(500));

const asked = {
  requestId: RequestId,
  post: z.uuid(),
  /** Login of whoever acts meanwhile. */
  to: Login,
  /** First day; today when absent. */
  on: z.optional(z.iso.date()),
  last: z.iso.date(),
  reason: Words,
};

const LENDING_ERRORS = [
  'access.post_not_found',
  'access.delegate_unknown',
  'access.delegate_self',
  'access.delegation_days',
  'access.delegation_held',
];

export const listDelegations = defineOperation({
  id: 'me.list_delegations',
  method: 'GET',
  path: '/api/me/delegations',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Ủy quyền tôi đã giao và đang nhận', en: 'Rights I lent and hold for others' },
  input: z.object({}),
  reply: z.object({
    /** Own posts in force, which may be lent; one that is itself lent is not among them. */
    posts: z.array(HeldPostShape),
    delegations: z.array(DelegationShape),
  }),
  errors: ['access.sign_in_first'],
});

export const delegate = defineOperation({
  id: 'me.delegate',
  method: 'POST',
  path: '/api/me/delegations',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Ủy quyền một vai trò khi vắng mặt', en: 'Lend a post during leave' },
  input: z.object(asked),
  reply: z.object({ id: z.string() }),
  errors: ['access.sign_in_first', ...LENDING_ERRORS],
  stepUp: true,
});

export const endDelegation = defineOperation({
  id: 'me.end_delegation',
  method: 'POST',
  path: '/api/me/delegations/end',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Kết thúc sớm một ủy quyền', en: 'End a lent post early' },
  input: z.object({ requestId: RequestId, id: z.uuid(), reason: Words }),
  reply: z.object({ ended: z.boolean() }),
  errors: ['access.sign_in_first', 'access.delegation_not_found'],
});

export const delegateFor = defineOperation({
  id: 'user.delegate',
  method: 'POST',
  path: '/api/users/:login/delegations',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Ủy quyền thay người vắng mặt', en: 'Lend a post of somebody who is absent' },
  input: z.object({ ...asked, login: Login }),
  reply: z.object({ id: z.string() }),
  errors: ['access.user_not_found', ...LENDING_ERRORS],
  stepUp: true,
});

export const endDelegationOf = defineOperation({
  id: 'user.end_delegation',
  method: 'POST',
  path: '/api/users/:login/delegations/end',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Kết thúc sớm ủy quyền của tài khoản', en: 'End what an account lent early' },
  input: z.object({ requestId: RequestId, login: Login, id: z.uuid(), reason: Words }),
  reply: z.object({ ended: z.boolean() }),
  errors: ['access.user_not_found', 'access.delegation_not_found'],
  stepUp: true,
});
