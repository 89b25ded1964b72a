import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aFinding, aTask } from '../../../../tests/support/plan.ts';
import { planStore, STAFF } from '../../../../tests/support/plan-store.ts';
import { searchKey } from '../../../kernel/index.ts';
import { read } from '../../../platform/database/index.ts';
import * as store from './index.ts';

const db = testDatabase();
const { aCopy, settle } = planStore(db);

const agency = (name: string) => ({ code: searchKey(name), name, raw: name });
const health = agency('Sở Y tế');
const labour = agency('Sở Lao động');
const districts = { ...agency('UBND các quận, huyện'), group: true } as const;

const none = { coordinating: [], provisions: [], funding: [] };
const tasks = [
  aTask({
    ...none,
    code: 'PL.I.1',
    section: 'PL.I',
    title: 'Xây dựng trạm y tế xã',
    lead: health,
    coordinating: [districts, labour],
    startYear: 2013,
    endYear: 2015,
    funding: [
      { kind: 'local_budget', raw: 'NSĐP' },
      { kind: 'central_budget', raw: 'NSTW' },
      { kind: 'local_budget', raw: 'NS huyện' },
    ],
  }),
  aTask({
    ...none,
    code: 'PL.I.2',
    section: 'PL.I',
    title: 'Đào tạo y sĩ',
    lead: health,
    startYear: 2014,
    endYear: 2014,
  }),
  aTask({
    ...none,
    code: 'PL.II.1',
    section: 'PL.II',
    title: 'Ấn phẩm việc làm',
    lead: labour,
    startYear: null,
    endYear: null,
  }),
  aTask({
    ...none,
    code: 'PL.II.1.1',
    section: 'PL.II.1',
    title: 'Hội chợ việc làm',
    lead: labour,
    coordinating: [health],
    startYear: 2016,
    endYear: null,
  }),
  aTask({
    ...none,
    code: 'PL.III.1',
    section: 'PL.III',
    title: 'Ăn Tết',
    lead: null,
    startYear: null,
    endYear: 2013,
    funding: [{ kind: 'enterprise', raw: 'DN' }],
  }),
];
const place = (code: string) => ({ kind: 'task', code, line: 1, field: null }) as const;
const findings = [
  aFinding({ id: 'a', where: place('PL.I.1') }),
  aFinding({ id: 'b', where: place('PL.I.2'), severity: 'warning' }),
  aFinding({ id: 'c', where: place('PL.II.1'), severity: 'info' }),
];
const sections = ['PL.I', 'PL.II', 'PL.III', 'PL.IV'].map((code) => ({
  code,
  title: code,
  line: 1,
}));

let copy = '';
beforeAll(async () => {
  copy = (await aCopy({ tasks, findings, sections })).id;
  await settle(copy, 'b');
});

const page = { sort: 'code', descending: false, after: null, limit: 100 } as const;

const rows = (filter: store.TaskFilter, given: Partial<store.TaskPage> = {}) =>
  read(db.context(), (trx) =>
    store.listTaskRows(trx, STAFF, copy, { filter, page: { ...page, ...given } }),
  );
const codes = async (filter: store.TaskFilter, given: Partial<store.TaskPage> = {}) =>
  (await rows(filter, given)).map((row) => row.code.slice(3));

describe('the filter of tasks', () => {
  it.each<[what: string, filter: store.TaskFilter, expected: readonly string[]]>([
    ['none', {}, ['I.1', 'I.2', 'II.1', 'II.1.1', 'III.1']],
    ['a word', { words: ['viec'] }, ['II.1', 'II.1.1']],
    ['the beginning of a word', { words: ['tram'] }, ['I.1']],
    ['not the middle of one', { words: ['ram'] }, []],
    ['all of several words', { words: ['viec', 'hoi'] }, ['II.1.1']],
    ['words of agencies', { words: ['huyen'] }, ['I.1']],
    ['a section with what lies below it', { section: 'PL.II' }, ['II.1', 'II.1.1']],
    ['a section, not one that begins alike', { section: 'PL.I' }, ['I.1', 'I.2']],
    ['a lead', { lead: labour.code }, ['II.1', 'II.1.1']],
    ['a source of money', { funding: 'central_budget' }, ['I.1']],
    ['a year that a task runs in', { year: 2014 }, ['I.1', 'I.2', 'II.1']],
    ['the last year of a task', { year: 2015 }, ['I.1', 'II.1']],
    ['a year before: no start is the beginning', { year: 2012 }, ['II.1', 'III.1']],
    ['a year long after: no end is no end', { year: 2030 }, ['II.1', 'II.1.1']],
    ['open findings', { findings: 'open' }, ['I.1']],
    ['settled findings', { findings: 'settled' }, ['I.2', 'II.1']],
    ['no findings', { findings: 'none' }, ['II.1.1', 'III.1']],
    ['codes', { codes: ['PL.III.1', 'PL.I.1', 'x'] }, ['I.1', 'III.1']],
    ['no codes at all', { codes: [] }, []],
    ['several at once', { lead: health.code, year: 2014, findings: 'settled' }, ['I.2']],
    ['what no task has', { lead: 'x' }, []],
    ['signs of patterns as they are', { words: ['%'], section: '_' }, []],
  ])('by %s', async (_what, filter, expected) => {
    expect(await codes(filter)).toEqual(expected);
    const total = await read(db.context(), (trx) => store.countTaskRows(trx, STAFF, copy, filter));
    expect(total).toBe(expected.length);
  });
});

