-- Views pass by the machine's own hand alone: neither a person nor somebody unknown sees or changes those of others.
alter policy saved_view_passed on saved_view
  using (shared and current_setting('app.caller', true) like 'operator:%')
  with check (shared and current_setting('app.caller', true) like 'operator:%');
alter policy saved_view_names on saved_view
  using (current_setting('app.caller', true) like 'operator:%');
