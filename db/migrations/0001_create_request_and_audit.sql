-- The envelope of every write: ids that make a second sending harmless, and the audit outbox.
-- Rights: every migration grants by itself; src/platform/database/README.md has the convention.

create table migration_file (
  name text constraint migration_file_pk primary key,
  sha256 text not null,
  applied_at timestamptz not null,
  constraint migration_file_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table migration_file is 'Tệp thay đổi cấu trúc đã áp dụng và dấu băm của tệp; tệp đã áp dụng thì không được sửa';
comment on column migration_file.name is 'Tên tệp, không có phần đuôi';
comment on column migration_file.sha256 is 'Dấu băm SHA-256 của nội dung tệp';
comment on column migration_file.applied_at is 'Thời điểm áp dụng';
grant select on migration_file to ansinh_app, ansinh_report;

comment on table kysely_migration is 'Thứ tự các tệp thay đổi cấu trúc đã áp dụng (do thư viện Kysely ghi)';
comment on column kysely_migration.name is 'Tên tệp, không có phần đuôi';
comment on column kysely_migration.timestamp is 'Thời điểm áp dụng, dạng ISO 8601';
comment on table kysely_migration_lock is 'Khóa để hai chương trình không cùng thay đổi cấu trúc (do thư viện Kysely ghi)';
comment on column kysely_migration_lock.id is 'Tên khóa';
comment on column kysely_migration_lock.is_locked is 'Bằng 1 khi khóa đang được giữ';

create table answered_request (
  id uuid constraint answered_request_pk primary key,
  operation text not null,
  caller text not null,
  body_sha256 text not null,
  reply jsonb,
  answered_at timestamptz not null,
  constraint answered_request_body_sha256 check (body_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table answered_request is 'Yêu cầu ghi đã trả lời: gửi lại cùng nội dung thì nhận lại cùng câu trả lời';
comment on column answered_request.id is 'Mã yêu cầu do bên gửi tạo (UUIDv7)';
comment on column answered_request.operation is 'Thao tác';
comment on column answered_request.caller is 'Người gửi';
comment on column answered_request.body_sha256 is 'Dấu băm SHA-256 của nội dung yêu cầu';
comment on column answered_request.reply is 'Câu trả lời đã gửi';
comment on column answered_request.answered_at is 'Thời điểm trả lời';
-- The reply is written once, at the end of the transaction that took the id.
grant select, insert, update (reply) on answered_request to ansinh_app;

create table audit_outbox (
  id uuid constraint audit_outbox_pk primary key,
  happened_at timestamptz not null,
  caller text not null,
  operation text not null,
  subject_kind text not null,
  subject_id text not null,
  trace_id text not null,
  data jsonb not null
);
create index audit_outbox_subject on audit_outbox (subject_kind, subject_id, happened_at);
comment on table audit_outbox is 'Nhật ký chờ niêm phong: ghi trong cùng giao dịch với thay đổi, không sửa, không xóa';
comment on column audit_outbox.id is 'Mã dòng nhật ký (UUIDv7)';
comment on column audit_outbox.happened_at is 'Thời điểm xảy ra';
comment on column audit_outbox.caller is 'Người thực hiện';
comment on column audit_outbox.operation is 'Thao tác';
comment on column audit_outbox.subject_kind is 'Loại hồ sơ';
comment on column audit_outbox.subject_id is 'Mã hồ sơ';
comment on column audit_outbox.trace_id is 'Mã lần gọi';
comment on column audit_outbox.data is 'Nội dung trước, sau và lý do';
grant select, insert on audit_outbox to ansinh_app;
