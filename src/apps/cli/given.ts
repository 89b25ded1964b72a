import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './command.ts';

/**
 * True when there is a database to ask: DATABASE_URL names one, or the data folder holds one. A
 * command that may answer from `reference/` alone asks it then, since officers' decisions stand
 * there; a folder without one is not filled for a question.
 */
export function hasDatabase(io: Io): boolean {
  const url = process.env['DATABASE_URL'] ?? '';
  return url !== '' || existsSync(join(io.dataFolder, 'postgres', 'PG_VERSION'));
}
