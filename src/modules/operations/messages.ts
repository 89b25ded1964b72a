import { defineMessages } from '../../kernel/index.ts';

/** Words of the refusals of operations. */
export const operationsMessages = defineMessages(
  {
    'error.operations.city_only':
      'Phần vận hành dùng chung cho cả thành phố. Đề nghị liên hệ quản trị viên của thành phố.',
    'error.operations.no_owner':
      'Chưa biết tài khoản sở hữu cơ sở dữ liệu nên chưa sao lưu được. Đề nghị đặt DATABASE_MIGRATE_URL rồi khởi động lại.',
    'error.operations.no_backup':
      'Chưa có bản sao lưu nào. Đề nghị chạy công việc “Sao lưu hằng đêm” trước.',
    'error.operations.log_broken':
      'Nhật ký không còn như khi niêm phong, bắt đầu từ lô {batch}. Đề nghị giữ nguyên máy chủ và chạy lệnh audit verify.',
    'error.job.not_found': 'Không có công việc này, hoặc công việc không thuộc quyền xem của bạn.',
    'error.job.settled': 'Công việc đã kết thúc nên không hủy được nữa. Đề nghị tải lại trang.',
    'error.job.open':
      'Công việc chưa kết thúc hoặc đã xong nên không cần chạy lại. Đề nghị tải lại trang.',
    'error.job.not_yours':
      'Chỉ người giao việc hoặc quản trị viên của thành phố mới hủy hay chạy lại được.',
    'error.job.not_startable': 'Không có công việc theo lịch nào mang tên này.',
    'error.job.fault': 'Công việc dừng vì lỗi của hệ thống: {reason}.',
    'error.job.process_ended':
      'Tiến trình chạy công việc bị ngắt giữa chừng (mất điện, hết bộ nhớ hoặc bị dừng).',
    'error.letter.not_found': 'Không có thư này. Đề nghị quay lại danh sách thư.',
    'error.letter.not_open':
      'Thư này đang chờ gửi, đang gửi hoặc đã gửi xong nên không cần quyết định. Đề nghị tải lại trang.',
  },
  {
    'error.operations.city_only':
      'Operations are shared by the whole city. Ask an administrator of the city.',
    'error.operations.no_owner':
      'The owner of the database is not known, so nothing can be saved. Set DATABASE_MIGRATE_URL and start again.',
    'error.operations.no_backup': 'There is no backup yet. Run the job “Nightly backup” first.',
    'error.operations.log_broken':
      'The audit log is no longer as it was sealed, from batch {batch} on. Leave the server as it is and run audit verify.',
    'error.job.not_found': 'There is no such job, or you may not see it.',
    'error.job.settled': 'The job is over and cannot be cancelled any more. Load the page again.',
    'error.job.open':
      'The job is not over, or was done: there is nothing to try again. Load the page again.',
    'error.job.not_yours':
      'Only who gave the job or an administrator of the city may cancel it or try it again.',
    'error.job.not_startable': 'There is no scheduled job of this name.',
    'error.job.fault': 'The job stopped because of a fault of the system: {reason}.',
    'error.job.process_ended':
      'The process of the job was ended in the middle (power, memory, or stopped).',
    'error.letter.not_found': 'There is no such letter. Go back to the list of letters.',
    'error.letter.not_open':
      'This letter waits, is on its way or was sent: there is nothing to decide. Load the page again.',
  },
);
