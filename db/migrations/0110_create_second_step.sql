-- A second step at sign-in (a code by time, RFC 6238) with codes for the day the telephone is lost;
-- and when a session last proved who sits there, which grave acts ask for.
create table second_step (
  user_id uuid not null,
  secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  last_request uuid,
  constraint second_step_key primary key (user_id),
  constraint second_step_user foreign key (user_id) references app_user (id)
);
grant select, insert, update (secret, created_at, confirmed_at, last_step, last_request), delete
  on second_step to ansinh_app;
comment on table second_step is 'Bước xác thực thứ hai của tài khoản (mã theo thời gian, RFC 6238)';
comment on column second_step.user_id is 'Tài khoản';
comment on column second_step.secret is 'Khóa chung đã mã hóa (AES-256-GCM); khóa mã hóa không ở trong cơ sở dữ liệu';
comment on column second_step.created_at is 'Thời điểm bắt đầu thiết lập';
comment on column second_step.confirmed_at is 'Thời điểm xác nhận bằng một mã đúng; trống khi chưa dùng';
comment on column second_step.last_step is 'Khoảng 30 giây của mã dùng gần nhất: mỗi mã chỉ dùng một lần';
comment on column second_step.last_request is 'Yêu cầu đã dùng mã đó, để gửi lại không bị từ chối';

create table recovery_code (
  user_id uuid not null,
  code_sha256 text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  used_request uuid,
  constraint recovery_code_key primary key (user_id, code_sha256),
  constraint recovery_code_user foreign key (user_id) references app_user (id),
  constraint recovery_code_form check (code_sha256 ~ '^[0-9a-f]{64}$'),
  constraint recovery_code_used check ((used_at is null) = (used_request is null))
);
grant select, insert, update (used_at, used_request), delete on recovery_code to ansinh_app;
comment on table recovery_code is 'Mã dự phòng dùng một lần thay cho bước xác thực thứ hai; chỉ giữ dấu băm';
comment on column recovery_code.user_id is 'Tài khoản';
comment on column recovery_code.code_sha256 is 'Dấu băm SHA-256 của mã';
comment on column recovery_code.created_at is 'Thời điểm cấp';
comment on column recovery_code.used_at is 'Thời điểm dùng; trống khi còn dùng được';
comment on column recovery_code.used_request is 'Yêu cầu đã dùng mã';

alter table session add column proved_at timestamptz;
comment on column session.proved_at is 'Lần gần nhất người dùng chứng minh bằng mật khẩu hoặc mã';
grant update (proved_at) on session to ansinh_app;

alter table second_step enable row level security;
create policy second_step_seen on second_step for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then user_id = access_caller_id()
      when 'manage' then access_in_scope(user_id)
      else false
    end
  );
alter table recovery_code enable row level security;
create policy recovery_code_seen on recovery_code for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then user_id = access_caller_id()
      when 'manage' then access_in_scope(user_id)
      else false
    end
  );
