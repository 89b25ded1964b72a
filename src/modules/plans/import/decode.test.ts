import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, troubleOfText } from './decode.ts';

const words = 'Ủy ban nhân dân thành phố ban hành kế hoạch hỗ trợ người cao tuổi, người có công. ';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string | null => {
  const done = decodeText(bytes);
  return done.ok ? done.value.text : null;
};
const trouble = (bytes: Uint8Array): string | null => {
  const done = decodeText(bytes);
  return done.ok ? null : done.error;
};

const withMark = (bytes: Uint8Array, ...mark: readonly number[]): Uint8Array =>
  Uint8Array.from([...mark, ...bytes]);
const bigEndian = (content: string): Uint8Array => Buffer.from(content, 'utf16le').swap16();

describe('the bytes of a text', () => {
  test.each<[what: string, bytes: Uint8Array]>([
    ['UTF-8', utf8(words)],
    ['UTF-8 with a mark', withMark(utf8(words), 0xef, 0xbb, 0xbf)],
    ['UTF-16, small end first, with its mark', withMark(Buffer.from(words, 'utf16le'), 0xff, 0xfe)],
    ['UTF-16, big end first, with its mark', withMark(bigEndian(words), 0xfe, 0xff)],
    ['decomposed letters', utf8(words.normalize('NFD'))],
  ])('as %s are the same text', (_what, bytes) => {
    expect(text(bytes)).toBe(words);
  });

  test.each<[what: string, ends: string]>([
    ['Unix', '\n'],
    ['Windows', '\r\n'],
    ['old Macs', '\r'],
    ['Unicode', '\u2028'],
    ['Unicode paragraphs', '\u2029'],
  ])('may end their lines as %s', (_what, ends) => {
    expect(text(utf8(['Một', 'Hai', ''].join(ends)))).toBe('Một\nHai\n');
  });

  test('tell which lines held decomposed letters', () => {
    const mixed = `Một\n${'Tiếp'.normalize('NFD')}\nBa\n${'Năm tới'.normalize('NFD')}`;
    const done = decodeText(utf8(mixed));
    expect(done.ok && done.value.decomposedLines).toEqual([2, 4]);
    const plain = decodeText(utf8('Một\nHai'));
    expect(plain.ok && plain.value.decomposedLines).toEqual([]);
  });

  test.each<[expected: string, what: string, bytes: Uint8Array]>([
    ['utf16_without_mark', 'small end first', Buffer.from(words, 'utf16le')],
    ['utf16_without_mark', 'big end first', bigEndian('plain words of no marks '.repeat(9))],
    ['not_utf8', 'one byte a letter', Buffer.from('Ké hoạch của Uû ban', 'latin1')],
    [
      'not_utf8',
      'a mark of UTF-8 before other bytes',
      withMark(Buffer.from('Ké', 'latin1'), 0xef, 0xbb, 0xbf),
    ],
    ['binary', 'many zeros', new Uint8Array(500)],
    [
      'binary',
      'half a letter after the mark of UTF-16',
      withMark(new Uint8Array([0x00, 0xd8]), 0xff, 0xfe),
    ],
    [
      'binary',
      'control characters',
      Uint8Array.from({ length: 999 }, (_n, index) => (index % 7) + 1),
    ],
    [
      'legacy',
      'TCVN3',
      utf8('Uû ban nh©n d©n thµnh phè thùc hiÖn chÝnh s¸ch ­u ®·i ng­êi cã c«ng. '.repeat(9)),
    ],
    [
      'legacy',
      'VNI',
      utf8('UÛy ban nhaân daân thaønh phoá thöïc hieän chính saùch ñoái vôùi ngöôøi. '.repeat(9)),
    ],
    ['mojibake', 'UTF-8 read as Latin', utf8(Buffer.from(words.repeat(3)).toString('latin1'))],
  ])('are refused as %s: %s', (expected, _what, bytes) => {
    expect(trouble(bytes)).toBe(expected);
  });

  test('that are any Vietnamese text are read, whatever words it has', () => {
    const syllable = fc.constantFrom(
      ...words.split(' '),
      'Đề',
      'án',
      'à',
      'é',
      'òa',
      'ưỡng',
      '“',
      '…',
      '–',
    );
    fc.assert(
      fc.property(fc.array(syllable, { maxLength: 80 }), (parts) => {
        expect(troubleOfText(parts.join(' '))).toBeNull();
      }),
    );
  });

  test('a few foreign letters are no trouble', () => {
    expect(troubleOfText(`${words.repeat(5)} Café, Müller, Zürich, señor, 5 µm, ©`)).toBeNull();
    expect(troubleOfText('')).toBeNull();
    expect(troubleOfText('Plain English words only, as an annex may have.')).toBeNull();
  });
});
