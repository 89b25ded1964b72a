-- The sealed log: which outbox rows, in which order, under which signature.
-- Insert-only: the app may add to the chain, never change or shorten it.

create table audit_batch (
  seq bigint constraint audit_batch_pk primary key,
  first_number bigint not null,
  last_number bigint not null,
  root_sha256 text not null,
  previous_sha256 text not null,
  sha256 text not null,
  key_id text not null,
  signature text not null,
  sealed_at timestamptz not null,
  constraint audit_batch_seq check (seq > 0),
  constraint audit_batch_numbers check (first_number > 0 and last_number >= first_number),
  constraint audit_batch_first_number unique (first_number),
  constraint audit_batch_sha256_unique unique (sha256),
  constraint audit_batch_previous unique (previous_sha256),
  constraint audit_batch_sha256 check (
    root_sha256 ~ '^[0-9a-f]{64}$' and previous_sha256 ~ '^[0-9a-f]{64}$'
    and sha256 ~ '^[0-9a-f]{64}$'
  )
);
comment on table audit_batch is 'Lô nhật ký đã niêm phong: mỗi lô nối với lô trước bằng dấu băm và được ký số';
comment on column audit_batch.seq is 'Số thứ tự của lô, từ 1, liên tục';
comment on column audit_batch.first_number is 'Số của dòng nhật ký đầu tiên trong lô';
comment on column audit_batch.last_number is 'Số của dòng nhật ký cuối cùng trong lô';
comment on column audit_batch.root_sha256 is 'Gốc cây băm (Merkle) của các dòng trong lô';
comment on column audit_batch.previous_sha256 is 'Dấu băm của lô trước; lô đầu tiên là 64 chữ số 0';
comment on column audit_batch.sha256 is 'Dấu băm của lô';
comment on column audit_batch.key_id is 'Mã khóa ký';
comment on column audit_batch.signature is 'Chữ ký Ed25519 trên dấu băm của lô; khóa ký nằm ngoài cơ sở dữ liệu';
comment on column audit_batch.sealed_at is 'Thời điểm niêm phong';
grant select, insert on audit_batch to ansinh_app;
grant select on audit_batch to ansinh_report;

create table audit_sealed_row (
  number bigint constraint audit_sealed_row_pk primary key,
  batch_seq bigint not null
    constraint audit_sealed_row_batch references audit_batch (seq),
  outbox_id uuid not null
    constraint audit_sealed_row_outbox references audit_outbox (id),
  leaf_sha256 text not null,
  constraint audit_sealed_row_once unique (outbox_id),
  constraint audit_sealed_row_number check (number > 0),
  constraint audit_sealed_row_leaf check (leaf_sha256 ~ '^[0-9a-f]{64}$')
);
create index audit_sealed_row_of_batch on audit_sealed_row (batch_seq, number);
comment on table audit_sealed_row is 'Thứ tự và dấu băm của từng dòng nhật ký đã niêm phong';
comment on column audit_sealed_row.number is 'Số của dòng trong toàn bộ nhật ký, từ 1, liên tục';
comment on column audit_sealed_row.batch_seq is 'Lô chứa dòng này';
comment on column audit_sealed_row.outbox_id is 'Mã dòng nhật ký';
comment on column audit_sealed_row.leaf_sha256 is 'Dấu băm của dòng, gồm cả số của dòng';
grant select, insert on audit_sealed_row to ansinh_app;
grant select on audit_sealed_row to ansinh_report;
