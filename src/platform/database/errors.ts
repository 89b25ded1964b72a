import { refuser, type Refusal } from '../../kernel/index.ts';

/** Why a database cannot be opened, migrated, saved, restored or asked. */
export const databaseErrors = {
  'database.packages_missing': 'unavailable',
  'database.no_account': 'unavailable',
  'database.folder_unwritable': 'input',
  'database.folder_closed': 'input',
  'database.folder_other_owner': 'input',
  'database.folder_in_use': 'refused',
  'database.other_major': 'refused',
  'database.start_failed': 'unavailable',
  'database.disk_full': 'unavailable',
  'database.read_only': 'unavailable',
  'database.bad_url': 'input',
  'database.wrong_password': 'input',
  'database.no_such_database': 'input',
  'database.unreachable': 'unavailable',
  'database.too_old': 'refused',
  'database.busy': 'unavailable',
  'database.too_slow': 'unavailable',
  'database.not_migrated': 'refused',
  'database.schema_newer': 'refused',
  'database.migration_edited': 'refused',
  'database.migration_order': 'refused',
  'database.migration_failed': 'unavailable',
  'database.roles_missing': 'refused',
  'database.start_older': 'refused',
  'database.needs_owner': 'input',
  'backup.target_exists': 'input',
  'backup.target_unwritable': 'input',
  'backup.passphrase_missing': 'input',
  'backup.passphrase_wrong': 'input',
  'backup.unreadable': 'input',
  'backup.damaged': 'input',
  'backup.not_empty': 'refused',
  'backup.files_exist': 'refused',
  'backup.keys_exist': 'refused',
} as const;

/** Makes a refusal of this room. */
export const refuse = refuser(databaseErrors);

/**
 * A refusal that travels as an exception, where a promise of a plain value is awaited: opening,
 * a broken connection, a timeout. Adapters ask `refusalOf` before they call a fault a fault.
 */
export class DatabaseFault extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause?: unknown) {
    super(`${refusal.code} ${JSON.stringify(refusal.data)}`, { cause });
    this.refusal = refusal;
  }
}

/** A refusal of this room as an exception, for the caller to throw. */
export function faultOf(
  code: keyof typeof databaseErrors,
  data: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): DatabaseFault {
  return new DatabaseFault(refuse(code, data), cause);
}

/** Stops with a refusal of this room. */
export function stopWith(...given: Parameters<typeof faultOf>): never {
  throw faultOf(...given);
}
