import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { unwrap, type Caller } from '../../kernel/index.ts';
import { loadAgencies } from '../../modules/agencies/index.ts';
import { loadAreas } from '../../modules/areas/index.ts';
import { makeIo } from './io.ts';
import { commands } from './user.ts';

const db = testDatabase();
beforeAll(async () => {
  unwrap(await loadAreas(db.context()));
  unwrap(await loadAgencies(db.context()));
  const account = { name: 'Nguyễn Văn An', role: 'clerk', agency: 'HP-SYT', on: '2025-07-01' };
  expect((await run('user add', ['an.nguyen'], account)).code).toBe(0);
});

async function run(name: string, words: string[], given: object = {}, caller?: Caller) {
  const { json = true, ...options } = given as { json?: boolean };
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const said = { out: '', err: '' };
  const io = makeIo({
    language: 'vi',
    wantsJson: json,
    dataFolder: '/nowhere',
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: (_io, work) => work(db.context(caller === undefined ? {} : { caller })),
  });
  const code = await command.run({ positionals: words, options }, io);
  return { code, ...said, json: json ? JSON.parse(said.out) : null };
}

const head = { role: 'agency_head', agency: 'HP-SYT' };

test('a post is given and shown with its days; the same again is unchanged', async () => {
  const given = await run('user grant', ['An.Nguyen'], { ...head, last: '2026-12-31' });
  expect(given).toMatchObject({
    code: 0,
    json: {
      login: 'an.nguyen',
      ...head,
      area: null,
      from: '2026-01-15',
      to: '2026-12-31',
      unchanged: false,
    },
  });
  const again = await run('user grant', ['an.nguyen'], head);
  expect(again).toMatchObject({ code: 0, json: { unchanged: true, to: '2026-12-31' } });
});

test('a post is ended after a day, then earlier, and never later', async () => {
  const ended = await run('user revoke', ['an.nguyen'], { ...head, last: '2026-06-30' });
  expect(ended).toMatchObject({ code: 0, json: { to: '2026-06-30', unchanged: false } });
  const later = await run('user revoke', ['an.nguyen'], { ...head, last: '2026-07-01' });
  expect(later).toMatchObject({ code: 2, json: { error: { code: 'access.post_end_later' } } });
  const same = await run('user revoke', ['an.nguyen'], { ...head, last: '2026-06-30' });
  expect(same).toMatchObject({ code: 0, json: { unchanged: true } });
  const now = await run('user revoke', ['an.nguyen'], head);
  expect(now.json).toMatchObject({ to: '2026-01-14' });
});

test('what is not held, and who is not there, is exit 2 with words', async () => {
  const gone = await run('user revoke', ['an.nguyen'], head);
  expect(gone).toMatchObject({ code: 2, json: { error: { code: 'access.post_not_found' } } });
  const nobody = await run('user revoke', ['khong.co'], head);
  expect(nobody).toMatchObject({ code: 2, json: { error: { code: 'access.user_not_found' } } });
  const wrong = await run('user grant', ['an.nguyen'], { role: 'clerk', agency: 'HP-XXX' });
  expect(wrong).toMatchObject({
    code: 2,
    json: { error: { code: 'access.agency_unknown', where: { field: 'agency' } } },
  });
  const day = await run('user grant', ['an.nguyen'], { role: 'leader', on: 'hôm nay' });
  expect(day).toMatchObject({ code: 2, json: { error: { where: { field: 'on' } } } });
});

test('a disabled account is opened again; one in use is unchanged', async () => {
  await run('user disable', ['an.nguyen']);
  const opened = await run('user enable', ['an.nguyen'], { reason: 'Đi làm lại' });
  expect(opened).toMatchObject({
    code: 0,
    json: { login: 'an.nguyen', state: 'invited', unchanged: false },
  });
  expect((await run('user enable', ['an.nguyen'])).json.unchanged).toBe(true);
  expect((await run('user enable', ['khong.co'])).code).toBe(2);
});

test('in words: one sentence for each', async () => {
  const words = { json: false };
  const given = await run('user grant', ['an.nguyen'], { role: 'leader', ...words });
  expect(given.out).toBe('Đã giao vai trò leader cho an.nguyen từ ngày 15/01/2026.\n');
  const again = await run('user grant', ['an.nguyen'], { role: 'leader', ...words });
  expect(again.out).toContain('không có gì thay đổi');
  const ended = await run('user revoke', ['an.nguyen'], { role: 'leader', ...words });
  expect(ended.out).toBe('Tài khoản an.nguyen giữ vai trò leader đến hết ngày 14/01/2026.\n');
  await run('user disable', ['an.nguyen']);
  const opened = await run('user enable', ['an.nguyen'], words);
  expect(opened.out).toBe('Đã mở lại tài khoản an.nguyen.\n');
  expect((await run('user enable', ['an.nguyen'], words)).out).toContain('không có gì thay đổi');
});

test('with --as they do what that user may, and no more', async () => {
  const post = { role: 'clerk', agency: 'HP-SYT', area: null };
  const clerk: Caller = { kind: 'user', userId: '1', login: 'x', name: 'X', posts: [post] };
  for (const name of ['user grant', 'user revoke', 'user enable']) {
    const refused = await run(name, ['an.nguyen'], name === 'user enable' ? {} : head, clerk);
    expect(refused).toMatchObject({ code: 3, json: { error: { code: 'access.no_permission' } } });
  }
});
