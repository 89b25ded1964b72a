-- What somebody left in a long form, until it is sent: theirs alone, replaced at every change.
create table form_draft (
  owner text not null,
  form text not null,
  record text not null,
  body text not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint form_draft_key primary key (owner, form, record),
  constraint form_draft_version_positive check (version > 0),
  constraint form_draft_body_size check (octet_length(body) <= 262144)
);
comment on table form_draft is 'Bản nháp của biểu mẫu dài: mỗi người, mỗi biểu mẫu, mỗi hồ sơ một bản';
comment on column form_draft.owner is 'Người nhập (user:tên đăng nhập)';
comment on column form_draft.form is 'Tên biểu mẫu';
comment on column form_draft.record is 'Hồ sơ mà biểu mẫu nói về; new khi chưa có';
comment on column form_draft.body is 'Nội dung đang nhập (JSON), chỉ biểu mẫu hiểu';
comment on column form_draft.version is 'Số lần lưu, để hai nơi cùng sửa không đè lên nhau';
comment on column form_draft.created_at is 'Thời điểm lưu lần đầu';
comment on column form_draft.updated_at is 'Thời điểm lưu gần nhất';
grant select, insert, update (body, version, updated_at), delete on form_draft to ansinh_app;
alter table form_draft enable row level security;
create policy form_draft_own on form_draft to ansinh_app
  using (owner = current_setting('app.caller', true))
  with check (owner = current_setting('app.caller', true));
