import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the operations module says no. */
export const operationsErrors = {
  'operations.city_only': 'forbidden',
  'operations.no_owner': 'unavailable',
  'operations.no_backup': 'refused',
  'operations.log_broken': 'refused',
  'job.not_found': 'not_found',
  'job.settled': 'conflict',
  'job.open': 'conflict',
  'job.not_yours': 'forbidden',
  'job.not_startable': 'not_found',
  'job.fault': 'unavailable',
  'job.process_ended': 'unavailable',
  'letter.not_found': 'not_found',
  'letter.not_open': 'conflict',
} as const satisfies ErrorTable;

/** Refuses with one of `operationsErrors`. */
export const refuse = refuser(operationsErrors);
