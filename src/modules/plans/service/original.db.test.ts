import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { madeUpPlan } from '../../../../tests/support/made-up-plan.ts';
import { planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { aRelease } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import {
  getOriginal,
  getPlan,
  makeFileReader,
  makeImportPlan,
  readingLimits,
  startOver,
} from './index.ts';

const db = testDatabase();
const { at, load } = planActs(db);
const importPlan = makeImportPlan(makeFileReader(readingLimits));
const bytes = Buffer.from(madeUpPlan(12));
let key = '';

const bring = (name: string) =>
  importPlan(at(planner), { requestId: newId() }, { name, bytes: new Uint8Array(bytes) });

beforeAll(async () => {
  key = unwrap(await bring('C:\\tai-ve\\Kế hoạch 9999.txt')).key;
});

describe('the file that a plan was read from', () => {
  it('is kept as it was handed in, and comes back byte for byte', async () => {
    const file = unwrap(await getOriginal(at(planner), { key }));
    expect(file).toMatchObject({ name: 'Kế hoạch 9999.txt', contentType: 'text/plain' });
    expect(Buffer.from(file.body as Uint8Array).equals(bytes)).toBe(true);
    const { original } = unwrap(await getPlan(at(planner), { key }));
    expect(original).toEqual({ name: 'Kế hoạch 9999.txt', bytes: bytes.length });
  });

  it('is for staff: the public is told of none', async () => {
    expect((await getOriginal(at(anonymous), { key })).ok).toBe(false);
    const shown = await getPlan(at(anonymous), { key });
    expect(JSON.stringify(shown)).not.toContain('Kế hoạch 9999.txt');
  });

  it('is kept once: the same text again changes nothing', async () => {
    expect(unwrap(await bring('khac.txt')).unchanged).toBe(true);
    expect(unwrap(await getOriginal(at(planner), { key })).name).toBe('Kế hoạch 9999.txt');
  });

  it('is not there for a copy that no file made', async () => {
    unwrap(await startOver(at(planner), { requestId: newId(), key, reason: 'rà soát lại' }));
    expect(await getOriginal(at(planner), { key, version: 2 })).toMatchObject({
      error: { code: 'file.not_found' },
    });
    const seeded = unwrap(await load(aRelease())).key;
    expect(unwrap(await getPlan(at(planner), { key: seeded }))).not.toHaveProperty('original');
    expect(unwrap(await getOriginal(at(planner), { key, version: 1 })).name).toContain('9999');
  });
});
