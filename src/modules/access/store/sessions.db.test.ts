import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { IsoDate } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import {
  closeLink,
  closeLinksOf,
  endSession,
  endSessions,
  findLink,
  findSession,
  insertAttempt,
  insertLink,
  insertPost,
  insertUser,
  listAttemptsFromAddress,
  listAttemptsOnAccount,
  listSessions,
  openAccess,
  startSession,
  touchSession,
  updateDisabled,
} from './index.ts';

const db = testDatabase();
const on = '2026-01-15' as IsoDate;
const start = Date.parse('2026-01-15T02:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number): Date => new Date(start + hours * HOUR);
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo';
const ended = { at: at(5), why: 'signed_out' } as const;

const run = <T>(work: (trx: Transaction) => Promise<T>): Promise<T> =>
  db.database.transaction().execute(async (trx) => {
    await openAccess(trx, 'identity');
    return work(trx);
  });

/** 64 hexadecimal digits that nobody else has. */
const digest = (): string => (newId() + newId()).replaceAll('-', '');

let user = '';
let other = '';

beforeAll(async () => {
  const add = async (login: string): Promise<string> => {
    const id = newId();
    const made = { passwordHash: hash, sample: false, at: at(0), by: 'test' };
    await run((trx) => insertUser(trx, { id, login, name: login, ...made }));
    return id;
  };
  user = await add('ha.tran');
  other = await add('nam.le');
});

async function begin(userId = user, hours = 0) {
  const session = {
    id: newId(),
    tokenSha256: digest(),
    userId,
    at: at(hours),
    expiresAt: at(hours + 12),
    address: '10.0.0.1',
    userAgent: 'test',
  };
  expect(await run((trx) => startSession(trx, session))).toBe(true);
  return session;
}

const find = (token: string, day = on) => run((trx) => findSession(trx, token, day));

describe('a session', () => {
  test('is found by the digest of its token, with the person it stands for', async () => {
    const session = await begin();
    expect(await find(session.tokenSha256)).toMatchObject({
      ...{ id: session.id, userId: user, login: 'ha.tran', endedAt: null, disabledAt: null },
      ...{ lastSeenAt: at(0), expiresAt: at(12), posts: [] },
    });
    expect(await find(digest())).toBe(null);
  });

  test('started twice under one id is one, and only the newer token opens it', async () => {
    const session = await begin();
    const again = { ...session, tokenSha256: digest(), at: at(1), expiresAt: at(13) };
    expect(await run((trx) => startSession(trx, again))).toBe(true);
    expect(await find(session.tokenSha256)).toBe(null);
    expect(await find(again.tokenSha256)).toMatchObject({ id: session.id, lastSeenAt: at(1) });
  });

  test('cannot be taken over under its id by somebody else', async () => {
    const session = await begin();
    const theft = { ...session, tokenSha256: digest(), userId: other };
    expect(await run((trx) => startSession(trx, theft))).toBe(false);
    expect(await find(session.tokenSha256)).toMatchObject({ userId: user });
    expect(await find(theft.tokenSha256)).toBe(null);
  });

  test('that ended is not started again by its id', async () => {
    const session = await begin();
    await run((trx) => endSession(trx, user, session.id, ended));
    const again = { ...session, tokenSha256: digest() };
    expect(await run((trx) => startSession(trx, again))).toBe(false);
    expect(await find(session.tokenSha256)).toMatchObject({ endedAt: at(5) });
  });

  test('is seen later, never earlier', async () => {
    const session = await begin();
    await run((trx) => touchSession(trx, session.id, at(3)));
    await run((trx) => touchSession(trx, session.id, at(2)));
    expect((await find(session.tokenSha256))?.lastSeenAt).toEqual(at(3));
  });

  test('brings the posts of the day asked, not those of before or after', async () => {
    const holder = newId();
    await run((trx) =>
      insertUser(trx, {
        ...{ id: holder, login: 'lan.pham', name: 'Lan', passwordHash: hash, sample: false },
        ...{ at: at(0), by: 'operator:test' },
      }),
    );
    const days: readonly (readonly [string, string, string | null])[] = [
      ['clerk', '2025-07-01', '2026-01-15'],
      ['planner', '2026-01-15', '2026-02-01'],
      ['leader', '2026-02-01', null],
    ];
    for (const [role, validFrom, validTo] of days) {
      await run((trx) =>
        insertPost(trx, {
          ...{ id: newId(), userId: holder, role, validFrom, validTo },
          ...{ agency: role === 'clerk' ? 'HP-SNV' : null, area: null },
          ...{ reason: null, at: at(0), by: 'operator:test' },
        }),
      );
    }
    const session = await begin(holder);
    const rolesOn = async (day: string) =>
      (await find(session.tokenSha256, day as IsoDate))?.posts.map(({ role }) => role);
    expect(await rolesOn('2026-01-14')).toEqual(['clerk']);
    expect(await rolesOn('2026-01-15')).toEqual(['planner']);
    expect(await rolesOn('2026-01-31')).toEqual(['planner']);
    expect(await rolesOn('2026-02-01')).toEqual(['leader']);
    expect(await rolesOn('2025-06-30')).toEqual([]);
  });
});

describe('ending sessions', () => {
  test('ends one of one’s own once; the second time there is none to end', async () => {
    const session = await begin();
    expect(await run((trx) => endSession(trx, user, session.id, ended))).toBe(1);
    expect(await run((trx) => endSession(trx, user, session.id, ended))).toBe(0);
  });

  test('does not end that of somebody else', async () => {
    const session = await begin(other);
    expect(await run((trx) => endSession(trx, user, session.id, ended))).toBe(0);
    expect((await find(session.tokenSha256))?.endedAt).toBe(null);
  });

  test('all but one leaves that one, and those of others', async () => {
    await run((trx) => endSessions(trx, user, null, ended));
    const [first, kept, foreign] = [await begin(), await begin(), await begin(other)];
    expect(await run((trx) => endSessions(trx, user, kept.id, ended))).toBe(1);
    const open = await Promise.all([first, kept, foreign].map((one) => find(one.tokenSha256)));
    expect(open.map((row) => row?.endedAt === null)).toEqual([false, true, true]);
    expect(await run((trx) => endSessions(trx, user, null, ended))).toBe(1);
  });

  test('lists what is open, the newest first', async () => {
    await run((trx) => endSessions(trx, user, null, ended));
    const early = await begin(user, 1);
    const late = await begin(user, 2);
    const gone = await begin(user, 3);
    await run((trx) => endSession(trx, user, gone.id, ended));
    const rows = await run((trx) => listSessions(trx, user));
    expect(rows.map(({ id }) => id)).toEqual([late.id, early.id]);
  });
});

describe('attempts to sign in', () => {
  const attempt = (account: string, address: string, hours: number, outcome = 'started') =>
    run((trx) =>
      insertAttempt(
        trx,
        newId(),
        { accountSha256: account, address },
        { outcome: outcome as 'started', at: at(hours) },
      ),
    );

  test('are counted by account and by address, the oldest first, after an instant only', async () => {
    const [mine, theirs] = [digest(), digest()];
    await attempt(mine, '10.9.0.1', 3, 'succeeded');
    await attempt(mine, '10.9.0.2', 2);
    await attempt(theirs, '10.9.0.1', 1);
    await attempt(mine, '10.9.0.1', 0);
    const onAccount = await run((trx) => listAttemptsOnAccount(trx, mine, at(0)));
    expect(onAccount).toEqual([
      { outcome: 'started', at: at(2).getTime() },
      { outcome: 'succeeded', at: at(3).getTime() },
    ]);
    const fromAddress = await run((trx) => listAttemptsFromAddress(trx, '10.9.0.1', at(-1)));
    expect(fromAddress.map(({ at: when }) => (when - start) / HOUR)).toEqual([0, 1, 3]);
  });

  test('of nobody are none', async () => {
    expect(await run((trx) => listAttemptsOnAccount(trx, digest(), at(-99)))).toEqual([]);
  });
});

describe('a one-time link', () => {
  async function make(userId = user) {
    const link = {
      ...{ id: newId(), tokenSha256: digest(), userId },
      ...{ at: at(0), by: 'user:admin', expiresAt: at(72), purpose: 'password' as const },
    };
    await run(async (trx) => {
      await closeLinksOf(trx, userId, { at: at(0), why: 'replaced' });
      await insertLink(trx, link);
    });
    return link;
  }
  const look = (token: string, hours = 1) =>
    run((trx) => findLink(trx, token, { now: at(hours), purposes: ['password'] }));

  test('is good until its last instant, not at it', async () => {
    const link = await make();
    expect(await look(link.tokenSha256, 71)).toMatchObject({ id: link.id, login: 'ha.tran' });
    expect(await look(link.tokenSha256, 72)).toBe(null);
    expect(await look(digest())).toBe(null);
  });

  test('is used once, whoever comes first', async () => {
    const link = await make();
    const uses = await Promise.all(
      [1, 2, 3].map(() => run((trx) => closeLink(trx, link.id, at(1)))),
    );
    expect(uses.filter((first) => first)).toHaveLength(1);
    expect(await look(link.tokenSha256)).toBe(null);
  });

  test('is replaced by the next one of the same person, not by that of another', async () => {
    const [mine, foreign] = [await make(), await make(other)];
    const next = await make();
    const good = await Promise.all([mine, foreign, next].map((one) => look(one.tokenSha256)));
    expect(good.map((row) => row !== null)).toEqual([false, true, true]);
  });

  test('of a disabled account is no good', async () => {
    const link = await make(other);
    await run((trx) => updateDisabled(trx, other, { at: at(2), by: 'user:admin', reason: null }));
    expect(await look(link.tokenSha256)).toBe(null);
  });
});
