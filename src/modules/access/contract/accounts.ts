import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';
import { DelegationShape } from './delegation-shape.ts';

const RequestId = z.uuid();
const Login = z.string().check(z.minLength(1), z.maxLength(100));
const Password = z.string().check(z.minLength(1), z.maxLength(1000));
const Code = z.string().check(z.minLength(1), z.maxLength(40));
/** Why, or by which decision. */
const Reason = z.optional(z.string().check(z.maxLength(500)));
const Token = z.string().check(z.minLength(1), z.maxLength(200));

/** A post as screens show it; `to` is the last day, null while it is open. */
export const PostShape = z.object({
  role: z.string(),
  agency: z.nullable(z.string()),
  area: z.nullable(z.string()),
  from: z.string(),
  to: z.nullable(z.string()),
  /** The login of its owner, when it is lent to this person during leave. */
  lentBy: z.optional(z.string()),
});

/** A post that can be named, to end it. */
export const HeldPostShape = z.extend(PostShape, { id: z.string() });

const postNews = z.object({
  login: z.string(),
  role: z.string(),
  agency: z.nullable(z.string()),
  area: z.nullable(z.string()),
  /** Of a post given its first day; of one ended its last, or the day from which it is not held. */
  on: z.string(),
  /** Who gave or ended it: an account. */
  by: z.string(),
});

/** News: an account was given a post. */
export const postGiven = { topic: 'post.given', body: postNews };

/** News: a post of an account was ended, or given a last day. */
export const postEnded = { topic: 'post.ended', body: postNews };

/** Who is signed in and what they may do; `user` is null when nobody is. */
export const MeShape = z.object({
  user: z.nullable(
    z.object({
      login: z.string(),
      name: z.string(),
      /** A made-up person of the demo city: shown as “dữ liệu mẫu”. */
      sample: z.boolean(),
    }),
  ),
  posts: z.array(PostShape),
  permissions: z.array(z.string()),
  language: z.enum(['vi', 'en']),
  /** A post asks for a second step, and the account has none yet. */
  mustEnrol: z.optional(z.boolean()),
});

export const UserShape = z.object({
  login: z.string(),
  name: z.string(),
  sample: z.boolean(),
  /** `invited`: no password yet; the link was not used. */
  state: z.enum(['active', 'invited', 'disabled']),
  posts: z.array(HeldPostShape),
  lastSignIn: z.nullable(z.string()),
  /** True: signs in with a second step. */
  secondStep: z.optional(z.boolean()),
});

/** A link that lets its holder choose a password, once; `path` is below the site's address. */
export const LinkShape = z.object({ path: z.string(), expires: z.string() });

export const SessionShape = z.object({
  id: z.string(),
  current: z.boolean(),
  started: z.string(),
  lastSeen: z.string(),
  address: z.string(),
  userAgent: z.string(),
});

const PASSWORD_ERRORS = [
  'access.password_too_short',
  'access.password_too_long',
  'access.password_common',
  'access.password_is_login',
  'access.busy',
];

/** Why a post cannot be given there. */
const POST_ERRORS = [
  'access.role_unknown',
  'access.role_needs_agency',
  'access.role_needs_area',
  'access.role_takes_one_place',
  'access.agency_unknown',
  'access.area_unknown',
  'access.may_not_grant',
];

export const signIn = defineOperation({
  id: 'session.start',
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Đăng nhập', en: 'Sign in' },
  /** `code`: of the second step, where the account has one. */
  input: z.object({
    requestId: RequestId,
    login: Login,
    password: Password,
    code: z.optional(z.string().check(z.maxLength(40))),
  }),
  reply: MeShape,
  errors: [
    'access.wrong_credentials',
    'access.code_needed',
    'access.code_wrong',
    'access.too_many_attempts',
    'access.busy',
  ],
  session: 'start',
});

export const signOut = defineOperation({
  id: 'session.end',
  method: 'POST',
  path: '/api/session/end',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Đăng xuất', en: 'Sign out' },
  input: z.object({ requestId: RequestId }),
  reply: z.object({ ended: z.boolean() }),
  errors: [],
  session: 'end',
});

