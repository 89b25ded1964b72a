import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { searchKey, type IsoDate, type Post, type Scope } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';

/** A post with its days, half-open. */
export interface PostRow extends Post {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface UserRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly sample: boolean;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
  readonly lastSignIn: Date | null;
  /** Those in force on the day asked, and those to come. */
  readonly posts: readonly PostRow[];
}

export interface UserFilter {
  /** Words of login or name, without accents; empty: all. */
  readonly words: readonly string[];
  readonly agency: string | null;
  readonly area: string | null;
}

const EVERYBODY: UserFilter = { words: [], agency: null, area: null };

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
    jsonArrayFrom(
      eb
        .selectFrom('post as p')
        .select([
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
  for (const [column, code] of [
    ['q.agency', filter.agency],
    ['q.area', filter.area],
  ] as const) {
    if (code === null) continue;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('post as q')
          .select('q.id')
          .whereRef('q.user_id', '=', 'u.id')
          .where(column, '=', code)
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

export interface NewPost extends Post {
  readonly id: string;
  readonly userId: string;
  readonly validFrom: string;
  readonly at: Date;
  readonly by: string;
}

export async function insertPost(trx: Transaction, post: NewPost): Promise<void> {
  await trx
    .insertInto('post')
    .values({
      id: post.id,
      user_id: post.userId,
      role: post.role,
      agency: post.agency,
      area: post.area,
      valid_from: post.validFrom,
      created_at: post.at,
      created_by: post.by,
    })
    .execute();
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

/** Logins of those who can sign in and hold a role for the whole city on a day. */
export async function listHoldersCityWide(
  trx: Transaction,
  role: string,
  on: IsoDate,
): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('app_user as u')
    .innerJoin('post as p', 'p.user_id', 'u.id')
    .select('u.login')
    .distinct()
    .where('p.role', '=', role)
    .where('p.agency', 'is', null)
    .where('p.area', 'is', null)
    .where('p.valid_from', '<=', on)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', on)]))
    .where('u.disabled_at', 'is', null)
    .where('u.password_hash', 'is not', null)
    .execute();
  return rows.map(({ login }) => login);
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
