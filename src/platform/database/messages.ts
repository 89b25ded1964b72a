import { defineMessages } from '../../kernel/index.ts';

/** Why a database cannot be opened, migrated, saved or restored, and what to do. */
export const databaseMessages = defineMessages(
  {
    'error.database.packages_missing':
      'Không có PostgreSQL đi kèm cho máy này ({platform}). Hãy dùng một máy chủ PostgreSQL 15 trở ' +
      'lên và đặt biến DATABASE_URL.',
    'error.database.no_account':
      'PostgreSQL không chạy dưới quyền root và không chọn được tài khoản khác ({tried}). Hãy chạy ' +
      'phần mềm bằng một tài khoản thường.',
    'error.database.folder_unwritable':
      'Không ghi được vào thư mục dữ liệu {folder} ({reason}). Hãy cấp quyền ghi hoặc chọn thư mục ' +
      'khác bằng --data. Dữ liệu đã có vẫn còn nguyên.',
    'error.database.folder_closed':
      'Không có chỗ an toàn cho cổng nối nội bộ của cơ sở dữ liệu ({folder}). Hãy chọn thư mục dữ ' +
      'liệu có đường dẫn ngắn hơn bằng --data.',
    'error.database.folder_other_owner':
      'Thư mục {folder} thuộc về tài khoản khác (uid {owner}). Hãy chạy bằng tài khoản đó hoặc chọn ' +
      'thư mục khác bằng --data.',
    'error.database.folder_in_use':
      'Phần mềm đang chạy trên thư mục dữ liệu {place} (tiến trình {pid}). Hãy dừng tiến trình đó ' +
      'trước, hoặc chọn thư mục khác bằng --data.',
    'error.database.other_major':
      'Dữ liệu trong {folder} thuộc PostgreSQL {found}, bản này dùng PostgreSQL {wanted}. Hãy dùng ' +
      'bản phần mềm cũ chạy “db backup F”, rồi dùng bản này chạy “db restore F --data THƯ_MỤC_MỚI”.',
    'error.database.start_failed':
      'PostgreSQL không khởi động được trên {folder}: {reason}. Dữ liệu vẫn còn nguyên; chi tiết ' +
      'trong tệp postgres.log của thư mục dữ liệu.',
    'error.database.disk_full':
      'Ổ đĩa đã đầy, chưa ghi được. Dữ liệu đã lưu vẫn còn nguyên. Hãy giải phóng chỗ rồi làm lại.',
    'error.database.read_only': 'Cơ sở dữ liệu đang chỉ cho đọc; chưa ghi được. Hãy thử lại sau.',
    'error.database.bad_url':
      'Địa chỉ cơ sở dữ liệu không đúng dạng. Dạng đúng: postgres://TÊN:MẬT_KHẨU@MÁY:5432/TÊN_CSDL',
    'error.database.wrong_password':
      'Máy chủ cơ sở dữ liệu {place} không nhận tên hoặc mật khẩu. Hãy kiểm tra DATABASE_URL và ' +
      'DATABASE_MIGRATE_URL.',
    'error.database.no_such_database':
      'Không có cơ sở dữ liệu này: {place}. Hãy tạo trước bằng lệnh create database, hoặc sửa ' +
      'DATABASE_URL.',
    'error.database.unreachable':
      'Không nối được tới cơ sở dữ liệu {place}: {reason}. Hãy kiểm tra máy chủ và đường mạng rồi ' +
      'thử lại.',
    'error.database.too_old': 'Máy chủ là PostgreSQL {version}; cần PostgreSQL {wanted} trở lên.',
    'error.database.busy': 'Cơ sở dữ liệu đang bận; chưa ghi gì. Hãy thử lại sau giây lát.',
    'error.database.too_slow': 'Việc này quá thời gian cho phép nên đã dừng; chưa ghi gì.',
    'error.database.not_migrated':
      'Cơ sở dữ liệu {place} chưa có cấu trúc của bản này và tài khoản của DATABASE_URL không được ' +
      'thay đổi cấu trúc. Hãy đặt DATABASE_MIGRATE_URL (tài khoản chủ) rồi chạy “db migrate”.',
    'error.database.schema_newer':
      'Cơ sở dữ liệu mới hơn phần mềm (có thay đổi {migration} mà bản này không biết). Hãy dùng bản ' +
      'phần mềm mới hơn. Dữ liệu vẫn còn nguyên.',
    'error.database.migration_edited':
      'Tệp db/migrations/{migration}.sql đã bị sửa sau khi áp dụng. Hãy trả tệp về như cũ và thêm ' +
      'tệp mới cho thay đổi.',
    'error.database.migration_order':
      'Tệp db/migrations/{migration}.sql có số nhỏ hơn tệp đã áp dụng {last}. Hãy đổi sang số lớn hơn.',
    'error.database.migration_failed':
      'Không áp dụng được {migration}: {reason}. Cơ sở dữ liệu giữ nguyên như trước.',
    'error.database.roles_missing':
      'Tài khoản chủ không được tạo vai trò. Hãy nhờ người quản trị máy chủ chạy:\n{script}',
    'error.database.start_older':
      'Phần mềm đang chạy (tiến trình {pid}) là bản cũ hơn; còn {count} thay đổi cấu trúc chưa áp ' +
      'dụng. Hãy dừng rồi chạy lại “start”.',
    'error.database.needs_owner':
      'Tài khoản của DATABASE_URL không đọc được mọi bảng. Hãy đặt DATABASE_MIGRATE_URL (tài khoản ' +
      'chủ) cho lệnh này.',
    'error.backup.target_exists': 'Đã có {file}; hãy đặt tên khác, tệp cũ không bị ghi đè.',
    'error.backup.target_unwritable': 'Không ghi được {file} ({reason}).',
    'error.backup.passphrase_missing':
      'Cần cụm mật khẩu cho khóa: đặt biến ANSINH_PASSPHRASE hoặc gõ khi được hỏi (từ 12 ký tự).',
    'error.backup.passphrase_wrong': 'Cụm mật khẩu không mở được khóa trong bản sao lưu.',
    'error.backup.unreadable': 'Không đọc được {file} ({reason}).',
    'error.backup.damaged': 'Bản sao lưu bị hỏng hoặc bị cắt ({reason}). Chưa phục hồi gì.',
    'error.backup.not_empty':
      'Cơ sở dữ liệu {place} đã có dữ liệu; chỉ phục hồi vào nơi trống. Hãy thêm --data THƯ_MỤC_MỚI.',
    'error.backup.files_exist':
      'Thư mục {folder} đã có tệp; chỉ phục hồi vào nơi trống. Hãy thêm --data THƯ_MỤC_MỚI.',
    'error.backup.keys_exist':
      'Thư mục {folder} đã có khóa khác với khóa trong bản sao lưu. Hãy thêm --data THƯ_MỤC_MỚI.',
  },
  {
    'error.database.packages_missing':
      'No PostgreSQL comes along for this machine ({platform}). Use a PostgreSQL server, 15 or ' +
      'newer, and set DATABASE_URL.',
    'error.database.no_account':
      'PostgreSQL does not run as root, and no other account could be used ({tried}). Run the ' +
      'product as an ordinary user.',
    'error.database.folder_unwritable':
      'Cannot write to the data folder {folder} ({reason}). Give the right to write, or name another ' +
      'folder with --data. Nothing was lost.',
    'error.database.folder_closed':
      'There is no safe place for the socket of the database ({folder}). Name a data folder with a ' +
      'shorter path with --data.',
    'error.database.folder_other_owner':
      'The folder {folder} belongs to another account (uid {owner}). Run as that account, or name ' +
      'another folder with --data.',
    'error.database.folder_in_use':
      'The product already runs on the data folder {place} (process {pid}). Stop that process first, ' +
      'or name another folder with --data.',
    'error.database.other_major':
      'The data in {folder} are of PostgreSQL {found}; this release uses PostgreSQL {wanted}. Run ' +
      '“db backup F” with the old release, then “db restore F --data NEW_FOLDER” with this one.',
    'error.database.start_failed':
      'PostgreSQL did not start on {folder}: {reason}. Nothing was lost; postgres.log in the data ' +
      'folder says more.',
    'error.database.disk_full':
      'The disk is full; nothing could be written. What was saved is whole. Free some room, then ' +
      'try again.',
    'error.database.read_only':
      'The database can only be read now; nothing was written. Try later.',
    'error.database.bad_url':
      'The address of the database is not well formed. It should be ' +
      'postgres://NAME:PASSWORD@HOST:5432/DATABASE',
    'error.database.wrong_password':
      'The database server {place} refuses the name or the password. Check DATABASE_URL and ' +
      'DATABASE_MIGRATE_URL.',
    'error.database.no_such_database':
      'There is no such database: {place}. Make it with create database, or correct DATABASE_URL.',
    'error.database.unreachable':
      'The database {place} cannot be reached: {reason}. Check the server and the network, then try ' +
      'again.',
    'error.database.too_old': 'The server is PostgreSQL {version}; {wanted} or newer is needed.',
    'error.database.busy': 'The database is busy; nothing was written. Try again in a moment.',
    'error.database.too_slow':
      'This took longer than allowed and was stopped; nothing was written.',
    'error.database.not_migrated':
      'The database {place} lacks the schema of this release, and the login of DATABASE_URL may not ' +
      'change it. Set DATABASE_MIGRATE_URL (the owner) and run “db migrate”.',
    'error.database.schema_newer':
      'The database is newer than the product (it holds {migration}, unknown to this release). Use a ' +
      'newer release. Nothing was lost.',
    'error.database.migration_edited':
      'db/migrations/{migration}.sql was edited after it was applied. Put it back as it was, and add ' +
      'a new file for the change.',
    'error.database.migration_order':
      'db/migrations/{migration}.sql has a lower number than {last}, which is applied. Give it a ' +
      'higher one.',
    'error.database.migration_failed':
      '{migration} could not be applied: {reason}. The database is as it was before.',
    'error.database.roles_missing':
      'The owner may not create roles. Ask the administrator of the server to run:\n{script}',
    'error.database.start_older':
      'The running product (process {pid}) is of an older release; {count} changes of the schema wait. ' +
      'Stop it and run “start” again.',
    'error.database.needs_owner':
      'The login of DATABASE_URL cannot read every table. Set DATABASE_MIGRATE_URL (the owner) for ' +
      'this command.',
    'error.backup.target_exists': '{file} is there already; name another, nothing is overwritten.',
    'error.backup.target_unwritable': 'Cannot write {file} ({reason}).',
    'error.backup.passphrase_missing':
      'The keys need a passphrase: set ANSINH_PASSPHRASE, or type it when asked (12 characters or ' +
      'more).',
    'error.backup.passphrase_wrong': 'The passphrase does not open the keys in the backup.',
    'error.backup.unreadable': 'Cannot read {file} ({reason}).',
    'error.backup.damaged': 'The backup is damaged or cut off ({reason}). Nothing was restored.',
    'error.backup.not_empty':
      'The database {place} holds data already; a restore needs an empty place. Add --data NEW_FOLDER.',
    'error.backup.files_exist':
      'The folder {folder} holds files already; a restore needs an empty place. Add --data NEW_FOLDER.',
    'error.backup.keys_exist':
      'The folder {folder} holds other keys than the backup. Add --data NEW_FOLDER.',
  },
);
