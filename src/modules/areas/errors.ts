import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the areas module says no. */
export const areaErrors = {
  'area.bad_date': 'input',
  'area.not_found': 'not_found',
  'area.not_a_commune': 'input',
  'area.changed': 'conflict',
  'area.hamlet_day_outside': 'input',
  'area.hamlet_gone': 'refused',
  'area.hamlet_too_early': 'input',
  'area.hamlet_name_taken': 'refused',
  'area.hamlet_name_unreadable': 'input',
  'area.hamlet_name_same': 'input',
  'area.hamlet_merge_few': 'input',
  'area.hamlet_merge_other': 'input',
  'area.hamlet_codes_out': 'limited',
  'area.hamlet_not_last': 'refused',
  'area.nothing_to_confirm': 'refused',
  'area.still_here': 'refused',
  'area.successor_unknown': 'input',
  'area.parts_not_whole': 'input',
  'area.document_later': 'input',
} as const satisfies ErrorTable;

/** Refuses with one of `areaErrors`. */
export const refuse = refuser(areaErrors);
