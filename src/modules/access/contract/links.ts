import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { LinkShape } from './accounts.ts';

export const renewLink = defineOperation({
  id: 'user.renew_link',
  method: 'POST',
  path: '/api/users/:login/link',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Cấp lại liên kết đặt mật khẩu', en: 'Make a new password link' },
  input: z.object({
    requestId: z.uuid(),
    login: z.string().check(z.minLength(1), z.maxLength(100)),
  }),
  reply: z.object({ link: LinkShape }),
  errors: ['access.user_not_found'],
  stepUp: true,
});
