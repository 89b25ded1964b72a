import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the desk module says no. */
export const deskErrors = {
  'desk.people_only': 'refused',
  'desk.feed_taken': 'conflict',
  'desk.no_such_feed': 'not_found',
} as const satisfies ErrorTable;

/** Refuses with one of `deskErrors`. */
export const refuse = refuser(deskErrors);
