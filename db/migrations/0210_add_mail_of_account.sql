-- The mail address of an account, kept once a letter to it was answered; links that confirm it or set a password anew.
alter table app_user
  add column mail text,
  add column mail_confirmed_at timestamptz,
  add constraint app_user_mail check ((mail is null) = (mail_confirmed_at is null)),
  add constraint app_user_mail_length check (char_length(mail) between 3 and 320);
grant update (mail, mail_confirmed_at) on app_user to ansinh_app;
comment on column app_user.mail is 'Địa chỉ thư điện tử đã xác nhận; trống: chưa có';
comment on column app_user.mail_confirmed_at is 'Thời điểm chủ tài khoản xác nhận địa chỉ thư';

alter table one_time_link
  add column purpose text not null default 'password',
  add column mail text,
  add constraint one_time_link_purpose check (purpose in ('password', 'reset', 'mail')),
  add constraint one_time_link_mail check ((purpose = 'mail') = (mail is not null));
drop index one_time_link_open;
create unique index one_time_link_open on one_time_link (user_id, purpose) where closed_at is null;
create index one_time_link_made on one_time_link (user_id, purpose, created_at);
comment on column one_time_link.purpose is
  'Để làm gì: password (quản trị cấp), reset (chủ tài khoản yêu cầu qua thư), mail (xác nhận địa chỉ thư)';
comment on column one_time_link.mail is 'Địa chỉ thư được xác nhận bằng liên kết này';
