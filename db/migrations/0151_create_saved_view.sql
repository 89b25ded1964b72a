-- Ways to look at a list, kept under a name: one's own, or shared with all who are signed in.
create table saved_view (
  id uuid not null,
  owner text not null,
  list text not null,
  name text not null,
  query text not null,
  shared boolean not null,
  created_at timestamptz not null,
  constraint saved_view_key primary key (id),
  constraint saved_view_name unique (owner, list, name)
);
create index saved_view_list on saved_view (list);
comment on table saved_view is 'Chế độ xem đã lưu của các danh sách';
comment on column saved_view.id is 'Mã (UUIDv7)';
comment on column saved_view.owner is 'Người lưu (user:tên đăng nhập)';
comment on column saved_view.list is 'Tên danh sách';
comment on column saved_view.name is 'Tên chế độ xem';
comment on column saved_view.query is 'Bộ lọc, cột, thứ tự như ghi trong địa chỉ';
comment on column saved_view.shared is 'Dùng chung với mọi người đã đăng nhập';
comment on column saved_view.created_at is 'Thời điểm lưu';
grant select, insert, update (query, shared), delete on saved_view to ansinh_app;
alter table saved_view enable row level security;
create policy saved_view_seen on saved_view for select to ansinh_app
  using (shared or owner = current_setting('app.caller', true));
create policy saved_view_added on saved_view for insert to ansinh_app
  with check (owner = current_setting('app.caller', true));
create policy saved_view_changed on saved_view for update to ansinh_app
  using (owner = current_setting('app.caller', true));
create policy saved_view_removed on saved_view for delete to ansinh_app
  using (owner = current_setting('app.caller', true));

create table first_view (
  owner text not null,
  list text not null,
  view_id uuid not null,
  constraint first_view_key primary key (owner, list),
  constraint first_view_view foreign key (view_id) references saved_view (id) on delete cascade
);
create index first_view_of on first_view (view_id);
comment on table first_view is 'Chế độ xem mở đầu tiên của mỗi người ở mỗi danh sách';
comment on column first_view.owner is 'Người chọn (user:tên đăng nhập)';
comment on column first_view.list is 'Tên danh sách';
comment on column first_view.view_id is 'Chế độ xem được chọn';
grant select, insert, update (view_id), delete on first_view to ansinh_app;
alter table first_view enable row level security;
create policy first_view_own on first_view to ansinh_app
  using (owner = current_setting('app.caller', true))
  with check (owner = current_setting('app.caller', true));
