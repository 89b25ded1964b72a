import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeRefusal, formatTable, makeIo, toJson } from './io.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'đ', 'ế', 'ế'.normalize('NFD'), 'Ơ', ' ', '1'),
});
const letters = (text: string): number => [...text.normalize('NFC')].length;

describe('a table', () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.tuple(
        fc.array(cell, { minLength: width, maxLength: width }),
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
      ),
    );

  test('has a line for its head, one for the rule, one a row, and no space at an end', () => {
    fc.assert(
      fc.property(table, ([head, rows]) => {
        const lines = formatTable(head, rows).split('\n');
        expect(lines).toHaveLength(rows.length + 3);
        expect(lines.at(-1)).toBe('');
        for (const line of lines) expect(line).toBe(line.trimEnd());
      }),
    );
  });

  test('is as wide as its rule: no cell reaches beyond its column', () => {
    fc.assert(
      fc.property(table, ([head, rows]) => {
        const lines = formatTable(head, rows).split('\n');
        const rule = letters(lines[1] ?? '');
        for (const line of lines) expect(letters(line)).toBeLessThanOrEqual(Math.max(rule, 0));
      }),
    );
  });

  test('begins every column at the same letter', () => {
    fc.assert(
      fc.property(table, ([head, rows]) => {
        const bars = (formatTable(head, rows).split('\n')[1] ?? '').split('  ');
        const widths = head.map((title, column) =>
          Math.max(letters(title), ...rows.map((row) => letters(row[column] ?? ''))),
        );
        const shown = widths.filter((width) => width > 0);
        expect(bars.filter((bar) => bar !== '').map(letters)).toEqual(shown);
      }),
    );
  });

  test('of rows that lack cells shows them empty', () => {
    expect(formatTable(['a', 'b'], [['1'], []])).toBe('a  b\n─  ─\n1\n\n');
  });
});

describe('JSON', () => {
  test('is one line, whatever it holds, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = toJson(value);
        expect(text).not.toContain('\n');
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('holds money as text, to the last đồng', () => {
    fc.assert(
      fc.property(fc.bigInt(), (dong) => {
        expect(JSON.parse(toJson({ dong, list: [dong] }))).toEqual({
          dong: String(dong),
          list: [String(dong)],
        });
      }),
    );
  });
});

describe('an answer', () => {
  test('is either the document or the words, on standard output only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.boolean(), (value, words, wantsJson) => {
        const said = { out: '', err: '' };
        const io = makeIo({
          language: 'vi',
          wantsJson,
          dataFolder: '/x',
          as: null,
          messages: [],
          out: (text) => void (said.out += text),
          err: (text) => void (said.err += text),
          withContext: async () => 0,
        });
        expect(io.reply(value, () => io.line(words))).toBe(0);
        expect(said.err).toBe('');
        expect(said.out).toBe(wantsJson ? `${toJson(value)}\n` : `${words}\n`);
      }),
    );
  });
});

describe('a refusal', () => {
  test('has its four places, known or null, and its parts have theirs', () => {
    const where = fc.record(
      {
        file: fc.string(),
        line: fc.nat(),
        column: fc.nat(),
        field: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(where, where, (place, inner) => {
        const part = { code: 'a.part', kind: 'input', data: {}, where: inner } as const;
        const told = describeRefusal(
          { code: 'a.whole', kind: 'input', data: {}, where: place, details: [part] },
          'vi',
          [],
        );
        const none = { file: null, line: null, column: null, field: null };
        expect(told.where).toEqual({ ...none, ...place });
        expect(told.details?.[0]?.where).toEqual({ ...none, ...inner });
      }),
    );
  });
});
