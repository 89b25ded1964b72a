import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type IsoDate } from '../../../kernel/index.ts';
import { loadAreas, readAreaRegister } from '../../areas/index.ts';
import {
  lawAreasOf,
  serveAssess,
  serveDocuments,
  serveGet,
  serveList,
  serveValue,
  serveValues,
} from './index.ts';

const db = testDatabase();
beforeAll(async () => {
  unwrap(await loadAreas(db.context()));
});

const on = '2026-02-01';

describe('the law in effect, served', () => {
  test('lists every programme once, with whether it has law on the day', async () => {
    const { programmes, hash } = unwrap(await serveList(db.context(), { on }));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(programmes.map((each) => each.programme)).size).toBe(programmes.length);
    const early = unwrap(await serveList(db.context(), { on: '2010-06-01' })).programmes;
    const inForce = (list: typeof programmes, slug: string): boolean | undefined =>
      list.find(({ programme }) => programme === slug)?.inForce;
    expect(inForce(programmes, 'social_pension')).toBe(true);
    expect(inForce(early, 'social_pension')).toBe(false);
  });

  test('speaks the language of the caller', async () => {
    const vi = unwrap(await serveGet(db.context(), { programme: 'social_pension', on }));
    const english = { ...db.context(), language: 'en' as const };
    const en = unwrap(await serveGet(english, { programme: 'social_pension', on }));
    expect(vi.title).toBe('Trợ cấp hưu trí xã hội');
    expect(en.title).not.toBe(vi.title);
    expect(en.table.columns).toHaveLength(4);
  });

  test('gives a programme with its table, procedure, versions, examples and values', async () => {
    const page = unwrap(
      await serveGet(db.context(), { programme: 'social_pension', on, area: '11629' }),
    );
    expect(page.table.rows.every((row) => row.length === page.table.columns.length)).toBe(true);
    expect(page.procedures[0]?.steps[0]?.limit).toBe('10 ngày làm việc');
    expect(page.values.map((each) => each.parameter)).toContain('social_pension.amount');
    expect(page.versions.length).toBeGreaterThan(0);
    expect(page.examples.length).toBeGreaterThan(0);
  });

  test('a day without law is a page that says so, not a fault', async () => {
    const page = unwrap(
      await serveGet(db.context(), { programme: 'merit_monthly_allowance', on: '2020-01-01' }),
    );
    expect([page.inForce, page.table.rows, page.versions.length > 0]).toEqual([false, [], true]);
  });

  test.each([
    [{ programme: 'nobody' }, 'law.unknown_programme'],
    [{ programme: 'social_pension', on: '01/02/2026' }, 'area.bad_date'],
    [{ programme: 'social_pension', area: '00000' }, 'area.not_found'],
  ])('%j is refused: %s', async (input, code) => {
    const answer = await serveGet(db.context(), input);
    expect(answer.ok ? 'answer' : answer.error.code).toBe(code);
  });

  test('names every instrument with the programmes that rest on it', async () => {
    const { documents } = unwrap(await serveDocuments(db.context(), {}));
    const decree = documents.find(({ number }) => number === '20/2021/NĐ-CP');
    expect(decree?.programmes.map((each) => each.programme)).toContain('social_assistance_monthly');
    expect(decree?.issued).toBe('2021-03-15');
  });

  test('gives the whole history of a value, what is missing included', async () => {
    const { values } = unwrap(await serveValues(db.context(), {}));
    expect(values.map((each) => each.name)).toContain('social_assistance.standard');
    const history = unwrap(await serveValue(db.context(), { name: 'social_assistance.standard' }));
    const east = history.values.find((each) => each.area === 'east');
    expect([east?.value, east?.level, east?.to]).toEqual([null, 'area', '2025-12-31']);
    expect(history.values.map((each) => each.value)).toContain('360000');
    const gone = await serveValue(db.context(), { name: 'nobody.knows' });
    expect(gone.ok ? 'answer' : gone.error.code).toBe('law.unknown_parameter');
  });
});

