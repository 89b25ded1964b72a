-- A plan, its digital copies, and what each copy reads from the published text.
create table plan (
  id uuid primary key,
  key text not null,
  identity text not null,
  number text,
  created_at timestamptz not null,
  created_by text not null,
  constraint plan_key_unique unique (key),
  constraint plan_identity_unique unique (identity)
);
comment on table plan is 'Kế hoạch đã ban hành';
comment on column plan.id is 'Mã kế hoạch (UUIDv7)';
comment on column plan.key is 'Từ trong địa chỉ: số, ký hiệu và năm ban hành';
comment on column plan.identity is 'Số, cơ quan ban hành và năm: một văn bản chỉ có một kế hoạch';
comment on column plan.number is 'Số, ký hiệu của văn bản; trống khi văn bản không ghi';
comment on column plan.created_at is 'Thời điểm nạp lần đầu';
comment on column plan.created_by is 'Người nạp lần đầu';

create table plan_copy (
  id uuid primary key,
  plan_id uuid not null,
  version integer not null,
  state text not null,
  document json not null,
  grounds json not null,
  reference_list json not null,
  target_list json not null,
  source_name text not null,
  source_format text not null,
  source_sha256 text not null,
  source_text text not null,
  release_approval json,
  task_count integer not null,
  provision_count integer not null,
  finding_count integer not null,
  open_count integer not null,
  created_at timestamptz not null,
  created_by text not null,
  approved_at timestamptz,
  approved_by text,
  approved_by_name text,
  constraint plan_copy_plan foreign key (plan_id) references plan (id),
  constraint plan_copy_version_unique unique (plan_id, version),
  constraint plan_copy_version_positive check (version >= 1),
  constraint plan_copy_state check (state in ('digital_copy', 'approved')),
  constraint plan_copy_format check (source_format in ('txt', 'html', 'docx')),
  constraint plan_copy_approval check (
    (state = 'approved') = (approved_at is not null)
    and (approved_at is null) = (approved_by is null)
    and (approved_at is null) = (approved_by_name is null)
  ),
  constraint plan_copy_approved_closed check (state <> 'approved' or open_count = 0),
  constraint plan_copy_counts check (open_count between 0 and finding_count)
);
comment on table plan_copy is 'Bản số hóa của kế hoạch; văn bản gốc giữ nguyên văn';
comment on column plan_copy.id is 'Mã bản số hóa (UUIDv7)';
comment on column plan_copy.plan_id is 'Kế hoạch';
comment on column plan_copy.version is 'Lần số hóa, từ 1';
comment on column plan_copy.state is 'Trạng thái: bản số hóa đang rà soát, đã phê duyệt';
comment on column plan_copy.document is 'Phần đầu và phần ký của văn bản';
comment on column plan_copy.grounds is 'Căn cứ';
comment on column plan_copy.reference_list is 'Văn bản được viện dẫn';
comment on column plan_copy.target_list is 'Chỉ tiêu ghi trong văn bản';
comment on column plan_copy.source_name is 'Tên tệp đã nạp';
comment on column plan_copy.source_format is 'Định dạng tệp đã nạp';
comment on column plan_copy.source_sha256 is 'Dấu băm SHA-256 của tệp đã nạp';
comment on column plan_copy.source_text is 'Văn bản gốc theo dòng';
comment on column plan_copy.release_approval is 'Người đọc, người phê duyệt ghi trong tệp phát hành, chờ phê duyệt';
comment on column plan_copy.task_count is 'Số nhiệm vụ';
comment on column plan_copy.provision_count is 'Số nội dung';
comment on column plan_copy.finding_count is 'Số điểm cần rà soát';
comment on column plan_copy.open_count is 'Số điểm mức lỗi và cảnh báo chưa có phương án xử lý';
comment on column plan_copy.created_at is 'Thời điểm nạp';
comment on column plan_copy.created_by is 'Người nạp';
comment on column plan_copy.approved_at is 'Thời điểm phê duyệt bản số hóa';
comment on column plan_copy.approved_by is 'Tài khoản phê duyệt';
comment on column plan_copy.approved_by_name is 'Họ tên người phê duyệt';

