-- Letters (mail and SMS): written with the change that causes them, carried later, never twice by themselves.
create table letter (
  id uuid not null,
  kind text not null,
  key text not null,
  channel text not null,
  title jsonb not null,
  language text not null,
  address text not null,
  subject text,
  body text,
  secret boolean not null,
  state text not null,
  attempts smallint not null,
  next_at timestamptz not null,
  queued_at timestamptz not null,
  queued_by text not null,
  trace_id text not null,
  begun_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  fault text,
  constraint letter_pk primary key (id),
  constraint letter_once unique (kind, key),
  constraint letter_kind check (kind ~ '^[a-z_]+\.[a-z_]+$'),
  constraint letter_key check (key <> ''),
  constraint letter_channel check (channel in ('mail', 'sms')),
  constraint letter_language check (language in ('vi', 'en')),
  constraint letter_state check (state in ('queued', 'under_way', 'sent', 'dead', 'held')),
  constraint letter_attempts check (attempts >= 0),
  constraint letter_begun check (state <> 'under_way' or begun_at is not null),
  constraint letter_settled check ((state in ('sent', 'dead')) = (settled_at is not null)),
  constraint letter_whole check (state = 'sent' or body is not null)
);
create index letter_open on letter (next_at, id) where state = 'queued';
create index letter_state on letter (state, id);
comment on table letter is 'Thư điện tử và tin nhắn gửi đi: ghi trong cùng giao dịch với việc gây ra thư';
comment on column letter.id is 'Mã thư (UUIDv7); Message-ID lập từ mã này';
comment on column letter.kind is 'Loại thư: access.password_reset…';
comment on column letter.key is 'Khóa do nơi gửi đặt: mỗi loại một khóa chỉ có một thư';
comment on column letter.channel is 'mail thư điện tử, sms tin nhắn';
comment on column letter.title is 'Tên loại thư bằng hai thứ tiếng';
comment on column letter.language is 'Ngôn ngữ của thư';
comment on column letter.address is 'Địa chỉ thư hoặc số điện thoại nhận; để trống khi đã hết hạn lưu';
comment on column letter.subject is 'Tiêu đề; tin nhắn không có';
comment on column letter.body is 'Nội dung; thư mang liên kết bí mật thì xóa ngay khi đã gửi, thư khác xóa khi hết hạn lưu';
comment on column letter.secret is 'Nội dung mang liên kết bí mật';
comment on column letter.state is
  'queued chờ gửi, under_way đang gửi hoặc không rõ kết quả, sent đã gửi, dead không gửi được, held giữ lại';
comment on column letter.attempts is 'Số lần đã thử gửi';
comment on column letter.next_at is 'Không gửi trước thời điểm này';
comment on column letter.queued_at is 'Thời điểm ghi';
comment on column letter.queued_by is 'Người thực hiện việc gây ra thư';
comment on column letter.trace_id is 'Mã lần gọi';
comment on column letter.begun_at is 'Thời điểm bắt đầu lần gửi gần nhất';
comment on column letter.settled_at is 'Thời điểm gửi xong hoặc thôi gửi';
comment on column letter.settled_by is 'Người quyết định coi như đã gửi; trống nếu máy chủ thư đã nhận';
comment on column letter.fault is 'Lý do lần gửi gần nhất không thành hoặc không rõ; không có dữ liệu cá nhân';
grant select, insert, update (state, attempts, next_at, begun_at, settled_at, settled_by, fault,
  address, subject, body) on letter to ansinh_app;
