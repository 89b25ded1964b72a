import { normalLogin } from '../../modules/access/domain/index.ts';
import { callerOfLogin, scopeOf } from '../../modules/access/index.ts';
import type { Context } from '../../platform/context.ts';
import { openDatabase, urlsOf } from '../../platform/database/open.ts';
import { onEnd } from '../lifetime.ts';
import { operatorContext, seedReference } from '../seed.ts';
import type { Io } from './command.ts';
import { refuseCli } from './parse.ts';

/**
 * The database of a command: that of a running `start`, of DATABASE_URL, or an embedded server
 * that is begun for this command and ended after it, a signal included.
 */
export async function withContext(
  io: Io,
  work: (context: Context) => Promise<number>,
): Promise<number> {
  const open = await openDatabase({
    dataDir: io.dataFolder,
    purpose: 'command',
    ...urlsOf(process.env),
  });
  const forget = onEnd(() => open.close());
  try {
    const context: Context = {
      ...operatorContext(open.database),
      language: io.language,
      dataFolder: io.dataFolder,
    };
    if (open.isNew) await seedReference(context);
    if (io.as === null) return await work(context);
    const caller = await callerOfLogin(context, normalLogin(io.as));
    if (caller === null) return io.fail(refuseCli('cli.no_such_login', { login: io.as }));
    return await work({ ...context, caller, scope: scopeOf(caller, 'signed_in') });
  } finally {
    forget();
    await open.close();
  }
}
