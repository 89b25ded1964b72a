import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { recordRead } from '../../../platform/audit/index.ts';
import { loadAreas } from '../../areas/index.ts';
import {
  serveAddRemark,
  serveChooseView,
  serveDiscardDraft,
  serveGetDraft,
  serveListDrafts,
  serveListRemarks,
  serveListViews,
  serveRemoveView,
  serveSaveDraft,
  serveSaveView,
  serveWithdrawRemark,
} from './index.ts';

const db = testDatabase();
const as = (login: string, role = 'planner') => db.context({ caller: aUser(login, role) });
const lan = () => as('lan');
const mai = () => as('mai');
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe('the draft of a form', () => {
  const place = { form: 'hamlet.enter', record: '11560' };
  const save = (seen: number, body: string, context = lan()) =>
    serveSaveDraft(context, { requestId: newId(), ...place, seen, body });

  test('is what was saved last, and counts its savings', async () => {
    expect(unwrap(await serveGetDraft(lan(), place))).toEqual({ draft: null });
    expect(unwrap(await save(0, '{"a":1}')).version).toBe(1);
    expect(unwrap(await save(1, '{"a":2}')).version).toBe(2);
    const { draft } = unwrap(await serveGetDraft(lan(), place));
    expect(draft).toMatchObject({ body: '{"a":2}', version: 2 });
  });

  test('saved over a version that is not the last is a conflict and changes nothing', async () => {
    expect(code(await save(1, '{"a":3}'))).toBe('desk.draft_changed');
    expect(code(await save(0, '{"a":3}'))).toBe('desk.draft_changed');
    expect(unwrap(await serveGetDraft(lan(), place)).draft?.version).toBe(2);
  });

  test('sent again under the same id is saved once', async () => {
    const input = { requestId: newId(), ...place, seen: 2, body: '{"a":4}' };
    const first = unwrap(await serveSaveDraft(lan(), input));
    expect(unwrap(await serveSaveDraft(lan(), input))).toEqual(first);
    expect(unwrap(await serveGetDraft(lan(), place)).draft?.version).toBe(3);
  });

  test('is its owner’s alone: another person has none, and begins their own', async () => {
    expect(unwrap(await serveGetDraft(mai(), place))).toEqual({ draft: null });
    expect(unwrap(await save(0, '{"b":1}', mai())).version).toBe(1);
    expect(unwrap(await serveGetDraft(lan(), place)).draft?.body).toBe('{"a":4}');
    expect(unwrap(await serveListDrafts(mai())).drafts).toMatchObject([place]);
  });

  test('goes when it was sent or given up; then a first saving begins anew', async () => {
    const discard = () => serveDiscardDraft(lan(), { requestId: newId(), ...place });
    expect(unwrap(await discard())).toEqual({ discarded: true });
    expect(unwrap(await discard())).toEqual({ discarded: false });
    expect(unwrap(await serveListDrafts(lan())).drafts).toEqual([]);
    expect(unwrap(await save(0, '{"a":5}')).version).toBe(1);
  });

  test('saved in two places at once is kept of one, and the other is told', async () => {
    const at = { form: 'race', record: 'new' };
    const each = (body: string) =>
      serveSaveDraft(lan(), { requestId: newId(), ...at, seen: 0, body });
    const results = await Promise.all([each('{"a":1}'), each('{"a":2}')]);
    expect(results.map((each) => code(each) ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'desk.draft_changed',
      'ok',
    ]);
  });

  test('nobody but a person has drafts', async () => {
    expect(code(await serveGetDraft(db.context(), place))).toBe('desk.people_only');
  });

  test('of too many, a further one is refused', async () => {
    const many = as('many');
    for (let at = 0; at < 200; at += 1) {
      const input = { requestId: newId(), form: 'f', record: String(at), seen: 0, body: '{}' };
      unwrap(await serveSaveDraft(many, input));
    }
    const more = { requestId: newId(), form: 'f', record: 'more', seen: 0, body: '{}' };
    expect(code(await serveSaveDraft(many, more))).toBe('desk.too_many_drafts');
  });
});