describe('the order of tasks', () => {
  it.each<[sort: store.TaskSort, up: readonly string[]]>([
    ['code', ['I.1', 'I.2', 'II.1', 'II.1.1', 'III.1']],
    ['title', ['III.1', 'II.1', 'I.2', 'II.1.1', 'I.1']],
    ['lead', ['III.1', 'II.1', 'II.1.1', 'I.1', 'I.2']],
    ['startYear', ['I.1', 'I.2', 'II.1.1', 'II.1', 'III.1']],
    ['endYear', ['III.1', 'I.2', 'I.1', 'II.1', 'II.1.1']],
    ['openFindings', ['I.2', 'II.1', 'II.1.1', 'III.1', 'I.1']],
  ])('by %s is that of Vietnamese and of the text, an unknown year last', async (sort, up) => {
    expect(await codes({}, { sort })).toEqual(up);
  });

  it.each<store.TaskSort>(['code', 'title', 'lead', 'startYear', 'endYear', 'openFindings'])(
    'by %s goes on from page to page without a loss or a double, up and down',
    async (sort) => {
      for (const descending of [false, true]) {
        const whole = await codes({}, { sort, descending });
        for (const limit of [1, 2, 3]) {
          const seen: string[] = [];
          let after: store.TaskPage['after'] = null;
          for (let turn = 0; turn < 10; turn += 1) {
            const part = await rows({}, { sort, descending, after, limit });
            const last = part.at(-1);
            if (last === undefined) break;
            seen.push(...part.map((row) => row.code.slice(3)));
            after = { value: last.sortValue, ordinal: last.ordinal };
          }
          expect(seen).toEqual(whole);
        }
      }
    },
  );
});

describe('a row of the table', () => {
  it('counts its findings, sources of money once each in the order written', async () => {
    const [first, second] = await rows({});
    expect(first).toMatchObject({ findings: 1, openFindings: 1, provisions: 0 });
    expect(first?.funding).toEqual(['local_budget', 'central_budget']);
    expect(second).toMatchObject({ findings: 1, openFindings: 0, funding: [] });
  });
});

describe('what tasks can be filtered by', () => {
  it('are sections with all below them, leads and sources, each with its number of tasks', async () => {
    const facets = await read(db.context(), (trx) => store.listTaskFacets(trx, STAFF, copy));
    expect(facets.sections.map(({ code, tasks: many }) => [code, many])).toEqual([
      ['PL.I', 2],
      ['PL.II', 2],
      ['PL.III', 1],
    ]);
    expect(facets.leads).toEqual([
      { code: labour.code, name: labour.name, tasks: 2 },
      { code: health.code, name: health.name, tasks: 2 },
    ]);
    expect(facets.funding.map(({ kind, tasks: many }) => [kind, many])).toEqual([
      ['central_budget', 1],
      ['enterprise', 1],
      ['local_budget', 1],
    ]);
  });
});

describe('agencies of a copy', () => {
  it('are all that lead or coordinate, the busiest first', async () => {
    const found = await read(db.context(), (trx) => store.listTaskAgencies(trx, STAFF, copy));
    expect(found.map(({ code, leads, coordinates }) => [code, leads, coordinates])).toEqual([
      [labour.code, 2, 1],
      [health.code, 2, 1],
      [districts.code, 0, 1],
    ]);
  });

  it('are found in the tasks in which they or their groups coordinate', async () => {
    const found = (...asked: readonly string[]) =>
      read(db.context(), (trx) => store.listCoordinated(trx, STAFF, copy, asked));
    expect(await found(health.code)).toMatchObject([{ code: 'PL.II.1.1', isGroup: false }]);
    expect(await found(labour.code, districts.code)).toMatchObject([
      { code: 'PL.I.1', agency: districts.code, isGroup: true },
      { code: 'PL.I.1', agency: labour.code, isGroup: false },
    ]);
    expect(await found()).toEqual([]);
  });
});

describe('a search over copies', () => {
  const search = async (words: readonly string[], given: { ids?: string[]; limit?: number } = {}) =>
    (
      await read(db.context(), (trx) =>
        store.searchCopies(trx, STAFF, given.ids ?? [copy], { words, limit: given.limit ?? 10 }),
      )
    ).map(({ kind, code }) => `${kind} ${code}`);

  it('finds tasks and provisions in which every word begins a word', async () => {
    expect(await search(['viec', 'lam'])).toEqual(['task PL.II.1', 'task PL.II.1.1']);
    expect(await search(['nha', 'o'])).toEqual(['provision II.1.2']);
    expect(await search(['iec'])).toEqual([]);
  });

  it('stays within the copies that are named, and within its limit of each kind', async () => {
    expect(await search(['viec'], { ids: [] })).toEqual([]);
    expect(await search(['viec'], { limit: 1 })).toEqual(['task PL.II.1']);
  });
});

describe('ids of tasks', () => {
  it('are listed with code and title in the order of the text', async () => {
    const ids = await read(db.context(), (trx) => store.listTaskIds(trx, STAFF, copy));
    expect(ids.map(({ code }) => code)).toEqual(tasks.map((task) => task.code));
  });
});
