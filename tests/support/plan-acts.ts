import { v7 as newId } from 'uuid';
import { unwrap, type Caller, type InputOf } from '../../src/kernel/index.ts';
import type { settleFinding as SettleOperation } from '../../src/modules/plans/contract/index.ts';
import type { PlanRelease } from '../../src/modules/plans/domain/index.ts';
import { loadRelease, settleFinding } from '../../src/modules/plans/service/index.ts';
import { aUser } from './callers.ts';
import type { TestDatabase } from './database.ts';
import { aReading, aRelease } from './plan.ts';

export const planner = aUser('ha', 'planner');
export const leader = aUser('nam', 'leader');

type SettleInput = InputOf<typeof SettleOperation>;

/** What tests of the plans module do again and again, on their own database. */
export function planActs(db: TestDatabase) {
  const at = (caller: Caller) => db.context({ caller });
  const load = (release: PlanRelease, approve = false) => {
    const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
    return loadRelease(db.context(), { ...command, release, approve });
  };
  /** A plan of its own, so that tests of one file do not meet. Gives its key. */
  const aPlan = async (number: string, given: Partial<PlanRelease> = {}): Promise<string> => {
    const reading = aReading();
    const document = { ...reading.document, number };
    const release = aRelease({ ...given, reading: { ...reading, document } });
    return unwrap(await load(release)).key;
  };
  /** Settles the impossible year of the plan as 2020, unless told otherwise. */
  const settle = (plan: string, given: Partial<SettleInput> = {}, caller = planner) =>
    settleFinding(at(caller), {
      requestId: newId(),
      key: plan,
      version: 1,
      finding: 'f-impossible-year',
      resolution: 'reading',
      value: '2020',
      reason: 'Tiêu đề ghi giai đoạn 2012-2020',
      seen: null,
      ...given,
    });
  return { at, load, aPlan, settle };
}
