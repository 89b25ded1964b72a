import { logLevels } from '../../platform/log/index.ts';
import { checkListening, tryPort } from '../listen.ts';
import { refuseStart } from '../start-errors.ts';
import { defineCommand } from './command.ts';
import { startMessages } from '../start-messages.ts';

const options = {
  port: {
    type: 'string',
    value: 'N',
    help: { vi: 'Cổng (mặc định: 3000)', en: 'Port (3000 unless given)' },
  },
  host: {
    type: 'string',
    value: 'H',
    help: {
      vi: 'Địa chỉ lắng nghe (mặc định: 127.0.0.1)',
      en: 'Address to listen on (127.0.0.1 unless given)',
    },
  },
  empty: {
    type: 'boolean',
    help: {
      vi: 'Không nạp dữ liệu mẫu; in liên kết tạo người quản trị đầu tiên',
      en: 'No demo; prints the link that makes the first administrator',
    },
  },
  cert: {
    type: 'string',
    value: 'FILE',
    help: { vi: 'Chứng thư TLS (PEM)', en: 'TLS certificate (PEM)' },
  },
  key: {
    type: 'string',
    value: 'FILE',
    help: { vi: 'Khóa của chứng thư (PEM)', en: 'Key of the certificate (PEM)' },
  },
  'behind-proxy': {
    type: 'boolean',
    help: {
      vi: 'Đứng sau một máy chủ trung gian đã có TLS',
      en: 'Stands behind a proxy that ends TLS',
    },
  },
  log: {
    type: 'string',
    value: logLevels.join('|'),
    help: { vi: 'Mức nhật ký (mặc định: warn)', en: 'Log level (warn unless given)' },
  },
} as const;

const environment = {
  DATABASE_URL: {
    vi: 'Máy chủ PostgreSQL từ bản 15; bỏ trống: PostgreSQL đi kèm',
    en: 'A PostgreSQL server, 15 or newer; none: the embedded one',
  },
  DATABASE_MIGRATE_URL: {
    vi: 'Đăng nhập của chủ các bảng, nếu khác',
    en: 'The login of the owner of the tables, if another',
  },
  PUBLIC_URL: {
    vi: 'Địa chỉ người dùng mở phần mềm, dùng cho liên kết trong thư: https://ansinh.example.vn',
    en: 'The address people open, for links in letters: https://ansinh.example.vn',
  },
  SMTP_URL: {
    vi: 'Máy chủ thư: smtp://người-dùng:mật-khẩu@máy-chủ:587 hoặc smtps://…:465; bỏ trống: thư được giữ lại',
    en: 'Mail server: smtp://user:password@host:587 or smtps://…:465; none: letters are held',
  },
  MAIL_FROM: {
    vi: 'Người gửi, cần khi có SMTP_URL: An Sinh <ansinh@example.vn>',
    en: 'Sender, needed with SMTP_URL: An Sinh <ansinh@example.vn>',
  },
  SMS_URL: {
    vi: 'Cổng tin nhắn nhận POST JSON { id, to, text }; bỏ trống: tin nhắn được giữ lại',
    en: 'SMS gateway that takes POST of JSON { id, to, text }; none: messages are held',
  },
  SMS_TOKEN: {
    vi: 'Mã truy cập cổng tin nhắn (Authorization: Bearer)',
    en: 'Token of the SMS gateway (Authorization: Bearer)',
  },
} as const;

export const commands = [
  defineCommand({
    name: 'start',
    summary: {
      vi: 'Khởi động phần mềm: trang cán bộ, cổng công khai, giao diện lập trình',
      en: 'Starts the product: staff app, portal, API',
    },
    options,
    environment,
    messages: [startMessages],
    run: async (args, io) => {
      const { cert, key, host, port, log } = args.options;
      const behindProxy = args.options['behind-proxy'];
      const publicUrl = process.env['PUBLIC_URL'];
      const listening = checkListening({ port, host, cert, key, behindProxy, publicUrl });
      if (!listening.ok) return io.fail(listening.error);
      const level = logLevels.find((each) => each === (log ?? 'warn'));
      if (level === undefined) {
        const known = logLevels.join(', ');
        return io.fail(refuseStart('start.bad_log_level', { level: log ?? '', known }));
      }
      const taken = await tryPort(listening.value);
      if (taken !== null) return io.fail(taken);
      const { serve } = await import('../serve.ts');
      return serve(io, { listening: listening.value, level, demo: args.options.empty !== true });
    },
  }),
];
