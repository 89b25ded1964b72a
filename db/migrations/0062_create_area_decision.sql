-- What an officer found in a document about the successors of a unit: that they are right, or which
-- they are instead. Insert-only; the last one of a unit counts, also after another release is loaded.
create table area_decision (
  id uuid not null,
  code text not null,
  valid_from date not null,
  number integer not null,
  kind text not null,
  parts jsonb not null,
  source text not null,
  document_date date not null,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  constraint area_decision_key primary key (id),
  constraint area_decision_number unique (code, valid_from, number),
  constraint area_decision_number_positive check (number > 0),
  constraint area_decision_kind check (kind in ('confirmed', 'replaced')),
  constraint area_decision_source_present check (source <> '')
);
comment on table area_decision is 'Xác nhận hoặc thay đơn vị tiếp nhận của đơn vị hành chính theo văn bản; chỉ thêm';
comment on column area_decision.id is 'Mã (UUIDv7)';
comment on column area_decision.code is 'Mã đơn vị cũ';
comment on column area_decision.valid_from is 'Ngày bắt đầu của đơn vị cũ (cùng với mã là định danh)';
comment on column area_decision.number is 'Số thứ tự đối với đơn vị này';
comment on column area_decision.kind is 'confirmed xác nhận, replaced thay';
comment on column area_decision.parts is 'Các đơn vị tiếp nhận: mã, ngày bắt đầu, phần diện tích tính bằng phần nghìn';
comment on column area_decision.source is 'Số, cơ quan ban hành của văn bản đã đối chiếu';
comment on column area_decision.document_date is 'Ngày của văn bản';
comment on column area_decision.reason is 'Ghi chú';
comment on column area_decision.created_at is 'Thời điểm ghi';
comment on column area_decision.created_by is 'Người ghi';
grant select, insert on area_decision to ansinh_app;
grant select on area_decision to ansinh_report;
