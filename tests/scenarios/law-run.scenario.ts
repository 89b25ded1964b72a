import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { commandLine } from '../support/command-line.ts';

/*
 * A programme worked out for a file of people, as a user runs it: the answer, the lines written,
 * and what becomes of rows that are wrong.
 */
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'ansinh-law-run-'));
const { ask, refused } = commandLine(join(folder, 'data'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

const runShape = z.strictObject({
  persons: z.number().int(),
  entitled: z.number().int(),
  undecided: z.number().int(),
  errors: z.array(
    z.strictObject({
      line: z.number().int(),
      field: z.string().nullable(),
      code: z.string(),
      message: z.string().min(1),
    }),
  ),
  total: z.string().regex(/^\d+(\.\d+)?$/),
  missing: z.array(z.looseObject({ parameter: z.string() })),
  engine: z.enum(['kernel', 'sql']),
  seconds: z.number().nonnegative(),
});

const sampleShape = z.looseObject({ persons: z.number().int(), csv: z.string() });

const day = ['--on', '2026-07-01'];

/** Writes a file and works the social pension out for it. */
async function pensionOf(name: string, text: string) {
  writeFileSync(at(name), text);
  const out = at(`${name}.out`);
  const words = ['law', 'run', 'social_pension', '--csv', at(name), '--out', out, ...day];
  const answer = await ask(runShape, words);
  return { answer, lines: readFileSync(out, 'utf8').trimEnd().split('\n') };
}

describe('law run', () => {
  test('undecided people are told what to ask, and nothing is owed to the young', async () => {
    const { answer, lines } = await pensionOf(
      'a.csv',
      'id,birth_date\nold,1940\nyoung,2000-05-01\n',
    );
    expect(answer).toMatchObject({ persons: 2, entitled: 0, undecided: 1, errors: [], total: '0' });
    expect(lines[0]).toBe('id,lo,hi,amount,case,ask');
    expect(lines[1]).toMatch(/^old,0,\d+,,,.*has_pension/);
    expect(lines[2]).toBe('young,0,0,0,,');
  });

  test('BOM and semicolons are read, and a wrong row is named while the rest is done', async () => {
    const text = '\ufeffid;birth_date;has_pension\nx;1940-13;false\ny;1940-01-01;true\n';
    const { answer, lines } = await pensionOf('b.csv', text);
    const [wrong] = answer.errors;
    expect(wrong).toMatchObject({ line: 2, field: 'birth_date', code: 'law.fact_out_of_domain' });
    expect([answer.persons, lines.length]).toEqual([1, 2]);
  });

  test('kernel and SQL write the same file for a made-up population', async () => {
    const people = at('people.csv');
    const sample = ['law', 'sample', '--persons', '400', '--seed', '9', '--csv', people];
    await ask(sampleShape, [...sample, '--unknown', '0.1', ...day]);
    const words = ['law', 'run', 'social_assistance_monthly', '--csv', people, ...day];
    const kernel = await ask(runShape, [...words, '--out', at('kernel.csv')]);
    const sql = await ask(runShape, [...words, '--out', at('sql.csv'), '--engine', 'sql']);
    expect(readFileSync(at('sql.csv'), 'utf8')).toBe(readFileSync(at('kernel.csv'), 'utf8'));
    expect({ ...sql, engine: '', seconds: 0 }).toEqual({ ...kernel, engine: '', seconds: 0 });
  });

  test('a file that is not there, and a name nobody defined, are exit 2', async () => {
    const words = ['law', 'run', 'social_pension', '--csv'];
    expect((await refused([...words, at('nowhere.csv')])).code).toBe('law.no_file');
    writeFileSync(at('c.csv'), 'id,birth_dat\n');
    const refusal = await refused([...words, at('c.csv'), ...day]);
    expect(refusal.code).toBe('law.unknown_fact');
    expect(refusal.message).toContain('birth_date');
  });
});

describe('law sample', () => {
  test('the same seed gives the same bytes', async () => {
    const words = ['law', 'sample', '--persons', '300', '--seed', '4', '--csv'];
    await ask(sampleShape, [...words, at('1.csv')]);
    await ask(sampleShape, [...words, at('2.csv')]);
    expect(readFileSync(at('1.csv'))).toEqual(readFileSync(at('2.csv')));
  });
});
