import type pg from 'pg';
import { APP_ROLE, OWNER_ROLE, REPORT_ROLE } from './connect.ts';
import { stopWith } from './errors.ts';

/**
 * Three roles: the owner migrates, `ansinh_app` runs, `ansinh_report` reads. The last two hold
 * rights; on a server the logins of the URLs are members of them.
 */
export const ROLES_SCRIPT = (runLogin: string): string =>
  [
    `create role ${APP_ROLE} nologin;`,
    `create role ${REPORT_ROLE} nologin;`,
    `grant ${APP_ROLE} to ${quote(runLogin)};`,
    `-- for reports: grant ${REPORT_ROLE} to <login>;`,
  ].join('\n');

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/**
 * Makes the roles that lack, and lets the running login take the app's rights. `client` is the
 * owner's; when it may not, the refusal carries the script for an administrator to run.
 */
export async function ensureRoles(client: pg.ClientBase, runLogin: string): Promise<void> {
  try {
    for (const role of [APP_ROLE, REPORT_ROLE]) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await createRole(client, role);
    }
    // Since 16 a member may be one that cannot take the role: its maker is such a one.
    const member = await client.query<{ is: boolean }>(
      `select pg_has_role(rolname, '${APP_ROLE}', case
          when current_setting('server_version_num')::int >= 160000 then 'set' else 'member'
        end) as is from pg_roles where rolname = $1`,
      [runLogin],
    );
    if (member.rows[0]?.is === false) {
      await client.query(`grant ${APP_ROLE} to ${quote(runLogin)}`);
    }
  } catch (fault) {
    if ((fault as pg.DatabaseError).code !== '42501') throw fault;
    stopWith('database.roles_missing', { script: ROLES_SCRIPT(runLogin) }, fault);
  }
}

const DUPLICATE = ['42710', '23505'];

async function createRole(client: pg.ClientBase, role: string): Promise<void> {
  try {
    await client.query(`create role ${role} nologin`);
  } catch (fault) {
    // Another process made it between our look and our act.
    if (!DUPLICATE.includes((fault as pg.DatabaseError).code ?? '')) throw fault;
  }
}

/** The name of the database in an embedded cluster. */
export const DATABASE = 'ansinh';

/**
 * Prepares an embedded cluster: logins for the three roles, and the database of the owner.
 * `client` is the superuser's, connected to the database `postgres`.
 */
export async function prepareCluster(
  client: pg.ClientBase,
  database = DATABASE,
  password: string | null = null,
): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (found.rowCount !== 0) return;
  // One at a time: two commands may begin on a new folder together.
  await client.query('select pg_advisory_lock(4220)');
  for (const role of [OWNER_ROLE, APP_ROLE, REPORT_ROLE]) {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role};
      end if;
      alter role ${role} login;
    end $$`);
    if (password !== null) {
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    }
  }
  const now = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (now.rowCount === 0) {
    await client.query(`create database ${quote(database)} owner ${OWNER_ROLE}`);
  }
  await client.query('select pg_advisory_unlock(4220)');
}
