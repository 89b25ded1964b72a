-- Reads of personal data stand in the same log as changes, told apart by their kind.
alter table audit_outbox
  add column kind text not null default 'write'
    constraint audit_outbox_kind check (kind in ('write', 'read'));
comment on column audit_outbox.kind is 'write: thay đổi; read: xem dữ liệu cá nhân';
