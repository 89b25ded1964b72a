import { v7 as newId } from 'uuid';
import { callerName } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/database/index.ts';
import { hashPassword } from '../../../platform/identity/index.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from '../domain/index.ts';
import { insertPost, insertUser, listUntouched, openAccess } from '../store/index.ts';

/** A demo user as `start` prints it. */
export interface DemoUser {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

/** The posts of the demo city begin with its two-tier government. */
const POSTS_FROM = '2025-07-01';

/**
 * Makes the demo users that lack, and gives those that can still sign in with the password that
 * everybody knows. Twice is as once. A login that somebody took before stays theirs.
 */
export async function seedDemoUsers(context: Context): Promise<readonly DemoUser[]> {
  const at = new Date(context.now());
  const by = callerName(context.caller);
  // One hash for all: the password is public, and sixteen hashes would delay every first start.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return record(context, async (trx) => {
    await openAccess(trx, 'identity');
    for (const { login, name, role, agency, area } of DEMO_PEOPLE) {
      const id = newId();
      if (!(await insertUser(trx, { id, login, name, passwordHash, sample: true, at, by })))
        continue;
      const post = { role, agency, area, validFrom: POSTS_FROM };
      await insertPost(trx, { ...post, id: newId(), userId: id, at, by });
      await recordAudit(trx, context, {
        operation: 'user.add',
        subject: { kind: 'user', id: login },
        data: { name, role, agency, area, on: POSTS_FROM, sample: true },
      });
    }
    const untouched = new Set(await listUntouched(trx));
    return DEMO_PEOPLE.filter(({ login }) => untouched.has(login)).map(shown);
  });
}

function shown({ login, role }: DemoPerson): DemoUser {
  return { login, role, password: DEMO_PASSWORD };
}
