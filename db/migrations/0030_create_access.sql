-- Who may enter, with which posts, through which sessions.
-- The second lock: these rows are seen only by a transaction that names why (`app.access`):
-- `identity` (sign in, session look-up, links), `own` (the caller's own rows), `manage` (users
-- whose posts lie in the caller's scope). Without it nothing is seen, whoever asks.
create table app_user (
  id uuid not null,
  login text not null,
  name text not null,
  name_key text not null,
  language text not null,
  password_hash text,
  password_changed_at timestamptz,
  sample boolean not null,
  disabled_at timestamptz,
  disabled_by text,
  disabled_reason text,
  created_at timestamptz not null,
  created_by text not null,
  constraint app_user_key primary key (id),
  constraint app_user_login_unique unique (login),
  constraint app_user_login_form check (login ~ '^[a-z][a-z0-9]*([._-][a-z0-9]+)*$'),
  constraint app_user_login_length check (char_length(login) between 3 and 40),
  constraint app_user_name_present check (char_length(name) between 1 and 200),
  constraint app_user_language check (language in ('vi', 'en')),
  constraint app_user_password check (
    (password_hash is null) = (password_changed_at is null)
    and password_hash like '$argon2id$%'
  ),
  constraint app_user_disabled check ((disabled_at is null) = (disabled_by is null))
);
grant select, insert,
  update (language, password_hash, password_changed_at, disabled_at, disabled_by, disabled_reason)
  on app_user to ansinh_app;
comment on table app_user is 'Tài khoản của người dùng';
comment on column app_user.id is 'Mã tài khoản (UUIDv7)';
comment on column app_user.login is 'Tên đăng nhập: chữ thường không dấu, số, dấu chấm';
comment on column app_user.name is 'Họ và tên';
comment on column app_user.name_key is 'Họ và tên dạng tìm kiếm, không dấu';
comment on column app_user.language is 'Ngôn ngữ đã chọn';
comment on column app_user.password_hash is 'Dấu băm argon2id của mật khẩu; trống khi chưa đặt';
comment on column app_user.password_changed_at is 'Thời điểm đặt mật khẩu hiện tại';
comment on column app_user.sample is 'Người hư cấu của bản dùng thử (dữ liệu mẫu)';
comment on column app_user.disabled_at is 'Thời điểm khóa; trống khi đang dùng';
comment on column app_user.disabled_by is 'Người khóa';
comment on column app_user.disabled_reason is 'Lý do khóa';
comment on column app_user.created_at is 'Thời điểm tạo';
comment on column app_user.created_by is 'Người tạo';

create table post (
  id uuid not null,
  user_id uuid not null,
  role text not null,
  agency text,
  area text,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  created_by text not null,
  ended_by text,
  constraint post_key primary key (id),
  constraint post_user foreign key (user_id) references app_user (id),
  constraint post_role_form check (role ~ '^[a-z]+(_[a-z]+)*$'),
  constraint post_one_place check (agency is null or area is null),
  constraint post_range check (valid_to is null or valid_from < valid_to),
  constraint post_ended check (ended_by is null or valid_to is not null)
);
create unique index post_open_once
  on post (user_id, role, coalesce(agency, ''), coalesce(area, '')) where valid_to is null;
create index post_agency on post (agency) where agency is not null;
create index post_area on post (area) where area is not null;
grant select, insert, update (valid_to, ended_by) on post to ansinh_app;
comment on table post is 'Phân công: người dùng giữ vai trò tại cơ quan hoặc địa bàn, có thời hạn';
comment on column post.id is 'Mã phân công (UUIDv7)';
comment on column post.user_id is 'Tài khoản';
comment on column post.role is 'Vai trò';
comment on column post.agency is 'Mã cơ quan; trống khi không giới hạn theo cơ quan';
comment on column post.area is 'Mã đơn vị hành chính; trống khi không giới hạn theo địa bàn';
comment on column post.valid_from is 'Ngày bắt đầu';
comment on column post.valid_to is 'Ngày đầu tiên không còn hiệu lực; trống khi chưa kết thúc';
comment on column post.created_at is 'Thời điểm phân công';
comment on column post.created_by is 'Người phân công';
comment on column post.ended_by is 'Người kết thúc phân công';

create table session (
  id uuid not null,
  token_sha256 text not null,
  user_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null,
  ended_at timestamptz,
  ended_why text,
  constraint session_key primary key (id),
  constraint session_token_unique unique (token_sha256),
  constraint session_token_form check (token_sha256 ~ '^[0-9a-f]{64}$'),
  constraint session_of_user foreign key (user_id) references app_user (id),
  constraint session_order check (created_at <= last_seen_at and created_at < expires_at),
  constraint session_ended check ((ended_at is null) = (ended_why is null)),
  constraint session_ended_why check (
    ended_why in ('signed_out', 'ended_by_user', 'password_changed', 'user_disabled')
  )
);
create index session_user_open on session (user_id) where ended_at is null;
grant select, insert, update (token_sha256, last_seen_at, expires_at, ended_at, ended_why)
  on session to ansinh_app;
comment on table session is 'Phiên đăng nhập; chỉ giữ dấu băm của mã phiên';
comment on column session.id is 'Mã phiên trong hồ sơ (UUIDv7)';
comment on column session.token_sha256 is 'Dấu băm SHA-256 của mã phiên trong cookie';
comment on column session.user_id is 'Tài khoản';
comment on column session.created_at is 'Thời điểm đăng nhập';
comment on column session.last_seen_at is 'Lần dùng gần nhất, ghi cách nhau ít nhất một phút';
comment on column session.expires_at is 'Thời điểm hết hạn dù đang dùng';
comment on column session.address is 'Địa chỉ mạng khi đăng nhập';
comment on column session.user_agent is 'Trình duyệt khi đăng nhập';
comment on column session.ended_at is 'Thời điểm kết thúc';
comment on column session.ended_why is 'Vì sao kết thúc';

create table sign_in_attempt (
  id uuid not null,
  account_sha256 text not null,
  address text not null,
  outcome text not null,
  happened_at timestamptz not null,
  constraint sign_in_attempt_key primary key (id),
  constraint sign_in_attempt_outcome check (outcome in ('started', 'succeeded')),
  constraint sign_in_attempt_account_form check (account_sha256 ~ '^[0-9a-f]{64}$')
);
create index sign_in_attempt_account on sign_in_attempt (account_sha256, happened_at);
create index sign_in_attempt_address on sign_in_attempt (address, happened_at);
grant select, insert on sign_in_attempt to ansinh_app;
comment on table sign_in_attempt is
  'Lần thử đăng nhập: ghi “started” trước khi so mật khẩu, “succeeded” khi đúng; chỉ thêm';
comment on column sign_in_attempt.id is 'Mã lần thử (UUIDv7)';
comment on column sign_in_attempt.account_sha256 is
  'Dấu băm của tên đăng nhập đã gõ (người dùng có thể gõ nhầm mật khẩu vào ô này)';
comment on column sign_in_attempt.address is 'Địa chỉ mạng';
comment on column sign_in_attempt.outcome is 'Bắt đầu thử, hay đăng nhập được';
comment on column sign_in_attempt.happened_at is 'Thời điểm';

create table one_time_link (
  id uuid not null,
  token_sha256 text not null,
  user_id uuid not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  closed_why text,
  constraint one_time_link_key primary key (id),
  constraint one_time_link_token_unique unique (token_sha256),
  constraint one_time_link_token_form check (token_sha256 ~ '^[0-9a-f]{64}$'),
  constraint one_time_link_user foreign key (user_id) references app_user (id),
  constraint one_time_link_order check (created_at < expires_at),
  constraint one_time_link_closed check ((closed_at is null) = (closed_why is null)),
  constraint one_time_link_closed_why check (
    closed_why in ('used', 'replaced', 'user_disabled', 'password_changed')
  )
);
create unique index one_time_link_open on one_time_link (user_id) where closed_at is null;
grant select, insert, update (closed_at, closed_why) on one_time_link to ansinh_app;
comment on table one_time_link is 'Liên kết dùng một lần để đặt mật khẩu; chỉ giữ dấu băm';
comment on column one_time_link.id is 'Mã liên kết trong hồ sơ (UUIDv7)';
comment on column one_time_link.token_sha256 is 'Dấu băm SHA-256 của mã trong liên kết';
comment on column one_time_link.user_id is 'Tài khoản được đặt mật khẩu';
comment on column one_time_link.created_at is 'Thời điểm tạo';
comment on column one_time_link.created_by is 'Người tạo';
comment on column one_time_link.expires_at is 'Thời điểm hết hạn';
comment on column one_time_link.closed_at is 'Thời điểm không còn dùng được';
comment on column one_time_link.closed_why is 'Vì sao không còn dùng được';

-- Owner's functions, so that a policy on one table may look into another without recursion.
create function access_caller_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  return (
    select u.id from public.app_user u
    where 'user:' || u.login = current_setting('app.caller', true)
  );
comment on function access_caller_id() is 'Mã tài khoản của người gọi trong giao dịch này';

create function access_in_scope(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  return current_setting('app.agencies', true) = '*'
    or exists (
      select from public.post p
      where p.user_id = asked
        and (
          p.agency = any (string_to_array(current_setting('app.agencies', true), ','))
          or p.area = any (string_to_array(current_setting('app.areas', true), ','))
        )
    );
comment on function access_in_scope(uuid) is 'Tài khoản có phân công trong phạm vi của người gọi';

alter table app_user enable row level security;
create policy app_user_seen on app_user for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then 'user:' || login = current_setting('app.caller', true)
      when 'manage' then access_in_scope(id)
      else false
    end
  )
  with check (current_setting('app.access', true) in ('identity', 'own', 'manage'));

alter table post enable row level security;
create policy post_seen on post for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then user_id = access_caller_id()
      when 'manage' then access_in_scope(user_id)
      else false
    end
  )
  with check (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'manage' then
        current_setting('app.agencies', true) = '*'
        or agency = any (string_to_array(current_setting('app.agencies', true), ','))
        or area = any (string_to_array(current_setting('app.areas', true), ','))
      else false
    end
  );

alter table session enable row level security;
create policy session_seen on session for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then user_id = access_caller_id()
      when 'manage' then access_in_scope(user_id)
      else false
    end
  );

alter table one_time_link enable row level security;
create policy one_time_link_seen on one_time_link for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then user_id = access_caller_id()
      when 'manage' then access_in_scope(user_id)
      else false
    end
  );

alter table sign_in_attempt enable row level security;
create policy sign_in_attempt_seen on sign_in_attempt for all to ansinh_app
  using (current_setting('app.access', true) = 'identity');
