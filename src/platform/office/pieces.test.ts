import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from '../../../tests/support/zip.ts';
import { unwrap } from '../../kernel/index.ts';
import { readDocx } from './docx.ts';
import { XmlDamaged, xmlEvents, type XmlEvent } from './xml.ts';
import { readZipParts } from './zip.ts';

const cut = (text: string, at: readonly number[]): string[] => {
  const places = [...new Set(at.map((each) => each % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
};

/** Events with neighbouring text joined, or the reason of the damage. */
function told(xml: string | Iterable<string>): readonly XmlEvent[] | string {
  const events: XmlEvent[] = [];
  try {
    for (const event of xmlEvents(xml)) {
      const last = events.at(-1);
      if (event.kind === 'text' && last?.kind === 'text') {
        events[events.length - 1] = { kind: 'text', text: last.text + event.text };
      } else events.push(event);
    }
  } catch (fault) {
    if (fault instanceof XmlDamaged) return fault.reason;
    throw fault;
  }
  return events;
}

const samples = [
  '<?xml version="1.0"?><a x="1" y=\'>\'><b/>chữ &amp; số<!-- lời > bên --><c>Đắc</c></a>',
  '<a><![CDATA[<không> phải ]] thẻ]]>và &#272;<b z="/>"/></a>',
  '<a>một</a>\n<!-- hết -->\n',
  '<a>cụt',
  '<a><!-- cụt',
  '<a x="cụt',
  '<!DOCTYPE a><a/>',
  'không có thẻ',
  '',
];

describe('XML that comes in pieces', () => {
  test.each(samples)('%j is the same as XML that comes whole', (xml) => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 12 }), (at) => {
        expect(told(cut(xml, at))).toEqual(told(xml));
      }),
    );
    expect(told(xml.split(''))).toEqual(told(xml));
  });

  test('of any shape is the same as whole, or damaged alike', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      'chữ',
      '&lt;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '"',
      '<',
      '>',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.array(fc.nat(99), { maxLength: 5 }),
        (parts, at) => {
          const xml = parts.join('');
          expect(told(cut(xml, at))).toEqual(told(xml));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is refused where one tag or text never ends, long before all of it is in memory', () => {
    let drawn = 0;
    function* endless(): Generator<string> {
      yield '<a x="';
      for (;;) {
        drawn += 1;
        if (drawn > 1_000) throw new Error('all of it was drawn');
        yield 'x'.repeat(65_536);
      }
    }
    expect(told(endless())).toBe('damaged');
    expect(drawn).toBeLessThan(50);
  });
});

describe('a part of an archive', () => {
  test('comes in pieces that joined are the part', async () => {
    const bytes = Buffer.from(
      Array.from({ length: 300_000 }, (_none, index) => (index * 7919) % 251),
    );
    const parts = unwrap(await readZipParts(makeZip([{ name: 'a', bytes }]), ['a']));
    const pieces = parts.get('a') ?? [];
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });

  test('may end a piece in the middle of a letter', async () => {
    const words = Array.from({ length: 40_000 }, (_none, index) => `đườ${index % 7}`).join('');
    const blocks = unwrap(await readDocx(makeDocx(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`)));
    expect(blocks).toEqual([{ kind: 'paragraph', text: words }]);
  });
});

describe('how much of a Word document is read', () => {
  const p = '<w:p><w:r><w:t>chữ</w:t></w:r></w:p>';
  const row = `<w:tr><w:tc>${p}</w:tc></w:tr>`;

  test.each<[what: string, body: string, pieces: number]>([
    ['paragraphs', p.repeat(5), 5],
    ['empty paragraphs', '<w:p/>'.repeat(5), 5],
    ['rows, cells and their paragraphs', `<w:tbl>${row.repeat(4)}</w:tbl>`, 12],
  ])(
    '%s are counted: as many as allowed are read, one more is not',
    async (_what, body, pieces) => {
      const limits = { pieces, letters: 1_000 };
      expect((await readDocx(makeDocx(body), limits)).ok).toBe(true);
      expect(await readDocx(makeDocx(body), { ...limits, pieces: pieces - 1 })).toEqual({
        ok: false,
        error: { code: 'pieces', limit: pieces - 1 },
      });
    },
  );

  test('letters are counted over the whole document', async () => {
    const limits = { pieces: 100, letters: 9 };
    expect((await readDocx(makeDocx(p.repeat(3)), limits)).ok).toBe(true);
    expect(await readDocx(makeDocx(p.repeat(4)), limits)).toEqual({
      ok: false,
      error: { code: 'letters', limit: 9 },
    });
  });

  test('what was deleted is neither read nor counted', async () => {
    const deleted = `<w:del>${p.repeat(50)}</w:del>${p}`;
    expect((await readDocx(makeDocx(deleted), { pieces: 1, letters: 3 })).ok).toBe(true);
  });

  test('texts of paragraphs are their own, not pieces of the whole', async () => {
    const text = 'Một đoạn văn đủ dài để được cắt ra từ văn bản';
    const blocks = unwrap(await readDocx(makeDocx(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)));
    expect(blocks).toEqual([{ kind: 'paragraph', text }]);
  });
});
