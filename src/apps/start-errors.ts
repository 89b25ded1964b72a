import { refuser } from '../kernel/index.ts';

/** Why `start` does not start; its texts stand in cli/messages.ts. */
export const startErrors = {
  'start.bad_port': 'input',
  'start.port_taken': 'refused',
  'start.port_forbidden': 'input',
  'start.no_such_host': 'input',
  'start.host_needs_tls': 'refused',
  'start.certificate_and_key': 'input',
  'start.certificate_unreadable': 'input',
  'start.bad_certificate': 'input',
  'start.bundle_failed': 'unavailable',
  'start.bad_log_level': 'input',
  'start.bad_post': 'input',
} as const;

export const refuseStart = refuser(startErrors);