create table plan_section (
  copy_id uuid not null,
  ordinal integer not null,
  code text not null,
  title text not null,
  line integer not null,
  constraint plan_section_pk primary key (copy_id, ordinal),
  constraint plan_section_copy foreign key (copy_id) references plan_copy (id),
  constraint plan_section_code_unique unique (copy_id, code)
);
comment on table plan_section is 'Phần, mục của kế hoạch và của phụ lục';
comment on column plan_section.copy_id is 'Bản số hóa';
comment on column plan_section.ordinal is 'Thứ tự trong văn bản';
comment on column plan_section.code is 'Mã phần, mục';
comment on column plan_section.title is 'Tiêu đề';
comment on column plan_section.line is 'Dòng trong văn bản gốc';

create table plan_provision (
  copy_id uuid not null,
  ordinal integer not null,
  code text not null,
  section text not null,
  body text not null,
  line integer not null,
  search_key text not null,
  constraint plan_provision_pk primary key (copy_id, ordinal),
  constraint plan_provision_copy foreign key (copy_id) references plan_copy (id),
  constraint plan_provision_code_unique unique (copy_id, code)
);
comment on table plan_provision is 'Nội dung (gạch đầu dòng, điểm) của kế hoạch';
comment on column plan_provision.copy_id is 'Bản số hóa';
comment on column plan_provision.ordinal is 'Thứ tự trong văn bản';
comment on column plan_provision.code is 'Mã nội dung';
comment on column plan_provision.section is 'Mã phần, mục';
comment on column plan_provision.body is 'Nguyên văn';
comment on column plan_provision.line is 'Dòng trong văn bản gốc';
comment on column plan_provision.search_key is 'Khóa tìm kiếm không dấu';

create table plan_task (
  id uuid not null,
  copy_id uuid not null,
  ordinal integer not null,
  code text not null,
  section text not null,
  title text not null,
  lead_code text,
  lead_name text,
  lead_raw text,
  start_year integer,
  end_year integer,
  start_raw text not null,
  end_raw text not null,
  budget_vnd bigint,
  output_list json not null,
  extra json not null,
  line integer not null,
  used_title text not null,
  used_lead_code text,
  used_lead_name text,
  used_start_year integer,
  used_end_year integer,
  search_key text not null,
  constraint plan_task_pk primary key (copy_id, id),
  constraint plan_task_copy foreign key (copy_id) references plan_copy (id),
  constraint plan_task_code_unique unique (copy_id, code),
  constraint plan_task_ordinal_unique unique (copy_id, ordinal),
  constraint plan_task_lead check ((lead_code is null) = (lead_raw is null)),
  constraint plan_task_budget check (budget_vnd >= 0)
);
create index plan_task_lead on plan_task (copy_id, used_lead_code);
create index plan_task_stable_id on plan_task (id);
comment on table plan_task is 'Nhiệm vụ trong phụ lục: như văn bản ghi và như đang dùng';
comment on column plan_task.id is 'Mã nhiệm vụ bền vững qua các bản số hóa (UUIDv7)';
comment on column plan_task.copy_id is 'Bản số hóa';
comment on column plan_task.ordinal is 'Thứ tự trong văn bản';
comment on column plan_task.code is 'Mã hiển thị';
comment on column plan_task.section is 'Mã phần, mục của phụ lục';
comment on column plan_task.title is 'Nội dung công việc, nguyên văn';
comment on column plan_task.lead_code is 'Mã cơ quan chủ trì';
comment on column plan_task.lead_name is 'Tên đầy đủ của cơ quan chủ trì';
comment on column plan_task.lead_raw is 'Cơ quan chủ trì, nguyên văn';
comment on column plan_task.start_year is 'Năm bắt đầu như văn bản ghi';
comment on column plan_task.end_year is 'Năm hoàn thành như văn bản ghi';
comment on column plan_task.start_raw is 'Thời gian bắt đầu, nguyên văn';
comment on column plan_task.end_raw is 'Thời gian hoàn thành, nguyên văn';
comment on column plan_task.budget_vnd is 'Kinh phí (đồng)';
comment on column plan_task.output_list is 'Sản phẩm, kết quả';
comment on column plan_task.extra is 'Các cột khác của bảng, nguyên văn';
comment on column plan_task.line is 'Dòng trong văn bản gốc';
comment on column plan_task.used_title is 'Nội dung đang dùng để điều hành';
comment on column plan_task.used_lead_code is 'Mã cơ quan chủ trì đang dùng';
comment on column plan_task.used_lead_name is 'Tên cơ quan chủ trì đang dùng';
comment on column plan_task.used_start_year is 'Năm bắt đầu đang dùng';
comment on column plan_task.used_end_year is 'Năm hoàn thành đang dùng';
comment on column plan_task.search_key is 'Khóa tìm kiếm không dấu';

