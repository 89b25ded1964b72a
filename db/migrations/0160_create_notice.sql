-- What a person was told: one row a person and piece of news; only the mark of reading changes.
create table notice (
  id uuid not null,
  owner text not null,
  kind text not null,
  href text not null,
  data jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  constraint notice_key primary key (id),
  constraint notice_kind_form check (kind ~ '^[a-z]+(_[a-z]+)*$')
);
create index notice_of on notice (owner, made_at desc, id);
create index notice_unread on notice (owner) where read_at is null;
comment on table notice is 'Thông báo cho từng người: chỉ thêm và đánh dấu đã đọc';
comment on column notice.id is 'Mã (UUIDv7)';
comment on column notice.owner is 'Người nhận (user:tên đăng nhập)';
comment on column notice.kind is 'Loại thông báo';
comment on column notice.href is 'Trang của hồ sơ, dưới /app';
comment on column notice.data is 'Dữ kiện để viết thành câu theo ngôn ngữ người đọc';
comment on column notice.made_at is 'Thời điểm thông báo';
comment on column notice.read_at is 'Thời điểm đọc; trống: chưa đọc';
grant select, insert, update (read_at) on notice to ansinh_app;
alter table notice enable row level security;
create policy notice_own on notice for select to ansinh_app
  using (owner = current_setting('app.caller', true));
create policy notice_read on notice for update to ansinh_app
  using (owner = current_setting('app.caller', true));
-- News is written for others than who caused it.
create policy notice_written on notice for insert to ansinh_app with check (true);

create table notice_choice (
  owner text not null,
  kind text not null,
  in_app boolean not null,
  by_mail boolean not null,
  constraint notice_choice_key primary key (owner, kind)
);
comment on table notice_choice is 'Mỗi người nhận từng loại thông báo ở đâu; không có dòng: trong phần mềm';
comment on column notice_choice.owner is 'Người nhận (user:tên đăng nhập)';
comment on column notice_choice.kind is 'Loại thông báo';
comment on column notice_choice.in_app is 'Nhận trong phần mềm';
comment on column notice_choice.by_mail is 'Nhận bằng thư điện tử';
grant select, insert, update (in_app, by_mail) on notice_choice to ansinh_app;
alter table notice_choice enable row level security;
create policy notice_choice_seen on notice_choice for select to ansinh_app using (true);
create policy notice_choice_made on notice_choice for insert to ansinh_app
  with check (owner = current_setting('app.caller', true));
create policy notice_choice_changed on notice_choice for update to ansinh_app
  using (owner = current_setting('app.caller', true));
