import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the operations module says no. */
export const operationsErrors = {
  'operations.city_only': 'forbidden',
  'letter.not_found': 'not_found',
  'letter.not_open': 'conflict',
} as const satisfies ErrorTable;

/** Refuses with one of `operationsErrors`. */
export const refuse = refuser(operationsErrors);