describe('a saved view', () => {
  const list = 'plans.tasks';
  const view = (name: string, shared: boolean, query = 'lead=x') => ({
    requestId: newId(),
    list,
    name,
    query,
    shared,
  });
  const names = async (context = lan()) =>
    unwrap(await serveListViews(context, { list })).views.map(({ name }) => name);

  test('is one’s own, until it is shared with everybody', async () => {
    unwrap(await serveSaveView(lan(), view('Của tôi', false)));
    unwrap(await serveSaveView(lan(), view('Chung', true)));
    expect(await names()).toEqual(['Chung', 'Của tôi']);
    const [seen, ...others] = unwrap(await serveListViews(mai(), { list })).views;
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ name: 'Chung', own: false, by: 'user:lan', isDefault: false });
    expect(unwrap(await serveListViews(lan(), { list: 'other' })).views).toEqual([]);
  });

  test('of the same name takes the place of the one before', async () => {
    unwrap(await serveSaveView(lan(), view(' Chung ', true, 'sort=-code')));
    const views = unwrap(await serveListViews(lan(), { list })).views;
    expect(views.filter(({ name }) => name === 'Chung')).toMatchObject([{ query: 'sort=-code' }]);
  });

  test('opens the list for whoever chose it, for nobody else', async () => {
    const { views } = unwrap(await serveListViews(mai(), { list }));
    const id = views[0]?.id ?? '';
    const choose = (chosen: string | null, context = mai()) =>
      serveChooseView(context, { requestId: newId(), list, view: chosen });
    expect(unwrap(await choose(id))).toEqual({ chosen: true });
    const first = async (context = mai()) =>
      unwrap(await serveListViews(context, { list })).views.map((each) => each.isDefault);
    expect(await first()).toEqual([true]);
    expect(await first(lan())).toEqual([false, false]);
    unwrap(await choose(null));
    expect(await first()).toEqual([false]);
    unwrap(await choose(id));
  });

  test('of another list, or of nobody’s to see, cannot be chosen', async () => {
    const own = unwrap(await serveListViews(lan(), { list })).views.find(({ shared }) => !shared);
    const input = { requestId: newId(), list, view: own?.id ?? '' };
    expect(code(await serveChooseView(mai(), input))).toBe('desk.no_such_view');
    const other = { requestId: newId(), list: 'other', view: own?.id ?? '' };
    expect(code(await serveChooseView(lan(), other))).toBe('desk.no_such_view');
  });

  test('is removed by its owner alone, and opens nothing any more', async () => {
    const { views } = unwrap(await serveListViews(mai(), { list }));
    const id = views[0]?.id ?? '';
    const remove = (context = mai()) => serveRemoveView(context, { requestId: newId(), id });
    expect(code(await remove())).toBe('desk.no_such_view');
    expect(unwrap(await remove(lan()))).toEqual({ removed: true });
    expect(await names(mai())).toEqual([]);
  });

  test('without a name is refused, and so is one too many', async () => {
    expect(code(await serveSaveView(lan(), view('  ', false)))).toBe('desk.view_name_empty');
    const many = as('many');
    for (let at = 0; at < 50; at += 1) unwrap(await serveSaveView(many, view(`số ${at}`, false)));
    expect(code(await serveSaveView(many, view('nữa', false)))).toBe('desk.too_many_views');
    unwrap(await serveSaveView(many, view('số 0', true)));
  });
});

describe('a remark about a record', () => {
  const place = { kind: 'area', record: '11560/2025-07-01' } as const;
  const add = (text: string, context = lan()) =>
    serveAddRemark(context, { requestId: newId(), ...place, text });
  const list = async (context = lan()) => unwrap(await serveListRemarks(context, place)).remarks;

  beforeAll(async () => void unwrap(await loadAreas(db.context())));

  test('is read by whoever may see the record, newest first', async () => {
    unwrap(await add('Đã hỏi lại Sở Nội vụ.'));
    unwrap(await add('Đã có văn bản.', mai()));
    expect((await list()).map(({ by, own, text }) => [by, own, text])).toEqual([
      ['user:mai', false, 'Đã có văn bản.'],
      ['user:lan', true, 'Đã hỏi lại Sở Nội vụ.'],
    ]);
    const other = unwrap(
      await serveListRemarks(lan(), { kind: 'area', record: '11311/2025-07-01' }),
    );
    expect(other.remarks).toEqual([]);
  });

  test('about what is not there, or not for the caller, is neither written nor read', async () => {
    const nowhere = { kind: 'area', record: '99999/2025-07-01' } as const;
    expect(code(await serveListRemarks(lan(), nowhere))).toBe('desk.record_not_seen');
    const input = { requestId: newId(), ...nowhere, text: 'x' };
    expect(code(await serveAddRemark(lan(), input))).toBe('desk.record_not_seen');
    const user = { kind: 'user', record: 'lan' } as const;
    expect(code(await serveListRemarks(lan(), user))).toBe('desk.record_not_seen');
    const half = { kind: 'task', record: 'only-one-name' } as const;
    expect(code(await serveListRemarks(lan(), half))).toBe('desk.record_not_seen');
  });

  test('of blanks is refused', async () => {
    expect(code(await add('  \n '))).toBe('desk.remark_empty');
  });

  test('is withdrawn by its author alone; its row stays without words', async () => {
    const [newest] = await list(mai());
    const withdraw = (context = mai()) =>
      serveWithdrawRemark(context, { requestId: newId(), id: newest?.id ?? '' });
    expect(code(await withdraw(lan()))).toBe('desk.no_such_remark');
    expect(unwrap(await withdraw())).toEqual({ withdrawn: true });
    expect(unwrap(await withdraw())).toEqual({ withdrawn: false });
    const [shown, ...others] = await list();
    expect(shown).toMatchObject({ id: newest?.id, text: null });
    expect(shown?.withdrawnAt).not.toBe(null);
    expect(others).toHaveLength(1);
  });

  test('says who looked only where looking is recorded', async () => {
    expect(unwrap(await serveListRemarks(lan(), place)).looks).toBe(null);
  });

  test('of a person’s account says who looked, how often, and counts no asking for it', async () => {
    const id = newId();
    const at = new Date('2026-01-02T00:00:00Z');
    await db.owner
      .insertInto('app_user')
      .values({
        ...{ id, login: 'hoa.le', name: 'Lê Hoa', name_key: 'le hoa', language: 'vi' },
        ...{ sample: true, created_at: at, created_by: 'test' },
      })
      .execute();
    const post = { id: newId(), user_id: id, role: 'planner', valid_from: '2025-07-01' };
    await db.owner
      .insertInto('post')
      .values({ ...post, agency: null, area: null, created_at: at, created_by: 'test' })
      .execute();
    const boss = as('boss', 'administrator');
    const record = { kind: 'user', record: 'hoa.le' } as const;
    const looks = async () => unwrap(await serveListRemarks(boss, record)).looks;
    expect(await looks()).toEqual([]);
    for (const context of [boss, lan(), boss]) {
      await recordRead(context, { kind: 'user', id: 'hoa.le' }, 'user.get');
    }
    const shown = (await looks()) ?? [];
    expect(
      shown
        .map(({ by, times }) => [by, times])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['user:boss', 2],
      ['user:lan', 1],
    ]);
  });
});
