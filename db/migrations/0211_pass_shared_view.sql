-- A view shared with all outlives who made it: the machine passes it on when an account is handed over.
grant update (owner, name) on saved_view to ansinh_app;
create policy saved_view_passed on saved_view for update to ansinh_app
  using (shared and current_setting('app.caller', true) not like 'user:%')
  with check (shared);
-- To pass one on it must see the names that are taken.
create policy saved_view_names on saved_view for select to ansinh_app
  using (current_setting('app.caller', true) not like 'user:%');
