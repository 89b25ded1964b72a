import { defineMessages } from '../../kernel/index.ts';

/** Words of the refusals of operations. */
export const operationsMessages = defineMessages(
  {
    'error.operations.city_only':
      'Phần vận hành dùng chung cho cả thành phố. Đề nghị liên hệ quản trị viên của thành phố.',
    'error.letter.not_found': 'Không có thư này. Đề nghị quay lại danh sách thư.',
    'error.letter.not_open':
      'Thư này đang chờ gửi, đang gửi hoặc đã gửi xong nên không cần quyết định. Đề nghị tải lại trang.',
  },
  {
    'error.operations.city_only':
      'Operations are shared by the whole city. Ask an administrator of the city.',
    'error.letter.not_found': 'There is no such letter. Go back to the list of letters.',
    'error.letter.not_open':
      'This letter waits, is on its way or was sent: there is nothing to decide. Load the page again.',
  },
);
