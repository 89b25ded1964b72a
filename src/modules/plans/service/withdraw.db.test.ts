import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { unwrap } from '../../../kernel/index.ts';
import {
  approvePlan,
  decideLink,
  getMatrix,
  getTask,
  listFindings,
  listHistory,
  reopenFinding,
  withdrawLink,
} from './index.ts';

const db = testDatabase();
const { at, aPlan, settle } = planActs(db);
const finding = 'f-impossible-year';

const reopen = (key: string, seen: string, given: object = {}, caller = planner) =>
  reopenFinding(at(caller), {
    ...{ requestId: newId(), key, version: 1, finding, reason: 'Hoàn tác', seen },
    ...given,
  });

/** Settles the year and gives the id of the resolution. */
async function settled(key: string, seen: string | null = null): Promise<string> {
  return unwrap(await settle(key, { seen })).finding.resolution?.id ?? '';
}

describe('a resolution', () => {
  it('that is taken back leaves the finding open and the task as written', async () => {
    const key = await aPlan('51/KH-UBND');
    const id = await settled(key);
    const reply = unwrap(await reopen(key, id));
    expect(reply).toMatchObject({ openFindings: 2, finding: { resolution: null } });
    const { task } = unwrap(await getTask(db.context(), { key, code: 'PL.I.2' }));
    expect(task.used.endYear).toBe(task.written.endYear);
    const { open } = unwrap(await listFindings(at(planner), { key, state: 'open' }));
    expect(open.error + open.warning).toBe(2);
  });

  it('can be chosen anew afterwards, as often as people change their minds', async () => {
    const key = await aPlan('52/KH-UBND');
    for (let round = 0; round < 3; round += 1) {
      unwrap(await reopen(key, await settled(key)));
    }
    await settled(key);
    const rows = await sql<{ resolution: string }>`
      select r.resolution from plan_finding_resolution r join plan_copy c on c.id = r.copy_id
      join plan p on p.id = c.plan_id where p.key = ${key} order by r.id`.execute(db.database);
    const pair = ['reading', 'withdrawn'];
    expect(rows.rows.map(({ resolution }) => resolution)).toEqual([
      ...pair,
      ...pair,
      ...pair,
      'reading',
    ]);
  });

  it('is taken back once, by who saw the last one', async () => {
    const key = await aPlan('53/KH-UBND');
    const id = await settled(key);
    const requestId = newId();
    const first = unwrap(await reopen(key, id, { requestId }));
    expect(unwrap(await reopen(key, id, { requestId }))).toEqual(first);
    expect(await reopen(key, id)).toMatchObject({
      error: { code: 'plan.finding_settled_meanwhile' },
    });
    const next = await settled(key);
    expect(await reopen(key, id)).toMatchObject({
      error: { code: 'plan.finding_settled_meanwhile' },
    });
    const both = await Promise.all([reopen(key, next), settle(key, { seen: next })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is not taken back without a reason, of no finding, or of an approved copy', async () => {
    const key = await aPlan('54/KH-UBND');
    const id = await settled(key);
    expect(await reopen(key, id, { reason: ' ' })).toMatchObject({
      error: { code: 'plan.reason_missing' },
    });
    expect(await reopen(key, id, { finding: 'x' })).toMatchObject({
      error: { code: 'plan.finding_not_found' },
    });
    const { findings } = unwrap(await listFindings(at(planner), { key, state: 'open' }));
    for (const each of findings) {
      const keep = { resolution: 'keep', value: null } as const;
      unwrap(await settle(key, { finding: each.id, ...keep }));
    }
    unwrap(await approvePlan(at(leader), { requestId: newId(), key, version: 1 }));
    expect(await reopen(key, id)).toMatchObject({ error: { code: 'plan.approved' } });
  });

  it('still counts for who wrote it: they do not approve, even after taking it back', async () => {
    const key = await aPlan('55/KH-UBND');
    const other = aUser('binh', 'planner');
    unwrap(await reopen(key, await settled(key)));
    const { findings } = unwrap(await listFindings(at(planner), { key, state: 'open' }));
    for (const each of findings) {
      const keep = { resolution: 'keep', value: null } as const;
      unwrap(await settle(key, { finding: each.id, ...keep }, other));
    }
    const input = { requestId: newId(), key, version: 1 };
    expect(await approvePlan(at(planner), input)).toMatchObject({
      error: { code: 'plan.approver_wrote_resolution' },
    });
  });

  it('and its withdrawal stand in the history of the plan', async () => {
    const key = await aPlan('56/KH-UBND');
    unwrap(await reopen(key, await settled(key)));
    const { entries } = unwrap(await listHistory(at(planner), { key }));
    expect(entries.map(({ operation }) => operation).slice(0, 2)).toEqual([
      'plan.reopen_finding',
      'plan.settle_finding',
    ]);
  });
});

describe('a decision on a link', () => {
  const word = async (
    key: string,
    decision: 'confirmed' | 'refused',
    pair: { readonly task: string; readonly provision: string; readonly seen?: string | null },
  ) => {
    const asked = { requestId: newId(), key, version: 1, seen: null, ...pair, decision };
    return unwrap(await decideLink(at(planner), asked)).link.decisionId ?? '';
  };
  const withdraw = async (
    key: string,
    pair: { readonly task: string; readonly provision: string },
    seen: string,
  ) => withdrawLink(at(planner), { requestId: newId(), key, version: 1, ...pair, seen });

  it('that is taken back leaves the suggestion as it was, and can be taken anew', async () => {
    const key = await aPlan('57/KH-UBND');
    const { links } = unwrap(await getMatrix(at(planner), { key }));
    const [suggested] = links;
    if (suggested === undefined) throw new Error('no suggestion');
    const { task, provision } = suggested;
    for (const decision of ['confirmed', 'refused'] as const) {
      const seen = await word(key, decision, { task, provision });
      const { link } = unwrap(await withdraw(key, { task, provision }, seen));
      expect(link).toEqual(suggested);
    }
    await word(key, 'confirmed', { task, provision });
    const now = unwrap(await getMatrix(at(planner), { key })).links;
    expect(now.find((each) => each.task === task && each.provision === provision)).toMatchObject({
      state: 'confirmed',
    });
  });

  it('on a pair that people added takes the pair away again', async () => {
    const key = await aPlan('58/KH-UBND');
    const matrix = unwrap(await getMatrix(at(planner), { key }));
    const known = new Set(matrix.links.map(({ task, provision }) => `${task} ${provision}`));
    const pair = matrix.tasks
      .flatMap((task) => matrix.provisions.map((one) => ({ task: task.code, provision: one.code })))
      .find(({ task, provision }) => !known.has(`${task} ${provision}`));
    if (pair === undefined) throw new Error('every pair is suggested');
    const seen = await word(key, 'confirmed', pair);
    expect(unwrap(await withdraw(key, pair, seen)).link).toBe(null);
    expect(unwrap(await getMatrix(at(planner), { key })).links).toHaveLength(matrix.links.length);
    expect(await word(key, 'confirmed', pair)).not.toBe('');
  });

  it('is taken back by who saw it, of a task and provision that are there', async () => {
    const key = await aPlan('59/KH-UBND');
    const [link] = unwrap(await getMatrix(at(planner), { key })).links;
    const { task = '', provision = '' } = link ?? {};
    const seen = await word(key, 'confirmed', { task, provision });
    const late = await withdraw(key, { task, provision }, newId());
    expect(late).toMatchObject({ error: { code: 'plan.link_decided_meanwhile' } });
    const noTask = await withdraw(key, { task: 'X', provision }, seen);
    expect(noTask).toMatchObject({ error: { code: 'plan.task_not_found' } });
    const noProvision = await withdraw(key, { task, provision: 'X' }, seen);
    expect(noProvision).toMatchObject({ error: { code: 'plan.provision_not_found' } });
  });
});
