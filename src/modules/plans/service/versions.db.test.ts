import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { aReading, aRelease, aTask, bothResolutions } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import type { PlanReading, PlanRelease, ReleaseLink } from '../domain/index.ts';
import {
  approvePlan,
  decideLink,
  exportPlan,
  getMatrix,
  getPlan,
  getTask,
  listFindings,
  listHistory,
  listPlans,
  loadRelease,
  startOver,
} from './index.ts';

const db = testDatabase();
const { at, load, aPlan, settle } = planActs(db);

/** A release of this number; another text when a hash is given. */
function numbered(number: string, part: Partial<PlanReading> = {}, sha256?: string): PlanRelease {
  const reading = aReading(part);
  const { document } = reading;
  const named = { ...document, number, sha256: sha256 ?? document.sha256 };
  return aRelease({ reading: { ...reading, document: { ...named, ...part.document } } });
}
const hash = (byte: string): string => byte.repeat(32);
const idsOf = async (key: string, version: number, codes: readonly string[]) =>
  Promise.all(
    codes.map(async (code) => unwrap(await getTask(at(planner), { key, version, code })).task.id),
  );

describe('the id of a task', () => {
  it('goes with its title when codes move, and a new title gets a new one', async () => {
    const titles = ['Xây trạm y tế', 'Dạy nghề', 'Sửa nhà'];
    const tasks = titles.map((title, index) => aTask({ code: `PL.I.${index + 1}`, title }));
    const moved = ['Sửa nhà', 'Xây trạm y tế', 'Cấp nước'].map((title, index) =>
      aTask({ code: `PL.I.${index + 1}`, title }),
    );
    const { key } = unwrap(await load(numbered('301/KH-UBND', { tasks, findings: [] })));
    unwrap(await load(numbered('301/KH-UBND', { tasks: moved, findings: [] }, hash('d1'))));
    const codes = ['PL.I.1', 'PL.I.2', 'PL.I.3'];
    const before = await idsOf(key, 1, codes);
    const after = await idsOf(key, 2, codes);
    expect(after.slice(0, 2)).toEqual([before[2], before[0]]);
    expect(before).not.toContain(after[2]);
  });

  it('of two with one title goes by their codes, and never to both', async () => {
    const twin = (code: string) => aTask({ code, title: 'Xây trạm y tế' });
    const one = numbered('302/KH-UBND', { tasks: [twin('PL.I.1'), twin('PL.I.2')], findings: [] });
    const { key } = unwrap(await load(one));
    const tasks = [twin('PL.I.2'), twin('PL.I.1'), twin('PL.I.3')];
    unwrap(await load(numbered('302/KH-UBND', { tasks, findings: [] }, hash('d2'))));
    const [first, second] = await idsOf(key, 1, ['PL.I.1', 'PL.I.2']);
    const after = await idsOf(key, 2, ['PL.I.1', 'PL.I.2', 'PL.I.3']);
    expect(after.slice(0, 2)).toEqual([first, second]);
    expect(new Set(after).size).toBe(3);
  });

  it('is not lost by capitals or marks written another way', async () => {
    const given = { tasks: [aTask({ title: 'Hỗ trợ hoả táng' })], findings: [] };
    const { key } = unwrap(await load(numbered('303/KH-UBND', given)));
    const other = { tasks: [aTask({ title: 'HỖ TRỢ hoả táng'.normalize('NFD') })], findings: [] };
    unwrap(await load(numbered('303/KH-UBND', other, hash('d3'))));
    expect(await idsOf(key, 2, ['PL.I.1'])).toEqual(await idsOf(key, 1, ['PL.I.1']));
  });
});

