import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession, drawScreen } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { getUser, listUsers } from '../contract/index.ts';
import { UserAdd } from './user-add.tsx';
import { UserAccount } from './user.tsx';
import { Users } from './users.tsx';

type User = ReplyOf<typeof listUsers>['users'][number];
type Account = ReplyOf<typeof getUser>;
type PostRecord = Account['posts'][number];

const planner = {
  id: 'p1',
  role: 'planner',
  agency: null,
  area: null,
  from: '2013-06-14',
  to: null,
} as const;

function aUser(given: Partial<User> = {}): User {
  return {
    login: 'ha.tran',
    name: 'Trần Thu Hà',
    sample: false,
    state: 'active',
    posts: [planner],
    lastSignIn: '2015-11-26T02:41:00Z',
    ...given,
  };
}

function aPost(given: Partial<PostRecord> = {}): PostRecord {
  return {
    ...planner,
    reason: 'Quyết định số 5',
    by: 'user:nam.le',
    at: '2013-06-13T02:00:00Z',
    endedBy: null,
    endedReason: null,
    ...given,
  };
}

function anAccount(given: Partial<Account> = {}): Account {
  return {
    user: aUser(),
    mayChange: true,
    disabled: null,
    posts: [aPost()],
    history: [
      { id: 'h1', at: '2013-06-13T02:00:00Z', by: 'user:nam.le', operation: 'user.add' },
      { id: 'h2', at: '2013-06-12T02:00:00Z', by: 'operator:root', operation: 'user.unheard_of' },
    ],
    ...given,
  };
}

const others = [
  aUser(),
  aUser({ login: 'lan', name: 'Phạm Ngọc Lan', state: 'invited', lastSignIn: null, posts: [] }),
  aUser({ login: 'cu', name: 'Lê Văn Cũ', state: 'disabled', sample: true }),
];

const of = { session: aSession('user.manage'), reader: null, params: { login: 'ha.tran' } };

const list: ScreenCase = {
  ...of,
  Screen: Users,
  replies: { [listUsers.id]: { users: others } },
  main: listUsers,
  title: ['Tài khoản', 'Accounts'],
  failed: 'Không tải được danh sách tài khoản',
};

const one: ScreenCase = {
  ...of,
  Screen: UserAccount,
  replies: { [getUser.id]: anAccount() },
  main: getUser,
  title: ['Vai trò được giao', 'Posts'],
  failed: 'Không tải được tài khoản này',
};

describeScreen('accounts', list);
describeScreen('one account', one);

function deedsOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ name, parents }) => name === 'button' && parents.some((p) => p.name === 'td'))
    .map(({ text }) => words(text));
}

describe('the list of accounts', () => {
  const draw = (users: readonly User[] = others, search = '') =>
    drawCase(list, { [listUsers.id]: { users: [...users] } }, { search });

  test('says of each who it is, its state, and when it signed in last', () => {
    const text = words(draw());
    expect(text).toContain('26/11/2015 09:41');
    expect(text).toContain('Phạm Ngọc Lan');
    expect(text).toMatch(/lan Phạm Ngọc Lan .* chưa/i);
  });

  test('offers what can be done with each: a disabled one is opened again, nothing else', () => {
    const counts = others.map((user) => deedsOf(draw([user])).length);
    expect(counts).toEqual([2, 2, 1]);
  });

  test('leads to each account, whatever its login holds', () => {
    expect(draw([aUser({ login: 'a/b c' })])).toContain('href="/app/users/a%2Fb%20c"');
  });

  test.each([
    ['state=disabled', 1],
    ['state=active', 1],
    ['state=active&state=invited', 2],
    ['role=planner', 2],
    ['role=planner&state=invited', 0],
    ['q=pham+ngoc', 1],
  ])('is narrowed by %s to %i', (search, many) => {
    const rows = tagsOf(draw(others, search)).filter(
      ({ name, attributes }) => name === 'tr' && attributes.has('data-index'),
    );
    expect(rows).toHaveLength(many);
  });

  test('never shows a role by its code', () => {
    expect(words(draw())).not.toMatch(/\bplanner\b/);
  });

  test('without accounts offers to add the first one', () => {
    expect(draw([])).toContain('href="/app/users/new"');
  });
});

describe('one account', () => {
  const draw = (account: Partial<Account> = {}) =>
    drawCase(one, { [getUser.id]: anAccount(account) });

  test('says of each post its days, who gave it, when and on what grounds', () => {
    const text = words(draw());
    expect(text).toContain('14/06/2013');
    expect(text).toContain('Quyết định số 5');
    expect(text).toContain('nam.le');
    expect(text).not.toContain('user:');
  });

  test('a post that ended says why, and cannot be ended again', () => {
    const ended = aPost({ to: '2014-12-31', endedBy: 'user:nam.le', endedReason: 'Nghỉ chế độ' });
    const html = draw({ posts: [ended] });
    expect(words(html)).toContain('Quyết định số 5; Nghỉ chế độ');
    expect(deedsOf(html)).toEqual([]);
    expect(deedsOf(draw())).toHaveLength(1);
  });

  test('a post taken back before it began is told apart from one that was held', () => {
    const back = words(draw({ posts: [aPost({ from: '2015-01-01', to: '2014-12-31' })] }));
    const past = words(draw({ posts: [aPost({ from: '2014-01-01', to: '2014-12-31' })] }));
    expect(back).not.toBe(past);
  });

  test('that somebody else looks after shows no deed, and says so', () => {
    const html = draw({ mayChange: false });
    expect(deedsOf(html)).toEqual([]);
    expect(words(html)).not.toBe(words(draw()));
    expect(htmlFaults(html)).toEqual([]);
  });

  test('disabled says since when, by whom and why', () => {
    const disabled = { at: '2016-01-01T02:00:00Z', by: 'user:nam.le', reason: 'Chuyển công tác' };
    const text = words(draw({ user: aUser({ state: 'disabled' }), disabled }));
    expect(text).toContain('01/01/2016 09:00');
    expect(text).toContain('Chuyển công tác');
  });

  test('its history is told in sentences; a deed the texts do not know is named', () => {
    const text = words(draw());
    expect(text).toContain('user.unheard_of');
    expect(text).not.toMatch(/user\.add\b/);
  });

  test('without a post says so', () => {
    expect(htmlFaults(draw({ posts: [] }))).toEqual([]);
    expect(draw({ posts: [] })).not.toContain('<table');
  });
});

describe('a new account', () => {
  test.each(['vi', 'en'] as const)('is asked for by the rules of a form in %s', (language) => {
    const html = drawScreen(<UserAdd params={{}} />, { language, session: aSession() });
    expect(htmlFaults(html)).toEqual([]);
    expect(html).not.toContain('role="alert"');
  });

  test('shows no link before there is an account', () => {
    expect(drawScreen(<UserAdd params={{}} />)).not.toContain('/password#');
  });
});
