import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { DEMO_PEOPLE } from '../domain/index.ts';

const db = testDatabase();
const { cookieOf } = accessApp(db);

test('the second lock: no purpose sees nothing, own sees own, manage the scope', async () => {
  const under = (settings: Record<string, string>) =>
    db.database.transaction().execute(async (trx) => {
      for (const [name, value] of Object.entries(settings)) {
        await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(trx);
      }
      const users = await trx.selectFrom('app_user').select('login').execute();
      const posts = await trx.selectFrom('post').select('agency').execute();
      const sessions = await trx.selectFrom('session').select('id').execute();
      const attempts = await trx.selectFrom('sign_in_attempt').select('id').execute();
      const links = await trx.selectFrom('one_time_link').select('id').execute();
      return { users, posts, sessions, attempts, links };
    });
  await cookieOf('planner');
  const nothing = await under({ agencies: '*', areas: '*', caller: 'user:planner' });
  expect(Object.values(nothing).flat()).toEqual([]);
  const own = await under({ access: 'own', caller: 'user:planner', agencies: '*' });
  expect(own.users).toEqual([{ login: 'planner' }]);
  expect(own.posts).toEqual([{ agency: 'HP-SNV' }]);
  expect(own.attempts).toEqual([]);
  const manage = await under({ access: 'manage', caller: 'user:x', agencies: 'HP-STP', areas: '' });
  expect(manage.users).toEqual([{ login: 'legal.officer' }]);
  const none = await under({ access: 'manage', caller: 'user:x', agencies: '', areas: '' });
  expect(Object.values(none).flat()).toEqual([]);
  const identity = await under({ access: 'identity' });
  expect(identity.users).toHaveLength(DEMO_PEOPLE.length);
  expect(identity.sessions).toHaveLength(1);
});

test('the second lock holds for writes, and attempts are never changed or deleted', async () => {
  const attempt = (statement: ReturnType<typeof sql>, settings: Record<string, string>) =>
    db.database.transaction().execute(async (trx) => {
      for (const [name, value] of Object.entries(settings)) {
        await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(trx);
      }
      return (await statement.execute(trx)).numAffectedRows;
    });
  const disable = sql`update app_user set language = 'en' where login = 'planner'`;
  expect(await attempt(disable, { access: 'manage', agencies: 'HP-SYT', areas: '' })).toBe(0n);
  expect(await attempt(disable, { access: 'own', caller: 'user:leader' })).toBe(0n);
  const grant = sql`insert into post (id, user_id, role, agency, valid_from, created_at, created_by)
    select ${newId()}, id, 'administrator', 'HP-SNV', '2026-01-01', now(), 'x'
    from app_user limit 1`;
  const local = { access: 'manage', agencies: 'HP-SYT', areas: '' };
  await expect(attempt(grant, local)).rejects.toThrow(/row-level security/);
  for (const statement of [
    sql`update sign_in_attempt set outcome = 'succeeded'`,
    sql`delete from sign_in_attempt`,
    sql`delete from app_user`,
    sql`delete from session`,
    sql`update app_user set login = 'x' || login`,
  ]) {
    await expect(attempt(statement, { access: 'identity' })).rejects.toThrow(/permission denied/);
  }
});
