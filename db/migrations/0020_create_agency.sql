-- Agencies through time, the writings they appear under, groups with their members as of a day,
-- and what became of each function. The rows are those of the release's reference files and of the
-- committees made from the areas; a new release replaces them in one transaction.
create table agency_load (
  id uuid not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint agency_load_key primary key (id),
  constraint agency_load_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
create index agency_load_latest on agency_load (created_at, id);
comment on table agency_load is 'Các lần nạp danh mục cơ quan từ tệp kèm bản phát hành';
comment on column agency_load.id is 'Mã lần nạp (UUIDv7)';
comment on column agency_load.sha256 is 'Dấu băm của danh mục đã nạp';
comment on column agency_load.created_at is 'Thời điểm nạp';
comment on column agency_load.created_by is 'Người nạp';
grant select, insert on agency_load to ansinh_app;
grant select on agency_load to ansinh_report;

create table agency (
  code text not null,
  period smallint not null,
  ordinal integer not null,
  valid_from date,
  valid_to date,
  name text not null,
  name_key text not null,
  kind text not null,
  parent_code text,
  area_code text,
  source text not null,
  verified boolean not null,
  load_id uuid not null,
  constraint agency_key primary key (code, period),
  constraint agency_load_known foreign key (load_id) references agency_load (id),
  constraint agency_one_at_a_time
    exclude using gist (code with =, daterange(valid_from, valid_to) with &&),
  constraint agency_code_form check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  constraint agency_period_positive check (period > 0),
  constraint agency_first_may_be_open check (valid_from is not null or period = 1),
  constraint agency_range check (valid_to > valid_from),
  constraint agency_kind_form check (kind ~ '^[a-z_]+$'),
  constraint agency_not_own_parent check (parent_code <> code),
  constraint agency_text_present check (name <> '' and name_key <> '' and source <> '')
);
create index agency_of_parent on agency (parent_code);
create index agency_of_area on agency (area_code);
create index agency_name on agency (name_key);
comment on table agency is 'Cơ quan, đoàn thể, tổ chức theo thời gian: mỗi tên, mỗi giai đoạn một dòng';
comment on column agency.code is 'Mã do phần mềm đặt, không dùng lại cho cơ quan khác';
comment on column agency.period is 'Số thứ tự giai đoạn của cơ quan, từ 1';
comment on column agency.ordinal is 'Thứ tự trong danh mục';
comment on column agency.valid_from is 'Ngày đầu tiên; trống khi chưa tra cứu ngày thành lập';
comment on column agency.valid_to is 'Ngày đầu tiên không còn; trống khi đang hoạt động';
comment on column agency.name is 'Tên đầy đủ trong giai đoạn này';
comment on column agency.name_key is 'Tên dạng tìm kiếm, không dấu';
comment on column agency.kind is 'Loại cơ quan: department sở, district_committee UBND cấp huyện…';
comment on column agency.parent_code is 'Mã cơ quan cấp trên trong giai đoạn này';
comment on column agency.area_code is 'Mã đơn vị hành chính mà UBND quản lý';
comment on column agency.source is 'Văn bản làm căn cứ';
comment on column agency.verified is 'Đã đối chiếu văn bản; nếu không thì hiển thị là chưa kiểm chứng';
comment on column agency.load_id is 'Lần nạp';
grant select, insert, delete on agency to ansinh_app;
grant select on agency to ansinh_report;

create table agency_group (
  code text not null,
  ordinal integer not null,
  name text not null,
  member_kind text,
  load_id uuid not null,
  constraint agency_group_key primary key (code),
  constraint agency_group_load_known foreign key (load_id) references agency_load (id),
  constraint agency_group_code_form check (code ~ '^GROUP(-[A-Z0-9]+)+$'),
  constraint agency_group_name_present check (name <> '')
);
comment on table agency_group is 'Nhóm cơ quan được gọi chung: UBND các quận, huyện; các sở, ban, ngành…';
comment on column agency_group.code is 'Mã do phần mềm đặt';
comment on column agency_group.ordinal is 'Thứ tự trong danh mục';
comment on column agency_group.name is 'Tên chung';
comment on column agency_group.member_kind is 'Loại cơ quan là thành viên; trống khi lời văn không nói rõ là những ai';
comment on column agency_group.load_id is 'Lần nạp';
grant select, insert, delete on agency_group to ansinh_app;
grant select on agency_group to ansinh_report;

create table agency_membership (
  group_code text not null,
  agency_code text not null,
  valid_from date,
  valid_to date,
  load_id uuid not null,
  constraint agency_membership_load_known foreign key (load_id) references agency_load (id),
  constraint agency_membership_group foreign key (group_code) references agency_group (code),
  constraint agency_membership_once exclude using gist (
    group_code with =, agency_code with =, daterange(valid_from, valid_to) with &&
  ),
  constraint agency_membership_range check (valid_to > valid_from)
);
comment on table agency_membership is 'Cơ quan thuộc nhóm trong khoảng thời gian nào';
comment on column agency_membership.group_code is 'Mã nhóm';
comment on column agency_membership.agency_code is 'Mã cơ quan';
comment on column agency_membership.valid_from is 'Ngày đầu tiên là thành viên; trống khi chưa tra cứu';
comment on column agency_membership.valid_to is 'Ngày đầu tiên không còn là thành viên';
comment on column agency_membership.load_id is 'Lần nạp';
grant select, insert, delete on agency_membership to ansinh_app;
grant select on agency_membership to ansinh_report;

create table agency_alias (
  code text not null,
  text text not null,
  text_key text not null,
  ordinal integer not null,
  spelling text not null,
  load_id uuid not null,
  constraint agency_alias_key primary key (code, text),
  constraint agency_alias_load_known foreign key (load_id) references agency_load (id),
  constraint agency_alias_spelling check (
    spelling in ('abbreviation', 'variant', 'misspelling')
  ),
  constraint agency_alias_text_present check (text <> '' and text_key <> '')
);
create index agency_alias_text on agency_alias (text_key);
comment on table agency_alias is 'Các cách viết tên một cơ quan hoặc một nhóm cơ quan';
comment on column agency_alias.code is 'Mã cơ quan hoặc nhóm';
comment on column agency_alias.text is 'Cách viết';
comment on column agency_alias.text_key is 'Cách viết dạng tìm kiếm, không dấu';
comment on column agency_alias.ordinal is 'Thứ tự trong danh mục';
comment on column agency_alias.spelling is 'abbreviation viết tắt được chấp nhận, variant cách viết khác, misspelling viết sai';
comment on column agency_alias.load_id is 'Lần nạp';
grant select, insert, delete on agency_alias to ansinh_app;
grant select on agency_alias to ansinh_report;

create table agency_succession (
  ordinal integer not null,
  code text not null,
  changed_on date not null,
  successor_code text,
  function text,
  thousandths smallint,
  source text not null,
  verified boolean not null,
  load_id uuid not null,
  constraint agency_succession_key primary key (ordinal),
  constraint agency_succession_load_known foreign key (load_id) references agency_load (id),
  constraint agency_succession_forward check (successor_code <> code),
  constraint agency_succession_share check (thousandths between 1 and 1000),
  constraint agency_succession_unknown check (successor_code is not null or not verified),
  constraint agency_succession_source_present check (source <> '')
);
create index agency_succession_of on agency_succession (code, changed_on);
create index agency_succession_back on agency_succession (successor_code);
comment on table agency_succession is 'Cơ quan hợp nhất, chuyển chức năng về đâu, mỗi chức năng một dòng';
comment on column agency_succession.ordinal is 'Thứ tự trong danh mục';
comment on column agency_succession.code is 'Mã cơ quan chuyển';
comment on column agency_succession.changed_on is 'Ngày đầu tiên của thay đổi';
comment on column agency_succession.successor_code is 'Mã cơ quan hoặc nhóm tiếp nhận; trống khi chưa có văn bản';
comment on column agency_succession.function is 'Chức năng được chuyển; trống khi chuyển toàn bộ';
comment on column agency_succession.thousandths is 'Với UBND của đơn vị bị chia: phần diện tích, phần nghìn';
comment on column agency_succession.source is 'Văn bản làm căn cứ';
comment on column agency_succession.verified is 'Đã đối chiếu văn bản; nếu không thì hiển thị là chưa kiểm chứng';
comment on column agency_succession.load_id is 'Lần nạp';
grant select, insert, delete on agency_succession to ansinh_app;
grant select on agency_succession to ansinh_report;
