-- Administrative units as dated data, what became of them, and hamlets below communes.
-- A unit is (code, valid_from): codes are given again. The rows are those of the release's
-- reference files; a new release replaces them in one transaction, so keys are checked at its end.
create extension if not exists btree_gist;

create table area_load (
  id uuid not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint area_load_key primary key (id),
  constraint area_load_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
create index area_load_latest on area_load (created_at, id);
comment on table area_load is 'Các lần nạp danh mục đơn vị hành chính từ tệp kèm bản phát hành';
comment on column area_load.id is 'Mã lần nạp (UUIDv7)';
comment on column area_load.sha256 is 'Dấu băm của các tệp đã nạp';
comment on column area_load.created_at is 'Thời điểm nạp';
comment on column area_load.created_by is 'Người nạp';
grant select, insert on area_load to ansinh_app;
grant select on area_load to ansinh_report;

create table area (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_key text not null,
  type text not null,
  level text not null,
  parent_code text,
  source text not null,
  ended_by text,
  load_id uuid not null,
  constraint area_key primary key (code, valid_from),
  constraint area_load_known foreign key (load_id) references area_load (id),
  constraint area_one_at_a_time
    exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred,
  constraint area_code_form check (code ~ '^[0-9]{2,6}$'),
  constraint area_range check (valid_to > valid_from),
  constraint area_ended check ((valid_to is null) = (ended_by is null)),
  constraint area_level_known check (level in ('province', 'district', 'commune')),
  constraint area_parent_present check ((level = 'province') = (parent_code is null)),
  constraint area_type_of_level check (
    (level = 'province' and type in ('tỉnh', 'thành phố'))
    or (level = 'district' and type in ('quận', 'huyện', 'thị xã', 'thành phố'))
    or (level = 'commune' and type in ('phường', 'xã', 'thị trấn', 'đặc khu'))
  ),
  constraint area_text_present check (name <> '' and name_key <> '' and source <> '')
);
create index area_of_parent on area (parent_code, valid_from);
create index area_name on area (name_key);
comment on table area is 'Đơn vị hành chính theo thời gian; mã được dùng lại nên một đơn vị là (mã, ngày bắt đầu)';
comment on column area.code is 'Mã số theo danh mục đơn vị hành chính của cơ quan thống kê';
comment on column area.valid_from is 'Ngày đầu tiên có hiệu lực';
comment on column area.valid_to is 'Ngày đầu tiên không còn hiệu lực; trống khi đang có hiệu lực';
comment on column area.name is 'Tên, không kèm loại';
comment on column area.name_key is 'Tên dạng tìm kiếm, không dấu';
comment on column area.type is 'Loại: tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu';
comment on column area.level is 'Cấp: province tỉnh, district huyện, commune xã';
comment on column area.parent_code is 'Mã đơn vị cấp trên trực tiếp; trống với cấp tỉnh';
comment on column area.source is 'Văn bản làm căn cứ bắt đầu';
comment on column area.ended_by is 'Văn bản làm căn cứ kết thúc';
comment on column area.load_id is 'Lần nạp';
grant select, insert, delete on area to ansinh_app;
grant select on area to ansinh_report;

create table area_succession (
  code text not null,
  valid_from date not null,
  successor_code text not null,
  successor_from date not null,
  changed_on date not null,
  thousandths smallint not null,
  basis text not null,
  source text not null,
  confidence text not null,
  load_id uuid not null,
  constraint area_succession_key
    primary key (code, valid_from, successor_code, successor_from),
  constraint area_succession_load_known foreign key (load_id) references area_load (id),
  constraint area_succession_of foreign key (code, valid_from)
    references area (code, valid_from) deferrable initially deferred,
  constraint area_succession_to foreign key (successor_code, successor_from)
    references area (code, valid_from) deferrable initially deferred,
  constraint area_succession_share check (thousandths between 1 and 1000),
  constraint area_succession_forward check (changed_on > valid_from),
  constraint area_succession_basis check (
    basis in ('area', 'equal') or (basis = 'whole' and thousandths = 1000)
  ),
  constraint area_succession_confidence check (confidence in ('A', 'B', 'C')),
  constraint area_succession_source_present check (source <> '')
);
create index area_succession_back on area_succession (successor_code, successor_from);
comment on table area_succession is 'Đơn vị đã thay đổi hoặc kết thúc trở thành đơn vị nào, mỗi phần một dòng';
comment on column area_succession.code is 'Mã đơn vị cũ';
comment on column area_succession.valid_from is 'Ngày bắt đầu của đơn vị cũ (cùng với mã là định danh)';
comment on column area_succession.successor_code is 'Mã đơn vị tiếp nhận';
comment on column area_succession.successor_from is 'Ngày bắt đầu của đơn vị tiếp nhận (cùng với mã là định danh)';
comment on column area_succession.changed_on is 'Ngày đầu tiên của thay đổi';
comment on column area_succession.thousandths is 'Phần diện tích của đơn vị cũ, tính bằng phần nghìn; các phần cộng lại là 1000';
comment on column area_succession.basis is 'Cách biết tỷ lệ: whole toàn bộ, area đo trên ranh giới, equal chia đều';
comment on column area_succession.source is 'Văn bản làm căn cứ';
comment on column area_succession.confidence is 'A văn bản nêu rõ; B, C suy ra, hiển thị là chưa kiểm chứng';
comment on column area_succession.load_id is 'Lần nạp';
grant select, insert, delete on area_succession to ansinh_app;
grant select on area_succession to ansinh_report;

create table hamlet (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_key text not null,
  type text not null,
  commune_code text not null,
  commune_from date not null,
  source text not null,
  load_id uuid not null,
  constraint hamlet_key primary key (code, valid_from),
  constraint hamlet_load_known foreign key (load_id) references area_load (id),
  constraint hamlet_commune foreign key (commune_code, commune_from)
    references area (code, valid_from) deferrable initially deferred,
  constraint hamlet_one_at_a_time
    exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred,
  constraint hamlet_range check (valid_to > valid_from),
  constraint hamlet_type_known check (type in ('thôn', 'tổ dân phố', 'khu dân cư')),
  constraint hamlet_text_present check (name <> '' and name_key <> '' and source <> '')
);
create index hamlet_of_commune on hamlet (commune_code, commune_from);
comment on table hamlet is 'Thôn, tổ dân phố, khu dân cư của đơn vị cấp xã, theo thời gian';
comment on column hamlet.code is 'Mã do phần mềm đặt: mã cấp xã, gạch nối, ba chữ số';
comment on column hamlet.valid_from is 'Ngày đầu tiên thuộc đơn vị cấp xã này';
comment on column hamlet.valid_to is 'Ngày đầu tiên không còn thuộc; trống khi còn thuộc';
comment on column hamlet.name is 'Tên, không kèm loại';
comment on column hamlet.name_key is 'Tên dạng tìm kiếm, không dấu';
comment on column hamlet.type is 'Loại: thôn, tổ dân phố, khu dân cư';
comment on column hamlet.commune_code is 'Mã đơn vị cấp xã';
comment on column hamlet.commune_from is 'Ngày bắt đầu của đơn vị cấp xã (cùng với mã là định danh)';
comment on column hamlet.source is 'Quyết định, nghị quyết làm căn cứ';
comment on column hamlet.load_id is 'Lần nạp';
grant select, insert, delete on hamlet to ansinh_app;
grant select on hamlet to ansinh_report;
