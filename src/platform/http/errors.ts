import { refuser } from '../../kernel/index.ts';

/** What any operation may answer with, beside its own codes. */
export const httpErrors = {
  'access.sign_in_first': 'unauthenticated',
  'access.no_permission': 'forbidden',
  'access.outside_scope': 'forbidden',
  'access.step_up_needed': 'forbidden',
  'request.other_site': 'forbidden',
  'request.other_body': 'conflict',
  'request.not_json': 'input',
  'request.unreadable': 'input',
  'request.no_such_address': 'not_found',
  'request.too_large': 'limited',
  'request.file_missing': 'input',
  'request.invalid': 'input',
  'input.missing': 'input',
  'input.wrong_type': 'input',
  'input.too_small': 'input',
  'input.too_big': 'input',
  'input.too_short': 'input',
  'input.too_long': 'input',
  'input.wrong_format': 'input',
  'input.unknown_value': 'input',
  'input.unknown_field': 'input',
  'input.control_character': 'input',
  'input.wrong': 'input',
  'server.busy': 'unavailable',
  'server.too_slow': 'unavailable',
  'server.database_away': 'unavailable',
  'server.fault': 'unavailable',
} as const;

/** Refuses with one of `httpErrors`. */
export const refuseHttp = refuser(httpErrors);
