-- Versions of the policy database that were published: an address with a hash answers for good, also after the law changed.
create table policy_release (
  hash text not null,
  file text not null,
  content_type text not null,
  packed bytea not null,
  published_at timestamptz not null,
  constraint policy_release_key primary key (hash, file),
  constraint policy_release_hash_form check (hash ~ '^[0-9a-f]{16}$')
);
comment on table policy_release is 'Các phiên bản dữ liệu chính sách đã công bố; chỉ thêm, không sửa';
comment on column policy_release.hash is 'Mã băm nội dung (16 chữ số đầu)';
comment on column policy_release.file is 'Phần: all (JSON) hoặc tên bảng CSV';
comment on column policy_release.content_type is 'Kiểu nội dung';
comment on column policy_release.packed is 'Nội dung, nén gzip';
comment on column policy_release.published_at is 'Thời điểm công bố lần đầu';
grant select, insert on policy_release to ansinh_app;