export const getMe = defineOperation({
  id: 'me.get',
  method: 'GET',
  path: '/api/me',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Người đang đăng nhập và quyền', en: 'Who is signed in, and their rights' },
  input: z.object({}),
  reply: MeShape,
  errors: [],
});

export const changePassword = defineOperation({
  id: 'me.change_password',
  method: 'POST',
  path: '/api/me/password',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  input: z.object({ requestId: RequestId, current: Password, password: Password }),
  /** The other sessions of the user that ended with the old password. */
  reply: z.object({ endedSessions: z.number() }),
  errors: [
    'access.sign_in_first',
    'access.wrong_credentials',
    'access.too_many_attempts',
    'access.password_unchanged',
    ...PASSWORD_ERRORS,
  ],
});

export const setLanguage = defineOperation({
  id: 'me.set_language',
  method: 'POST',
  path: '/api/me/language',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Chọn ngôn ngữ', en: 'Choose the language' },
  input: z.object({ requestId: RequestId, language: z.enum(['vi', 'en']) }),
  reply: z.object({ language: z.enum(['vi', 'en']) }),
  errors: ['access.sign_in_first'],
});

export const listSessions = defineOperation({
  id: 'me.list_sessions',
  method: 'GET',
  path: '/api/me/sessions',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Các phiên đăng nhập của tôi', en: 'My sessions' },
  input: z.object({}),
  reply: z.object({ sessions: z.array(SessionShape) }),
  errors: ['access.sign_in_first'],
});

export const endSession = defineOperation({
  id: 'me.end_session',
  method: 'POST',
  path: '/api/me/sessions/end',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Kết thúc một phiên đăng nhập', en: 'End one of my sessions' },
  /** null: every session but this one. */
  input: z.object({ requestId: RequestId, session: z.nullable(z.uuid()) }),
  reply: z.object({ ended: z.number() }),
  errors: ['access.sign_in_first', 'access.session_not_found'],
});

/** A POST, so that the token stays out of addresses and logs. */
export const checkLink = defineOperation({
  id: 'password_link.check',
  method: 'POST',
  path: '/api/password-link/check',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Kiểm tra liên kết đặt mật khẩu', en: 'Look at a password link' },
  input: z.object({ token: Token }),
  reply: z.object({ login: z.string(), name: z.string(), expires: z.string() }),
  errors: ['access.link_not_valid'],
});

export const useLink = defineOperation({
  id: 'password_link.use',
  method: 'POST',
  path: '/api/password-link',
  permission: 'public',
  audit: 'write',
  summary: { vi: 'Đặt mật khẩu bằng liên kết dùng một lần', en: 'Set a password by a link' },
  input: z.object({ requestId: RequestId, token: Token, password: Password }),
  reply: z.object({ login: z.string() }),
  errors: ['access.link_not_valid', ...PASSWORD_ERRORS],
});

export const listUsers = defineOperation({
  id: 'user.list',
  method: 'GET',
  path: '/api/users',
  permission: 'user.manage',
  audit: 'read',
  summary: { vi: 'Danh sách tài khoản', en: 'Accounts' },
  input: z.object({
    /** Words of login or name, without accents. */
    q: z.optional(z.string().check(z.maxLength(200))),
    agency: z.optional(Code),
    area: z.optional(Code),
  }),
  reply: z.object({ users: z.array(UserShape) }),
  errors: [],
  scopedBy: { agency: 'agency', area: 'area' },
});

export const addUser = defineOperation({
  id: 'user.add',
  method: 'POST',
  path: '/api/users',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Thêm tài khoản', en: 'Add an account' },
  input: z.object({
    requestId: RequestId,
    login: Login,
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    role: Code,
    agency: z.optional(z.nullable(Code)),
    area: z.optional(z.nullable(Code)),
    /** First day of the post; today when absent. */
    on: z.optional(z.iso.date()),
  }),
  reply: z.object({ user: UserShape, link: LinkShape }),
  errors: ['access.login_invalid', 'access.login_taken', ...POST_ERRORS],
  scopedBy: { agency: 'agency', area: 'area' },
  stepUp: true,
});