create table plan_task_agency (
  copy_id uuid not null,
  task_id uuid not null,
  ordinal integer not null,
  agency_code text not null,
  name text not null,
  raw text not null,
  is_group boolean not null,
  constraint plan_task_agency_pk primary key (copy_id, task_id, ordinal),
  constraint plan_task_agency_task foreign key (copy_id, task_id)
    references plan_task (copy_id, id)
);
create index plan_task_agency_code on plan_task_agency (copy_id, agency_code);
comment on table plan_task_agency is 'Cơ quan phối hợp của nhiệm vụ, đúng thứ tự văn bản ghi';
comment on column plan_task_agency.copy_id is 'Bản số hóa';
comment on column plan_task_agency.task_id is 'Nhiệm vụ';
comment on column plan_task_agency.ordinal is 'Thứ tự';
comment on column plan_task_agency.agency_code is 'Mã cơ quan hoặc nhóm cơ quan';
comment on column plan_task_agency.name is 'Tên đầy đủ';
comment on column plan_task_agency.raw is 'Nguyên văn';
comment on column plan_task_agency.is_group is 'Là nhóm cơ quan, mở ra thành viên theo ngày';

create table plan_task_funding (
  copy_id uuid not null,
  task_id uuid not null,
  ordinal integer not null,
  kind text not null,
  raw text not null,
  constraint plan_task_funding_pk primary key (copy_id, task_id, ordinal),
  constraint plan_task_funding_task foreign key (copy_id, task_id)
    references plan_task (copy_id, id),
  constraint plan_task_funding_kind check (kind in ('central_budget', 'local_budget',
    'enterprise', 'social_contribution', 'international_aid', 'other'))
);
comment on table plan_task_funding is 'Nguồn kinh phí của nhiệm vụ';
comment on column plan_task_funding.copy_id is 'Bản số hóa';
comment on column plan_task_funding.task_id is 'Nhiệm vụ';
comment on column plan_task_funding.ordinal is 'Thứ tự';
comment on column plan_task_funding.kind is 'Loại nguồn';
comment on column plan_task_funding.raw is 'Nguyên văn';

create table plan_finding (
  copy_id uuid not null,
  id text not null,
  ordinal integer not null,
  code text not null,
  severity text not null,
  place_kind text not null,
  place_code text not null,
  place_line integer not null,
  place_field text,
  body text not null,
  suggestion text,
  related json not null,
  resolution_id uuid,
  constraint plan_finding_pk primary key (copy_id, id),
  constraint plan_finding_copy foreign key (copy_id) references plan_copy (id),
  constraint plan_finding_ordinal_unique unique (copy_id, ordinal),
  constraint plan_finding_severity check (severity in ('error', 'warning', 'info'))
);
create index plan_finding_place on plan_finding (copy_id, place_code);
comment on table plan_finding is 'Điểm cần rà soát của bản số hóa';
comment on column plan_finding.copy_id is 'Bản số hóa';
comment on column plan_finding.id is 'Mã điểm, ổn định với cùng một văn bản';
comment on column plan_finding.ordinal is 'Thứ tự trong văn bản';
comment on column plan_finding.code is 'Loại điểm cần rà soát';
comment on column plan_finding.severity is 'Mức: lỗi, cảnh báo, lưu ý';
comment on column plan_finding.place_kind is 'Loại vị trí';
comment on column plan_finding.place_code is 'Mã phần, nội dung hoặc nhiệm vụ';
comment on column plan_finding.place_line is 'Dòng trong văn bản gốc';
comment on column plan_finding.place_field is 'Cột hoặc trường';
comment on column plan_finding.body is 'Diễn giải';
comment on column plan_finding.suggestion is 'Đề xuất của phần mềm';
comment on column plan_finding.related is 'Các vị trí liên quan, có trích dẫn';
comment on column plan_finding.resolution_id is 'Phương án xử lý mới nhất';

