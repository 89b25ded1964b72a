import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the areas module says no. */
export const areaErrors = {
  'area.bad_date': 'input',
  'area.not_found': 'not_found',
} as const satisfies ErrorTable;

/** Refuses with one of `areaErrors`. */
export const refuse = refuser(areaErrors);
