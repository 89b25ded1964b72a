import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { loadAreas } from '../../areas/index.ts';
import {
  serveAssess,
  serveDiff,
  serveDocument,
  serveFacts,
  serveGet,
  serveValue,
  serveValues,
} from './index.ts';

const db = testDatabase();
beforeAll(async () => {
  unwrap(await loadAreas(db.context()));
});

describe('the vocabulary, for a form', () => {
  test('gives each fact once, with its choices, range, and whether a date may be none', async () => {
    const { facts } = unwrap(await serveFacts(db.context()));
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
    const of = (name: string) => facts.find((fact) => fact.name === name);
    expect(of('poverty')?.subject).toBe('household');
    expect(of('disability_degree')?.options.map(({ value }) => value)).toContain('severe');
    expect(facts.filter(({ type, range }) => (type === 'integer') !== (range !== null))).toEqual(
      [],
    );
    expect([of('birth_date')?.mayBeNone, of('death_date')?.mayBeNone]).toEqual([false, true]);
  });

  test('whatever it names may be asked of the law', async () => {
    const { facts } = unwrap(await serveFacts(db.context()));
    const given = (subject: string) =>
      Object.fromEntries(
        facts
          .filter((fact) => fact.subject === subject)
          .map(({ name, type, options, range }): readonly [string, unknown] => {
            if (type === 'boolean') return [name, false];
            if (type === 'set') return [name, []];
            if (type === 'enum') return [name, options[0]?.value];
            return type === 'date' ? [name, '1960'] : [name, String(range?.min ?? 0)];
          }),
      );
    const asked = { person: given('person'), household: given('household') };
    const answer = await serveAssess(db.context(), { on: '2026-02-01', facts: asked });
    expect(answer.ok ? answer.value.ask : answer.error).toEqual([]);
  });
});

describe('what changes between two days', () => {
  test('of the social pension in An Lão at the end of 2025: 500.000 becomes 700.000', async () => {
    const input = { programme: 'social_pension', before: '2025-12-31', on: '2026-01-01' };
    const { changes } = unwrap(await serveDiff(db.context(), { ...input, area: '11629' }));
    const value = changes.find(({ kind }) => kind === 'value');
    expect([value?.label, value?.before, value?.after]).toEqual([
      'Mức trợ cấp hưu trí xã hội',
      '500.000',
      '700.000',
    ]);
    expect(value?.cite).toContain('Nghị quyết');
    const country = unwrap(await serveDiff(db.context(), input));
    expect(country.changes).toEqual([]);
  });

  test('a unit of today is compared with a day before it was there', async () => {
    const input = {
      programme: 'social_assistance_monthly',
      before: '2020-01-01',
      on: '2026-02-01',
    };
    const { changes } = unwrap(await serveDiff(db.context(), { ...input, area: '10546' }));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ label }) => /^[a-z0-9_.]+$/.test(label))).toEqual([]);
  });

  test.each([
    [{ programme: 'nobody', before: '2020-01-01' }, 'law.unknown_programme'],
    [{ programme: 'social_pension', before: '1/1/2020' }, 'area.bad_date'],
    [{ programme: 'social_pension', before: '2020-01-01', area: '00000' }, 'area.not_found'],
  ])('%j is refused: %s', async (input, code) => {
    const answer = await serveDiff(db.context(), input);
    expect(answer.ok ? 'answer' : answer.error.code).toBe(code);
  });
});

