import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { asSuperuser } from '../../../tests/support/pg-server.ts';
import { APP_ROLE, clientConfig, OWNER_ROLE, REPORT_ROLE } from './connect.ts';
import { ensureRoles, prepareCluster, quote, ROLES_SCRIPT } from './roles.ts';

const db = testDatabase();
const logins = ['tester_run', 'tester_owner', 'tester "quoted"'] as const;
const [run, owner, quoted] = logins;

const superuser = <T>(work: (client: pg.Client) => Promise<T>) =>
  asSuperuser(db.server, db.name, work);

beforeAll(() =>
  superuser(async (client) => {
    for (const login of logins) await client.query(`create role ${quote(login)} login`);
    await client.query(`alter role ${quote(owner)} createrole`);
  }),
);
afterAll(() =>
  superuser(async (client) => {
    for (const login of logins) await client.query(`drop role if exists ${quote(login)}`);
  }),
);

async function isMember(login: string): Promise<boolean> {
  return superuser(async (client) => {
    const found = await client.query<{ is: boolean }>(
      `select pg_has_role($1, '${APP_ROLE}', 'member') as is`,
      [login],
    );
    return found.rows[0]?.is ?? false;
  });
}

async function as<T>(user: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { host, port } = db.server;
  const client = new pg.Client(clientConfig({ host, port, user, database: db.name }, {}));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('the roles of a server', () => {
  test('are given to the login that runs, once and again', async () => {
    expect(await isMember(run)).toBe(false);
    await superuser((client) => ensureRoles(client, run));
    await superuser((client) => ensureRoles(client, run));
    expect(await isMember(run)).toBe(true);
    const asApp = await as(run, async (client) => {
      await client.query(`set role ${APP_ROLE}`);
      return client.query<{ n: bigint }>('select count(*) as n from plan');
    });
    expect(asApp.rows[0]?.n).toBe(0n);
  });

  test('are given to a login of any letters', async () => {
    await superuser((client) => ensureRoles(client, quoted));
    expect(await isMember(quoted)).toBe(true);
  });

  test('that the owner may not give are refused with the script for who may', async () => {
    const asked = as(run, (client) => ensureRoles(client, owner));
    await expect(asked).rejects.toMatchObject({
      refusal: { code: 'database.roles_missing', data: { script: ROLES_SCRIPT(owner) } },
    });
    expect(await isMember(owner)).toBe(false);
  });

  test('that are there already need no right to make them', async () => {
    await superuser((client) => ensureRoles(client, owner));
    await as(owner, (client) => ensureRoles(client, owner));
    expect(await isMember(owner)).toBe(true);
  });

  test('of two that make them at once both succeed', async () => {
    await Promise.all(
      Array.from({ length: 6 }, () => superuser((client) => ensureRoles(client, run))),
    );
    expect(await isMember(run)).toBe(true);
  });
});

describe('the script for an administrator', () => {
  test('makes both roles and gives the first, and names nobody who could be changed by it', () => {
    const script = ROLES_SCRIPT('lan');
    expect(script).toContain(`create role ${APP_ROLE} nologin;`);
    expect(script).toContain(`create role ${REPORT_ROLE} nologin;`);
    expect(script).toContain(`grant ${APP_ROLE} to "lan";`);
  });

  test('cannot be broken out of by a name', () => {
    const script = ROLES_SCRIPT('x"; drop table plan; --');
    expect(script).toContain('to "x""; drop table plan; --";');
  });

  test('is what a server takes', async () => {
    await superuser(async (client) => {
      await client.query('begin');
      const renamed = ROLES_SCRIPT(run)
        .replaceAll(APP_ROLE, 'tester_app')
        .replaceAll(REPORT_ROLE, 'tester_report');
      await client.query(renamed);
      await client.query('rollback');
    });
  });
});

describe('an embedded cluster', () => {
  test('is prepared once; by several at once too, and is the owner’s', async () => {
    const name = `prepared_${String(process.pid)}`;
    const prepare = () =>
      asSuperuser(db.server, 'postgres', (client) => prepareCluster(client, name));
    await Promise.all([prepare(), prepare(), prepare()]);
    await prepare();
    const found = await superuser((client) =>
      client.query<{ owner: string; logins: string[] }>(
        `select pg_get_userbyid(datdba)::text as owner,
            array(select rolname::text from pg_roles where rolcanlogin
              and rolname in ('${OWNER_ROLE}', '${APP_ROLE}', '${REPORT_ROLE}')
              order by 1) as logins
          from pg_database where datname = $1`,
        [name],
      ),
    );
    await asSuperuser(db.server, 'postgres', (client) => client.query(`drop database ${name}`));
    expect(found.rows).toEqual([
      { owner: OWNER_ROLE, logins: [APP_ROLE, OWNER_ROLE, REPORT_ROLE] },
    ]);
  });
});
