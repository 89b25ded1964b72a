import { defineMessages } from '../kernel/index.ts';

/** Texts of the dialog before a grave act; it comes with the dialog, not with the first load. */
export const stepUpMessages = defineMessages(
  {
    title: 'Xác nhận lại trước việc quan trọng',
    text: 'Quá 10 phút từ lần xác nhận trước. Nhập mật khẩu, hoặc mã 6 số trên điện thoại nếu đã bật bước xác thực thứ hai; việc đang làm sẽ tiếp tục.',
    proof: 'Mật khẩu hoặc mã 6 số',
    missing: 'Ghi mật khẩu hoặc mã 6 số.',
    deed: 'Xác nhận và tiếp tục',
  },
  {
    title: 'Prove who you are first',
    text: 'More than 10 minutes have passed since you last did. Type your password, or the 6 digits that your telephone shows if you use a second step; what you were doing then goes on.',
    proof: 'Password or 6 digits',
    missing: 'Type your password or the 6 digits.',
    deed: 'Prove it and go on',
  },
);
