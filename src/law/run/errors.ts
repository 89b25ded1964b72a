import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** What can be wrong with a file of people as a file. Texts stand in messages.ts. */
export const runErrors = {
  'law.no_id_column': 'input',
  'law.bad_row': 'input',
  'law.row_without_id': 'input',
  'law.household_differs': 'input',
} as const satisfies ErrorTable;

/** Makes a refusal of a row, or of the heading. */
export const refuseRow = refuser(runErrors);