describe('the address of a plan', () => {
  it('of one number and year of another issuer is counted on', async () => {
    const issuer = 'Ủy ban nhân dân tỉnh Hải Dương';
    const document = { ...aReading().document, number: '304/KH-UBND', issuer };
    const first = unwrap(await load(numbered('304/KH-UBND')));
    const second = unwrap(await load(numbered('304/KH-UBND', { document }, hash('d4'))));
    expect([first.key, second.key]).toEqual(['304-KH-UBND-2013', '304-KH-UBND-2013-2']);
    expect(second.version).toBe(1);
  });

  it('and version of one text are the same whoever loads it first, many at a time', async () => {
    const release = numbered('305/KH-UBND');
    const answers = await Promise.all(Array.from({ length: 10 }, () => load(release)));
    const loaded = answers.map(unwrap);
    expect(new Set(loaded.map(({ key, version }) => `${key} ${version}`)).size).toBe(1);
    expect(loaded.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
  });

  it('versions of different texts at the same time follow one another without a gap', async () => {
    const releases = ['a1', 'a2', 'a3', 'a4', 'a5'].map((byte) =>
      numbered('306/KH-UBND', {}, hash(byte)),
    );
    const loaded = (await Promise.all(releases.map((release) => load(release)))).map(unwrap);
    expect(loaded.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('starting over', () => {
  const again = (key: string, requestId = newId(), reason = 'Đọc lại') =>
    startOver(at(planner), { requestId, key, reason });

  it('sent twice makes one version; another reason under its id is a conflict', async () => {
    const key = await aPlan('311/KH-UBND');
    const requestId = newId();
    const first = unwrap(await again(key, requestId));
    expect(unwrap(await again(key, requestId))).toEqual(first);
    expect(await again(key, requestId, 'Vì lý do khác')).toMatchObject({
      error: { code: 'request.other_body', kind: 'conflict' },
    });
    expect(unwrap(await getPlan(at(planner), { key })).plan.version).toBe(2);
  });

  it('opens every finding and forgets decisions on links, of the new version only', async () => {
    const key = await aPlan('312/KH-UBND');
    unwrap(await settle(key));
    const pair = { task: 'PL.I.1', provision: 'II.1.1', decision: 'refused', seen: null } as const;
    unwrap(await decideLink(at(planner), { requestId: newId(), key, version: 1, ...pair }));
    unwrap(await again(key));
    const open = async (version: number) =>
      unwrap(await listFindings(at(planner), { key, version, state: 'open' })).findings.length;
    expect([await open(1), await open(2)]).toEqual([2, 3]);
    const links = async (version: number) =>
      unwrap(await getMatrix(at(planner), { key, version })).links.map(({ state }) => state);
    expect([await links(1), await links(2)]).toEqual([['refused'], ['suggested']]);
  });

  it('is told in the history with its reason, beside the loading', async () => {
    const key = await aPlan('313/KH-UBND');
    unwrap(await again(key, newId(), '  Văn bản có đính chính  '));
    const { entries } = unwrap(await listHistory(at(planner), { key }));
    expect(entries.map(({ operation }) => operation)).toEqual(['plan.start_over', 'plan.load']);
    expect(entries[0]?.data).toMatchObject({ version: 2, reason: 'Văn bản có đính chính' });
  });
});

const aLink = (given: Partial<ReleaseLink> = {}): ReleaseLink => ({
  task: 'PL.I.1',
  provision: 'II.1.1',
  decision: 'confirmed',
  by: 'Người đọc',
  on: '2026-11-20',
  ...given,
});

describe('a release that is loaded again', () => {
  it('adds the resolutions that the database lacks, and leaves those that it has', async () => {
    const key = await aPlan('321/KH-UBND');
    unwrap(await settle(key, { resolution: 'keep', value: null }));
    const full = { ...numbered('321/KH-UBND'), resolutions: [...bothResolutions] };
    expect(unwrap(await load(full))).toMatchObject({ unchanged: false, openFindings: 0 });
    const { findings } = unwrap(await listFindings(at(planner), { key }));
    const by = new Map(findings.map(({ id, resolution }) => [id, resolution]));
    expect(by.get('f-impossible-year')).toMatchObject({ resolution: 'keep', by: 'Người ha' });
    expect(by.get('f-date')).toMatchObject({ resolution: 'erratum', by: 'Người đọc' });
    expect(unwrap(await load(full))).toMatchObject({ unchanged: true });
  });

  it('dates what its file says by the day of the file', async () => {
    const key = await aPlan('322/KH-UBND', { resolutions: [...bothResolutions] });
    const { findings } = unwrap(await listFindings(at(planner), { key, state: 'settled' }));
    expect(findings.map(({ resolution }) => resolution?.on)).toEqual(['2026-11-20', '2026-11-20']);
  });

  it('uses the readings of its file at once', async () => {
    const key = await aPlan('323/KH-UBND', { resolutions: [...bothResolutions] });
    const { task } = unwrap(await getTask(at(planner), { key, code: 'PL.I.2' }));
    expect([task.written.endYear, task.used.endYear]).toEqual([1010, 2020]);
  });

  it('adds decisions on links once, never over a person’s word, none of unknown tasks', async () => {
    const key = await aPlan('324/KH-UBND');
    const pair = { task: 'PL.I.1', provision: 'II.1.1', decision: 'refused', seen: null } as const;
    unwrap(await decideLink(at(planner), { requestId: newId(), key, version: 1, ...pair }));
    const links = [aLink(), aLink({ provision: 'II.1.2' }), aLink({ task: 'PL.IX.9' })];
    const release = { ...numbered('324/KH-UBND'), links };
    expect(unwrap(await load(release)).unchanged).toBe(false);
    const shown = unwrap(await getMatrix(at(planner), { key })).links;
    expect(shown.map(({ provision, state, decidedBy }) => [provision, state, decidedBy])).toEqual([
      ['II.1.1', 'refused', 'Người ha'],
      ['II.1.2', 'confirmed', 'Người đọc'],
    ]);
    expect(unwrap(await load(release)).unchanged).toBe(true);
  });

  it('changes nothing of an approved copy', async () => {
    const key = await aPlan('325/KH-UBND', { resolutions: [...bothResolutions] });
    unwrap(await approvePlan(at(leader), { requestId: newId(), key, version: 1 }));
    const before = unwrap(await exportPlan(at(planner), { key })).body;
    const release = { ...numbered('325/KH-UBND'), links: [aLink({ provision: 'II.1.2' })] };
    expect(unwrap(await load(release))).toMatchObject({ unchanged: true, state: 'approved' });
    expect(unwrap(await exportPlan(at(planner), { key })).body).toBe(before);
  });

  it('gives the first answer to the same request, whatever happened since', async () => {
    const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
    const release = numbered('326/KH-UBND');
    const send = () => loadRelease(db.context(), { ...command, release, approve: false });
    const first = unwrap(await send());
    unwrap(await settle(first.key));
    expect(unwrap(await send())).toEqual(first);
  });

  it('by a signed-in person is approved as themselves, not as the file says', async () => {
    const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
    const approval = { approvedBy: 'Người duyệt', on: '2026-11-21' };
    const release = {
      ...numbered('327/KH-UBND'),
      resolutions: [...bothResolutions],
      approval,
    };
    const context = at(aUser('sep', 'leader'));
    const loaded = unwrap(await loadRelease(context, { ...command, release, approve: true }));
    const { plan } = unwrap(await getPlan(at(planner), { key: loaded.key }));
    expect(plan.approvedBy).toBe('Người sep');
  });

  it('that is refused leaves no plan in the list', async () => {
    const release = { ...numbered('328/KH-UBND'), resolutions: [bothResolutions[0]] };
    expect(await load(release, true)).toMatchObject({ error: { code: 'plan.findings_open' } });
    const { plans } = unwrap(await listPlans(at(planner), {}));
    expect(plans.some(({ number }) => number === '328/KH-UBND')).toBe(false);
  });
});
