-- The check of a draft of law is a background job: the draft names the last one.
alter table law_draft add column check_job uuid;
comment on column law_draft.check_job is 'Công việc nền kiểm tra nội dung gần nhất; trống khi chưa giao';
grant update (check_job) on law_draft to ansinh_app;
