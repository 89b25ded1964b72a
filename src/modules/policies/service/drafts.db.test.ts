import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type Caller, type InputOf } from '../../../kernel/index.ts';
import { loadAreas } from '../../areas/index.ts';
import type { createDraft } from '../contract/index.ts';
import { exportPack, loadPack, packContent } from '../../../law/index.ts';
import { attemptJob, cancelJob } from '../../../platform/jobs/index.ts';
import { record } from '../../../platform/database/index.ts';
import {
  draftCheck,
  hashOf,
  lawOf,
  packInEffect,
  serveApproveDraft,
  serveAssess,
  serveCheckDraft,
  serveCreateDraft,
  serveEditDraft,
  serveGetDraft,
  serveListDrafts,
  serveReturnDraft,
  serveSubmitDraft,
  serveWithdrawDraft,
} from './index.ts';
import { packWith, putInEffect } from './pack.ts';

/* A check reads the whole law twice. */
vi.setConfig({ testTimeout: 180_000 });

const db = testDatabase();
const an = aUser('an', 'legal_officer');
const binh = aUser('binh', 'approver');
const as = (caller: Caller) => db.context({ caller });
beforeAll(async () => {
  unwrap(await loadAreas(db.context()));
});
afterAll(() => void putInEffect([]));

type Made = Omit<InputOf<typeof createDraft>, 'requestId'>;

/** A made-up resolution, said to be one, with the standard of the city from 2031 on. */
const raise: Made = {
  title: 'Mức chuẩn trợ giúp xã hội của thành phố từ năm 2031 (văn bản giả định)',
  document: {
    number: '99/2030/NQ-HĐND (giả định)',
    unnumbered: false,
    type: 'Nghị quyết',
    issuer: 'Hội đồng nhân dân thành phố Hải Phòng',
    title: 'Mức chuẩn trợ giúp xã hội (văn bản giả định, không có thật)',
    issued: '2030-12-10',
    from: '2031-01-01',
  },
  value: {
    parameter: 'social_assistance.standard',
    key: null,
    value: '800000',
    from: '2031-01-01',
    to: null,
    area: 'city',
    document: '99/2030/NQ-HĐND (giả định)',
    article: 'Điều 1',
    confidence: '?',
    note: null,
  },
  texts: [],
};

async function made(content: Made, caller = an): Promise<string> {
  const reply = await serveCreateDraft(as(caller), { requestId: newId(), ...content });
  return unwrap(reply).id;
}

const got = async (id: string, caller = an) => unwrap(await serveGetDraft(as(caller), { id }));

const home = { dataFolder: '/nowhere', owner: null };
const never = new AbortController().signal;

/** The draft once the job that checks it was done, here instead of in a process of its own. */
async function checked(id: string) {
  const { checking } = await got(id);
  if (checking !== null) {
    const parts = { database: db.database, jobs: [draftCheck], home };
    expect(await attemptJob(parts, checking.job, never)).toBe('done');
  }
  return got(id);
}

const step = async (id: string) => ({ requestId: newId(), id, seen: (await got(id)).seen });