export const disableUser = defineOperation({
  id: 'user.disable',
  method: 'POST',
  path: '/api/users/:login/disable',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Khóa tài khoản', en: 'Disable an account' },
  input: z.object({
    requestId: RequestId,
    login: Login,
    reason: Reason,
  }),
  reply: z.object({ user: UserShape, endedSessions: z.number(), unchanged: z.boolean() }),
  errors: ['access.user_not_found', 'access.not_yourself', 'access.last_administrator'],
  stepUp: true,
});

export const enableUser = defineOperation({
  id: 'user.enable',
  method: 'POST',
  path: '/api/users/:login/enable',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Mở lại tài khoản đã khóa', en: 'Enable a disabled account again' },
  input: z.object({ requestId: RequestId, login: Login, reason: Reason }),
  reply: z.object({ user: UserShape, unchanged: z.boolean() }),
  errors: ['access.user_not_found'],
});

/** A post with who gave and who ended it, and why. */
export const PostRecordShape = z.extend(HeldPostShape, {
  reason: z.nullable(z.string()),
  by: z.string(),
  at: z.string(),
  endedBy: z.nullable(z.string()),
  endedReason: z.nullable(z.string()),
});

export const getUser = defineOperation({
  id: 'user.get',
  method: 'GET',
  path: '/api/users/:login',
  permission: 'user.manage',
  audit: 'read',
  summary: { vi: 'Một tài khoản: phân công và diễn biến', en: 'An account: its posts and history' },
  input: z.object({ login: Login }),
  reply: z.object({
    user: UserShape,
    /** False: seen because of one post, managed by the city's administrators. */
    mayChange: z.boolean(),
    disabled: z.nullable(
      z.object({ at: z.string(), by: z.string(), reason: z.nullable(z.string()) }),
    ),
    /** Every post there was, is and will be, the newest first. */
    posts: z.array(PostRecordShape),
    /** What the account lent or was lent during leave, the newest first. */
    delegations: z.optional(z.array(DelegationShape)),
    /** Changes of the account, the newest first. */
    history: z.array(
      z.object({ id: z.string(), at: z.string(), by: z.string(), operation: z.string() }),
    ),
  }),
  errors: ['access.user_not_found'],
});

export const addPost = defineOperation({
  id: 'user.add_post',
  method: 'POST',
  path: '/api/users/:login/posts',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Giao thêm vai trò cho tài khoản', en: 'Give an account another post' },
  input: z.object({
    requestId: RequestId,
    login: Login,
    role: Code,
    agency: z.optional(z.nullable(Code)),
    area: z.optional(z.nullable(Code)),
    /** First day; today when absent. */
    on: z.optional(z.iso.date()),
    /** Last day; open when absent. */
    last: z.optional(z.nullable(z.iso.date())),
    reason: Reason,
  }),
  reply: z.object({ user: UserShape, post: HeldPostShape }),
  errors: ['access.user_not_found', 'access.post_held', 'access.post_days', ...POST_ERRORS],
  scopedBy: { agency: 'agency', area: 'area' },
  stepUp: true,
});

export const endPost = defineOperation({
  id: 'user.end_post',
  method: 'POST',
  path: '/api/users/:login/posts/end',
  permission: 'user.manage',
  audit: 'write',
  summary: { vi: 'Kết thúc vai trò của tài khoản', en: 'End a post of an account' },
  input: z.object({
    requestId: RequestId,
    login: Login,
    post: z.uuid(),
    /** Last day; at once when absent: the post is not held any more today. */
    last: z.optional(z.iso.date()),
    reason: Reason,
  }),
  reply: z.object({ user: UserShape, post: HeldPostShape, unchanged: z.boolean() }),
  errors: [
    'access.user_not_found',
    'access.post_not_found',
    'access.post_end_past',
    'access.post_end_later',
    'access.last_administrator',
  ],
  stepUp: true,
});
