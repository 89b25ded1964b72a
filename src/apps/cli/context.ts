import type { Context } from '../../platform/context.ts';
import { openDatabase, urlsOf } from '../../platform/database/open.ts';
import { onEnd } from '../lifetime.ts';
import { operatorContext, seedReference } from '../seed.ts';
import type { Io } from './command.ts';

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
    const context: Context = { ...operatorContext(open.database), language: io.language };
    if (open.isNew) await seedReference(context);
    return await work(context);
  } finally {
    forget();
    await open.close();
  }
}
