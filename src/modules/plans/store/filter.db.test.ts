import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { planStore, STAFF } from '../../../../tests/support/plan-store.ts';
import { aFinding, aTask } from '../../../../tests/support/plan.ts';
import { read } from '../../../platform/database/index.ts';
import type { Finding, FundingKind, Task } from '../domain/index.ts';
import * as store from './index.ts';

const db = testDatabase();
const { aCopy, settle } = planStore(db);

const leads = ['a', 'b'].map((code) => ({ code, name: `Sở ${code}`, raw: `Sở ${code}` }));
const fundingKinds: readonly FundingKind[] = ['central_budget', 'local_budget', 'other'];
const sections = ['PL.I', 'PL.II', 'PL.II.1'];
const year = fc.option(fc.integer({ min: 2012, max: 2016 }), { nil: null });

/** What a task of the random copy is, without its code. */
interface Drawn {
  readonly section: string;
  readonly lead: Task['lead'];
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly kinds: readonly FundingKind[];
  readonly findings: readonly { severity: Finding['severity']; settled: boolean }[];
}
const aDrawn: fc.Arbitrary<Drawn> = fc.record({
  section: fc.constantFrom(...sections),
  lead: fc.constantFrom(null, ...leads),
  startYear: year,
  endYear: year,
  kinds: fc.subarray([...fundingKinds]),
  findings: fc.array(
    fc.record({
      severity: fc.constantFrom('error', 'warning', 'info'),
      settled: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
const aFilter: fc.Arbitrary<store.TaskFilter> = fc.record(
  {
    section: fc.constantFrom(...sections, 'PL', 'PL.I.1'),
    lead: fc.constantFrom('a', 'b', 'c'),
    funding: fc.constantFrom(...fundingKinds),
    year: fc.integer({ min: 2011, max: 2017 }),
    findings: fc.constantFrom('open', 'settled', 'none'),
  },
  { requiredKeys: [] },
);

const isOpen = ({ findings }: Drawn): boolean =>
  findings.some(({ severity, settled }) => severity !== 'info' && !settled);

/** The filter in plain words, over what was drawn. */
function holds(task: Drawn, filter: store.TaskFilter): boolean {
  const { section, lead, funding, year: asked, findings } = filter;
  if (section !== undefined && !`${task.section}.`.startsWith(`${section}.`)) return false;
  if (lead !== undefined && task.lead?.code !== lead) return false;
  if (funding !== undefined && !task.kinds.includes(funding)) return false;
  if (asked !== undefined && (task.startYear ?? 0) > asked) return false;
  if (asked !== undefined && (task.endYear ?? 9999) < asked) return false;
  if (findings === 'none') return task.findings.length === 0;
  if (findings === 'open') return isOpen(task);
  return findings === undefined || (task.findings.length > 0 && !isOpen(task));
}

async function stored(drawn: readonly Drawn[]): Promise<string> {
  const code = (index: number): string => `T.${index + 1}`;
  const tasks = drawn.map(({ kinds, findings: _none, ...given }, index) =>
    aTask({
      ...given,
      code: code(index),
      funding: kinds.map((kind) => ({ kind, raw: kind })),
      provisions: [],
    }),
  );
  const findings = drawn.flatMap((task, index) =>
    task.findings.map(({ severity }, at) => {
      const where = { kind: 'task', code: code(index), line: 1, field: null } as const;
      return aFinding({ id: `f-${index}-${at}`, severity, where });
    }),
  );
  const { id } = await aCopy({ tasks, findings });
  for (const [index, task] of drawn.entries()) {
    for (const [at, { settled }] of task.findings.entries()) {
      if (settled) await settle(id, `f-${index}-${at}`);
    }
  }
  return id;
}

const page = { sort: 'code', descending: false, after: null, limit: 100 } as const;
const several = fc.array(aDrawn, { minLength: 1, maxLength: 12 });

describe('tasks of any copy', () => {
  it('are filtered as the words of the filter say, counted and listed alike', async () => {
    const filters = fc.array(aFilter, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(several, filters, async (drawn, asked) => {
        const copy = await stored(drawn);
        for (const filter of asked) {
          const wanted = drawn.flatMap((task, at) => (holds(task, filter) ? [`T.${at + 1}`] : []));
          const found = await read(db.context(), async (trx) => ({
            rows: await store.listTaskRows(trx, STAFF, copy, { filter, page }),
            total: await store.countTaskRows(trx, STAFF, copy, filter),
          }));
          expect(found.rows.map((row) => row.code)).toEqual(wanted);
          expect(found.total).toBe(wanted.length);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('are sorted by years and open findings, the order of the text between equals', async () => {
    const values = {
      startYear: (task: Drawn) => task.startYear ?? 9999,
      endYear: (task: Drawn) => task.endYear ?? 9999,
      openFindings: ({ findings }: Drawn) =>
        findings.filter(({ severity, settled }) => severity !== 'info' && !settled).length,
    };
    await fc.assert(
      fc.asyncProperty(several, fc.boolean(), async (drawn, descending) => {
        const copy = await stored(drawn);
        for (const sort of ['startYear', 'endYear', 'openFindings'] as const) {
          const value = values[sort];
          const wanted = drawn
            .map((task, at) => ({ code: `T.${at + 1}`, value: value(task), at }))
            .sort((a, b) => (descending ? b.value - a.value : a.value - b.value) || a.at - b.at);
          const query = { filter: {}, page: { ...page, sort, descending } };
          const rows = await read(db.context(), (trx) =>
            store.listTaskRows(trx, STAFF, copy, query),
          );
          expect(rows.map((row) => row.code)).toEqual(wanted.map(({ code }) => code));
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('are counted in the facets as the filter of each facet counts them', async () => {
    await fc.assert(
      fc.asyncProperty(several, async (drawn) => {
        const copy = await stored(drawn);
        await read(db.context(), async (trx) => {
          const count = (filter: store.TaskFilter) => store.countTaskRows(trx, STAFF, copy, filter);
          const facets = await store.listTaskFacets(trx, STAFF, copy);
          for (const { code, tasks } of facets.sections) {
            expect(tasks).toBe(await count({ section: code }));
          }
          for (const { code, tasks } of facets.leads)
            expect(tasks).toBe(await count({ lead: code }));
          for (const { kind, tasks } of facets.funding) {
            expect(tasks).toBe(await count({ funding: kind }));
          }
          const kinds = new Set(drawn.flatMap((task) => task.kinds));
          expect(new Set(facets.funding.map(({ kind }) => kind))).toEqual(kinds);
        });
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
