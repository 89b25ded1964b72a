import { refuser } from '../../kernel/index.ts';

/** Why a file is not kept, or not given. */
export const fileErrors = {
  'file.unknown_type': 'input',
  'file.empty': 'input',
  'file.too_large': 'limited',
  'file.damaged': 'input',
  'file.bomb': 'limited',
  'file.macros': 'input',
  'file.not_found': 'not_found',
} as const;

export const refuseFile = refuser(fileErrors);
