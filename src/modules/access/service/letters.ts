import * as z from 'zod/mini';
import { defineLetter, paragraphs } from '../../../platform/outbox/index.ts';
import { MAIL_LINK_HOURS, RESET_MINUTES } from '../domain/index.ts';

const holder = { name: z.string(), login: z.string() };
const withLink = z.object({ ...holder, link: z.string() });

/** Proves that whoever named an address reads it. */
export const mailConfirmLetter = defineLetter({
  id: 'access.mail_confirm',
  channel: 'mail',
  secret: true,
  title: { vi: 'Xác nhận địa chỉ thư', en: 'Confirm a mail address' },
  data: withLink,
  subject: {
    vi: () => 'An Sinh: xác nhận địa chỉ thư',
    en: () => 'An Sinh: confirm your mail address',
  },
  body: {
    vi: ({ name, login, link }) =>
      paragraphs([
        `Kính gửi ${name},`,
        `Địa chỉ thư này vừa được khai báo cho tài khoản ${login} của phần mềm An Sinh. Để xác nhận, đề nghị mở liên kết sau trong vòng ${MAIL_LINK_HOURS} giờ và bấm “Xác nhận”:`,
        link,
        'Nếu không phải ông/bà khai báo, đề nghị bỏ qua thư này; địa chỉ sẽ không được dùng.',
      ]),
    en: ({ name, login, link }) =>
      paragraphs([
        `Dear ${name},`,
        `This address was named for the account ${login} of An Sinh. To confirm it, open this link within ${MAIL_LINK_HOURS} hours and press “Confirm”:`,
        link,
        'If you did not name it, ignore this letter; the address will not be used.',
      ]),
  },
});

/** The link by which somebody who forgot the password sets a new one. */
export const passwordResetLetter = defineLetter({
  id: 'access.password_reset',
  channel: 'mail',
  secret: true,
  title: { vi: 'Đặt lại mật khẩu', en: 'New password' },
  data: withLink,
  subject: {
    vi: () => 'An Sinh: đặt lại mật khẩu',
    en: () => 'An Sinh: set a new password',
  },
  body: {
    vi: ({ name, login, link }) =>
      paragraphs([
        `Kính gửi ${name},`,
        `Phần mềm An Sinh nhận được yêu cầu đặt lại mật khẩu của tài khoản ${login}. Đề nghị mở liên kết sau trong vòng ${RESET_MINUTES} phút để đặt mật khẩu mới:`,
        link,
        'Liên kết chỉ dùng được một lần. Nếu ông/bà không yêu cầu, đề nghị bỏ qua thư này; mật khẩu hiện tại không thay đổi.',
      ]),
    en: ({ name, login, link }) =>
      paragraphs([
        `Dear ${name},`,
        `Somebody asked for a new password of the account ${login} of An Sinh. Open this link within ${RESET_MINUTES} minutes to set it:`,
        link,
        'It works once. If you did not ask, ignore this letter; the password stays as it is.',
      ]),
  },
});

const changes = {
  password: { vi: 'mật khẩu đã được thay đổi', en: 'the password was changed' },
  mail: {
    vi: 'địa chỉ thư của tài khoản đã được thay bằng địa chỉ khác hoặc đã bị bỏ',
    en: 'the mail address was replaced by another or removed',
  },
} as const;

/** Tells the owner what changed, so that a stranger's hand is noticed. */
export const accountChangedLetter = defineLetter({
  id: 'access.account_changed',
  channel: 'mail',
  title: { vi: 'Tài khoản có thay đổi', en: 'An account was changed' },
  data: z.object({ ...holder, what: z.enum(['password', 'mail']) }),
  subject: {
    vi: () => 'An Sinh: tài khoản có thay đổi',
    en: () => 'An Sinh: your account was changed',
  },
  body: {
    vi: ({ name, login, what }) =>
      paragraphs([
        `Kính gửi ${name},`,
        `Với tài khoản ${login} của phần mềm An Sinh, ${changes[what].vi}.`,
        'Nếu không phải ông/bà thực hiện, đề nghị báo ngay người quản trị để khóa tài khoản.',
      ]),
    en: ({ name, login, what }) =>
      paragraphs([
        `Dear ${name},`,
        `Of the account ${login} of An Sinh, ${changes[what].en}.`,
        'If this was not you, tell an administrator at once to have the account disabled.',
      ]),
  },
});
