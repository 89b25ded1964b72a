import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Refusal, type Result, type Upload } from '../../../kernel/index.ts';
import { refuseImport } from './errors.ts';

/** The largest file of a plan that is read at all, in bytes. */
export const PLAN_FILE_BYTES_MAX = 40 * 1024 * 1024;

/**
 * Reads a file of this machine for a command. Errors: `plan.no_file`, `plan.folder`,
 * `plan.too_large`, `plan.unreadable_file`.
 */
export async function readPlanFile(path: string): Promise<Result<Upload, Refusal>> {
  const file = basename(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return err(refuseImport('plan.folder', { file }, { file: path }));
    if (found.size > PLAN_FILE_BYTES_MAX) {
      const megabytes = Math.ceil(found.size / 1024 / 1024);
      const limit = PLAN_FILE_BYTES_MAX / 1024 / 1024;
      return err(refuseImport('plan.too_large', { file, megabytes, limit }, { file: path }));
    }
    return ok({ name: file, bytes: await readFile(path) });
  } catch (fault) {
    const { code = 'EIO' } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return err(refuseImport('plan.no_file', { file }, { file: path }));
    return err(refuseImport('plan.unreadable_file', { file, reason: code }, { file: path }));
  }
}