create table plan_finding_resolution (
  id uuid primary key,
  copy_id uuid not null,
  finding_id text not null,
  replaces uuid,
  resolution text not null,
  value text,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  constraint plan_finding_resolution_finding foreign key (copy_id, finding_id)
    references plan_finding (copy_id, id),
  constraint plan_finding_resolution_once
    unique nulls not distinct (copy_id, finding_id, replaces),
  constraint plan_finding_resolution_kind
    check (resolution in ('keep', 'reading', 'erratum', 'amendment')),
  constraint plan_finding_resolution_value check ((resolution = 'reading') = (value is not null)),
  constraint plan_finding_resolution_reason check (reason <> '')
);
create index plan_finding_resolution_author on plan_finding_resolution (copy_id, created_by);
comment on table plan_finding_resolution is 'Phương án xử lý điểm cần rà soát; chỉ ghi thêm, không sửa';
comment on column plan_finding_resolution.id is 'Mã phương án (UUIDv7)';
comment on column plan_finding_resolution.copy_id is 'Bản số hóa';
comment on column plan_finding_resolution.finding_id is 'Điểm cần rà soát';
comment on column plan_finding_resolution.replaces is 'Phương án trước đó bị thay';
comment on column plan_finding_resolution.resolution is 'Giữ nguyên văn, ghi cách hiểu, đề nghị đính chính, đề nghị sửa đổi';
comment on column plan_finding_resolution.value is 'Giá trị dùng để điều hành (ghi cách hiểu)';
comment on column plan_finding_resolution.reason is 'Lý do';
comment on column plan_finding_resolution.created_at is 'Thời điểm';
comment on column plan_finding_resolution.created_by is 'Tài khoản';
comment on column plan_finding_resolution.created_by_name is 'Họ tên';

create table plan_link_suggestion (
  copy_id uuid not null,
  task_id uuid not null,
  provision_code text not null,
  confidence text not null,
  constraint plan_link_suggestion_pk primary key (copy_id, task_id, provision_code),
  constraint plan_link_suggestion_task foreign key (copy_id, task_id)
    references plan_task (copy_id, id),
  constraint plan_link_suggestion_provision foreign key (copy_id, provision_code)
    references plan_provision (copy_id, code),
  constraint plan_link_suggestion_confidence check (confidence in ('strong', 'weak'))
);
comment on table plan_link_suggestion is 'Mối liên hệ nhiệm vụ - nội dung do phần mềm gợi ý';
comment on column plan_link_suggestion.copy_id is 'Bản số hóa';
comment on column plan_link_suggestion.task_id is 'Nhiệm vụ';
comment on column plan_link_suggestion.provision_code is 'Mã nội dung';
comment on column plan_link_suggestion.confidence is 'Độ chắc chắn của gợi ý';

