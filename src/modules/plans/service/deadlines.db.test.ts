import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { anonymous } from '../../../../tests/support/callers.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import { agencyResolver, listTaskDeadlines, loadRelease } from '../index.ts';

const db = testDatabase();
const mention = (raw: string) => {
  const found = agencyResolver()(raw);
  if (found === null) throw new Error(`no agency ${raw}`);
  return { code: found.code, name: found.name, raw };
};
const labour = mention('Sở LĐTBXH');
const building = mention('Sở Xây dựng');

async function load(approve: boolean): Promise<void> {
  const tasks = [
    aTask({ code: 'PL.I.1', lead: labour, endYear: 2027 }),
    aTask({ code: 'PL.I.2', lead: building, endYear: 2020 }),
    aTask({ code: 'PL.I.3', lead: labour, endYear: null }),
  ];
  const release = aRelease({ reading: aReading({ tasks, findings: [] }) });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release, approve }));
}

describe('the deadlines of the tasks that agencies lead', () => {
  beforeAll(() => load(false));

  it('of a draft are nobody’s; of an approved copy they are the last day of the last year', async () => {
    const own = [labour.code];
    expect(await listTaskDeadlines(db.context(), own)).toEqual([]);
    await load(true);
    expect(await listTaskDeadlines(db.context(), own)).toMatchObject([
      { code: 'PL.I.1', due: '2027-12-31', plan: '12/KH-UBND', agency: labour.name },
    ]);
  });

  it('are those of the agencies asked for, a task without an end apart', async () => {
    const both = await listTaskDeadlines(db.context(), [labour.code, building.code]);
    expect(both.map(({ code }) => code)).toEqual(['PL.I.1', 'PL.I.2']);
    expect(await listTaskDeadlines(db.context(), [])).toEqual([]);
  });

  it('are read by whoever reads what is public', async () => {
    const stranger = db.context({ caller: anonymous, scope: { agencies: [], areas: [] } });
    expect(await listTaskDeadlines(stranger, [labour.code])).toHaveLength(1);
  });
});
