import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testOperator } from '../../../../tests/support/database.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import { deliverNews } from '../../../platform/outbox/index.ts';
import { loadAgencies, readAgencyRegister } from '../../agencies/index.ts';
import { readAgencyFiles } from '../../agencies/import.ts';
import { loadAreas } from '../../areas/index.ts';
import { plansModule } from '../index.ts';
import { listHistory, loadRelease } from './index.ts';

const db = testDatabase({ each: true });
const key = '12-KH-UBND-2013';
const labour = 'HP-SLDTBXH';
const department = { code: labour, name: 'Sở LĐTBXH', raw: 'Sở LĐTBXH' };

/** The files of the release before the department of labour was merged. */
function filesOfBefore() {
  const files = readAgencyFiles();
  return {
    ...files,
    agencies: files.agencies.map((agency) =>
      agency.code === labour
        ? { ...agency, periods: agency.periods.map((each) => ({ ...each, to: null })) }
        : agency,
    ),
    successions: files.successions.filter(({ code }) => code !== labour),
  };
}

async function loadPlan(): Promise<void> {
  const tasks = [
    aTask({ code: 'PL.I.1', lead: department, startYear: 2013, endYear: 2030 }),
    aTask({ code: 'PL.I.2', lead: department, startYear: 2013, endYear: 2024 }),
    aTask({ code: 'PL.I.3', lead: department, startYear: null, endYear: null }),
    aTask({
      code: 'PL.I.4',
      lead: { code: 'HP-SYT', name: 'Sở Y tế', raw: 'Sở Y tế' },
      endYear: 2030,
    }),
  ];
  const release = aRelease({ reading: aReading({ tasks, findings: [] }) });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release, approve: false }));
}

const deliver = () =>
  deliverNews({
    database: db.database,
    subscriptions: plansModule.subscriptions ?? [],
    caller: testOperator,
  });

async function historyOf(task: string) {
  const { entries } = unwrap(await listHistory(db.context(), { key, task }));
  return entries;
}

beforeEach(async () => {
  unwrap(await loadAreas(db.context()));
  unwrap(await loadAgencies(db.context(), filesOfBefore()));
  await loadPlan();
});

describe('when a release says that an agency has ended', () => {
  it('each running task that it leads gets a note of who took over, and how surely', async () => {
    unwrap(await loadAgencies(db.context()));
    expect((await deliver()).failures).toEqual([]);
    const [note, ...more] = await historyOf('PL.I.1');
    expect(more).toEqual([]);
    expect(note).toMatchObject({
      operation: 'plan.note_hand_over',
      data: { task: 'PL.I.1', agency: labour, on: '2025-03-01' },
    });
    const known = readAgencyRegister().successions.filter(({ code }) => code === labour);
    expect(known.length).toBeGreaterThan(1);
    expect(note?.data['successors']).toEqual(
      known.map(({ successor, function: what, source, verified }) => ({
        code: successor,
        function: what,
        source,
        verified,
      })),
    );
  });

  it('tasks that were over, and tasks of others, get none', async () => {
    unwrap(await loadAgencies(db.context()));
    await deliver();
    expect(await historyOf('PL.I.2')).toEqual([]);
    expect(await historyOf('PL.I.4')).toEqual([]);
  });

  it('a task without an end is over with its plan', async () => {
    unwrap(await loadAgencies(db.context()));
    await deliver();
    expect(await historyOf('PL.I.3')).toEqual([]); // the plan ends in 2020
  });

  it('the note is there once, however often releases are loaded and news is carried', async () => {
    unwrap(await loadAgencies(db.context()));
    await deliver();
    await deliver();
    unwrap(await loadAgencies(db.context()));
    await deliver();
    expect(await historyOf('PL.I.1')).toHaveLength(1);
  });

  it('the task keeps its lead until a person hands it over', async () => {
    unwrap(await loadAgencies(db.context()));
    await deliver();
    const [task] = await db.owner
      .selectFrom('plan_task')
      .select(['used_lead_code', 'lead_code'])
      .where('code', '=', 'PL.I.1')
      .execute();
    expect(task).toEqual({ used_lead_code: labour, lead_code: labour });
  });
});

describe('no note', () => {
  it('comes of the first loading of a register', async () => {
    const published = await db.owner.selectFrom('outbox_message').select('id').execute();
    expect(published).toEqual([]);
  });

  it('comes of a release that changes nothing', async () => {
    unwrap(await loadAgencies(db.context(), filesOfBefore()));
    expect(await deliver()).toEqual({ delivered: 0, failures: [] });
  });
});
