import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aFinding, aTask, departmentOfLabour } from '../../../../tests/support/plan.ts';
import { AT, planStore, STAFF } from '../../../../tests/support/plan-store.ts';
import { read } from '../../../platform/database/index.ts';
import type { Task } from '../domain/index.ts';
import * as store from './index.ts';

const db = testDatabase();
const { inside, aCopy, settle } = planStore(db);

const quiet = { findings: [] };

describe('findings of a copy', () => {
  const ids = async (copyId: string, filter: store.FindingFilter = {}) =>
    (await read(db.context(), (trx) => store.listFindingRows(trx, STAFF, copyId, filter))).map(
      (row) => row.id,
    );

  it('are filtered by id, place, severity and state', async () => {
    const at = (code: string) => ({ kind: 'task', code, line: 1, field: null }) as const;
    const { id } = await aCopy({
      findings: [
        aFinding({ id: 'a', where: at('PL.I') }),
        aFinding({ id: 'b', where: at('PL.I.2'), severity: 'warning' }),
        aFinding({ id: 'c', where: at('PL.II'), severity: 'info' }),
        aFinding({ id: 'd', where: at('PL.I.20') }),
      ],
    });
    await settle(id, 'b');
    expect(await ids(id)).toEqual(['a', 'b', 'c', 'd']);
    expect(await ids(id, { id: 'c' })).toEqual(['c']);
    expect(await ids(id, { place: 'PL.I' })).toEqual(['a', 'b', 'd']);
    expect(await ids(id, { place: 'PL.I.2' })).toEqual(['b']);
    expect(await ids(id, { place: 'PL.I.' })).toEqual([]);
    expect(await ids(id, { severity: 'error' })).toEqual(['a', 'd']);
    expect(await ids(id, { state: 'settled' })).toEqual(['b']);
    expect(await ids(id, { state: 'open', place: 'PL.I' })).toEqual(['a', 'd']);
  });

  it('are counted open by severity, and the copy counts errors and warnings', async () => {
    const { id, key } = await aCopy();
    const counts = () => read(db.context(), (trx) => store.countOpenFindings(trx, STAFF, id));
    const open = async () =>
      (await read(db.context(), (trx) => store.findCopy(trx, STAFF, key)))?.openCount;
    expect(await counts()).toEqual({ error: 1, warning: 1, info: 1 });
    expect(await open()).toBe(2);
    await settle(id, 'f-open-group');
    expect(await open()).toBe(2);
    await settle(id, 'f-date');
    expect(await counts()).toEqual({ error: 1, warning: 0, info: 0 });
    expect(await open()).toBe(1);
  });

  it('show the latest resolution; everybody who wrote one is remembered', async () => {
    const { id } = await aCopy();
    const first = await settle(id, 'f-date');
    const second = {
      replaces: first,
      resolution: 'erratum',
      account: 'user:binh',
      name: 'Bình',
    } as const;
    await settle(id, 'f-date', second);
    const rows = await read(db.context(), (trx) =>
      store.listFindingRows(trx, STAFF, id, { id: 'f-date' }),
    );
    expect(rows[0]?.resolved).toMatchObject({ resolution: 'erratum', name: 'Bình', at: AT });
    const people = await read(db.context(), (trx) => store.listResolvers(trx, STAFF, id));
    expect(people.map((each) => each.account).sort()).toEqual(['user:binh', 'user:ha']);
  });

  it('give readings of tasks only, those in force only', async () => {
    const { id } = await aCopy();
    const reading = { resolution: 'reading', value: '2020' } as const;
    const first = await settle(id, 'f-impossible-year', reading);
    await settle(id, 'f-date', { resolution: 'reading', value: '2013-06-17' });
    const readings = (task?: string) =>
      read(db.context(), (trx) => store.listReadings(trx, STAFF, id, task));
    expect(await readings()).toMatchObject([{ task: 'PL.I.2', field: 'endYear', value: '2020' }]);
    expect(await readings('PL.I.1')).toEqual([]);
    await settle(id, 'f-impossible-year', { replaces: first });
    expect(await readings()).toEqual([]);
  });
});

