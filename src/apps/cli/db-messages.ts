import { defineMessages } from '../../kernel/index.ts';

/** Texts of the `db` commands. */
export const dbMessages = defineMessages(
  {
    'db.source': 'Loại',
    'db.source_embedded': 'PostgreSQL đi kèm phần mềm',
    'db.source_server': 'máy chủ PostgreSQL (DATABASE_URL)',
    'db.place': 'Nơi',
    'db.server': 'Phiên bản',
    'db.size': 'Dung lượng',
    'db.tables': 'Số bảng',
    'db.applied': 'Thay đổi cấu trúc đã áp dụng',
    'db.pending': 'Chưa áp dụng',
    'db.checksums': 'Tự kiểm tra trang dữ liệu',
    'db.fsync': 'Ghi xuống đĩa trước khi trả lời',
    'db.chain': 'Lô nhật ký niêm phong cuối',
    'db.chain_none': 'chưa có',
    'db.roles': 'Vai trò',
    'db.roles_apart': 'tài khoản chạy tách khỏi tài khoản chủ',
    'db.roles_one':
      'một tài khoản vừa chạy vừa làm chủ: hãy đặt DATABASE_MIGRATE_URL riêng để nhật ký không ' +
      'thể bị sửa bởi chính phần mềm',
    'db.news': 'Tin giữa các phân hệ',
    'db.news_open': '{waiting} tin chờ chuyển, {dead} tin không chuyển được',
    'db.dead':
      'Tin không chuyển được, sẽ thử lại ở lần khởi động sau; tin về cùng hồ sơ phải chờ theo:',
    'db.topic': 'Loại tin',
    'db.subject': 'Hồ sơ',
    'db.subscriber': 'Nơi nhận',
    'db.error': 'Lý do',
    'db.yes': 'có',
    'db.no': 'không',
    'db.unchanged': 'cấu trúc đã đúng bản này, không thay đổi',
    'db.rows': 'Số dòng',
    'db.files': 'số tệp',
    'db.keys_in': 'Có kèm khóa.',
    'db.keys_out':
      'Không kèm khóa riêng: nhật ký vẫn kiểm tra được, nhưng chỉ niêm phong tiếp được khi có khóa ' +
      '(sao lưu với --with-keys).',
    'db.restored': 'Đã phục hồi bản sao lưu lập lúc',
    'db.ask_new': 'Cụm mật khẩu cho khóa (từ 12 ký tự)',
    'db.ask': 'Cụm mật khẩu của khóa trong bản sao lưu',
    'db.made':
      'Chưa có cơ sở dữ liệu trong {folder}: đã tạo mới với danh mục kèm theo. Nếu không định tạo, ' +
      'hãy kiểm tra --data.',
  },
  {
    'db.source': 'Kind',
    'db.source_embedded': 'the PostgreSQL that comes along',
    'db.source_server': 'a PostgreSQL server (DATABASE_URL)',
    'db.place': 'Place',
    'db.server': 'Release',
    'db.size': 'Size',
    'db.tables': 'Tables',
    'db.applied': 'Migrations applied',
    'db.pending': 'Not applied yet',
    'db.checksums': 'Page checksums',
    'db.fsync': 'On the disk before an answer',
    'db.chain': 'Last sealed batch of the log',
    'db.chain_none': 'none yet',
    'db.roles': 'Roles',
    'db.roles_apart': 'the running login is not the owner',
    'db.roles_one':
      'one login runs and owns: set DATABASE_MIGRATE_URL apart, so that the product itself cannot ' +
      'change its logs',
    'db.news': 'News between modules',
    'db.news_open': '{waiting} waiting, {dead} that could not be delivered',
    'db.dead':
      'News that could not be delivered; the next start tries again, and what follows about the ' +
      'same record waits:',
    'db.topic': 'Topic',
    'db.subject': 'Record',
    'db.subscriber': 'Subscriber',
    'db.error': 'Why',
    'db.yes': 'yes',
    'db.no': 'no',
    'db.unchanged': 'the schema is that of this release, nothing changed',
    'db.rows': 'Rows',
    'db.files': 'files',
    'db.keys_in': 'The keys are in it.',
    'db.keys_out':
      'Private keys are not in it: the log can still be verified, but sealed further only with its ' +
      'key (back up with --with-keys).',
    'db.restored': 'Restored the backup made on',
    'db.ask_new': 'Passphrase for the keys (12 characters or more)',
    'db.ask': 'Passphrase of the keys in the backup',
    'db.made':
      'There was no database in {folder}: a new one was made, with the reference data. If that was ' +
      'not meant, check --data.',
  },
);
