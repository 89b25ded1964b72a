import { refuser, type ErrorTable } from '../kernel/index.ts';

/** Why the engine says no. Texts stand in messages.ts under `error.<code>`. */
export const lawErrors = {
  'law.no_pack': 'input',
  'law.folder_not_empty': 'input',
  'law.no_facts': 'input',
  'law.bad_facts': 'input',
  'law.unknown_key': 'input',
  'law.bad_yaml': 'input',
  'law.bad_shape': 'input',
  'law.bad_leaf': 'input',
  'law.not_in_language': 'input',
  'law.unknown_name': 'input',
  'law.unknown_choice': 'input',
  'law.wrong_type': 'input',
  'law.unknown_document': 'input',
  'law.unknown_parameter': 'input',
  'law.unknown_programme': 'input',
  'law.unknown_case': 'input',
  'law.unknown_fact': 'input',
  'law.fact_out_of_domain': 'input',
  'law.after_the_day': 'input',
  'law.twice': 'input',
  'law.overlap': 'input',
  'law.not_whole': 'input',
  'law.too_large': 'input',
  'law.not_linear': 'input',
  'law.two_winners': 'input',
  'law.example_failed': 'input',
  'law.too_complex': 'input',
  'law.bad_date': 'input',
  'law.key_needed': 'input',
  'law.value_missing': 'refused',
  'law.before_the_law': 'refused',
} as const satisfies ErrorTable;

/** A refusal code of the engine. */
export type LawErrorCode = keyof typeof lawErrors;

/** Makes a refusal of the engine. */
export const refuse = refuser(lawErrors);
