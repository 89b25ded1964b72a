import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/* The mail address of an account: confirmed by its owner, used for a new password and for notices. */

const RequestId = z.uuid();

export const getMail = defineOperation({
  id: 'me.get_mail',
  method: 'GET',
  path: '/api/me/mail',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Địa chỉ thư của tôi', en: 'My mail address' },
  input: z.object({}),
  reply: z.object({
    /** The confirmed address; null: none. */
    mail: z.nullable(z.string()),
    /** An address that was sent a letter and not confirmed yet. */
    pending: z.nullable(z.object({ mail: z.string(), expires: z.string() })),
  }),
  errors: ['access.sign_in_first'],
});

export const setMail = defineOperation({
  id: 'me.set_mail',
  method: 'POST',
  path: '/api/me/mail',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Khai báo địa chỉ thư', en: 'Name my mail address' },
  input: z.object({
    requestId: RequestId,
    mail: z.string().check(z.minLength(1), z.maxLength(320)),
  }),
  /** The address counts once the link in the letter was used. */
  reply: z.object({ pending: z.string(), expires: z.string() }),
  errors: [
    'access.sign_in_first',
    'access.mail_invalid',
    'access.mail_same',
    'access.mail_too_often',
    'access.mail_not_set_up',
  ],
  stepUp: true,
});

export const removeMail = defineOperation({
  id: 'me.remove_mail',
  method: 'POST',
  path: '/api/me/mail/remove',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Bỏ địa chỉ thư', en: 'Remove my mail address' },
  input: z.object({ requestId: RequestId }),
  reply: z.object({ removed: z.boolean() }),
  errors: ['access.sign_in_first', 'access.mail_none'],
  stepUp: true,
});

/** Public, since the letter may be opened on another machine; the token is the proof. */
export const confirmMail = defineOperation({
  id: 'mail_link.use',
  method: 'POST',
  path: '/api/mail-link',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Xác nhận địa chỉ thư bằng liên kết', en: 'Confirm a mail address by a link' },
  input: z.object({
    requestId: RequestId,
    token: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  reply: z.object({ login: z.string(), mail: z.string() }),
  errors: ['access.link_not_valid'],
});

/** The answer is the same whether there is such an account or not. */
export const askPasswordReset = defineOperation({
  id: 'password_reset.ask',
  method: 'POST',
  path: '/api/password-reset',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Xin liên kết đặt lại mật khẩu qua thư', en: 'Ask for a new password by mail' },
  input: z.object({
    requestId: RequestId,
    login: z.string().check(z.minLength(1), z.maxLength(100)),
  }),
  reply: z.object({ asked: z.boolean() }),
  errors: ['access.too_many_attempts', 'access.mail_not_set_up'],
});
