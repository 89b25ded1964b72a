import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlan } from './read.ts';

const file = new URL('../../../../plans/4220-KH-UBND-2013.txt', import.meta.url);
const lines = readFileSync(file, 'utf8').split('\n');

/** One way in which a text comes out damaged. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(lines.length - 2) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.integer({ min: 20, max: lines.length }) }),
  fc.record({
    kind: fc.constant('write' as const),
    at: fc.nat(lines.length - 1),
    text: fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom('I', 'II. A', '1.1', '- ', 'TT', 'PHỤ LỤC', '|a|b|c|', 'Nơi nhận:', '9.9.9'),
    ),
  }),
);

type Change = { kind: string; at: number; text?: string };

function damaged(changes: readonly Change[]): string {
  const text = [...lines];
  for (const { kind, at, text: written } of changes) {
    if (kind === 'drop') text.splice(at, 1);
    else if (kind === 'double') text.splice(at, 0, text[at] ?? '');
    else if (kind === 'swap') text.splice(at, 2, text[at + 1] ?? '', text[at] ?? '');
    else if (kind === 'cut') text.length = Math.min(text.length, at);
    else text[at] = written ?? '';
  }
  return text.join('\n');
}

test('however a text is damaged, it is read or refused; codes stay unique, lines in the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 25 }), async (changes) => {
      const text = damaged(changes);
      const bytes = new TextEncoder().encode(text);
      const read = await readPlan(bytes, { fileName: 'a.txt', resolveAgency: () => null });
      if (!read.ok) return;
      const { reading, parsed } = read.value;
      for (const list of [reading.provisions, reading.tasks]) {
        expect(new Set(list.map((each) => each.code)).size).toBe(list.length);
      }
      const places = [...reading.provisions, ...reading.tasks, ...reading.sections];
      const last = parsed.lines.length;
      for (const { line } of places) expect(line >= 1 && line <= last).toBe(true);
      expect(parsed.regions).toHaveLength(last);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('any text at all is read or refused', async () => {
  const word = fc.constantFrom(
    ...['Số: 1/KH-UBND', 'KẾ HOẠCH', 'UBND TỈNH A', 'I. A', '1. b', '- c', 'TT', 'Nhiệm vụ', '|'],
    ...['Đơn vị chủ trì', '<table>', '\t\t\t', '\u00a0', 'PHỤ LỤC', '2', 'a)', 'TM. UBND', '5%'],
  );
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 30 })), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('a.txt', 'a.html'), async (parts, fileName) => {
      const bytes = new TextEncoder().encode(parts.join('\n'));
      const read = await readPlan(bytes, { fileName, resolveAgency: () => null });
      expect(typeof read.ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
}, 120_000);
