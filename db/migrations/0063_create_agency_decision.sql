-- The same for agencies: who took over an agency or one function of it, by which document.
create table agency_decision (
  id uuid not null,
  code text not null,
  changed_on date not null,
  function text,
  number integer not null,
  kind text not null,
  successor_code text not null,
  passed text,
  source text not null,
  document_date date not null,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  constraint agency_decision_key primary key (id),
  constraint agency_decision_number unique (number),
  constraint agency_decision_number_positive check (number > 0),
  constraint agency_decision_kind check (kind in ('confirmed', 'replaced', 'added')),
  constraint agency_decision_passed check ((kind = 'added') = (passed is not null)),
  constraint agency_decision_source_present check (source <> '')
);
comment on table agency_decision is 'Xác nhận, thay hoặc bổ sung cơ quan tiếp nhận theo văn bản; chỉ thêm';
comment on column agency_decision.id is 'Mã (UUIDv7)';
comment on column agency_decision.code is 'Mã cơ quan chuyển, hoặc loại cơ quan khi áp dụng cho mọi cơ quan cùng loại';
comment on column agency_decision.changed_on is 'Ngày đầu tiên của thay đổi';
comment on column agency_decision.function is 'Chức năng như danh mục ghi; trống khi chuyển toàn bộ';
comment on column agency_decision.number is 'Số thứ tự trong sổ';
comment on column agency_decision.kind is 'confirmed xác nhận, replaced thay, added tách riêng một chức năng';
comment on column agency_decision.successor_code is 'Mã cơ quan hoặc nhóm tiếp nhận';
comment on column agency_decision.passed is 'Chức năng được tách riêng';
comment on column agency_decision.source is 'Số, cơ quan ban hành của văn bản đã đối chiếu';
comment on column agency_decision.document_date is 'Ngày của văn bản';
comment on column agency_decision.reason is 'Ghi chú';
comment on column agency_decision.created_at is 'Thời điểm ghi';
comment on column agency_decision.created_by is 'Người ghi';
grant select, insert on agency_decision to ansinh_app;
grant select on agency_decision to ansinh_report;