describe('a dated value, entered by a form', () => {
  let id = '';
  beforeAll(async () => {
    id = await made(raise);
  }, 180_000);

  test('stands in the shape of the pack, its instrument beside it', async () => {
    const draft = await checked(id);
    expect(draft.texts.map(({ path }) => path)).toEqual(['documents.yaml', 'values.yaml']);
    expect(draft.texts[1]?.text).toContain('value: "800000"');
    expect(draft).toMatchObject({ state: 'editing', version: 1, madeBy: 'user:an' });
    expect((await serveListDrafts(as(an))).ok).toBe(true);
  });

  test('passes its check, which says what each rule gives and who gains', async () => {
    const { check } = await checked(id);
    expect(check).toMatchObject({ passed: true, errors: [] });
    const value = check?.changes.find(({ kind }) => kind === 'value');
    expect([value?.before, value?.after, value?.on, value?.place]).toEqual([
      '540.000',
      '800.000',
      '2031-01-01',
      null,
    ]);
    const monthly = check?.sample.find(
      ({ programme }) => programme === 'social_assistance_monthly',
    );
    expect(monthly?.gain).toBeGreaterThan(10);
    expect([monthly?.lose, monthly?.unsettled]).toEqual([0, 0]);
    // 260.000 more for each whole standard.
    expect((monthly?.gained ?? 0) % 130_000).toBe(0);
  });

  test('is not law before a second person says so: its writer may not', async () => {
    unwrap(await serveSubmitDraft(as(an), await step(id)));
    const own = await serveApproveDraft(as(an), await step(id));
    expect(!own.ok && own.error.code).toBe('policy.draft_own');
    const lent = { ...as(binh), onBehalfOf: ['an'] };
    const forHer = await serveApproveDraft(lent, await step(id));
    expect(!forHer.ok && forHer.error.code).toBe('policy.draft_own');
    expect((await got(id)).may).toEqual(['withdraw']);
    expect((await got(id, binh)).may).toEqual(['approve', 'return']);
    expect(packInEffect().revision).toBe(0);
  });

  test('is law from its day on once approved, in this process at once, and asked the same answer', async () => {
    const before = packInEffect().hash;
    unwrap(await serveApproveDraft(as(binh), await step(id)));
    expect(packInEffect().revision).toBe(1);
    expect(packInEffect().hash).not.toBe(before);
    const person = {
      birth_date: '1950-01-01',
      disability_degree: 'severe',
      has_pension: false,
      single_parent: false,
      hiv: false,
    };
    const household = { poverty: 'none', area_class: 'none', mountain: false, island: false };
    const on = async (day: string) => {
      const facts = { person, household };
      const reply = await serveAssess(as(an), {
        programme: 'social_assistance_monthly',
        on: day,
        area: 'city',
        facts,
      });
      return JSON.stringify(unwrap(reply));
    };
    expect(await on('2031-02-01')).toContain('1600000');
    expect(await on('2030-12-31')).toContain('1400000');
    expect((await got(id)).revision).toBe(1);
  });

  test('is taken up by a process that did not approve it, and exported with the same hash', async () => {
    const { hash } = packInEffect();
    putInEffect([]);
    expect(packInEffect().hash).not.toBe(hash);
    const { pack } = await lawOf(db.context());
    expect(packInEffect()).toMatchObject({ hash, revision: 1, left: [] });
    const back = loadPack(exportPack(pack));
    expect(back.ok && hashOf(packContent(back.value))).toBe(hash);
  });

  test('is kept with its hashes, and the database itself wants two people', async () => {
    const row = await db.owner.selectFrom('law_revision').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ number: 1, submitted_by: 'user:an', approved_by: 'user:binh' });
    expect(row.hash_after).toBe(packInEffect().hash);
    const alone = { ...row, number: 2, draft_id: newId(), approved_by: 'user:an' };
    const texts = JSON.stringify(row.texts);
    await expect(
      db.owner
        .insertInto('law_revision')
        .values({ ...alone, texts })
        .execute(),
    ).rejects.toThrow('law_revision_two_people');
  });

  test('that clashes with the release is left out and named, and the release stands', () => {
    const text = '- parameter: nothing.like_it\n  value: "1"\n  from: 2031-01-01\n';
    const { left, revision, hash } = packWith([
      { number: 7, texts: [{ path: 'values.yaml', text }] },
    ]);
    expect([left.map(({ number }) => number), revision]).toEqual([[7], 7]);
    expect(hash).toBe(packWith([]).hash);
  });

  test('changes no more after it', async () => {
    const edit = await serveEditDraft(as(an), { ...(await step(id)), ...raise });
    expect(!edit.ok && edit.error.code).toBe('policy.draft_closed');
    const again = await serveCheckDraft(as(an), { id });
    expect(!again.ok && again.error.code).toBe('policy.draft_closed');
  });
});

