import { refuser, type ErrorTable } from '../../kernel/index.ts';

/** Why the plans module says no. Texts stand in messages.ts under `error.<code>`. */
export const planErrors = {
  'plan.not_found': 'not_found',
  'plan.task_not_found': 'not_found',
  'plan.agency_not_found': 'not_found',
  'plan.finding_not_found': 'not_found',
  'plan.provision_not_found': 'not_found',
  'plan.round_not_found': 'not_found',
  'plan.findings_open': 'refused',
  'plan.approver_wrote_resolution': 'refused',
  'plan.approver_acts_for_resolver': 'refused',
  'plan.approved': 'refused',
  'plan.superseded': 'refused',
  'plan.finding_settled_meanwhile': 'conflict',
  'plan.link_decided_meanwhile': 'conflict',
  'plan.reading_value_missing': 'input',
  'plan.reading_value_invalid': 'input',
  'plan.reason_missing': 'input',
  'plan.yaml_invalid': 'input',
  'plan.yaml_disagrees': 'input',
} as const satisfies ErrorTable;

/** Makes a refusal of this module. */
export const refuse = refuser(planErrors);
