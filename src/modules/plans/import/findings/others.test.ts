import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../../kernel/index.ts';
import {
  makeAgencyResolver,
  readAgencyRegister,
  withoutAgencies,
} from '../../../agencies/index.ts';
import type { Finding, FindingCode } from '../../domain/index.ts';
import { readPlan } from '../index.ts';

/** Plans of other provinces: other columns, other numbering, other agencies, few oddities. */
const folder = new URL('../../../../../tests/fixtures/plans/', import.meta.url);
const register = withoutAgencies(readAgencyRegister());
const resolveAgency = makeAgencyResolver(register, '2022-01-01' as IsoDate);

async function findingsIn(fileName: string): Promise<readonly Finding[]> {
  const bytes = readFileSync(new URL(fileName, folder));
  const result = await readPlan(bytes, { fileName, resolveAgency });
  if (!result.ok) throw new Error(`${fileName}: ${JSON.stringify(result.error)}`);
  return result.value.reading.findings;
}

/** What such a plan may lack as a whole; all else that an official must decide would be noise. */
const wholePlan = new Set<FindingCode>(['no_number', 'no_date', 'no_task_table']);
const files = readdirSync(folder).filter((name) => /\.(txt|html|docx)$/.test(name));

describe('findings are no noise on plans of other provinces', () => {
  it('there are at least six such plans', () => expect(files.length).toBeGreaterThanOrEqual(6));

  it.each(files)(
    '%s: no error, and nothing to decide but what the whole plan lacks',
    async (name) => {
      const grave = (await findingsIn(name)).filter(({ severity }) => severity !== 'info');
      const noise = grave.filter(({ code }) => !wholePlan.has(code));
      expect(noise.map(({ text }) => text)).toEqual([]);
    },
  );

  it.each(files)('%s: no typo in ordinary Vietnamese', async (name) => {
    const typos = (await findingsIn(name)).filter(({ code }) => code === 'typo');
    expect(typos.map(({ text }) => text)).toEqual([]);
  });

  it.each(files)('%s: a page of findings at the most', async (name) => {
    expect((await findingsIn(name)).length).toBeLessThanOrEqual(8);
  });

  it('the only plan without a table says so once, and asks for nothing that a table would hold', async () => {
    const all = await Promise.all(files.map(findingsIn));
    const without = all.filter((found) => found.some(({ code }) => code === 'no_task_table'));
    for (const found of without) {
      expect(found.filter(({ code }) => code === 'no_task_table')).toHaveLength(1);
      expect(found.some(({ code }) => code === 'provision_without_task')).toBe(false);
    }
  });
});