describe('an amount that was missing', () => {
  test('is filled, and who was undecided is decided', async () => {
    const id = await made({
      ...raise,
      title: 'Mức chuẩn phía đông 2020–2025 (số giả định)',
      document: null,
      value: {
        ...raise.value,
        parameter: 'social_assistance.standard',
        value: '450000',
        from: '2020-01-01',
        to: '2025-12-31',
        area: 'east',
        document: '53/2019/NQ-HĐND',
        note: 'Số giả định để thử, không phải mức của nghị quyết.',
      } as Made['value'],
    });
    const { check } = await checked(id);
    expect(check?.errors).toEqual([]);
    expect(check?.passed).toBe(true);
    // Who else is in the groups of that resolution stays open: that text is not entered.
    const settled = new Map(check?.sample.map((each) => [each.programme, each.settled]));
    expect(settled.get('emergency_support')).toBeGreaterThan(100);
    expect(settled.get('care_support_monthly')).toBeGreaterThan(5);
    expect(check?.sample.every(({ unsettled, lose }) => unsettled + lose === 0)).toBe(true);
    expect(check?.changes.every(({ place }) => place === 'east')).toBe(true);
  });
});

describe('what is wrong is said where it stands, and is not submitted', () => {
  test.each<readonly [string, Partial<Made>, string]>([
    [
      'a day told twice',
      { value: { ...raise.value, from: '2026-06-01', to: '2026-12-31' } as Made['value'] },
      'law.overlap',
    ],
    ['an instrument nobody entered', { document: null }, 'law.unknown_document'],
    [
      'YAML that is none',
      { value: null, texts: [{ path: 'values.yaml', text: '- parameter: [' }] },
      'law.bad_yaml',
    ],
  ])('%s', async (_title, more, code) => {
    const content = { ...raise, ...more };
    if (code === 'law.unknown_document' && content.value !== null)
      content.value = { ...content.value, document: '1/2099/NQ-HĐND', from: '2040-01-01' };
    const id = await made(content);
    const { check, may } = await checked(id);
    const [first] = check?.errors ?? [];
    expect([check?.passed, first?.code]).toEqual([false, code]);
    expect(first?.file).toMatch(/^(values|documents)\.yaml$/);
    expect(first?.line).toBeGreaterThan(0);
    expect(first?.detail).not.toContain('{');
    expect(may).toEqual(['edit', 'withdraw']);
    const sent = await serveSubmitDraft(as(an), await step(id));
    expect(!sent.ok && sent.error.code).toBe('policy.draft_unchecked');
  });

  test.each([
    ['policy.draft_empty', { value: null, document: null }],
    ['policy.draft_path', { texts: [{ path: 'facts.yaml', text: 'x' }] }],
    [
      'policy.draft_path',
      {
        texts: [
          { path: 'values.yaml', text: 'x' },
          { path: 'values.yaml', text: 'y' },
        ],
      },
    ],
  ])('%s: nothing is written', async (code, more) => {
    const before = unwrap(await serveListDrafts(as(an))).drafts.length;
    const reply = await serveCreateDraft(as(an), { requestId: newId(), ...raise, ...more });
    expect(!reply.ok && reply.error.code).toBe(code);
    expect(unwrap(await serveListDrafts(as(an))).drafts).toHaveLength(before);
  });
});

