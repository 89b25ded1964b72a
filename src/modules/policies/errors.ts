import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the module says no; what the engine refuses travels as the engine's own. */
export const policyErrors = {
  'policy.no_document': 'not_found',
} as const satisfies ErrorTable;

/** Makes a refusal of the module. */
export const refuse = refuser(policyErrors);
