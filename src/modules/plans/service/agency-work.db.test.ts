import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import { agencyResolver } from '../index.ts';
import { getAgencyWork, loadRelease } from './index.ts';

const db = testDatabase();
const key = '12-KH-UBND-2013';

beforeAll(async () => {
  const resolve = agencyResolver();
  const mention = (raw: string) => {
    const found = resolve(raw);
    if (found === null) throw new Error(`no agency ${raw}`);
    return { code: found.code, name: found.name, raw };
  };
  const districts = { ...mention('UBND các quận, huyện'), group: true as const };
  const tasks = [
    aTask({ code: 'PL.I.1', lead: mention('Sở LĐTBXH'), coordinating: [districts] }),
    aTask({ code: 'PL.I.2', lead: mention('Sở Xây dựng'), coordinating: [mention('Sở LĐTBXH')] }),
  ];
  const release = aRelease({ reading: aReading({ tasks, findings: [] }) });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release, approve: false }));
});

const codeOf = (raw: string) => agencyResolver()(raw)?.code ?? '';
const workOf = async (agency: string, on?: string) =>
  getAgencyWork(db.context(), on === undefined ? { key, agency } : { key, agency, on });

describe('what an agency owes a plan', () => {
  it('is what it leads and what it coordinates by name', async () => {
    const work = unwrap(await workOf(codeOf('Sở LĐTBXH')));
    expect(work.leads.map((task) => task.code)).toEqual(['PL.I.1']);
    expect(work.coordinates.map((task) => task.code)).toEqual(['PL.I.2']);
    expect(work.coordinates[0]?.through).toBeNull();
  });

  it('holds the tasks of a group for each member on the day', async () => {
    const district = 'UBND-303';
    const then = unwrap(await workOf(district, '2013-07-01'));
    expect(then.agency.name).toContain('Hồng Bàng');
    expect(then.coordinates.map((task) => task.code)).toEqual(['PL.I.1']);
    expect(then.coordinates[0]?.through).toMatchObject({ group: true });
    const now = unwrap(await workOf(district, '2026-01-01'));
    expect(now.coordinates).toEqual([]);
  });

  it('of a group itself is what names the group', async () => {
    const work = unwrap(await workOf(codeOf('UBND các quận, huyện')));
    expect(work.agency.group).toBe(true);
    expect(work.coordinates.map((task) => task.code)).toEqual(['PL.I.1']);
    expect(work.coordinates[0]?.through).toBeNull();
  });

  it('is counted for every year a task runs', async () => {
    const work = unwrap(await workOf(codeOf('Sở LĐTBXH')));
    expect(work.byYear).toEqual([
      { year: 2013, leads: 1, coordinates: 1 },
      { year: 2014, leads: 1, coordinates: 1 },
      { year: 2015, leads: 1, coordinates: 1 },
    ]);
  });

  it('is refused for a code that nobody knows', async () => {
    expect(await workOf('nobody')).toMatchObject({ error: { code: 'plan.agency_not_found' } });
  });
});
