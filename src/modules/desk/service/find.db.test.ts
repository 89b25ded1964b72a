import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { aUser, anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aReading, aRelease } from '../../../../tests/support/plan.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import { seedDemoUsers } from '../../access/index.ts';
import { loadAgencies } from '../../agencies/index.ts';
import { loadAreas } from '../../areas/index.ts';
import { loadRelease } from '../../plans/index.ts';
import { serveFindRecords } from './index.ts';

const db = testDatabase();

async function find(q: string, caller: Caller = aUser('mai', 'planner')) {
  const context = { ...db.context({ caller }), language: 'vi' as const };
  return unwrap(await serveFindRecords(context, { q })).found;
}

describe('finding any record', () => {
  beforeAll(async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await loadAgencies(db.context()));
    await seedDemoUsers(db.context());
    const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
    const release = aRelease({ reading: aReading() });
    unwrap(await loadRelease(db.context(), { ...command, release, approve: false }));
  });

  test.each([
    ['a plan by its number', '12/KH-UBND', 'plan', /^\/plans\//],
    ['a task by its code', 'PL.I.1', 'task', /^\/plans\/.+\/tasks\/PL\.I\.1$/],
    ['a unit by its name without accents', 'thuy nguyen', 'area', /^\/areas\/\d+$/],
    ['a unit by its code', '11560', 'area', /^\/areas\/11560$/],
    ['an agency by its name', 'sở y tế', 'agency', /^\/agencies\/HP-SYT$/],
    ['an instrument by its number', '20/2021/NĐ-CP', 'document', /^\/law\/documents\//],
    ['a programme by words', 'trợ cấp xã hội', 'programme', /^\/policies\//],
  ] as const)('%s', async (_what, q, kind, href) => {
    const [first] = await find(q);
    const own = (await find(q)).filter((one) => one.kind === kind);
    expect(own[0]?.href).toMatch(href);
    if (/\d/.test(q)) expect(first?.kind).toBe(kind);
  });

  test('accounts are offered to those who manage them, and that is recorded as a look', async () => {
    const looks = async () =>
      (
        await db.owner
          .selectFrom('audit_outbox')
          .select('id')
          .where('operation', '=', 'record.find')
          .execute()
      ).length;
    const users = (found: Awaited<ReturnType<typeof find>>) =>
      found.filter(({ kind }) => kind === 'user');
    expect(users(await find('hoach'))).toEqual([]);
    expect(await looks()).toBe(0);
    const [user] = users(await find('hoach', aUser('root', 'administrator')));
    expect(user).toMatchObject({ code: 'planner', href: '/users/planner' });
    expect(await looks()).toBe(1);
  });

  test('nothing is found for blanks, and for nobody but people', async () => {
    expect(await find('   ')).toEqual([]);
    expect(await find('qwxz zzqw')).toEqual([]);
    const refused = await serveFindRecords(db.context({ caller: anonymous }), { q: 'x' });
    expect(refused.ok ? null : refused.error.code).toBe('desk.people_only');
  });
});
