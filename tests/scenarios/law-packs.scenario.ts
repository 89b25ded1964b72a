import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import * as shapes from '../support/law-shapes.ts';

/* What the handbook tells an officer to do: keep the pack, change it, read what changed. */
vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'ansinh-packs-'));
const { run, ask, refused } = commandLine(join(folder, 'no-data'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('law diff compares the pack kept before with the pack after, on one day', async () => {
  const kept = join(folder, 'kept');
  await ask(shapes.exportShape, ['law', 'export', '--out', kept]);
  const file = join(kept, 'parameters/social_pension.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('value: "500000"');
  writeFileSync(file, text.replace('value: "500000"', 'value: "450000"'));

  const words = ['law', 'diff', 'social_pension', '--pack', kept, '--pack-to', 'policies'];
  const { changes } = await ask(shapes.diffShape, [...words, '--to', '2025-07-01']);
  const [value, ...rest] = changes;
  expect(value).toMatchObject({
    kind: 'value',
    name: 'social_pension.amount',
    before: '450.000',
    after: '500.000',
  });
  // The pension that excludes is compared with the amount, so conditions follow too.
  expect(new Set(rest.map(({ kind }) => kind))).toEqual(new Set(['condition', 'amount']));

  const same = ['law', 'diff', '--pack', kept, '--pack-to', kept, '--to', '2025-07-01'];
  expect(await ask(shapes.diffShape, same)).toEqual({ changes: [] });
  const missing = await refused([...words.slice(0, -1), join(folder, 'nowhere')]);
  expect(missing.code).toBe('law.no_pack');
});

test('law render prints days as people write them, no machine’s dates', async () => {
  const { out } = await run(['law', 'render', 'social_pension', '--on', '2026-02-01']);
  expect(out).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  expect(out).toContain('(01/07/2025)');
});
