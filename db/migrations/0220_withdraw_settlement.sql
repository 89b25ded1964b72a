-- What was settled can be taken back, by a row of its own: the finding is open again, the link as it was suggested.
alter table plan_finding_resolution
  drop constraint plan_finding_resolution_kind,
  add constraint plan_finding_resolution_kind
    check (resolution in ('keep', 'reading', 'erratum', 'amendment', 'withdrawn'));
alter table plan_link_decision
  drop constraint plan_link_decision_kind,
  add constraint plan_link_decision_kind check (decision in ('confirmed', 'refused', 'withdrawn'));

create or replace view plan_task_link as
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
  where latest.decision <> 'withdrawn' and not exists (
    select 1 from plan_link_decision later where later.replaces = latest.id
  )
) d on d.copy_id = s.copy_id and d.task_id = s.task_id and d.provision_code = s.provision_code;
