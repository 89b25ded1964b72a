import { v7 as newId } from 'uuid';
import type { PlanReading } from '../../src/modules/plans/domain/index.ts';
import * as store from '../../src/modules/plans/store/index.ts';
import type { Transaction } from '../../src/platform/database/index.ts';
import type { TestDatabase } from './database.ts';
import { aReading, aRelease } from './plan.ts';

/** The moment at which tests of the store live. */
export const AT = new Date('2026-01-15T02:00:00Z');
export const STAFF = { drafts: true } as const;
export const PUBLIC = { drafts: false } as const;

interface Stored {
  readonly id: string;
  readonly planId: string;
  readonly key: string;
  readonly version: number;
}

/** What tests of the store of plans do again and again, on their own database. */
export function planStore(db: TestDatabase) {
  let counted = 0;
  const inside = <T>(work: (trx: Transaction) => Promise<T>): Promise<T> =>
    db.database.transaction().execute(work);

  /** A plan of its own with one copy, so that tests of one file do not meet. */
  const aCopy = async (part: Partial<PlanReading> = {}, given: Partial<Stored> = {}) => {
    counted += 1;
    const { id = newId(), planId = newId(), key = `ban-${counted}`, version = 1 } = given;
    const reading = aReading(part);
    const release = aRelease({ reading });
    const taskIds = new Map(reading.tasks.map((task) => [task.code, newId()]));
    await inside(async (trx) => {
      if (given.planId === undefined) {
        const plan = { id: planId, key, identity: `dấu ${key}`, number: `${counted}/KH-UBND` };
        await store.insertPlan(trx, { ...plan, at: AT, by: 'user:ha' });
      }
      await store.insertCopy(trx, { id, planId, version, at: AT, by: 'user:ha', release, taskIds });
    });
    return { id, planId, key, reading, taskIds };
  };

  const approve = (copyId: string, account = 'user:nam') =>
    inside((trx) => store.recordApproval(trx, STAFF, { copyId, at: AT, account, name: 'Lê Nam' }));

  const settle = async (
    copyId: string,
    finding: string,
    given: Partial<store.NewResolution> = {},
  ): Promise<string> => {
    const id = newId();
    const what = { resolution: 'keep', value: null, reason: 'Đúng nguyên văn' } as const;
    const who = { replaces: null, account: 'user:ha', name: 'Trần Hà', at: AT };
    await inside((trx) =>
      store.recordResolution(trx, { id, copyId, finding, ...what, ...who, ...given }),
    );
    return id;
  };

  return { inside, aCopy, approve, settle };
}
