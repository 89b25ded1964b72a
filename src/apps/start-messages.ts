import { defineMessages } from '../kernel/index.ts';

/** Texts of `start`. */
export const startMessages = defineMessages(
  {
    'start.database': 'Đang mở cơ sở dữ liệu trong {folder}…',
    'start.building': 'Đang dựng trang cán bộ (chỉ khi mã nguồn thay đổi)…',
    'start.loading': 'Đang nạp dữ liệu ban đầu…',
    'start.restarted': 'PostgreSQL đã dừng bất thường và được khởi động lại sau {milliseconds} ms.',
    'start.ready': 'An Sinh đã sẵn sàng.',
    'start.staff': 'Trang cán bộ',
    'start.portal': 'Cổng công khai',
    'start.health': 'Tình trạng',
    'start.data': 'Dữ liệu',
    'start.logins': 'Tài khoản của người dùng mẫu (dữ liệu mẫu):',
    'start.login': 'Tên đăng nhập',
    'start.password': 'Mật khẩu',
    'start.role': 'Vai trò',
    'start.first_link': 'Liên kết tạo người quản trị đầu tiên, dùng một lần:',
    'start.stop': 'Nhấn Ctrl-C để dừng.',
    'start.stopping': 'Đang dừng…',
    'error.start.bad_port': 'Cổng “{port}” không hợp lệ; chọn một số từ 0 đến 65535.',
    'error.start.port_taken':
      'Cổng {port} đang được một phần mềm khác dùng. Hãy dừng phần mềm đó hoặc chọn cổng khác, ' +
      'ví dụ: ./ansinh start --port {other}',
    'error.start.port_forbidden': 'Không có quyền dùng cổng {port}; hãy chọn cổng từ 1024 trở lên.',
    'error.start.no_such_host': 'Máy này không có địa chỉ {host}.',
    'error.start.host_needs_tls':
      'Không mở ra địa chỉ {host} bằng http thường: mật khẩu sẽ đi qua mạng không mã hóa và ' +
      'trình duyệt không giữ phiên đăng nhập. Hãy thêm --cert FILE --key FILE, hoặc ' +
      '--behind-proxy khi đứng sau một máy chủ trung gian đã có TLS.',
    'error.start.certificate_and_key': 'Cần cả --cert và --key.',
    'error.start.certificate_unreadable': 'Không đọc được tệp này ({reason}).',
    'error.start.bad_certificate': 'Chứng thư hoặc khóa không dùng được: {reason}',
    'error.start.bundle_failed': 'Không dựng được trang cán bộ: {reason}',
    'error.start.bad_log_level': 'Không có mức nhật ký “{level}”; chọn một trong: {known}.',
    'error.start.bad_post':
      'Biến môi trường {name} để trống hoặc sai dạng; xem `./ansinh start --help`.',
  },
  {
    'start.database': 'Opening the database in {folder}…',
    'start.building': 'Building the staff app (only when its sources changed)…',
    'start.loading': 'Loading the first data…',
    'start.restarted': 'PostgreSQL had died and was begun anew after {milliseconds} ms.',
    'start.ready': 'An Sinh is ready.',
    'start.staff': 'Staff app',
    'start.portal': 'Public portal',
    'start.health': 'Health',
    'start.data': 'Data',
    'start.logins': 'Logins of the demo users (made-up data):',
    'start.login': 'Login',
    'start.password': 'Password',
    'start.role': 'Role',
    'start.first_link': 'The link that makes the first administrator, to be used once:',
    'start.stop': 'Ctrl-C stops it.',
    'start.stopping': 'Stopping…',
    'error.start.bad_port': 'The port “{port}” is not valid; choose a number from 0 to 65535.',
    'error.start.port_taken':
      'Port {port} is taken by another program. Stop it or choose another port, ' +
      'for example: ./ansinh start --port {other}',
    'error.start.port_forbidden': 'No right to use port {port}; choose one from 1024 on.',
    'error.start.no_such_host': 'This machine has no address {host}.',
    'error.start.host_needs_tls':
      'Will not listen on {host} by plain http: passwords would travel open and browsers would ' +
      'drop the session. Add --cert FILE --key FILE, or --behind-proxy when a proxy with TLS ' +
      'stands before it.',
    'error.start.certificate_and_key': 'Both --cert and --key are needed.',
    'error.start.certificate_unreadable': 'Cannot read this file ({reason}).',
    'error.start.bad_certificate': 'The certificate or its key cannot be used: {reason}',
    'error.start.bundle_failed': 'Could not build the staff app: {reason}',
    'error.start.bad_log_level': 'There is no log level “{level}”; choose one of: {known}.',
    'error.start.bad_post':
      'The environment variable {name} is missing or malformed; see `./ansinh start --help`.',
  },
);
