-- What officers record of the hamlets of a commune: an insert-only log, one row a decision, numbered
-- within the commune so that two at once cannot both be next. `hamlet` is its projection.
create table hamlet_change (
  id uuid not null,
  commune_code text not null,
  commune_from date not null,
  number integer not null,
  kind text not null,
  changed_on date,
  data jsonb not null,
  source text,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  constraint hamlet_change_key primary key (id),
  constraint hamlet_change_number unique (commune_code, commune_from, number),
  constraint hamlet_change_number_positive check (number > 0),
  constraint hamlet_change_kind check (
    kind in ('seeded', 'entered', 'renamed', 'closed', 'merged', 'withdrawn')
  ),
  constraint hamlet_change_grounds check (
    case kind
      when 'withdrawn' then reason is not null and changed_on is null
      when 'seeded' then true
      else changed_on is not null and source is not null
    end
  )
);
comment on table hamlet_change is 'Nhật ký thay đổi thôn, tổ dân phố của đơn vị cấp xã: mỗi quyết định một dòng, chỉ thêm';
comment on column hamlet_change.id is 'Mã thay đổi (UUIDv7)';
comment on column hamlet_change.commune_code is 'Mã đơn vị cấp xã';
comment on column hamlet_change.commune_from is 'Ngày bắt đầu của đơn vị cấp xã (cùng với mã là định danh)';
comment on column hamlet_change.number is 'Số thứ tự thay đổi trong đơn vị cấp xã';
comment on column hamlet_change.kind is 'seeded có sẵn khi nạp danh mục, entered ghi mới, renamed đổi tên, closed kết thúc, merged sáp nhập, withdrawn rút lại thay đổi ghi nhầm';
comment on column hamlet_change.changed_on is 'Ngày đầu tiên của thay đổi';
comment on column hamlet_change.data is 'Nội dung thay đổi: mã, loại, tên các thôn, tổ dân phố';
comment on column hamlet_change.source is 'Số và ngày của quyết định, nghị quyết làm căn cứ';
comment on column hamlet_change.reason is 'Ghi chú; với việc rút lại: lý do';
comment on column hamlet_change.created_at is 'Thời điểm ghi';
comment on column hamlet_change.created_by is 'Người ghi';
grant select, insert on hamlet_change to ansinh_app;
grant select on hamlet_change to ansinh_report;

alter table hamlet alter column load_id drop not null;
alter table hamlet add column ended_by text;
alter table hamlet add column successor_code text;
alter table hamlet add constraint hamlet_ended check (ended_by is null or valid_to is not null);
alter table hamlet add constraint hamlet_succeeded
  check (successor_code is null or valid_to is not null);
comment on column hamlet.load_id is 'Lần nạp; trống khi do cán bộ ghi';
comment on column hamlet.ended_by is 'Quyết định, nghị quyết làm căn cứ kết thúc hoặc đổi tên';
comment on column hamlet.successor_code is 'Sáp nhập vào thôn, tổ dân phố nào';

-- The second lock: hamlets are public, but written only by who has the commune in their scope.
alter table hamlet_change enable row level security;
create policy hamlet_change_seen on hamlet_change for select to ansinh_app, ansinh_report
  using (true);
create policy hamlet_change_written on hamlet_change for insert to ansinh_app
  with check (
    current_setting('app.areas', true) = '*'
    or commune_code = any (string_to_array(current_setting('app.areas', true), ','))
  );
alter table hamlet enable row level security;
create policy hamlet_seen on hamlet for select to ansinh_app, ansinh_report using (true);
create policy hamlet_written on hamlet for insert to ansinh_app
  with check (
    current_setting('app.areas', true) = '*'
    or commune_code = any (string_to_array(current_setting('app.areas', true), ','))
  );
create policy hamlet_replaced on hamlet for delete to ansinh_app
  using (
    current_setting('app.areas', true) = '*'
    or commune_code = any (string_to_array(current_setting('app.areas', true), ','))
  );