describe('links of a copy', () => {
  const links = (id: string, task?: string) =>
    read(db.context(), (trx) => store.listLinks(trx, STAFF, id, task));
  const decide = (copy: { id: string; taskIds: ReadonlyMap<string, string> }, given = {}) => {
    const id = newId();
    const pair = { taskId: copy.taskIds.get('PL.I.1') ?? '', provision: 'II.1.1' };
    const who = { account: 'user:ha', name: 'Trần Hà', at: AT };
    const decision = { id, copyId: copy.id, ...pair, replaces: null, decision: 'confirmed' };
    return inside((trx) =>
      store.recordLinkDecision(trx, { ...decision, ...who, ...given } as store.NewLinkDecision),
    ).then(() => id);
  };

  it('are suggestions until somebody decides; the latest word counts', async () => {
    const copy = await aCopy();
    expect(await links(copy.id)).toMatchObject([
      { task: 'PL.I.1', provision: 'II.1.1', confidence: 'strong', decision: null },
    ]);
    const first = await decide(copy);
    await decide(copy, { replaces: first, decision: 'refused', name: 'Bình' });
    expect(await links(copy.id)).toMatchObject([
      { confidence: 'strong', decision: { decision: 'refused', by: 'Bình' } },
    ]);
  });

  it('may be added where nobody suggested one', async () => {
    const copy = await aCopy();
    await decide(copy, { provision: 'II.1.2' });
    expect(await links(copy.id, 'PL.I.1')).toMatchObject([
      { provision: 'II.1.1', decision: null },
      { provision: 'II.1.2', confidence: null, decision: { decision: 'confirmed' } },
    ]);
    expect(await links(copy.id, 'PL.I.2')).toEqual([]);
  });

  it('are decided once by two who saw the same', async () => {
    const copy = await aCopy();
    await decide(copy);
    await expect(decide(copy, { decision: 'refused' })).rejects.toThrow(/plan_link_decision_once/);
  });

  it('are refused between a task or a provision that is not there', async () => {
    const copy = await aCopy();
    await expect(decide(copy, { taskId: newId() })).rejects.toThrow(/plan_link_decision_task/);
    await expect(decide(copy, { provision: 'X' })).rejects.toThrow(/plan_link_decision_provision/);
    await expect(decide(copy, { decision: 'maybe' })).rejects.toThrow(/plan_link_decision_kind/);
  });
});

describe('one task of a copy', () => {
  it('knows its neighbours in the text', async () => {
    const tasks = ['A', 'B', 'C'].map((code) => aTask({ code, provisions: [] }));
    const { id } = await aCopy({ ...quiet, tasks });
    const beside = async (code: string) => {
      const row = await read(db.context(), (trx) => store.findTaskRow(trx, STAFF, id, code));
      return row === null ? null : [row.previous, row.next];
    };
    expect(await beside('A')).toEqual([null, 'B']);
    expect(await beside('B')).toEqual(['A', 'C']);
    expect(await beside('C')).toEqual(['B', null]);
    expect(await beside('D')).toBeNull();
  });

  it('works with the values of its reading, and keeps those that are written', async () => {
    const { id } = await aCopy();
    const used = { title: 'Tuyên truyền pháp luật', startYear: 2012, endYear: 2020 };
    await inside((trx) => store.recordUsedValues(trx, { copyId: id, code: 'PL.I.2' }, used));
    const row = await read(db.context(), (trx) => store.findTaskRow(trx, STAFF, id, 'PL.I.2'));
    expect(row).toMatchObject({ title: 'Tuyên truyền, phổ biến pháp luật', end_year: 1010 });
    expect(row).toMatchObject({ used_title: 'Tuyên truyền pháp luật', used_end_year: 2020 });
  });

  it('is found by code, title and agencies without marks', () => {
    const task: Task = aTask({ title: 'Đào tạo nghề', lead: departmentOfLabour });
    const key = store.taskSearchKey(task);
    for (const word of ['pl i 1', 'dao tao nghe', 'so ldtbxh', 'thuong binh', 'quan huyen']) {
      expect(key).toContain(word);
    }
  });
});
