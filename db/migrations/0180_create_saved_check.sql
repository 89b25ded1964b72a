-- Answers of a self-check that a person asked to keep: sealed under a key made from a code that only they hold.
-- Found by another value made from the same code; nobody can tell whose it is, or read it, without the code.
create table saved_check (
  lookup text not null,
  sealed text not null,
  kept_until timestamptz not null,
  constraint saved_check_key primary key (lookup),
  constraint saved_check_lookup_form check (lookup ~ '^[0-9a-f]{64}$')
);
create index saved_check_end on saved_check (kept_until);
comment on table saved_check is 'Câu trả lời của bản tự kiểm tra mà người dân yêu cầu lưu: chỉ có bản mã hóa, khóa làm từ mã do người đó giữ';
comment on column saved_check.lookup is 'Giá trị tìm kiếm, suy ra một chiều từ mã; không suy ngược được mã hay khóa';
comment on column saved_check.sealed is 'Bản mã AES-256-GCM, độ dài đã làm tròn';
comment on column saved_check.kept_until is 'Thời điểm xóa: 28 ngày sau khi lưu';
grant select, insert, delete on saved_check to ansinh_app;
