import { defineMessages } from '../../kernel/messages.ts';

/** What the browser says by itself, when no answer of ours came. */
export const clientMessages = defineMessages(
  {
    'error.client.offline':
      'Không kết nối được với máy chủ. Đề nghị kiểm tra mạng và thử lại; nội dung đã nhập được giữ nguyên.',
    'error.client.unreadable':
      'Máy chủ trả lời không đọc được (mã trạng thái {status}). Đề nghị tải lại trang.',
  },
  {
    'error.client.offline':
      'The server cannot be reached. Check the network and try again; what was typed is kept.',
    'error.client.unreadable':
      'The answer of the server could not be read (status {status}). Reload the page.',
  },
);
