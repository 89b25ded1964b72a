import { defineMessages } from '../../../kernel/index.ts';

/** Words of the own mail address. */
export const mailMessages = defineMessages(
  {
    title: 'Địa chỉ thư điện tử',
    lead: 'Dùng để nhận liên kết khi quên mật khẩu và các thông báo bạn chọn nhận qua thư. Địa chỉ chỉ được dùng sau khi bạn mở thư và xác nhận.',
    failed: 'Chưa đọc được địa chỉ thư',
    none: 'Chưa có địa chỉ thư nào được xác nhận.',
    is: 'Đang dùng: {mail}',
    pending:
      'Đã gửi thư xác nhận tới {mail}. Đề nghị mở thư và bấm “Xác nhận” trước {time}. Chưa thấy thư thì kiểm tra mục thư rác.',
    new: 'Địa chỉ thư',
    other: 'Đổi sang địa chỉ khác',
    missing: 'Ghi địa chỉ thư.',
    deed: 'Gửi thư xác nhận',
    remove: 'Bỏ địa chỉ thư',
    removed: 'Đã bỏ địa chỉ thư.',
  },
  {
    title: 'Mail address',
    lead: 'For links to a new password, and for the notices you chose to get by mail. An address counts once you opened the letter and confirmed it.',
    failed: 'The mail address was not read',
    none: 'No address is confirmed yet.',
    is: 'In use: {mail}',
    pending:
      'A letter was sent to {mail}. Open it and press “Confirm” before {time}. If it is not there, look into junk mail.',
    new: 'Mail address',
    other: 'Change to another address',
    missing: 'Write the mail address.',
    deed: 'Send the letter',
    remove: 'Remove the address',
    removed: 'The address was removed.',
  },
);
