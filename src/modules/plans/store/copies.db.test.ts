import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { AT, planStore, PUBLIC, STAFF } from '../../../../tests/support/plan-store.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { read } from '../../../platform/database/index.ts';
import * as store from './index.ts';

const db = testDatabase();
const { inside, aCopy, approve, settle } = planStore(db);
const quiet = { findings: [] };
const copyOf = (key: string, version?: number) =>
  read(db.context(), (trx) => store.findCopy(trx, STAFF, key, version));

describe('the text of a copy', () => {
  it('is given back line by line, whatever its lines hold', async () => {
    const line = fc.oneof(
      fc.constantFrom('', ' ', '\t', 'a\r', '“Năm 1010”', "'; drop table plan; --", '\\n', '$1'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    // PostgreSQL holds every letter but U+0000, which no text that is read has.
    const held = line.map((each) => each.toWellFormed().replace(/[\n\0]/g, ' '));
    const lines = fc.array(held, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const [id, planId] = [newId(), newId()];
        const release = { ...aRelease(), source: { ...aRelease().source, lines: given } };
        await inside(async (trx) => {
          const plan = { id: planId, key: planId, identity: planId, number: null };
          await store.insertPlan(trx, { ...plan, at: AT, by: 'user:ha' });
          const taskIds = new Map(release.reading.tasks.map(({ code }) => [code, newId()]));
          const copy = { id, planId, version: 1, at: AT, by: 'user:ha', release, taskIds };
          await store.insertCopy(trx, copy);
        });
        const text = await read(db.context(), (trx) => store.getSourceText(trx, STAFF, id));
        expect(text.lines).toEqual(given);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('of a copy that is not there is a programmer’s error', async () => {
    const asked = read(db.context(), (trx) => store.getSourceText(trx, STAFF, newId()));
    await expect(asked).rejects.toThrow();
  });
});

describe('the head of a copy', () => {
  it('counts tasks, provisions, findings, and those that stop an approval', async () => {
    const { key } = await aCopy();
    expect(await copyOf(key)).toMatchObject({
      ...{ taskCount: 2, provisionCount: 2, findingCount: 3, openCount: 2 },
      ...{ state: 'digital_copy', version: 1, newestVersion: 1 },
      ...{ approvedAt: null, approvedBy: null, approvedByName: null, releaseApproval: null },
    });
  });

  it('says who approved it and when, once it is', async () => {
    const { id, key } = await aCopy(quiet);
    await approve(id);
    expect(await copyOf(key)).toMatchObject({
      ...{ state: 'approved', approvedAt: AT },
      ...{ approvedBy: 'user:nam', approvedByName: 'Lê Nam' },
    });
  });

  it('knows the newest version of its plan, whichever is asked for', async () => {
    const { planId, key } = await aCopy(quiet);
    await aCopy(quiet, { planId, key, version: 2 });
    await aCopy(quiet, { planId, key, version: 3 });
    for (const version of [1, 2, 3]) {
      expect(await copyOf(key, version)).toMatchObject({ version, newestVersion: 3 });
    }
    expect(await copyOf(key, 4)).toBeNull();
    expect((await copyOf(key))?.version).toBe(3);
  });
});

describe('the copies in use', () => {
  it('come with the newest day of issue first, those without a day last', async () => {
    const { document } = aReading();
    const issued = async (issuedOn: string | null) =>
      (await aCopy({ ...quiet, document: { ...document, issuedOn } })).key;
    const keys = [await issued('2014-01-02'), await issued(null), await issued('2015-03-04')];
    const listed = await read(db.context(), (trx) => store.listCopiesInUse(trx, STAFF));
    const shown = listed.map(({ key }) => key).filter((key) => keys.includes(key));
    expect(shown).toEqual([keys[2], keys[0], keys[1]]);
  });

  it('are none of the drafts for the public, even where a newer one stands', async () => {
    const { id, planId, key } = await aCopy(quiet);
    await approve(id);
    await aCopy(quiet, { planId, key, version: 2 });
    const inUse = async (view: { readonly drafts: boolean }) =>
      (await read(db.context(), (trx) => store.listCopiesInUse(trx, view)))
        .filter((copy) => copy.key === key)
        .map(({ version, state }) => `${version} ${state}`);
    expect(await inUse(PUBLIC)).toEqual(['1 approved']);
    expect(await inUse(STAFF)).toEqual(['1 approved']);
  });
});

describe('who changes a copy waits for whoever is changing it', () => {
  it('so that two changes follow each other', async () => {
    const { id } = await aCopy();
    const order: string[] = [];
    let begun: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (begun = resolve));
    const slow = inside(async (trx) => {
      await store.lockCopy(trx, STAFF, id);
      begun();
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('first');
    });
    await first;
    const second = inside(async (trx) => {
      await store.lockCopy(trx, STAFF, id);
      order.push('second');
    });
    await Promise.all([slow, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('while changes of another copy go on', async () => {
    const [one, other] = [await aCopy(), await aCopy()];
    await inside(async (trx) => {
      await store.lockCopy(trx, STAFF, one.id);
      await settle(other.id, 'f-date');
    });
    expect((await copyOf(other.key))?.openCount).toBe(1);
  });
});

describe('used values', () => {
  it('are written for one task of one copy', async () => {
    const tasks = [aTask(), aTask({ code: 'PL.I.2', title: 'Việc hai' })];
    const [one, other] = [await aCopy({ ...quiet, tasks }), await aCopy({ ...quiet, tasks })];
    const used = { title: 'Tên khác', startYear: null, endYear: 2020 };
    await inside((trx) => store.recordUsedValues(trx, { copyId: one.id, code: 'PL.I.1' }, used));
    const titles = (id: string) =>
      read(db.context(), async (trx) => {
        const page = { sort: 'code', descending: false, after: null, limit: 9 } as const;
        const rows = await store.listTaskRows(trx, STAFF, id, { filter: {}, page });
        return rows.map(({ title, startYear, endYear }) => [title, startYear, endYear]);
      });
    const [first, second] = tasks.map(({ title, startYear, endYear }) => [
      title,
      startYear,
      endYear,
    ]);
    expect(await titles(one.id)).toEqual([['Tên khác', null, 2020], second]);
    expect(await titles(other.id)).toEqual([first, second]);
  });
});
