import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testDatabase } from '../../../../tests/support/database.ts';
import { EVERYTHING, NOTHING, type IsoDate, type Scope } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import {
  findDisabling,
  findUser,
  insertPost,
  insertUser,
  listHoldersCityWide,
  listLastingHolders,
  listPosts,
  listUsers,
  openAccess,
  updateDisabled,
  updateEnabled,
  updatePostEnd,
} from './index.ts';

const db = testDatabase();
const day = (text: string): IsoDate => text as IsoDate;
const on = day('2026-01-15');
const at = new Date('2026-01-15T02:00:00Z');
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo';

const run = <T>(work: (trx: Transaction) => Promise<T>): Promise<T> =>
  db.database.transaction().execute(async (trx) => {
    await openAccess(trx, 'identity');
    return work(trx);
  });

interface Seat {
  readonly role: string;
  readonly agency?: string;
  readonly area?: string;
  readonly from?: string;
  readonly to?: string;
}

/** A user with posts; without a password when `invited`. */
async function addUser(login: string, seats: readonly Seat[], invited = false): Promise<string> {
  const id = newId();
  const passwordHash = invited ? null : hash;
  await run(async (trx) => {
    await insertUser(trx, { id, login, name: login, passwordHash, sample: false, at, by: 'test' });
    for (const { role, agency = null, area = null, from = '2025-07-01', to = null } of seats) {
      const place = { role, agency, area, validFrom: from, validTo: to };
      await insertPost(trx, { ...place, id: newId(), userId: id, at, by: 'test' });
    }
  });
  return id;
}

beforeAll(async () => {
  await addUser('an.so', [{ role: 'clerk', agency: 'A' }]);
  await addUser('binh.xa', [{ role: 'commune_officer', area: 'C1' }]);
  await addUser('chi.thon', [{ role: 'social_worker', area: 'C1-001' }]);
  await addUser('dung.cu', [{ role: 'clerk', agency: 'A', to: '2026-01-15' }]);
  await addUser('em.sap', [{ role: 'clerk', agency: 'A', from: '2026-02-01' }]);
  await addUser('giang.hai', [
    { role: 'clerk', agency: 'B' },
    { role: 'commune_officer', area: 'C2' },
  ]);
});

const logins = (users: readonly { readonly login: string }[]): string[] =>
  users.map(({ login }) => login);
const scope = (agencies: readonly string[], areas: readonly string[]): Scope => ({
  agencies,
  areas,
});

describe('lists are cut to the scope', () => {
  const list = (given: Scope, filter = {}) =>
    run((trx) => listUsers(trx, given, on, { words: [], agency: null, areas: null, ...filter }));

  test('nothing shows nothing, everything shows all', async () => {
    expect(await list(NOTHING)).toEqual([]);
    expect(await list(EVERYTHING)).toHaveLength(6);
  });

  test('an agency shows those who have, had or will have a post there', async () => {
    expect(logins(await list(scope(['A'], [])))).toEqual(['an.so', 'dung.cu', 'em.sap']);
  });

  test('areas are codes, of communes and hamlets alike', async () => {
    expect(logins(await list(scope([], ['C1', 'C1-001'])))).toEqual(['binh.xa', 'chi.thon']);
    expect(logins(await list(scope([], ['C1'])))).toEqual(['binh.xa']);
    expect(logins(await list(scope(['A'], ['C2'])))).toEqual([
      'an.so',
      'dung.cu',
      'em.sap',
      'giang.hai',
    ]);
  });

  test('filters narrow it further, by posts that are held or to come', async () => {
    expect(logins(await list(EVERYTHING, { agency: 'A' }))).toEqual(['an.so', 'em.sap']);
    expect(logins(await list(EVERYTHING, { areas: ['C1', 'C1-001'] }))).toEqual([
      'binh.xa',
      'chi.thon',
    ]);
    expect(await list(EVERYTHING, { areas: [] })).toEqual([]);
    expect(logins(await list(scope([], ['C2']), { agency: 'B' }))).toEqual(['giang.hai']);
  });

  test('words find the login, and a percent sign is itself', async () => {
    expect(logins(await list(EVERYTHING, { words: ['thon'] }))).toEqual(['chi.thon']);
    expect(await list(EVERYTHING, { words: ['%'] })).toEqual([]);
    expect(await list(EVERYTHING, { words: ['_n'] })).toEqual([]);
  });

  test('one account is found in the scope of any of its posts that is not over', async () => {
    const find = (login: string, given: Scope) => run((trx) => findUser(trx, given, login, on));
    expect((await find('giang.hai', scope([], ['C2'])))?.posts).toHaveLength(2);
    expect(await find('giang.hai', scope(['A'], ['C1']))).toBe(null);
    expect(await find('dung.cu', scope(['A'], []))).toBe(null);
    expect((await find('dung.cu', EVERYTHING))?.posts).toEqual([]);
    expect(await find('nobody', EVERYTHING)).toBe(null);
  });
});

