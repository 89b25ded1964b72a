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

const officer = { name: 'Nguyễn Văn An', role: 'clerk', agency: 'HP-SYT' };

test('without accounts the list is empty and exit 0', async () => {
  expect(await run('user list', [])).toMatchObject({ code: 0, json: { users: [] } });
  const words = await run('user list', [], { json: false });
  expect(words.out).toBe('Chưa có tài khoản nào.\n');
});

test('an account is added with its post and a link; the same again is unchanged', async () => {
  const added = await run('user add', ['Nguyen.An'], { ...officer, on: '2026-01-01' });
  expect(added.code).toBe(0);
  expect(added.json).toMatchObject({
    login: 'nguyen.an',
    name: 'Nguyễn Văn An',
    role: 'clerk',
    agency: 'HP-SYT',
    area: null,
    from: '2026-01-01',
    to: null,
    unchanged: false,
  });
  expect(added.json.link).toMatch(/^\/app\/password#[\w-]{43}$/);
  const again = await run('user add', ['nguyen.an'], officer);
  expect(again).toMatchObject({ code: 0, json: { login: 'nguyen.an', unchanged: true } });
  const sameDay = await run('user add', ['nguyen.an'], { ...officer, on: '2026-01-01' });
  expect(sameDay.json).toMatchObject({ from: '2026-01-01', unchanged: true });
  const laterDay = await run('user add', ['nguyen.an'], { ...officer, on: '2026-01-02' });
  expect(laterDay).toMatchObject({ code: 3, json: { error: { code: 'access.login_taken' } } });
  const other = await run('user add', ['nguyen.an'], { ...officer, role: 'agency_head' });
  expect(other).toMatchObject({ code: 3, json: { error: { code: 'access.login_taken' } } });
});

test('what is wrong is named with its field and exit 2, and nothing is added', async () => {
  const wrong = await run('user add', ['b.an'], { ...officer, role: 'emperor' });
  expect(wrong).toMatchObject({
    code: 2,
    json: { error: { code: 'access.role_unknown', where: { field: 'role' } } },
  });
  const nameless = await run('user add', ['b.an'], { role: 'clerk' });
  expect(nameless.json.error.where.field).toBe('name');
  expect((await run('user list', [])).json.users).toHaveLength(1);
});

test('in words: a table of the list, a sentence for each act', async () => {
  const list = await run('user list', [], { json: false });
  expect(list.out).toContain('Nguyễn Văn An');
  expect(list.out).toContain('chưa đặt mật khẩu');
  const added = await run('user add', ['tran.binh'], { ...officer, json: false });
  expect(added.out).toContain('/app/password#');
  const again = await run('user add', ['tran.binh'], { ...officer, json: false });
  expect(again.out).toContain('không có gì thay đổi');
  const off = await run('user disable', ['tran.binh'], { json: false });
  expect(off.out).toContain('Đã khóa tài khoản tran.binh');
});

test('a disabled account stays disabled, and an unknown login is exit 2', async () => {
  const again = await run('user disable', ['tran.binh']);
  expect(again.json).toEqual({
    login: 'tran.binh',
    state: 'disabled',
    endedSessions: 0,
    unchanged: true,
  });
  expect((await run('user disable', ['nobody'])).code).toBe(2);
});

test('with --as the command does what that user may, and no more', async () => {
  const post = { role: 'clerk', agency: 'HP-SYT', area: null };
  const clerk: Caller = { kind: 'user', userId: '1', login: 'x', name: 'X', posts: [post] };
  const refused = await run('user list', [], {}, clerk);
  expect(refused).toMatchObject({ code: 3, json: { error: { code: 'access.no_permission' } } });
});
