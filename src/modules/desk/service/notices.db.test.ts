import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { aUser, anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import { read, write } from '../../../platform/database/index.ts';
import { deliverNews, publish } from '../../../platform/outbox/index.ts';
import { handedOver, postGiven, seedDemoUsers } from '../../access/index.ts';
import { agencyDissolved } from '../../agencies/index.ts';
import { areaMerged, loadAreas } from '../../areas/index.ts';
import { planApproved, planSettled } from '../../plans/index.ts';
import { lawDraftMoved } from '../../policies/index.ts';
import {
  noticeSubscriptions,
  serveAddRemark,
  serveChooseNotice,
  serveCountNotices,
  serveListNoticeChoices,
  serveListNotices,
  serveReadNotices,
  serveListViews,
  serveSaveView,
} from './index.ts';

const db = testDatabase();
let at = Date.parse('2026-11-25T03:00:00Z');
const site = 'https://ansinh.example';
const as = (login: string, role = 'planner', language: 'vi' | 'en' = 'vi') => ({
  ...db.context({ caller: aUser(login, role) }),
  now: () => (at += 1000),
  language,
});

/** Publishes as a lower module does, and delivers. */
async function news<B>(
  topic: Parameters<typeof publish<B>>[2],
  subject: string,
  body: B,
): Promise<void> {
  const context = { ...db.context(), now: () => at };
  const act = { operation: 'test.publish', requestId: newId(), input: { subject } };
  unwrap(
    await write(context, act, async (trx) => {
      await publish(trx, context, topic, { subject, body });
      return { ok: true as const, value: null };
    }),
  );
  const { database, caller } = context;
  await deliverNews({
    ...{ database, caller, subscriptions: noticeSubscriptions },
    ...{ now: () => at, publicUrl: site },
  });
}

const textsOf = async (login: string, language: 'vi' | 'en' = 'vi') =>
  unwrap(await serveListNotices(as(login, 'planner', language), {})).notices.map(
    ({ text }) => text,
  );

const copy = { key: '12-KH-UBND-2026', plan: '12/KH-UBND', version: 1 };

describe('notices', () => {
  beforeAll(async () => {
    unwrap(await loadAreas(db.context()));
    await seedDemoUsers({ ...db.context(), now: () => at });
  });

  test('a settled copy is told to those who may approve it, not to who settled it', async () => {
    const body = { ...copy, by: 'user:planner', resolvers: ['user:planner', 'user:planner2'] };
    await news(planSettled, copy.key, body);
    for (const login of ['approver', 'leader']) {
      expect(await textsOf(login)).toEqual([
        'Kế hoạch 12/KH-UBND: mọi điểm cần rà soát đã có phương án xử lý; bản số hóa chờ phê duyệt.',
      ]);
    }
    for (const login of ['planner', 'planner2', 'administrator', 'agency.officer']) {
      expect(await textsOf(login)).toEqual([]);
    }
  });

  test('an approved copy is told to those who settled it, in the language of each', async () => {
    const resolvers = ['user:planner', 'release:x', 'user:leader'];
    await news(planApproved, copy.key, { ...copy, by: 'user:leader', name: 'Vũ Thành', resolvers });
    expect(await textsOf('planner')).toEqual([
      'Vũ Thành đã phê duyệt bản số hóa Kế hoạch 12/KH-UBND.',
    ]);
    expect(await textsOf('planner', 'en')).toEqual([
      'Vũ Thành approved the digital copy of plan 12/KH-UBND.',
    ]);
    expect(await textsOf('leader')).toHaveLength(1);
  });

  test('an agency or area that is reorganised is told to those who have a post there', async () => {
    const on = '2026-03-01';
    const known = { verified: true, source: 'Nghị quyết 1/NQ-HĐND' };
    const body = { agency: 'HP-SYT', name: 'Sở Y tế', on, ...known, successors: [] };
    await news(agencyDissolved, 'HP-SYT', body);
    expect(await textsOf('clerk')).toEqual([
      'Sở Y tế kết thúc hoạt động từ ngày 01/03/2026 theo Nghị quyết 1/NQ-HĐND.',
    ]);
    const successors = [{ code: '11557', from: on, thousandths: 1000, ...known }];
    await news(areaMerged, '11560/2025-07-01', { area: '11560', from: on, on, successors });
    const commune = 'commune.officer';
    expect(await textsOf(commune)).toEqual([
      'Địa bàn mã 11560 nhập vào đơn vị mã 11557 từ ngày 01/03/2026.',
    ]);
    expect(await textsOf('inspector')).toEqual([]);
  });

  test('a post is told to its holder; whoever causes news is not told of it', async () => {
    const post = { role: 'planner', agency: 'HP-SNV', area: null, on: '2026-12-01' };
    await news(postGiven, 'inspector', { login: 'inspector', ...post, by: 'user:administrator' });
    await news(postGiven, 'legal.officer', {
      login: 'legal.officer',
      ...post,
      by: 'user:legal.officer',
    });
    expect(await textsOf('inspector')).toEqual([
      'Tài khoản này được giao vai trò Cán bộ kế hoạch HP-SNV từ ngày 01/12/2026.',
    ]);
    expect(await textsOf('legal.officer')).toEqual([]);
  });

  test('is unread until its owner reads it; others mark nothing', async () => {
    const unread = async (login: string) => unwrap(await serveCountNotices(as(login))).unread;
    const [notice] = unwrap(await serveListNotices(as('approver'), {})).notices;
    const ids = [notice?.id ?? ''];
    expect(notice).toMatchObject({ kind: 'plan_settled', read: false, href: `/plans/${copy.key}` });
    expect(unwrap(await serveReadNotices(as('leader'), { requestId: newId(), ids })).read).toBe(0);
    expect(await unread('approver')).toBe(1);
    const input = { requestId: newId(), ids };
    expect(unwrap(await serveReadNotices(as('approver'), input)).read).toBe(1);
    expect(unwrap(await serveReadNotices(as('approver'), input)).read).toBe(1);
    expect(await unread('approver')).toBe(0);
    expect(unwrap(await serveListNotices(as('approver'), {})).notices[0]?.read).toBe(true);
    const all = { requestId: newId(), ids: null };
    expect(unwrap(await serveReadNotices(as('leader'), all)).read).toBe(1);
    const none = { requestId: newId(), ids: [] };
    expect(unwrap(await serveReadNotices(as('planner'), none)).read).toBe(0);
    expect(await unread('planner')).toBe(1);
  });

  test('of a kind that somebody does not want here are not written for them', async () => {
    const choose = (inApp: boolean) =>
      serveChooseNotice(as('approver'), {
        requestId: newId(),
        kind: 'plan_settled',
        inApp,
        byMail: false,
      });
    unwrap(await choose(false));
    const { choices } = unwrap(await serveListNoticeChoices(as('approver')));
    expect(choices.find(({ kind }) => kind === 'plan_settled')?.inApp).toBe(false);
    expect(choices.filter(({ inApp }) => !inApp)).toHaveLength(1);
    const body = { ...copy, by: 'user:planner', resolvers: [] };
    await news(planSettled, copy.key, body);
    expect(await textsOf('approver')).toHaveLength(1);
    expect(await textsOf('leader')).toHaveLength(2);
    unwrap(await choose(true));
    await news(planSettled, copy.key, body);
    expect(await textsOf('approver')).toHaveLength(2);
  });

  test('a remark is told to those who wrote about the record before, not to its writer', async () => {
    const write = async (login: string, text: string) =>
      unwrap(
        await serveAddRemark(as(login), {
          requestId: newId(),
          kind: 'area',
          record: '11560/2025-07-01',
          text,
        }),
      );
    await write('clerk', 'Số thôn đã đúng chưa?');
    await write('social.worker', 'Đúng, theo nghị quyết.');
    expect((await textsOf('clerk'))[0]).toBe('Người social.worker trao đổi về 11560/2025-07-01.');
    expect((await textsOf('social.worker')).join()).not.toContain('trao đổi');
  });

  test('come in pages, the newest first, none twice and none left out', async () => {
    for (let count = 0; count < 60; count += 1) {
      at += 1000;
      await news(planApproved, copy.key, {
        ...copy,
        by: 'user:leader',
        name: `Người ${count}`,
        resolvers: ['user:planner2'],
      });
    }
    const first = unwrap(await serveListNotices(as('planner2'), {}));
    expect(first.notices).toHaveLength(50);
    expect(first.notices[0]?.text).toContain('Người 59');
    const after = first.next ?? '';
    const second = unwrap(await serveListNotices(as('planner2'), { after }));
    expect(second.notices).toHaveLength(12);
    expect(second.next).toBe(null);
    const ids = [...first.notices, ...second.notices].map(({ id }) => id);
    expect(new Set(ids).size).toBe(62);
  });

  test('are seen by their owner alone, even by a query that asks for all', async () => {
    const seen = await read(as('planner2'), (trx) =>
      trx.selectFrom('notice').select('owner').distinct().execute(),
    );
    expect(seen).toEqual([{ owner: 'user:planner2' }]);
  });

  test('are for people', async () => {
    const caller: Caller = anonymous;
    const refused = await serveListNotices(db.context({ caller }), {});
    expect(refused.ok ? null : refused.error.code).toBe('desk.people_only');
  });
});

test('a draft of law is told to who may approve it, its way back and its end to its writers', async () => {
  const writers = ['user:legal.officer'];
  const draft = { draft: newId(), title: 'Mức chuẩn 2031', writers };
  const sent = { by: 'user:legal.officer', name: 'Phạm Lan', reason: null };
  await news(lawDraftMoved, draft.draft, { ...draft, ...sent, kind: 'submitted' });
  const waiting = 'Phạm Lan trình dự thảo “Mức chuẩn 2031”, chờ phê duyệt.';
  expect(await textsOf('approver')).toContain(waiting);
  expect(await textsOf('legal.officer')).not.toContain(waiting);
  expect(await textsOf('planner')).not.toContain(waiting);
  const back = { by: 'user:approver', name: 'Vũ Thành', reason: 'Thiếu ngày ban hành.' };
  await news(lawDraftMoved, draft.draft, { ...draft, ...back, kind: 'returned' });
  await news(lawDraftMoved, draft.draft, { ...draft, ...back, reason: null, kind: 'approved' });
  expect((await textsOf('legal.officer', 'en')).slice(0, 2)).toEqual([
    'Vũ Thành approved the draft “Mức chuẩn 2031”; it holds from the days that stand in it.',
    'Vũ Thành sent back the draft “Mức chuẩn 2031”: Thiếu ngày ban hành.',
  ]);
});

describe('a notice by mail', () => {
  const choose = (login: string, inApp: boolean, byMail: boolean) =>
    serveChooseNotice(as(login), { requestId: newId(), kind: 'plan_approved', inApp, byMail });
  const letters = async () =>
    db.owner.selectFrom('letter').select(['address', 'subject', 'body', 'language']).execute();
  const confirm = (login: string, mail: string, language = 'vi') =>
    db.owner
      .updateTable('app_user')
      .set({ mail, mail_confirmed_at: new Date(at), language })
      .where('login', '=', login)
      .execute();
  const approved = (name: string, resolvers: readonly string[]) =>
    news(planApproved, copy.key, { ...copy, by: 'user:leader', name, resolvers: [...resolvers] });

  test('goes to who chose it and has a confirmed address, in their language, with the way there', async () => {
    await confirm('clerk', 'thu@a.example');
    await confirm('inspector', 'tra@a.example', 'en');
    await confirm('planner', 'hoach@a.example');
    for (const login of ['clerk', 'inspector', 'accountant'])
      unwrap(await choose(login, true, true));
    const everybody = ['clerk', 'inspector', 'accountant', 'planner'].map(
      (login) => `user:${login}`,
    );
    await approved('Vũ Thành', everybody);
    const written = await letters();
    expect(written.map(({ address }) => address).sort()).toEqual([
      'thu@a.example',
      'tra@a.example',
    ]);
    expect(written.find(({ language }) => language === 'vi')).toMatchObject({
      subject: 'An Sinh: Bản số hóa đã được phê duyệt',
    });
    const { body = '' } = written.find(({ language }) => language === 'en') ?? {};
    expect(body).toContain('Vũ Thành approved the digital copy of plan 12/KH-UBND.');
    expect(body).toContain(`${site}/app/plans/${copy.key}`);
    expect(body).toContain(`${site}/app/notices`);
    expect((await textsOf('clerk'))[0]).toContain('Vũ Thành');
    expect((await textsOf('accountant'))[0]).toContain('Vũ Thành');
  });

  test('comes alone for who wants it nowhere else', async () => {
    const before = (await letters()).length;
    unwrap(await choose('clerk', false, true));
    await approved('Lê Mai', ['user:clerk']);
    expect((await textsOf('clerk')).join()).not.toContain('Lê Mai');
    expect((await letters()).length).toBe(before + 1);
  });

  test('is not written to an account that was disabled', async () => {
    const before = (await letters()).length;
    await db.owner
      .updateTable('app_user')
      .set({ disabled_at: new Date(at), disabled_by: 'user:administrator' })
      .where('login', '=', 'inspector')
      .execute();
    await approved('Lê Mai', ['user:inspector']);
    expect((await letters()).length).toBe(before);
  });

  test('tells the page of notices where letters would go', async () => {
    const { mail, choices } = unwrap(await serveListNoticeChoices(as('clerk')));
    expect(mail).toBe('thu@a.example');
    expect(choices.find(({ kind }) => kind === 'plan_approved')).toMatchObject({ byMail: true });
    expect(unwrap(await serveListNoticeChoices(as('accountant'))).mail).toBe(null);
  });
});

describe('an account that is handed over', () => {
  const save = (login: string, name: string, shared: boolean) =>
    serveSaveView(as(login), { requestId: newId(), list: 'plans', name, query: 'q=x', shared });
  const views = async (login: string) =>
    unwrap(await serveListViews(as(login), { list: 'plans' })).views.filter(({ own }) => own);
  const body = { from: 'clerk', fromName: 'Ngô Thị Thư', to: 'agency.officer' };
  const grounds = { on: '2026-12-01', by: 'user:administrator', reason: 'QĐ 12' };

  test('is told to whoever takes over', async () => {
    await news(handedOver, 'clerk', { ...body, ...grounds });
    expect((await textsOf('agency.officer'))[0]).toBe(
      'Ngô Thị Thư bàn giao công việc cho tài khoản này từ ngày 01/12/2026 (QĐ 12).',
    );
  });

  test('passes the views shared with all, under a free name, and keeps what was its own', async () => {
    for (const [name, shared] of [
      ['Năm nay', true],
      ['Của tôi', false],
      ['Quá hạn', true],
    ] as const) {
      unwrap(await save('clerk', name, shared));
    }
    unwrap(await save('agency.officer', 'Quá hạn', false));
    await news(handedOver, 'clerk', { ...body, ...grounds });
    expect((await views('clerk')).map(({ name }) => name)).toEqual(['Của tôi']);
    const theirs = await views('agency.officer');
    expect(theirs.map(({ name }) => name).sort()).toEqual([
      'Năm nay',
      'Quá hạn',
      'Quá hạn (clerk)',
    ]);
    expect(unwrap(await save('agency.officer', 'Năm nay', true)).id).toBe(
      theirs.find(({ name }) => name === 'Năm nay')?.id,
    );
  });
});