describe('two people at one draft', () => {
  test('the second to write is told who was first, and nothing is lost', async () => {
    const id = await made({
      ...raise,
      value: { ...raise.value, from: '2033-01-01' } as Made['value'],
    });
    const both = await step(id);
    unwrap(await serveEditDraft(as(an), { ...both, ...raise, title: 'Bản của An' }));
    const late = { ...both, requestId: newId(), ...raise, title: 'Bản của Cúc' };
    const reply = await serveEditDraft(as(aUser('cuc', 'legal_officer')), late);
    expect(!reply.ok && [reply.error.code, reply.error.data['by']]).toEqual([
      'policy.draft_changed',
      'user:an',
    ]);
    expect(await got(id)).toMatchObject({ title: 'Bản của An', version: 2 });
  });

  test('sent twice, it is done once', async () => {
    const asked = { requestId: newId(), ...raise, title: 'Gửi hai lần' };
    const [first, second] = await Promise.all([
      serveCreateDraft(as(an), asked),
      serveCreateDraft(as(an), asked),
    ]);
    expect(unwrap(second).id).toBe(unwrap(first).id);
  });

  test('it is returned with a reason, edited, and withdrawn', async () => {
    const id = await made({
      ...raise,
      value: { ...raise.value, from: '2034-01-01' } as Made['value'],
    });
    await checked(id);
    unwrap(await serveSubmitDraft(as(an), await step(id)));
    const sent = await db.owner
      .selectFrom('outbox_message')
      .select('body')
      .where('topic', '=', 'law_draft.moved')
      .where('subject', '=', id)
      .execute();
    expect(sent.map(({ body }) => body)).toMatchObject([
      { kind: 'submitted', by: 'user:an', writers: ['user:an'] },
    ]);
    const reason = 'Thiếu ngày ban hành.';
    unwrap(await serveReturnDraft(as(binh), { ...(await step(id)), reason }));
    const draft = await got(id);
    expect([draft.state, draft.submittedBy]).toEqual(['editing', null]);
    expect(draft.actions.at(-1)).toMatchObject({ kind: 'returned', reason, by: 'user:binh' });
    unwrap(await serveWithdrawDraft(as(an), { ...(await step(id)), reason: null }));
    expect((await got(id)).may).toEqual([]);
  });
});

describe('the check of a draft is a job', () => {
  const from = (day: string) => ({ ...raise.value, from: day }) as Made['value'];

  test('that is given with the draft, says how far it is, and is gone when its end is kept', async () => {
    const id = await made({ ...raise, value: from('2035-01-01') });
    const { checking, check } = await got(id);
    expect([checking?.done, checking?.total, check]).toEqual([0, 0, null]);
    const after = await checked(id);
    expect([after.checking, after.check?.passed]).toEqual([null, true]);
    const job = await db.owner
      .selectFrom('job')
      .select(['state', 'done', 'total', 'result'])
      .where('id', '=', checking?.job ?? '')
      .executeTakeFirstOrThrow();
    expect(job).toMatchObject({ state: 'done', total: 5 });
    expect(job.result).toMatchObject({ draft: id, version: 1, passed: true });
  });

  test('of which there is one, however often it is asked for', async () => {
    const id = await made({ ...raise, value: from('2036-01-01') });
    const { checking } = await got(id);
    unwrap(await serveCheckDraft(as(binh), { id }));
    expect((await got(id)).checking?.job).toBe(checking?.job);
    await checked(id);
    unwrap(await serveCheckDraft(as(binh), { id }));
    expect((await got(id)).checking).toBeNull();
  });

  test('of the content as it is now: what was written over is not checked', async () => {
    const id = await made({ ...raise, value: from('2037-01-01') });
    const first = (await got(id)).checking?.job ?? '';
    unwrap(
      await serveEditDraft(as(an), { ...(await step(id)), ...raise, value: from('2038-01-01') }),
    );
    const parts = { database: db.database, jobs: [draftCheck], home };
    expect(await attemptJob(parts, first, never)).toBe('done');
    expect((await got(id)).check).toBeNull();
    expect((await checked(id)).check?.passed).toBe(true);
  });

  test('that can be cancelled, and asked for again', async () => {
    const id = await made({ ...raise, value: from('2039-01-01') });
    const job = (await got(id)).checking?.job ?? '';
    const view = { permissions: ['law.review'], by: 'user:an' };
    unwrap(await record(as(an), (trx) => cancelJob(trx, as(an), view, job)));
    expect(await got(id)).toMatchObject({ checking: null, check: null });
    unwrap(await serveCheckDraft(as(an), { id }));
    expect((await got(id)).checking?.job).not.toBe(job);
    expect((await checked(id)).check?.passed).toBe(true);
  });
});