describe('what a person is entitled to', () => {
  const facts = {
    person: { birth_date: '1944-01-01', has_pension: false, other_monthly_allowance: 'none' },
    household: { poverty: 'none' },
  };

  test('one programme: the amount of the city in 2026', async () => {
    const input = { on, area: '11629', programme: 'social_pension', facts };
    const { answers, ask, combination } = unwrap(await serveAssess(db.context(), input));
    expect(answers).toHaveLength(1);
    expect([answers[0]?.amount, combination.max, ask]).toEqual(['700000', '700000', []]);
    expect(answers[0]?.trace.at(-1)?.kind).toBe('result');
  });

  test('all programmes: questions once each, with what an answer may be', async () => {
    const { answers, ask } = unwrap(
      await serveAssess(db.context(), { on, area: '11629', facts: {} }),
    );
    expect(answers.length).toBeGreaterThan(20);
    const names = ask.map((each) => each.fact);
    expect(new Set(names).size).toBe(names.length);
    const degree = ask.find(({ fact }) => fact === 'disability_degree');
    expect(degree?.options.map((each) => each.value)).toContain('severe');
    expect(ask.find(({ type }) => type === 'integer')?.range).not.toBeNull();
  });

  test('nothing is kept: no row is written by an answer', async () => {
    await serveAssess(db.context(), { on, facts });
    const rows = await db.owner.selectFrom('audit_outbox').select('operation').execute();
    expect(rows.map((row) => row.operation).filter((name) => name.startsWith('policy'))).toEqual(
      [],
    );
  });

  test.each([
    [{ person: { age: 80 } }, 'law.unknown_fact', 'person.age'],
    [{ person: { birth_date: '2030-01-01' } }, 'law.after_the_day', 'person.birth_date'],
    [{ household: { poverty: 'rich' } }, 'law.fact_out_of_domain', 'household.poverty'],
  ])('%j is refused: %s at %s', async (wrong, code, field) => {
    const answer = await serveAssess(db.context(), { on, facts: wrong });
    expect(answer.ok ? null : [answer.error.code, answer.error.where?.field]).toEqual([
      code,
      field,
    ]);
  });
});

describe('which local law counts for a unit', () => {
  const register = readAreaRegister();
  const keys = (code: string, day: string): readonly string[] =>
    unwrap(lawAreasOf(register, code, day as IsoDate));

  test.each([
    ['11629', '2026-02-01', ['city', 'east']],
    ['10546', '2026-02-01', ['city', 'west']],
    ['313', '2024-08-01', ['city', 'east']],
    ['10546', '2024-08-01', ['west']],
    ['31', '2025-08-01', ['city']],
    ['west', '2024-08-01', ['west']],
    ['west', '2025-08-01', ['city', 'west']],
    ['east', '2013-01-01', ['city', 'east']],
    ['city', '2013-01-01', ['city', 'east']],
  ])('%s on %s: %j', (code, day, expected) => {
    expect(keys(code, day)).toEqual(expected);
  });

  test('none without a unit, and a unit that does not exist that day is refused', () => {
    expect(unwrap(lawAreasOf(register, undefined, '2026-02-01' as IsoDate))).toEqual([]);
    const gone = lawAreasOf(register, '313', '2026-02-01' as IsoDate);
    expect(gone.ok ? 'answer' : gone.error.code).toBe('area.not_found');
  });

  test('every commune of the merged city lies in exactly one of the two old provinces', () => {
    const day = '2026-02-01' as IsoDate;
    const communes = register.areas.filter(
      (each) => each.level === 'commune' && each.from <= day && (each.to === null || day < each.to),
    );
    const undecided = communes.filter(({ code }) => keys(code, day).length !== 2);
    expect(communes).toHaveLength(114);
    expect(undecided.map(({ name }) => name)).toEqual([]);
  });
});
