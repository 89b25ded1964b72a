import { refuser } from '../../kernel/index.ts';

/** Why the access module says no. */
export const accessErrors = {
  'access.wrong_credentials': 'unauthenticated',
  'access.code_needed': 'unauthenticated',
  'access.code_wrong': 'unauthenticated',
  'access.second_step_on': 'conflict',
  'access.second_step_off': 'conflict',
  'access.own_second_step': 'refused',
  'access.too_many_attempts': 'limited',
  'access.busy': 'unavailable',
  'access.sign_in_first': 'unauthenticated',
  'access.link_not_valid': 'not_found',
  'access.password_too_short': 'input',
  'access.password_too_long': 'input',
  'access.password_common': 'input',
  'access.password_is_login': 'input',
  'access.password_unchanged': 'input',
  'access.login_invalid': 'input',
  'access.login_taken': 'conflict',
  'access.role_unknown': 'input',
  'access.role_needs_agency': 'input',
  'access.role_needs_area': 'input',
  'access.role_takes_one_place': 'input',
  'access.agency_unknown': 'input',
  'access.area_unknown': 'input',
  'access.may_not_grant': 'forbidden',
  'access.user_not_found': 'not_found',
  'access.post_held': 'conflict',
  'access.post_not_found': 'not_found',
  'access.post_days': 'input',
  'access.post_end_past': 'input',
  'access.post_end_later': 'input',
  'access.not_yourself': 'refused',
  'access.last_administrator': 'refused',
  'access.session_not_found': 'not_found',
} as const;

/** Refuses with one of `accessErrors`. */
export const refuse = refuser(accessErrors);
