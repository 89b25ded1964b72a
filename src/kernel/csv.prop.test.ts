import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\r/g, ''));
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('quoted cells come back as they were, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
      const written = rows.map(([a, b]) => `${quote(a)},${quote(b)}`);
      const parsed = parseCsv(`a,b\n${written.join('\n')}\n`);
      expect(parsed).toEqual(rows.map(([a, b]) => ({ a, b })));
    }),
  );
});
