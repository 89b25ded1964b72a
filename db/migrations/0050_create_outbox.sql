-- News between modules: written with the change itself, delivered later to whoever subscribed.
create table outbox_message (
  id uuid not null,
  topic text not null,
  subject text not null,
  body jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  trace_id text not null,
  handed_out boolean not null default false,
  constraint outbox_message_pk primary key (id),
  constraint outbox_message_topic check (topic ~ '^[a-z_]+\.[a-z_]+$'),
  constraint outbox_message_subject check (subject <> '')
);
create index outbox_message_new on outbox_message (id) where not handed_out;
comment on table outbox_message is 'Tin giữa các phân hệ: ghi trong cùng giao dịch với thay đổi, chuyển sau';
comment on column outbox_message.id is 'Mã tin (UUIDv7), theo thứ tự ghi';
comment on column outbox_message.topic is 'Loại tin: agency.dissolved…';
comment on column outbox_message.subject is 'Hồ sơ mà tin nói đến; tin về một hồ sơ được chuyển lần lượt';
comment on column outbox_message.body is 'Nội dung';
comment on column outbox_message.published_at is 'Thời điểm ghi';
comment on column outbox_message.published_by is 'Người thực hiện thay đổi';
comment on column outbox_message.trace_id is 'Mã lần gọi';
comment on column outbox_message.handed_out is 'Đã lập phiếu chuyển cho mọi nơi đăng ký nhận';
grant select, insert, update (handed_out) on outbox_message to ansinh_app;

create table outbox_delivery (
  message_id uuid not null,
  subscriber text not null,
  subject text not null,
  state text not null,
  attempts smallint not null,
  next_at timestamptz not null,
  settled_at timestamptz,
  last_error text,
  constraint outbox_delivery_pk primary key (message_id, subscriber),
  constraint outbox_delivery_message foreign key (message_id) references outbox_message (id),
  constraint outbox_delivery_state check (state in ('waiting', 'delivered', 'dead')),
  constraint outbox_delivery_attempts check (attempts >= 0),
  constraint outbox_delivery_settled check ((state = 'waiting') = (settled_at is null))
);
create index outbox_delivery_open on outbox_delivery (subscriber, subject, message_id)
  where state <> 'delivered';
comment on table outbox_delivery is 'Phiếu chuyển một tin cho một nơi đăng ký nhận';
comment on column outbox_delivery.message_id is 'Mã tin';
comment on column outbox_delivery.subscriber is 'Nơi nhận: plans.note_hand_over…';
comment on column outbox_delivery.subject is 'Hồ sơ mà tin nói đến';
comment on column outbox_delivery.state is 'waiting chờ chuyển, delivered đã chuyển, dead thôi chuyển, chờ người xem xét';
comment on column outbox_delivery.attempts is 'Số lần đã thử';
comment on column outbox_delivery.next_at is 'Không thử lại trước thời điểm này';
comment on column outbox_delivery.settled_at is 'Thời điểm chuyển xong hoặc thôi chuyển';
comment on column outbox_delivery.last_error is 'Lý do lần thử gần nhất không thành; không có dữ liệu cá nhân';
grant select, insert, update (state, attempts, next_at, settled_at, last_error)
  on outbox_delivery to ansinh_app;
grant select on outbox_delivery to ansinh_report;
