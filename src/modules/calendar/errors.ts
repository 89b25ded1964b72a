import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the calendar module says no. */
export const calendarErrors = {
  'calendar.year_outside': 'input',
  'calendar.limit_outside': 'input',
  'calendar.city_only': 'forbidden',
  'calendar.changed': 'conflict',
  'calendar.not_announced': 'input',
  'calendar.days_wrong': 'input',
  'calendar.swapped': 'refused',
  'calendar.already_off': 'input',
  'calendar.not_weekly_rest': 'input',
  'calendar.swap_far': 'input',
  'calendar.no_such_notice': 'not_found',
  'calendar.document_later': 'input',
} as const satisfies ErrorTable;

/** Refuses with one of `calendarErrors`. */
export const refuse = refuser(calendarErrors);
