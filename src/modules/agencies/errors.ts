import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the agencies module says no. */
export const agencyErrors = {
  'agency.bad_date': 'input',
  'agency.not_found': 'not_found',
} as const satisfies ErrorTable;

/** Refuses with one of `agencyErrors`. */
export const refuse = refuser(agencyErrors);
