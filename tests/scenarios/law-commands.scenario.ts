import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import * as shapes from '../support/law-shapes.ts';

/*
 * The law commands as a user runs them: each a process of its own, without a database. What they
 * print is held to the contract field by field.
 */
vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'ansinh-law-'));
const { run, ask, refused } = commandLine(join(folder, 'no-data'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes facts into a file of their own and gives its path. */
function factsFile(name: string, facts: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(facts));
  return path;
}

describe('law check', () => {
  test('the release is whole: no errors, no failed example, at least 25 programmes and 400 examples', async () => {
    const checked = await ask(shapes.checkShape, ['law', 'check']);
    expect([checked.errors, checked.failed]).toEqual([[], 0]);
    expect(checked.programmes).toBeGreaterThanOrEqual(25);
    expect(checked.examples).toBeGreaterThanOrEqual(400);
    expect(checked.unverified.every(({ confidence }) => 'K?'.includes(confidence))).toBe(true);
  });

  test('a pack written by law export has the same hash', async () => {
    const out = join(folder, 'pack');
    const exported = await ask(shapes.exportShape, ['law', 'export', '--out', out]);
    const checked = await ask(shapes.checkShape, ['law', 'check', out]);
    expect(checked.hash).toBe(exported.hash);
    const again = await refused(['law', 'export', '--out', out]);
    expect(again.code).toBe('law.folder_not_empty');
  });

  test('a broken pack is exit 2 with file, line, column and what to write instead', async () => {
    const out = join(folder, 'broken');
    await ask(shapes.exportShape, ['law', 'export', '--out', out]);
    const file = join(out, 'programmes/social_pension.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('has_pension', 'has_penson'));
    const { errors, hash } = await ask(shapes.checkShape, ['law', 'check', out], { code: 2 });
    expect(hash).toBeNull();
    const [first] = errors;
    expect(first).toMatchObject({ code: 'law.unknown_name', file });
    expect(first?.message).toContain('has_pension');
  });

  test('a folder that is not there is exit 2', async () => {
    expect((await refused(['law', 'check', join(folder, 'nowhere')])).code).toBe('law.no_pack');
  });
});

describe('law value', () => {
  test('gives the value of the day with its four dates and its source', async () => {
    const words = ['law', 'value', 'social_assistance.standard', '--on', '2026-08-01'];
    const value = await ask(shapes.valueShape, words);
    expect(value).toMatchObject({
      value: '540000',
      level: 'national',
      issued: '2026-08-21',
      effective: '2026-10-05',
      computedFrom: '2026-07-01',
      verified: true,
    });
  });

  test('takes the higher of the national and the local value where an area is named', async () => {
    const words = ['law', 'value', 'social_assistance.standard', '--on', '2026-08-01'];
    const value = await ask(shapes.valueShape, [...words, '--area', '11629']);
    expect(value).toMatchObject({ value: '700000', level: 'city' });
    const west = ['law', 'value', 'social_assistance.standard', '--on', '2025-08-01'];
    const before = await ask(shapes.valueShape, [...west, '--area', '10546']);
    expect(before).toMatchObject({ value: '550000', level: 'area' });
  });

  test.each([
    [['nobody.knows'], 2, 'law.unknown_parameter'],
    [['merit.monthly_level'], 2, 'law.key_needed'],
    [['merit.monthly_level', '--key', '99'], 2, 'law.unknown_key'],
    [['merit.monthly_level', '--key', '04', '--on', '2026-08-01'], 3, 'law.value_missing'],
    [
      ['social_assistance.standard', '--on', '2025-08-01', '--area', '11629'],
      3,
      'law.value_missing',
    ],
    [['social_assistance.standard', '--on', '01/08/2025'], 2, 'area.bad_date'],
    [['social_assistance.standard', '--area', '99999'], 2, 'area.not_found'],
  ])('%j is exit %i, %s', async (words, code, expected) => {
    expect((await refused(['law', 'value', ...words], code)).code).toBe(expected);
  });

  test('says what is known where the amount is not', async () => {
    const words = ['law', 'value', 'social_assistance.standard', '--on', '2025-08-01'];
    const error = await refused([...words, '--area', '11629'], 3);
    expect(error.message).toContain('500000');
    expect(error.message).toContain('53/2019');
  });
});

describe('law assess', () => {
  const orphan = { person: { birth_date: '2021-05-01', child_without_support: true } };

  test('an undecided answer is exit 0 with its range and its questions', async () => {
    const facts = factsFile('orphan.json', orphan);
    const words = ['law', 'assess', 'social_assistance_monthly', '--facts', facts];
    const answer = await ask(shapes.assessShape, [...words, '--on', '2024-08-01']);
    expect(answer).toMatchObject({ decided: false, min: '1250000' });
    expect(answer.amount).toBeUndefined();
    expect(answer.ask.map(({ fact }) => fact)).toContain('single_parent');
  });

  test('a decided answer has min, max and amount equal, a case and a trace that ends in it', async () => {
    const facts = factsFile('aged.json', {
      person: { birth_date: '1944-01-01', has_pension: false, other_monthly_allowance: 'none' },
      household: { poverty: 'none' },
    });
    const words = ['law', 'assess', 'social_pension', '--facts', facts, '--on', '2026-02-01'];
    const answer = await ask(shapes.assessShape, [...words, '--area', '11629']);
    expect([answer.amount, answer.min, answer.max]).toEqual(['700000', '700000', '700000']);
    expect(answer.case).not.toBeNull();
    expect(answer.trace.at(-1)).toMatchObject({ kind: 'result', value: '700000' });
    expect(answer.text).toContain('700.000 đồng/tháng');
    const english = await ask(shapes.assessShape, [...words, '--explain', 'en']);
    expect(english.text).toContain('Result:');
  });

  test('reads facts from standard input’s file and a BOM before them', async () => {
    const path = join(folder, 'bom.json');
    writeFileSync(path, `\uFEFF${JSON.stringify(orphan)}`);
    const words = ['law', 'assess', 'social_assistance_monthly', '--facts', path];
    const answer = await ask(shapes.assessShape, [...words, '--on', '2024-08-01']);
    expect(answer.min).toBe('1250000');
  });

  test('--all gives every programme, the lawful combination and one list of questions', async () => {
    const facts = factsFile('all.json', {
      person: { birth_date: '1944-01-01', has_pension: false, other_monthly_allowance: 'none' },
    });
    const words = ['law', 'assess', '--all', '--facts', facts, '--on', '2026-02-01'];
    const all = await ask(shapes.assessAllShape, [...words, '--area', '10546']);
    const facts1 = all.ask.map(({ fact }) => fact);
    expect(new Set(facts1).size).toBe(facts1.length);
    const paid = new Set(all.combination.programmes);
    expect(paid.has('social_pension') && paid.has('social_assistance_monthly')).toBe(false);
    expect(all.combination.because.map(({ dropped }) => dropped).length).toBeGreaterThan(0);
  });

  test.each([
    [{ person: { age: 3 } }, 'law.unknown_fact', 'person.age'],
    [
      { person: { disability_degree: 'heavy' } },
      'law.fact_out_of_domain',
      'person.disability_degree',
    ],
    [{ person: { birth_date: '2024-08-02' } }, 'law.after_the_day', 'person.birth_date'],
    [{ person: { birth_date: '2024-13-01' } }, 'law.fact_out_of_domain', 'person.birth_date'],
    [
      { household: { members: [{ hiv: 'maybe' }] } },
      'law.fact_out_of_domain',
      'household.members[0].hiv',
    ],
    [{ person: { poverty: 'poor' } }, 'law.unknown_fact', 'person.poverty'],
    [{ people: [] }, 'law.bad_facts', ''],
  ])('facts %j are exit 2, %s at %s', async (facts, code, field) => {
    const file = factsFile('wrong.json', facts);
    const words = ['law', 'assess', 'social_assistance_monthly', '--facts', file];
    const error = await refused([...words, '--on', '2024-08-01']);
    expect([error.code, error.where.field ?? '']).toEqual([code, field]);
  });

  test('no such file, no such programme, a day before the law', async () => {
    const file = factsFile('empty.json', {});
    const gone = await refused([
      'law',
      'assess',
      'social_pension',
      '--facts',
      join(folder, 'gone'),
    ]);
    expect(gone.code).toBe('law.no_facts');
    const nobody = await refused(['law', 'assess', 'nobody', '--facts', file]);
    expect(nobody.code).toBe('law.unknown_programme');
    const words = ['law', 'assess', 'merit_monthly_allowance', '--facts', file];
    const early = await refused([...words, '--on', '2021-06-30'], 3);
    expect(early.code).toBe('law.before_the_law');
  });
});

describe('law render and law diff', () => {
  test('render says a programme in sentences, a table, citations and examples', async () => {
    const words = ['law', 'render', 'social_pension', '--on', '2026-02-01'];
    const rendered = await ask(shapes.renderShape, words);
    expect(rendered.table.rows.every((row) => row.length === rendered.table.columns.length)).toBe(
      true,
    );
    expect(rendered.citations.join(' ')).toContain('Luật số 41/2024/QH15');
    const english = await run([...words, '--lang', 'en']);
    expect(english.out).toContain('working days');
  });

  test('diff names the value that changed and the amounts that follow from it', async () => {
    const words = ['law', 'diff', 'social_assistance_monthly', '--from', '2024-06-30'];
    const { changes } = await ask(shapes.diffShape, [...words, '--to', '2024-07-01']);
    expect(changes).toContainEqual({
      programme: 'social_assistance_monthly',
      kind: 'value',
      name: 'social_assistance.standard',
      before: '360.000',
      after: '500.000',
      cite: { document: '76/2024/NĐ-CP', article: 'Điều 1' },
    });
    expect(changes.filter(({ kind }) => kind === 'case_added' || kind === 'case_removed')).toEqual(
      [],
    );
  });

  test('nothing changes between two days of the same law', async () => {
    const words = ['law', 'diff', 'social_pension', '--from', '2026-02-01', '--to', '2026-02-02'];
    expect(await ask(shapes.diffShape, words)).toEqual({ changes: [] });
  });
});
