import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the log says no. Texts stand in messages.ts. */
export const auditErrors = {
  'audit.nothing_to_accept': 'refused',
  'audit.log_not_whole': 'refused',
  'audit.reason_missing': 'input',
} as const satisfies ErrorTable;

/** Makes a refusal of the log. */
export const refuse = refuser(auditErrors);
