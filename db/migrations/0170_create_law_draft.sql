-- Law that officers enter: drafts, what was done with each, what each check found, and the revisions
-- that a second person approved. The law in effect is the release and the revisions, in order.
create table law_draft (
  id uuid not null,
  title text not null,
  state text not null,
  version integer not null,
  texts jsonb not null,
  actions integer not null,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_by text,
  constraint law_draft_key primary key (id),
  constraint law_draft_title_present check (char_length(title) between 1 and 300),
  constraint law_draft_state check (state in ('editing', 'submitted', 'approved', 'withdrawn')),
  constraint law_draft_counts check (version > 0 and actions >= version),
  constraint law_draft_texts check (jsonb_typeof(texts) = 'array'),
  constraint law_draft_submitted check (state not in ('submitted', 'approved') or submitted_by is not null)
);
create index law_draft_state_changed on law_draft (state, changed_at);
comment on table law_draft is 'Dự thảo quy định do cán bộ nhập: trạng thái hiện tại, dựng lại được từ law_draft_action';
comment on column law_draft.id is 'Mã dự thảo (UUIDv7)';
comment on column law_draft.title is 'Tên gọi của dự thảo';
comment on column law_draft.state is 'editing đang soạn, submitted chờ phê duyệt, approved đã phê duyệt, withdrawn đã rút';
comment on column law_draft.version is 'Số lần nội dung được ghi';
comment on column law_draft.texts is 'Các tệp YAML theo đúng khuôn của bộ quy định: đường dẫn và nội dung';
comment on column law_draft.actions is 'Số việc đã làm với dự thảo';
comment on column law_draft.made_by is 'Người lập';
comment on column law_draft.made_at is 'Thời điểm lập';
comment on column law_draft.changed_at is 'Thời điểm thay đổi gần nhất';
comment on column law_draft.submitted_by is 'Người trình, trống khi đang soạn';
grant select, insert, update (title, state, version, texts, actions, changed_at, submitted_by)
  on law_draft to ansinh_app;

create table law_draft_action (
  draft_id uuid not null,
  number integer not null,
  kind text not null,
  version integer not null,
  title text,
  texts jsonb,
  reason text,
  by text not null,
  at timestamptz not null,
  constraint law_draft_action_key primary key (draft_id, number),
  constraint law_draft_action_draft foreign key (draft_id) references law_draft (id),
  constraint law_draft_action_number check (number > 0 and version > 0),
  constraint law_draft_action_kind check (
    kind in ('created', 'edited', 'submitted', 'returned', 'approved', 'withdrawn')
  ),
  constraint law_draft_action_content check (
    (kind in ('created', 'edited')) = (texts is not null and title is not null)
  ),
  constraint law_draft_action_reason check (kind <> 'returned' or reason is not null)
);
comment on table law_draft_action is 'Mọi việc đã làm với dự thảo quy định; chỉ thêm';
comment on column law_draft_action.draft_id is 'Dự thảo';
comment on column law_draft_action.number is 'Số thứ tự của việc';
comment on column law_draft_action.kind is
  'created lập, edited sửa, submitted trình, returned trả lại, approved phê duyệt, withdrawn rút';
comment on column law_draft_action.version is 'Lần nội dung mà việc này nói tới';
comment on column law_draft_action.title is 'Tên gọi khi lập, sửa';
comment on column law_draft_action.texts is 'Nội dung khi lập, sửa';
comment on column law_draft_action.reason is 'Lý do';
comment on column law_draft_action.by is 'Người làm';
comment on column law_draft_action.at is 'Thời điểm';
grant select, insert on law_draft_action to ansinh_app;

create table law_draft_check (
  draft_id uuid not null,
  version integer not null,
  pack_hash text not null,
  passed boolean not null,
  result jsonb not null,
  at timestamptz not null,
  constraint law_draft_check_key primary key (draft_id, version, pack_hash),
  constraint law_draft_check_draft foreign key (draft_id) references law_draft (id),
  constraint law_draft_check_hash check (pack_hash ~ '^[0-9a-f]{64}$')
);
comment on table law_draft_check is 'Kết quả kiểm tra một lần nội dung dự thảo với bộ quy định đang áp dụng; chỉ thêm';
comment on column law_draft_check.draft_id is 'Dự thảo';
comment on column law_draft_check.version is 'Lần nội dung';
comment on column law_draft_check.pack_hash is 'Dấu vân tay của bộ quy định đang áp dụng khi kiểm tra';
comment on column law_draft_check.passed is 'Đạt: không lỗi, mọi ví dụ đều đúng';
comment on column law_draft_check.result is 'Lỗi, ví dụ sai, thay đổi theo quy định và trên mẫu dân số';
comment on column law_draft_check.at is 'Thời điểm';
grant select, insert on law_draft_check to ansinh_app;

create table law_revision (
  number integer not null,
  draft_id uuid not null,
  title text not null,
  texts jsonb not null,
  hash_before text not null,
  hash_after text not null,
  submitted_by text not null,
  approved_by text not null,
  approved_at timestamptz not null,
  constraint law_revision_key primary key (number),
  constraint law_revision_draft unique (draft_id),
  constraint law_revision_of_draft foreign key (draft_id) references law_draft (id),
  constraint law_revision_number check (number > 0),
  constraint law_revision_two_people check (submitted_by <> approved_by),
  constraint law_revision_hashes check (
    hash_before ~ '^[0-9a-f]{64}$' and hash_after ~ '^[0-9a-f]{64}$'
  )
);
comment on table law_revision is
  'Quy định đã được người thứ hai phê duyệt: cùng bản phát hành làm nên bộ quy định đang áp dụng; chỉ thêm';
comment on column law_revision.number is 'Số thứ tự phê duyệt';
comment on column law_revision.draft_id is 'Dự thảo';
comment on column law_revision.title is 'Tên gọi';
comment on column law_revision.texts is 'Các tệp YAML được thêm vào bộ quy định';
comment on column law_revision.hash_before is 'Dấu vân tay của bộ quy định trước khi phê duyệt';
comment on column law_revision.hash_after is 'Dấu vân tay của bộ quy định sau khi phê duyệt';
comment on column law_revision.submitted_by is 'Người trình';
comment on column law_revision.approved_by is 'Người phê duyệt';
comment on column law_revision.approved_at is 'Thời điểm phê duyệt';
grant select, insert on law_revision to ansinh_app;
grant select on law_revision to ansinh_report;
