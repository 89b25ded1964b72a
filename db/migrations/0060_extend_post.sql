-- Why a post was given and why it ended; a post may be taken back before its first day; and the
-- rows of attempts, sessions and links that are no longer of use are taken away.
alter table post add column reason text;
alter table post add column ended_at timestamptz;
alter table post add column ended_reason text;
alter table post drop constraint post_range;
alter table post add constraint post_range check (valid_to is null or valid_from <= valid_to);
alter table post add constraint post_ended_at check (ended_at is null or ended_by is not null);
comment on column post.reason is 'Lý do, căn cứ phân công';
comment on column post.ended_at is 'Thời điểm ghi việc kết thúc phân công';
comment on column post.ended_reason is 'Lý do, căn cứ kết thúc phân công';
grant update (valid_to, ended_by, ended_at, ended_reason) on post to ansinh_app;

-- The running role may delete none of these rows; it may ask for the old ones to go. What is
-- younger than a month stays whoever asks, and so does the last session of an account.
create function access_prune(before timestamptz, most integer)
  returns table (attempts bigint, sessions bigint, links bigint)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if before > now() - interval '30 days' then
    raise exception 'access_prune: younger than 30 days';
  end if;
  return query
  with attempt as (
    delete from public.sign_in_attempt where id in (
      select a.id from public.sign_in_attempt a where a.happened_at < before
      order by a.happened_at limit most)
    returning 1
  ), old_session as (
    delete from public.session where id in (
      select s.id from public.session s
      where coalesce(s.ended_at, s.expires_at) < before
        and exists (
          select from public.session later
          where later.user_id = s.user_id
            and (later.created_at, later.id) > (s.created_at, s.id))
      order by s.created_at limit most)
    returning 1
  ), link as (
    delete from public.one_time_link where id in (
      select l.id from public.one_time_link l
      where coalesce(l.closed_at, l.expires_at) < before
      order by l.created_at limit most)
    returning 1
  )
  select (select count(*) from attempt), (select count(*) from old_session),
    (select count(*) from link);
end
$$;
comment on function access_prune(timestamptz, integer) is
  'Xóa lần thử đăng nhập, phiên và liên kết đã kết thúc trước thời điểm nêu; không xóa dữ liệu dưới 30 ngày';
revoke all on function access_prune(timestamptz, integer) from public;
grant execute on function access_prune(timestamptz, integer) to ansinh_app;
create index sign_in_attempt_happened on sign_in_attempt (happened_at);
