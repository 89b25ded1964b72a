import type { Term } from './term.ts';

/** Words of accounts, rights and the log. */
export const systemTerms = {
  account: {
    vi: 'tài khoản',
    en: 'account',
    meaning: 'Một người, một tài khoản; khóa chứ không xóa.',
  },
  role: {
    vi: 'vai trò',
    en: 'role',
    meaning: 'Nhóm quyền một người có ở một cơ quan hoặc một địa bàn, từ ngày đến ngày.',
  },
  scope: {
    vi: 'phạm vi',
    en: 'scope',
    meaning: 'Cơ quan và địa bàn mà người dùng được xem, được làm.',
  },
  operator: {
    vi: 'người vận hành máy chủ',
    en: 'operator of the machine',
    meaning: 'Người chạy lệnh ngay trên máy chủ; nhật ký ghi "operator:<tên đăng nhập hệ thống>".',
  },
  auditLog: {
    vi: 'nhật ký',
    en: 'audit log',
    meaning: 'Ai, làm gì, lúc nào, trước và sau, vì sao; chỉ thêm, không sửa, không xóa.',
  },
  seal: {
    vi: 'niêm phong',
    en: 'seal',
    meaning:
      'Nối các dòng nhật ký bằng dấu băm và ký số từng lô; sửa, xóa, chèn, đổi thứ tự hay cắt đuôi đều bị phát hiện.',
  },
  sampleData: {
    vi: 'dữ liệu mẫu',
    en: 'sample data',
    meaning: 'Người dùng và số liệu làm sẵn để xem thử; luôn ghi rõ.',
  },
} as const satisfies Readonly<Record<string, Term>>;
