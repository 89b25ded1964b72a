-- What people write about a record: never edited; taken back by a row of its own.
create table record_comment (
  id uuid not null,
  record_kind text not null,
  record_id text not null,
  text text not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint record_comment_key primary key (id),
  constraint record_comment_text_size check (char_length(text) between 1 and 2000)
);
create index record_comment_record on record_comment (record_kind, record_id, created_at);
comment on table record_comment is 'Trao đổi về một hồ sơ, nhiệm vụ, văn bản: chỉ thêm';
comment on column record_comment.id is 'Mã (UUIDv7)';
comment on column record_comment.record_kind is 'Loại đối tượng';
comment on column record_comment.record_id is 'Mã đối tượng';
comment on column record_comment.text is 'Nội dung trao đổi';
comment on column record_comment.created_at is 'Thời điểm ghi';
comment on column record_comment.created_by is 'Người ghi (user:tên đăng nhập)';
grant select, insert on record_comment to ansinh_app;
alter table record_comment enable row level security;
create policy record_comment_seen on record_comment for select to ansinh_app using (true);
create policy record_comment_written on record_comment for insert to ansinh_app
  with check (created_by = current_setting('app.caller', true));

create table comment_withdrawal (
  comment_id uuid not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint comment_withdrawal_key primary key (comment_id),
  constraint comment_withdrawal_comment foreign key (comment_id) references record_comment (id)
);
comment on table comment_withdrawal is 'Trao đổi đã được người viết rút lại: chỉ thêm';
comment on column comment_withdrawal.comment_id is 'Trao đổi được rút lại';
comment on column comment_withdrawal.created_at is 'Thời điểm rút';
comment on column comment_withdrawal.created_by is 'Người rút (user:tên đăng nhập)';
grant select, insert on comment_withdrawal to ansinh_app;
alter table comment_withdrawal enable row level security;
create policy comment_withdrawal_seen on comment_withdrawal for select to ansinh_app using (true);
create policy comment_withdrawal_written on comment_withdrawal for insert to ansinh_app
  with check (created_by = current_setting('app.caller', true));
