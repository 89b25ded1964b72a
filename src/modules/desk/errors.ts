import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the desk module says no. */
export const deskErrors = {
  'desk.people_only': 'refused',
  'desk.feed_taken': 'conflict',
  'desk.no_such_feed': 'not_found',
  'desk.draft_changed': 'conflict',
  'desk.too_many_drafts': 'limited',
  'desk.view_name_empty': 'input',
  'desk.no_such_view': 'not_found',
  'desk.too_many_views': 'limited',
  'desk.record_not_seen': 'not_found',
  'desk.no_such_remark': 'not_found',
  'desk.remark_empty': 'input',
  'desk.sheet_unreadable': 'input',
} as const satisfies ErrorTable;

/** Refuses with one of `deskErrors`. */
export const refuse = refuser(deskErrors);
