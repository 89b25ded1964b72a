import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the module says no; what the engine refuses travels as the engine's own. */
export const policyErrors = {
  'policy.no_document': 'not_found',
  'policy.no_draft': 'not_found',
  'policy.draft_changed': 'conflict',
  'policy.draft_closed': 'refused',
  'policy.draft_waiting': 'refused',
  'policy.draft_not_submitted': 'refused',
  'policy.draft_own': 'refused',
  'policy.draft_unchecked': 'refused',
  'policy.draft_empty': 'input',
  'policy.draft_path': 'input',
  'policy.no_release': 'not_found',
  'policy.code_mistyped': 'input',
  'policy.code_unknown': 'refused',
  'policy.code_busy': 'limited',
} as const satisfies ErrorTable;

/** Makes a refusal of the module. */
export const refuse = refuser(policyErrors);
