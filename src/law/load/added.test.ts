import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { cite, engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import { exportPack } from '../export.ts';
import { packContent } from '../content.ts';
import type { Pack } from '../pack.ts';
import { loadPack } from './load.ts';
import type { SourceText } from './source.ts';

const local = { local: { rule: 'higher', cite: cite() } };
const values = [
  { value: '100', from: '2020-01-01', to: null, cite: cite(), confidence: 'S' },
  {
    value: null,
    from: '2020-01-01',
    to: '2025-12-31',
    area: 'east',
    cite: cite(),
    confidence: 'S',
  },
  {
    value: '500',
    from: '2026-01-01',
    to: '2030-12-31',
    area: 'city',
    cite: cite(),
    confidence: 'S',
  },
];
const engine = engineOfCases(
  [lawCase('a', 'true', 's')],
  [
    parameter('aid.standard', '1', { ...local, values }),
    parameter('aid.table', '1', {
      keyed: true,
      values: [{ ...values[0], key: 'one' }],
    }),
    parameter('aid.national', '1'),
  ],
  { uses: { s: 'aid.standard' } },
);
const release = exportPack(engine.pack);

function withValues(added: readonly object[], ...more: readonly SourceText[]) {
  return loadPack([...release, ...more, { path: 'r/values.yaml', text: stringify(added) }]);
}

/** First and last day, place and amount of the values of a parameter, in the order of days. */
function lines(pack: Pack, name = 'aid.standard'): readonly unknown[] {
  const all = pack.parameters.get(name)?.values ?? [];
  return all
    .toSorted((a, b) => (`${a.area}${a.from}` < `${b.area}${b.from}` ? -1 : 1))
    .map(({ area, from, to, value }) => [area ?? null, from, to, value]);
}

const added = (more: object): object => ({
  parameter: 'aid.standard',
  value: '120',
  from: '2027-01-01',
  cite: cite(),
  confidence: 'S',
  ...more,
});

function loaded(rows: readonly object[]): Pack {
  const found = withValues(rows);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Code, line of the file and column of each problem. */
function wrong(rows: readonly object[]): readonly unknown[] {
  const found = withValues(rows);
  return found.ok ? [] : found.error.map(({ code, where }) => [code, where?.file, where?.line]);
}

describe('a value added to the law', () => {
  test('ends the one in force on the day before', () => {
    expect(lines(loaded([added({})]))).toEqual([
      ['city', '2026-01-01', '2030-12-31', '500'],
      ['east', '2020-01-01', '2025-12-31', null],
      [null, '2020-01-01', '2026-12-31', '100'],
      [null, '2027-01-01', null, '120'],
    ]);
  });

  test('of a place touches no other place', () => {
    const pack = loaded([added({ area: 'city', value: '600', from: '2031-01-01' })]);
    expect(lines(pack)).toContainEqual(['city', '2026-01-01', '2030-12-31', '500']);
    expect(lines(pack)).toContainEqual(['city', '2031-01-01', null, '600']);
    expect(lines(pack)).toContainEqual([null, '2020-01-01', null, '100']);
  });

  test('fills an amount that was missing, for the days it covers and no more', () => {
    const whole = added({ area: 'east', value: '450', from: '2020-01-01', to: '2025-12-31' });
    expect(lines(loaded([whole])).filter((each) => String(each).startsWith('east'))).toEqual([
      ['east', '2020-01-01', '2025-12-31', '450'],
    ]);
    const part = added({ area: 'east', value: '450', from: '2022-01-01', to: '2023-12-31' });
    expect(lines(loaded([part])).filter((each) => String(each).startsWith('east'))).toEqual([
      ['east', '2020-01-01', '2021-12-31', null],
      ['east', '2022-01-01', '2023-12-31', '450'],
      ['east', '2024-01-01', '2025-12-31', null],
    ]);
  });

  test('that is there already changes nothing, so that a release may take it over', () => {
    const once = loaded([added({})]);
    const again = loadPack([
      ...exportPack(once),
      { path: 'r/values.yaml', text: stringify([added({})]) },
    ]);
    expect(again.ok && packContent(again.value)).toBe(packContent(once));
  });

  test('is written back as part of the parameter, with the same content', () => {
    const pack = loaded([added({})]);
    const back = loadPack(exportPack(pack));
    expect(back.ok && packContent(back.value)).toBe(packContent(pack));
    expect(packContent(pack)).not.toBe(packContent(engine.pack));
  });

  test.each<readonly [string, object, string, number]>([
    ['inside the days of another amount', { to: '2027-12-31' }, 'law.overlap', 3],
    ['from the first day of another amount', { from: '2020-01-01' }, 'law.overlap', 3],
    [
      'that would end before the one it follows',
      { area: 'city', from: '2027-01-01', to: '2028-12-31' },
      'law.overlap',
      3,
    ],
    ['of a parameter nobody knows', { parameter: 'aid.standerd' }, 'law.unknown_parameter', 1],
    ['by a document nobody entered', { cite: cite('9/2027/NĐ-CP') }, 'law.unknown_document', 5],
    ['with a part of a đồng', { value: '1.5' }, 'law.not_whole', 2],
    ['that ends before it begins', { to: '2026-12-31' }, 'law.overlap', 8],
    ['with a line where there is no table', { key: 'one' }, 'law.key_needed', 8],
    ['without the line of a table', { parameter: 'aid.table' }, 'law.key_needed', 1],
    [
      'of a place where the law knows none',
      { parameter: 'aid.national', area: 'city' },
      'law.bad_shape',
      1,
    ],
  ])('%s is refused, and the place is the new value', (_title, more, code, line) => {
    expect(wrong([added(more)])).toEqual([[code, 'r/values.yaml', line]]);
  });

  test('two that meet are refused, and the place is the second', () => {
    expect(wrong([added({}), added({ value: '130' })])[0]).toEqual([
      'law.overlap',
      'r/values.yaml',
      10,
    ]);
  });

  test('a document may stand in release and revision word for word, not otherwise', () => {
    const number = [...engine.pack.documents.values()][0];
    const copy = (title: object): SourceText => ({
      path: 'r/documents.yaml',
      text: stringify([{ ...number, ...title }]),
    });
    expect(withValues([added({})], copy({})).ok).toBe(true);
    const other = withValues([added({})], copy({ title: { vi: 'khác', en: 'other' } }));
    expect(!other.ok && other.error.map(({ code }) => code)).toEqual(['law.twice']);
  });

  test('takes with it the examples that say it is missing, on its days and in its place only', () => {
    const example = (on: string, area: string): object => ({
      name: { vi: `${on} ${area}`, en: 'x' },
      on,
      area,
      expect: { missing: ['aid.standard'] },
      because: 'x',
    });
    const inside = example('2021-05-01', 'east');
    const kept = [example('2021-05-01', 'west'), example('2024-05-01', 'east')];
    const [file] = [...engine.pack.programmes.values()].map((each) => each.file);
    const texts = release.map((each) =>
      each.path === 'programmes/aid.yaml'
        ? { ...each, text: stringify({ ...file, examples: [kept[0], inside, kept[1]] }) }
        : each,
    );
    const filled = added({ area: 'east', value: '450', from: '2020-01-01', to: '2022-12-31' });
    const found = loadPack([...texts, { path: 'r/values.yaml', text: stringify([filled]) }]);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const programme = found.value.programmes.get('aid');
    expect(programme?.file.examples.map(({ name }) => name.vi)).toEqual([
      '2021-05-01 west',
      '2024-05-01 east',
    ]);
    const [first, second] = [0, 1].map((index) => programme?.where(['examples', index]).line ?? 0);
    const before = texts.find(({ path }) => path === 'programmes/aid.yaml')?.text.split('\n') ?? [];
    expect([before[(first ?? 0) - 1], before[second ?? 0]]).toEqual([
      expect.stringContaining('name') as string,
      expect.stringContaining('2024') as string,
    ]);
  });
});
