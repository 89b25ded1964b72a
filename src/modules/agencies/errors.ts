import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the agencies module says no. */
export const agencyErrors = {
  'agency.bad_date': 'input',
  'agency.not_found': 'not_found',
  'agency.changed': 'conflict',
  'agency.step_not_found': 'not_found',
  'agency.nothing_to_confirm': 'refused',
  'agency.successor_unknown': 'input',
  'agency.function_taken': 'refused',
  'agency.document_later': 'input',
} as const satisfies ErrorTable;

/** Refuses with one of `agencyErrors`. */
export const refuse = refuser(agencyErrors);