describe('posts in their table', () => {
  test('are listed whole, the newest first, with who gave and ended them', async () => {
    const id = await addUser('ha.lich', [
      { role: 'clerk', agency: 'A' },
      { role: 'clerk', agency: 'B', from: '2025-09-01' },
    ]);
    const [newer, older] = await run((trx) => listPosts(trx, id));
    expect([newer?.agency, older?.agency]).toEqual(['B', 'A']);
    const end = { validTo: on, at, by: 'user:x', reason: 'Thôi việc' };
    await run((trx) => updatePostEnd(trx, older?.id ?? '', end));
    const [, ended] = await run((trx) => listPosts(trx, id));
    expect(ended).toMatchObject({
      validTo: '2026-01-15',
      by: 'test',
      endedBy: 'user:x',
      endedReason: 'Thôi việc',
    });
  });

  test('the same open post twice is refused by the table, after an end it is not', async () => {
    const twice = [
      { role: 'clerk', agency: 'A' },
      { role: 'clerk', agency: 'A', from: '2025-08-01' },
    ];
    await expect(addUser('ly.hai', twice)).rejects.toThrow('post_open_once');
    const apart = [{ role: 'clerk', agency: 'A', to: '2025-08-01' }, twice[1] as Seat];
    await addUser('ly.mot', apart);
  });

  test.each<readonly [string, Seat, string]>([
    ['two places', { role: 'clerk', agency: 'A', area: 'C' }, 'post_one_place'],
    ['an end before the beginning', { role: 'clerk', to: '2025-06-30' }, 'post_range'],
    ['a role that is no word', { role: 'Không' }, 'post_role_form'],
  ])('the table refuses %s', async (_what, seat, constraint) => {
    await expect(addUser('sai.roi', [seat])).rejects.toThrow(constraint);
  });

  test('a post can be taken back to nothing: it ends where it begins', async () => {
    const id = await addUser('mai.rut', [{ role: 'clerk', agency: 'Z', from: '2026-03-01' }]);
    const [post] = await run((trx) => listPosts(trx, id));
    const end = { validTo: day('2026-03-01'), at, by: 'x', reason: null };
    await run((trx) => updatePostEnd(trx, post?.id ?? '', end));
    const user = await run((trx) => findUser(trx, EVERYTHING, 'mai.rut', day('2026-03-01')));
    expect(user?.posts).toEqual([]);
  });

  test('the running role changes the end of a post and nothing else of it', async () => {
    for (const statement of [
      sql`update post set role = 'administrator'`,
      sql`update post set agency = null`,
      sql`update post set valid_from = '2020-01-01'`,
      sql`update post set reason = 'x'`,
      sql`delete from post`,
    ]) {
      await expect(run((trx) => statement.execute(trx))).rejects.toThrow(/permission denied/);
    }
  });
});

describe('who administers the city', () => {
  const holders = (when = on) => run((trx) => listHoldersCityWide(trx, 'administrator', when));
  const lasting = (when = on, but: string | null = null) =>
    run((trx) => listLastingHolders(trx, 'administrator', when, but));

  test('are those with a password, in use, with a post for the whole city on the day', async () => {
    await addUser('qt.mot', [{ role: 'administrator' }]);
    await addUser('qt.hai', [{ role: 'administrator', to: '2026-06-01' }]);
    await addUser('qt.moi', [{ role: 'administrator' }], true);
    await addUser('qt.so', [{ role: 'administrator', agency: 'A' }]);
    await addUser('qt.sap', [{ role: 'administrator', from: '2026-03-01' }]);
    expect((await holders()).toSorted()).toEqual(['qt.hai', 'qt.mot']);
    expect((await holders(day('2026-07-01'))).toSorted()).toEqual(['qt.mot', 'qt.sap']);
  });

  test('for good: without an end, and without the post that is about to go', async () => {
    expect(await lasting()).toEqual(['qt.mot']);
    expect((await lasting(day('2026-03-01'))).toSorted()).toEqual(['qt.mot', 'qt.sap']);
    const user = await run((trx) => findUser(trx, EVERYTHING, 'qt.mot', on));
    expect(await lasting(on, user?.posts[0]?.id ?? '')).toEqual([]);
  });

  test('not while disabled; opened again they do', async () => {
    const user = await run((trx) => findUser(trx, EVERYTHING, 'qt.mot', on));
    const id = user?.id ?? '';
    await run((trx) => updateDisabled(trx, id, { at, by: 'user:x', reason: 'Nghỉ' }));
    expect(await run((trx) => findDisabling(trx, id))).toEqual({
      at,
      by: 'user:x',
      reason: 'Nghỉ',
    });
    expect(await lasting()).toEqual([]);
    await run((trx) => updateEnabled(trx, id));
    expect(await run((trx) => findDisabling(trx, id))).toBe(null);
    expect(await lasting()).toEqual(['qt.mot']);
  });
});
