import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/* The second step at sign-in, and the proof that grave acts ask for. */

const RequestId = z.uuid();
const Login = z.string().check(z.minLength(1), z.maxLength(100));
const Code = z.string().check(z.minLength(1), z.maxLength(40));
const Codes = z.object({ codes: z.array(z.string()) });

export const proveSession = defineOperation({
  id: 'session.prove',
  method: 'POST',
  path: '/api/session/prove',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Xác nhận lại người đang dùng', en: 'Prove who is at the session' },
  /** The password, or a code of the second step. */
  input: z.object({
    requestId: RequestId,
    proof: z.string().check(z.minLength(1), z.maxLength(1000)),
  }),
  reply: z.object({ proved: z.string() }),
  errors: [
    'access.sign_in_first',
    'access.wrong_credentials',
    'access.code_wrong',
    'access.too_many_attempts',
    'access.busy',
  ],
});

export const getSecondStep = defineOperation({
  id: 'me.get_second_step',
  method: 'GET',
  path: '/api/me/second-step',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Bước xác thực thứ hai của tôi', en: 'My second step' },
  input: z.object({}),
  reply: z.object({
    /** Null: not in use. */
    since: z.nullable(z.string()),
    codesLeft: z.number(),
    /** One of the posts asks for it. */
    required: z.boolean(),
  }),
  errors: ['access.sign_in_first'],
});

export const startSecondStep = defineOperation({
  id: 'me.start_second_step',
  method: 'POST',
  path: '/api/me/second-step/start',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Bắt đầu thiết lập bước xác thực thứ hai', en: 'Begin to set up a second step' },
  input: z.object({ requestId: RequestId }),
  reply: z.object({
    /** The secret as it is typed where no picture can be taken. */
    key: z.string(),
    /** A QR code: one SVG path over `size` × `size` squares. */
    picture: z.object({ size: z.number(), path: z.string() }),
  }),
  errors: ['access.sign_in_first', 'access.second_step_on'],
  stepUp: true,
});

export const confirmSecondStep = defineOperation({
  id: 'me.confirm_second_step',
  method: 'POST',
  path: '/api/me/second-step',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Bật bước xác thực thứ hai bằng một mã', en: 'Turn the second step on by a code' },
  input: z.object({ requestId: RequestId, code: Code }),
  reply: Codes,
  errors: [
    'access.sign_in_first',
    'access.second_step_on',
    'access.second_step_off',
    'access.code_wrong',
  ],
});

export const renewRecoveryCodes = defineOperation({
  id: 'me.renew_recovery_codes',
  method: 'POST',
  path: '/api/me/second-step/codes',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Cấp lại mã dự phòng', en: 'Make new recovery codes' },
  input: z.object({ requestId: RequestId }),
  reply: Codes,
  errors: ['access.sign_in_first', 'access.second_step_off'],
  stepUp: true,
});

export const endSecondStep = defineOperation({
  id: 'me.end_second_step',
  method: 'POST',
  path: '/api/me/second-step/end',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Tắt bước xác thực thứ hai', en: 'Turn the second step off' },
  input: z.object({ requestId: RequestId }),
  reply: z.object({ ended: z.boolean() }),
  errors: ['access.sign_in_first', 'access.second_step_off'],
  stepUp: true,
});

export const resetSecondStep = defineOperation({
  id: 'user.reset_second_step',
  method: 'POST',
  path: '/api/users/:login/second-step/reset',
  permission: 'user.manage',
  audit: 'write',
  summary: {
    vi: 'Gỡ bước xác thực thứ hai của tài khoản khác',
    en: 'Take the second step off another account',
  },
  input: z.object({
    requestId: RequestId,
    login: Login,
    reason: z.string().check(z.minLength(1), z.maxLength(500)),
  }),
  reply: z.object({ ended: z.boolean() }),
  errors: ['access.user_not_found', 'access.own_second_step', 'access.second_step_off'],
  stepUp: true,
});