create table plan_link_decision (
  id uuid primary key,
  copy_id uuid not null,
  task_id uuid not null,
  provision_code text not null,
  replaces uuid,
  decision text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  constraint plan_link_decision_task foreign key (copy_id, task_id)
    references plan_task (copy_id, id),
  constraint plan_link_decision_provision foreign key (copy_id, provision_code)
    references plan_provision (copy_id, code),
  constraint plan_link_decision_once
    unique nulls not distinct (copy_id, task_id, provision_code, replaces),
  constraint plan_link_decision_kind check (decision in ('confirmed', 'refused'))
);
comment on table plan_link_decision is 'Xác nhận hoặc bác mối liên hệ; chỉ ghi thêm, không sửa';
comment on column plan_link_decision.id is 'Mã quyết định (UUIDv7)';
comment on column plan_link_decision.copy_id is 'Bản số hóa';
comment on column plan_link_decision.task_id is 'Nhiệm vụ';
comment on column plan_link_decision.provision_code is 'Mã nội dung';
comment on column plan_link_decision.replaces is 'Quyết định trước đó bị thay';
comment on column plan_link_decision.decision is 'Xác nhận hoặc bác';
comment on column plan_link_decision.created_at is 'Thời điểm';
comment on column plan_link_decision.created_by is 'Tài khoản';
comment on column plan_link_decision.created_by_name is 'Họ tên';

-- Whoever wrote a resolution of a copy cannot approve it: the second lock behind the service.
-- plan_copy is a small table, so a trigger is allowed on it.
create function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if new.state = 'approved' and exists (
    select 1 from plan_finding_resolution r
    where r.copy_id = new.id
      and (r.created_by = new.approved_by or r.created_by_name = new.approved_by_name)
  ) then
    raise exception 'plan_copy_maker_is_checker' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger plan_copy_maker_is_not_checker before update on plan_copy
  for each row execute function refuse_own_approval();

-- The present of the links: suggestions with the latest decision on each, and links people added.
create view plan_task_link as
select
  coalesce(s.copy_id, d.copy_id) as copy_id,
  coalesce(s.task_id, d.task_id) as task_id,
  coalesce(s.provision_code, d.provision_code) as provision_code,
  s.confidence,
  coalesce(d.decision, 'suggested') as state,
  d.id as decision_id,
  d.created_by_name as decided_by,
  d.created_at as decided_at
from plan_link_suggestion s
full join (
  select * from plan_link_decision latest
  where not exists (
    select 1 from plan_link_decision later where later.replaces = latest.id
  )
) d on d.copy_id = s.copy_id and d.task_id = s.task_id and d.provision_code = s.provision_code;
comment on view plan_task_link is 'Mối liên hệ nhiệm vụ - nội dung hiện tại';
create index plan_link_decision_replaces on plan_link_decision (replaces);
comment on column plan_task_link.copy_id is 'Bản số hóa';
comment on column plan_task_link.task_id is 'Nhiệm vụ';
comment on column plan_task_link.provision_code is 'Mã nội dung';
comment on column plan_task_link.confidence is 'Độ chắc chắn của gợi ý; trống khi do người thêm';
comment on column plan_task_link.state is 'Gợi ý, đã xác nhận, đã bác';
comment on column plan_task_link.decision_id is 'Quyết định mới nhất';
comment on column plan_task_link.decided_by is 'Người quyết định';
comment on column plan_task_link.decided_at is 'Thời điểm quyết định';

-- A copy's text never changes; only its counts, its state and the projections of resolutions do.
grant select, insert on plan to ansinh_app;
grant select, insert,
  update (state, open_count, approved_at, approved_by, approved_by_name) on plan_copy to ansinh_app;
grant select, insert on plan_section to ansinh_app;
grant select, insert on plan_provision to ansinh_app;
grant select, insert,
  update (used_title, used_lead_code, used_lead_name, used_start_year, used_end_year)
  on plan_task to ansinh_app;
grant select, insert on plan_task_agency to ansinh_app;
grant select, insert on plan_task_funding to ansinh_app;
grant select, insert, update (resolution_id) on plan_finding to ansinh_app;
grant select, insert on plan_finding_resolution to ansinh_app;
grant select, insert on plan_link_suggestion to ansinh_app;
grant select, insert on plan_link_decision to ansinh_app;
grant select on plan_task_link to ansinh_app;
grant select on plan, plan_copy, plan_section, plan_provision, plan_task, plan_task_agency,
  plan_task_funding, plan_finding, plan_link_suggestion, plan_link_decision, plan_task_link
  to ansinh_report;
