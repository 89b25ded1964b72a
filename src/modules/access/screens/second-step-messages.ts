import { defineMessages } from '../../../kernel/index.ts';

/** Words of the second step at sign-in. */
export const secondStepMessages = defineMessages(
  {
    title: 'Bước xác thực thứ hai',
    what: 'Ngoài mật khẩu, mỗi lần đăng nhập cần một mã 6 số trên ứng dụng xác thực của điện thoại. Người biết mật khẩu mà không có điện thoại thì không vào được.',
    required: 'Vai trò được giao cần bước này. Đề nghị thiết lập ngay.',
    off: 'Chưa bật.',
    on: 'Đang bật từ {time}. Còn {count} mã dự phòng chưa dùng.',
    start: 'Thiết lập',
    scan: 'Mở ứng dụng xác thực trên điện thoại và quét hình này, hoặc gõ khóa ở dưới. Sau đó ghi mã 6 số đang hiện.',
    picture: 'Hình QR để quét bằng ứng dụng xác thực',
    key: 'Khóa để gõ tay',
    code: 'Mã 6 số đang hiện',
    confirm: 'Bật',
    codes: 'Mã dự phòng',
    codesText:
      'Mỗi mã dùng được một lần khi không có điện thoại. Các mã chỉ hiện ở đây một lần: đề nghị in hoặc chép ra giấy và cất ở nơi an toàn.',
    print: 'In trang này',
    saved: 'Đã cất các mã',
    renew: 'Cấp lại mã dự phòng',
    end: 'Tắt',
    ended: 'Đã tắt bước xác thực thứ hai.',
  },
  {
    title: 'Second step at sign-in',
    what: 'Beside the password, each sign-in needs 6 digits from the authenticator of your telephone. Whoever knows the password but lacks the telephone stays out.',
    required: 'Your post asks for it. Please set it up now.',
    off: 'It is off.',
    on: 'On since {time}. {count} recovery codes are left.',
    start: 'Set it up',
    scan: 'Open the authenticator on your telephone and scan this picture, or type the key below. Then type the 6 digits that it shows.',
    picture: 'QR picture for an authenticator',
    key: 'Key to type',
    code: 'The 6 digits shown now',
    confirm: 'Turn it on',
    codes: 'Recovery codes',
    codesText:
      'Each opens once when the telephone is not there. They are shown here once only: print them or copy them to paper and keep them safe.',
    print: 'Print this page',
    saved: 'I have kept the codes',
    renew: 'Make new recovery codes',
    end: 'Turn it off',
    ended: 'The second step is off.',
  },
);
