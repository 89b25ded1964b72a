import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { searchKey, type IsoDate, type Scope } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { HeldPost } from '../domain/index.ts';

export interface UserRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly sample: boolean;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
  readonly lastSignIn: Date | null;
  readonly secondStep: boolean;
  /** Those in force on the day asked, and those to come. */
  readonly posts: readonly HeldPost[];
}

export interface UserFilter {
  /** Words of login or name, without accents; empty: all. */
  readonly words: readonly string[];
  readonly agency: string | null;
  /** An area with those below it; null: all. */
  readonly areas: readonly string[] | null;
}

const EVERYBODY: UserFilter = { words: [], agency: null, areas: null };

function selectUsers(trx: Transaction, on: IsoDate) {
  return trx.selectFrom('app_user as u').select((eb) => [
    'u.id',
    'u.login',
    'u.name',
    'u.language',
    'u.sample',
    'u.password_hash as passwordHash',
    'u.disabled_at as disabledAt',
    eb
      .selectFrom('session as s')
      .select((s) => s.fn.max('s.created_at').as('at'))
      .whereRef('s.user_id', '=', 'u.id')
      .as('lastSignIn'),
    eb
      .exists(
        eb
          .selectFrom('second_step as t')
          .select('t.user_id')
          .whereRef('t.user_id', '=', 'u.id')
          .where('t.confirmed_at', 'is not', null),
      )
      .as('secondStep'),
    jsonArrayFrom(
      eb
        .selectFrom('post as p')
        .select([
          'p.id',
          'p.role',
          'p.agency',
          'p.area',
          'p.valid_from as validFrom',
          'p.valid_to as validTo',
        ])
        .whereRef('p.user_id', '=', 'u.id')
        .where((p) => p.or([p('p.valid_to', 'is', null), p('p.valid_to', '>', on)]))
        .orderBy('p.valid_from')
        .orderBy('p.role'),
    ).as('posts'),
  ]);
}

/** Accounts by login, of those in the scope. */
export async function listUsers(
  trx: Transaction,
  scope: Scope,
  on: IsoDate,
  filter: UserFilter = EVERYBODY,
): Promise<readonly UserRow[]> {
  let query = selectUsers(trx, on).orderBy('u.login');
  if (scope.agencies !== 'all' || scope.areas !== 'all') {
    const places = [...(scope.agencies === 'all' ? [] : scope.agencies)];
    const areas = [...(scope.areas === 'all' ? [] : scope.areas)];
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('post as q')
          .select('q.id')
          .whereRef('q.user_id', '=', 'u.id')
          .where((q) =>
            q.or([
              q('q.agency', '=', sql<string>`any(${places}::text[])`),
              q('q.area', '=', sql<string>`any(${areas}::text[])`),
            ]),
          ),
      ),
    );
  }
  for (const word of filter.words) {
    query = query.where((eb) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return eb.or([eb('u.name_key', 'like', like), eb('u.login', 'like', like)]);
    });
  }
  const held: readonly (readonly ['q.agency' | 'q.area', readonly string[] | null])[] = [
    ['q.agency', filter.agency === null ? null : [filter.agency]],
    ['q.area', filter.areas],
  ];
  for (const [column, codes] of held) {
    if (codes === null) continue;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('post as q')
          .select('q.id')
          .whereRef('q.user_id', '=', 'u.id')
          .where(column, '=', sql<string>`any(${[...codes]}::text[])`)
          .where((q) => q.or([q('q.valid_to', 'is', null), q('q.valid_to', '>', on)])),
      ),
    );
  }
  return (await query.execute()) as readonly UserRow[];
}

/** The account of a login, in the scope; null when there is none. */
export async function findUser(
  trx: Transaction,
  scope: Scope,
  login: string,
  on: IsoDate,
): Promise<UserRow | null> {
  const row = await selectUsers(trx, on).where('u.login', '=', login).executeTakeFirst();
  if (row === undefined) return null;
  const user = row as UserRow;
  return isInScope(user, scope) ? user : null;
}

function isInScope(user: UserRow, scope: Scope): boolean {
  if (scope.agencies === 'all' && scope.areas === 'all') return true;
  return user.posts.some(
    ({ agency, area }) =>
      (agency !== null && scope.agencies !== 'all' && scope.agencies.includes(agency)) ||
      (area !== null && scope.areas !== 'all' && scope.areas.includes(area)),
  );
}

export interface NewUser {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly sample: boolean;
  readonly at: Date;
  readonly by: string;
}

/** Adds an account; false when the login is taken. */
export async function insertUser(trx: Transaction, user: NewUser): Promise<boolean> {
  const done = await trx
    .insertInto('app_user')
    .values({
      id: user.id,
      login: user.login,
      name: user.name,
      name_key: searchKey(user.name),
      language: 'vi',
      password_hash: user.passwordHash,
      password_changed_at: user.passwordHash === null ? null : user.at,
      sample: user.sample,
      created_at: user.at,
      created_by: user.by,
    })
    // Without a target: with one, row security asks that the new row be seen before its post is.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updatePassword(
  trx: Transaction,
  userId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('app_user')
    .set({ password_hash: passwordHash, password_changed_at: at })
    .where('id', '=', userId)
    .execute();
}

export async function updateLanguage(
  trx: Transaction,
  userId: string,
  language: 'vi' | 'en',
): Promise<void> {
  await trx.updateTable('app_user').set({ language }).where('id', '=', userId).execute();
}

export interface Disabling {
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
}

export async function updateDisabled(
  trx: Transaction,
  userId: string,
  disabling: Disabling,
): Promise<void> {
  await trx
    .updateTable('app_user')
    .set({
      disabled_at: disabling.at,
      disabled_by: disabling.by,
      disabled_reason: disabling.reason,
    })
    .where('id', '=', userId)
    .where('disabled_at', 'is', null)
    .execute();
}

/** Opens a disabled account again; the password it had is good again. */
export async function updateEnabled(trx: Transaction, userId: string): Promise<void> {
  await trx
    .updateTable('app_user')
    .set({ disabled_at: null, disabled_by: null, disabled_reason: null })
    .where('id', '=', userId)
    .execute();
}

/** When, by whom and why an account was disabled; null while it is in use. */
export async function findDisabling(trx: Transaction, userId: string): Promise<Disabling | null> {
  const row = await trx
    .selectFrom('app_user')
    .select(['disabled_at as at', 'disabled_by as by', 'disabled_reason as reason'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (row === undefined || row.at === null) return null;
  return { at: row.at, by: row.by ?? '', reason: row.reason };
}

/** Logins of the made-up people in use who still have the password they were made with. */
export async function listUntouched(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('app_user')
    .select('login')
    .where('sample', '=', true)
    .where('disabled_at', 'is', null)
    .whereRef('password_changed_at', '=', 'created_at')
    .execute();
  return rows.map(({ login }) => login);
}
