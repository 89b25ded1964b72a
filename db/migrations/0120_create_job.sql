-- Background jobs: what was asked, how far it is, what came of it. An alarm clock of its own schema wakes them.
create table job (
  id uuid not null,
  name text not null,
  title jsonb not null,
  permission text not null,
  heavy boolean not null,
  input jsonb not null,
  state text not null,
  run_at timestamptz not null,
  attempt integer not null,
  failures smallint not null,
  queued_at timestamptz not null,
  queued_by text not null,
  on_behalf jsonb not null,
  scope jsonb not null,
  trace_id text not null,
  begun_at timestamptz,
  seen_at timestamptz,
  settled_at timestamptz,
  cancelled_by text,
  done integer not null,
  total integer not null,
  note jsonb,
  result jsonb,
  fault jsonb,
  constraint job_pk primary key (id),
  constraint job_name check (name ~ '^[a-z_]+\.[a-z_]+$'),
  constraint job_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint job_attempt check (attempt >= 0 and failures >= 0),
  constraint job_running check (state <> 'running' or (begun_at is not null and seen_at is not null)),
  constraint job_settled check ((state in ('done', 'failed', 'cancelled')) = (settled_at is not null)),
  constraint job_progress check (done >= 0 and total >= 0),
  constraint job_result check (result is null or state = 'done')
);
create index job_open on job (run_at, id) where state in ('queued', 'running');
create index job_newest on job (queued_at desc, id desc);
create index job_of_person on job (queued_by, queued_at desc, id desc);
create index job_of_name on job (name, settled_at desc) where state = 'done';
comment on table job is 'Công việc nền: giao trong cùng giao dịch với việc gây ra, chạy sau, kể cả khi máy chủ bị ngắt giữa chừng';
comment on column job.id is 'Mã công việc, do nơi giao đặt: giao lại cùng mã không tạo thêm';
comment on column job.name is 'Loại công việc: operations.backup…';
comment on column job.title is 'Tên loại công việc bằng hai thứ tiếng';
comment on column job.permission is 'Quyền cần có để xem; người giao luôn xem được việc của mình';
comment on column job.heavy is 'Chạy trong tiến trình riêng, mỗi lúc một việc';
comment on column job.input is 'Đầu vào';
comment on column job.state is 'queued chờ chạy, running đang chạy, done xong, failed không thành, cancelled đã hủy';
comment on column job.run_at is 'Không chạy trước thời điểm này';
comment on column job.attempt is 'Số lần đã bắt đầu; chỉ lần mới nhất được ghi kết quả';
comment on column job.failures is 'Số lần hỏng kể từ khi giao hoặc từ khi có người cho chạy lại';
comment on column job.queued_at is 'Thời điểm giao';
comment on column job.queued_by is 'Người giao; schedule là theo lịch';
comment on column job.on_behalf is 'Công việc chạy với quyền của người này';
comment on column job.scope is 'Phạm vi của người giao lúc giao';
comment on column job.trace_id is 'Mã lần gọi';
comment on column job.begun_at is 'Thời điểm bắt đầu lần chạy gần nhất';
comment on column job.seen_at is 'Thời điểm gần nhất tiến trình chạy việc còn báo về';
comment on column job.settled_at is 'Thời điểm xong, thôi chạy hoặc hủy';
comment on column job.cancelled_by is 'Người yêu cầu hủy';
comment on column job.done is 'Số đơn vị đã làm';
comment on column job.total is 'Tổng số đơn vị; 0 là chưa biết';
comment on column job.note is 'Đang làm gì, bằng hai thứ tiếng';
comment on column job.result is 'Kết quả';
comment on column job.fault is 'Lý do không thành: mã và giá trị; không có dữ liệu cá nhân';
grant select, insert, update (state, run_at, attempt, failures, begun_at, seen_at, settled_at,
  cancelled_by, done, total, note, result, fault) on job to ansinh_app;

create table job_schedule (
  name text not null,
  due_at timestamptz not null,
  constraint job_schedule_pk primary key (name)
);
comment on table job_schedule is 'Công việc theo lịch: lần đến hạn gần nhất đã được giao';
comment on column job_schedule.name is 'Loại công việc';
comment on column job_schedule.due_at is 'Thời điểm đến hạn gần nhất đã giao';
grant select, insert, update (due_at) on job_schedule to ansinh_app;

-- The alarm clock brings its own tables at each start, as the running role, into a schema made for it here:
-- it holds no data of ours, so it is neither saved nor restored. Where we may not make a schema, jobs wait.
do $$ begin
  if has_database_privilege(current_database(), 'create') then
    create schema if not exists graphile_worker;
    grant usage, create on schema graphile_worker to ansinh_app;
    create table if not exists graphile_worker.migrations (
      id int not null,
      ts timestamptz not null default now(),
      breaking boolean not null default false,
      constraint migrations_pkey primary key (id)
    );
    grant select, insert, update on graphile_worker.migrations to ansinh_app;
  end if;
end $$;