describe('one instrument', () => {
  test('comes with its chain and all that rests on it', async () => {
    const decree = unwrap(await serveDocument(db.context(), { number: '20/2021/NĐ-CP' }));
    const relation = (number: string) =>
      decree.chain.find((each) => each.number === number)?.relation;
    expect(relation('20/2021/NĐ-CP')).toBe('itself');
    expect(relation('136/2013/NĐ-CP')).toBe('earlier');
    expect(relation('67/2007/NĐ-CP')).toBe('earlier');
    expect(decree.programmes.map(({ programme }) => programme)).toContain(
      'social_assistance_monthly',
    );
    const standard = decree.values.find(({ name }) => name === 'social_assistance.standard');
    expect([standard?.value, standard?.from]).toEqual(['360000', '2021-07-01']);
    const table = decree.values.find(({ name }) => name === 'social_assistance.coefficient');
    expect([table?.keyed, table?.value]).toEqual([true, null]);
    expect(table?.count).toBeGreaterThan(1);
  });

  test('nobody recorded is refused by its number', async () => {
    const gone = await serveDocument(db.context(), { number: '1/1900/NĐ' });
    expect(gone.ok ? 'answer' : [gone.error.code, gone.error.data]).toEqual([
      'policy.no_document',
      { number: '1/1900/NĐ' },
    ]);
  });
});

describe('values and programmes, as their screens need them', () => {
  test('the list tells the latest national amount, lines of tables and what is missing', async () => {
    const { values } = unwrap(await serveValues(db.context(), {}));
    const of = (name: string) => values.find((value) => value.name === name);
    const standard = of('social_assistance.standard');
    expect([standard?.latest, standard?.latestFrom, standard?.lines]).toEqual([
      '540000',
      '2026-07-01',
      1,
    ]);
    expect(standard?.missing).toBeGreaterThan(0);
    expect(of('social_assistance.coefficient')?.latest).toBe(null);
    expect(of('social_assistance.coefficient')?.lines).toBeGreaterThan(20);
  });

  test('a value has the days of its document beside the day it counts from', async () => {
    const { values } = unwrap(
      await serveValue(db.context(), { name: 'social_assistance.standard' }),
    );
    const row = values.find(({ value }) => value === '540000');
    expect([row?.issued, row?.effective, row?.from]).toEqual([
      '2026-08-21',
      '2026-10-05',
      '2026-07-01',
    ]);
  });

  test('a programme says how its cases meet each other and other programmes, with articles', async () => {
    const { combination } = unwrap(
      await serveGet(db.context(), { programme: 'social_pension', on: '2026-02-01' }),
    );
    expect(combination).toEqual([
      {
        text: 'Thuộc nhiều trường hợp thì chỉ hưởng mức cao nhất',
        cite: 'khoản 2 Điều 22 Luật số 41/2024/QH15 ngày 29/6/2024',
      },
      {
        text: 'Người thuộc cả hai chế độ chỉ hưởng chế độ có mức cao hơn',
        cite: 'khoản 2 Điều 22 Luật số 41/2024/QH15 ngày 29/6/2024',
      },
    ]);
  });

  test('a classification says the order of its classes', async () => {
    const { combination } = unwrap(
      await serveGet(db.context(), { programme: 'poverty_classification', on: '2026-02-01' }),
    );
    expect(combination[0]?.text).toMatch(/hộ nghèo, hộ cận nghèo/);
  });

  test('what all cases ask is told once beside their table', async () => {
    const page = unwrap(
      await serveGet(db.context(), { programme: 'social_assistance_monthly', on: '2026-02-01' }),
    );
    expect(page.common).toMatch(/^Điều kiện chung của mọi trường hợp: /);
  });
});

describe('what was known on a day', () => {
  const input = {
    on: '2026-08-01',
    programme: 'social_assistance_monthly',
    facts: {
      person: {
        birth_date: '1980-01-01',
        disability_degree: 'severe',
        in_facility: false,
      },
    },
  };

  test('a decree issued in August is not known in July, though it counts from July', async () => {
    const least = async (knownAt?: string) => {
      const known = knownAt === undefined ? {} : { knownAt };
      const { combination } = unwrap(await serveAssess(db.context(), { ...input, ...known }));
      return combination.min;
    };
    // Coefficient 1,5 of a severe disability.
    expect(await least()).toBe('810000');
    expect(await least('2026-07-31')).toBe('750000');
  });

  test('a day that is none is refused', async () => {
    const answer = await serveAssess(db.context(), { ...input, knownAt: '31/07/2026' });
    expect(answer.ok ? 'answer' : answer.error.code).toBe('area.bad_date');
  });
});
