-- The secret address under which a person's own calendar reads the year and the deadlines: only its hash is kept.
create table desk_feed (
  id uuid not null,
  user_id uuid not null,
  login text not null,
  language text not null,
  token_hash text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint desk_feed_pk primary key (id),
  constraint desk_feed_token unique (token_hash),
  constraint desk_feed_language check (language in ('vi', 'en'))
);
create unique index desk_feed_open on desk_feed (user_id) where ended_at is null;
comment on table desk_feed is 'Địa chỉ lịch riêng (iCalendar) của người dùng; chỉ giữ mã băm của địa chỉ';
comment on column desk_feed.id is 'Mã (UUIDv7)';
comment on column desk_feed.user_id is 'Người dùng';
comment on column desk_feed.login is 'Tên đăng nhập';
comment on column desk_feed.language is 'Ngôn ngữ của lịch: vi, en';
comment on column desk_feed.token_hash is 'Mã băm SHA-256 của phần bí mật trong địa chỉ';
comment on column desk_feed.created_at is 'Thời điểm tạo';
comment on column desk_feed.ended_at is 'Thời điểm hủy hoặc thay bằng địa chỉ mới';
grant select, insert, update (ended_at) on desk_feed to ansinh_app;
