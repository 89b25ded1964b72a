-- The envelope of every write: ids that make a second sending harmless, and the audit outbox.
create table answered_request (
  id uuid primary key,
  operation text not null,
  caller text not null,
  body_sha256 text not null,
  reply jsonb,
  answered_at timestamptz not null
);
comment on table answered_request is 'Yêu cầu ghi đã trả lời: gửi lại cùng nội dung thì nhận lại cùng câu trả lời';
comment on column answered_request.id is 'Mã yêu cầu do bên gửi tạo (UUIDv7)';
comment on column answered_request.operation is 'Thao tác';
comment on column answered_request.caller is 'Người gửi';
comment on column answered_request.body_sha256 is 'Dấu băm của nội dung yêu cầu';
comment on column answered_request.reply is 'Câu trả lời đã gửi';
comment on column answered_request.answered_at is 'Thời điểm trả lời';

create table audit_outbox (
  id uuid primary key,
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
