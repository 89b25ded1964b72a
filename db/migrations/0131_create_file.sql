-- Files: the database knows their names and records; their bytes lie encrypted under the data folder.
create table file (
  id uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  bytes integer not null,
  for_kind text not null,
  for_id text not null,
  stored_at timestamptz not null,
  stored_by text not null,
  constraint file_pk primary key (id),
  constraint file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint file_name check (name <> '' and name !~ '[/\\]'),
  constraint file_type check (type in ('pdf', 'docx', 'xlsx', 'png', 'jpeg', 'html', 'csv', 'yaml', 'txt')),
  constraint file_bytes check (bytes > 0),
  constraint file_for check (for_kind <> '' and for_id <> '')
);
create index file_for_record on file (for_kind, for_id, id);
create index file_content on file (sha256);
comment on table file is 'Tệp lưu kèm hồ sơ; nội dung mã hóa nằm trong thư mục dữ liệu, theo mã băm';
comment on column file.id is 'Mã tệp (UUIDv7)';
comment on column file.sha256 is 'Mã băm SHA-256 của nội dung; cùng nội dung chỉ lưu một lần';
comment on column file.name is 'Tên tệp đã làm sạch';
comment on column file.type is 'Loại tệp, nhận biết theo nội dung';
comment on column file.bytes is 'Kích thước (byte)';
comment on column file.for_kind is 'Loại hồ sơ: plan_copy, law_draft…';
comment on column file.for_id is 'Mã hồ sơ';
comment on column file.stored_at is 'Thời điểm lưu';
comment on column file.stored_by is 'Người lưu';
grant select, insert on file to ansinh_app;

create table file_withdrawal (
  file_id uuid not null,
  at timestamptz not null,
  by text not null,
  reason text not null,
  constraint file_withdrawal_pk primary key (file_id),
  constraint file_withdrawal_file foreign key (file_id) references file (id),
  constraint file_withdrawal_reason check (reason <> '')
);
comment on table file_withdrawal is 'Tệp đã gỡ khỏi hồ sơ; nội dung vẫn được giữ';
comment on column file_withdrawal.file_id is 'Tệp';
comment on column file_withdrawal.at is 'Thời điểm gỡ';
comment on column file_withdrawal.by is 'Người gỡ';
comment on column file_withdrawal.reason is 'Lý do';
grant select, insert on file_withdrawal to ansinh_app;
