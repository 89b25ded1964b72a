-- Rights lent during leave: one post of one person to another, for days that have an end.
create table delegation (
  id uuid not null,
  post_id uuid not null,
  from_user uuid not null,
  to_user uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  ended_by text,
  ended_reason text,
  constraint delegation_key primary key (id),
  constraint delegation_post foreign key (post_id) references post (id),
  constraint delegation_from foreign key (from_user) references app_user (id),
  constraint delegation_to foreign key (to_user) references app_user (id),
  constraint delegation_two_people check (from_user <> to_user),
  constraint delegation_days check (valid_from <= valid_to and valid_to - valid_from <= 90),
  constraint delegation_ended check ((ended_at is null) = (ended_by is null))
);
create index delegation_to_user on delegation (to_user, valid_to);
create index delegation_from_user on delegation (from_user, valid_to);
grant select, insert, update (valid_to, ended_at, ended_by, ended_reason) on delegation to ansinh_app;
comment on table delegation is 'Ủy quyền khi vắng mặt: quyền của một phân công giao tạm cho người khác, có ngày kết thúc';
comment on column delegation.id is 'Mã ủy quyền (UUIDv7)';
comment on column delegation.post_id is 'Phân công được ủy quyền; chỉ của chính người ủy quyền';
comment on column delegation.from_user is 'Người ủy quyền';
comment on column delegation.to_user is 'Người được ủy quyền';
comment on column delegation.valid_from is 'Ngày đầu';
comment on column delegation.valid_to is 'Ngày đầu tiên không còn hiệu lực; cách ngày đầu nhiều nhất 90 ngày';
comment on column delegation.reason is 'Lý do';
comment on column delegation.created_at is 'Thời điểm ghi';
comment on column delegation.created_by is 'Người ghi: chính người ủy quyền hoặc quản trị viên';
comment on column delegation.ended_at is 'Thời điểm ghi việc kết thúc sớm';
comment on column delegation.ended_by is 'Người kết thúc sớm';
comment on column delegation.ended_reason is 'Lý do kết thúc sớm';

alter table delegation enable row level security;
create policy delegation_seen on delegation for all to ansinh_app
  using (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then access_caller_id() in (from_user, to_user)
      when 'manage' then access_in_scope(from_user) or access_in_scope(to_user)
      else false
    end
  )
  with check (
    case current_setting('app.access', true)
      when 'identity' then true
      when 'own' then access_caller_id() in (from_user, to_user)
      when 'manage' then access_in_scope(from_user)
      else false
    end
  );
