-- The calendar of working days: what each release brought, and what officers entered by a document.
create table calendar_load (
  id uuid not null,
  sha256 text not null,
  facts jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint calendar_load_pk primary key (id)
);
comment on table calendar_load is 'Lần nạp lịch làm việc (reference/calendar); lần cuối có hiệu lực';
comment on column calendar_load.id is 'Mã (UUIDv7)';
comment on column calendar_load.sha256 is 'Mã băm của các tệp, để nhận ra lần nạp trùng';
comment on column calendar_load.facts is 'Ngày nghỉ hằng tuần, ngày lễ theo luật, thông báo từng năm, các mốc trong năm';
comment on column calendar_load.created_at is 'Thời điểm nạp';
comment on column calendar_load.created_by is 'Người nạp';
grant select, insert on calendar_load to ansinh_app;
grant select on calendar_load to ansinh_report;

create table calendar_entry (
  id uuid not null,
  number integer not null,
  kind text not null,
  year integer not null,
  data jsonb not null,
  document text,
  document_date date,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  constraint calendar_entry_pk primary key (id),
  constraint calendar_entry_number unique (number),
  constraint calendar_entry_number_positive check (number > 0),
  constraint calendar_entry_kind check (kind in ('days', 'swap', 'withdrawn')),
  constraint calendar_entry_grounds check (
    case kind
      when 'withdrawn' then reason is not null
      else document is not null and document <> '' and document_date is not null
    end
  )
);
comment on table calendar_entry is 'Thông báo nghỉ lễ, hoán đổi ngày làm việc do cán bộ ghi theo văn bản; chỉ thêm';
comment on column calendar_entry.id is 'Mã (UUIDv7)';
comment on column calendar_entry.number is 'Số thứ tự trong sổ';
comment on column calendar_entry.kind is 'days ngày nghỉ của một dịp lễ, swap hoán đổi ngày làm việc, withdrawn rút lại';
comment on column calendar_entry.year is 'Năm áp dụng';
comment on column calendar_entry.data is 'Các ngày; với việc rút lại: khóa của thông báo bị rút';
comment on column calendar_entry.document is 'Số, cơ quan ban hành của văn bản';
comment on column calendar_entry.document_date is 'Ngày của văn bản';
comment on column calendar_entry.reason is 'Ghi chú; với việc rút lại: lý do';
comment on column calendar_entry.created_at is 'Thời điểm ghi';
comment on column calendar_entry.created_by is 'Người ghi';
grant select, insert on calendar_entry to ansinh_app;
grant select on calendar_entry to ansinh_report;
