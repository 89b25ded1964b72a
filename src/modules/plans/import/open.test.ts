import { describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from '../../../../tests/support/zip.ts';
import { planImportMessages } from './messages.ts';
import { readPlan } from './read.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const someText = 'Ủy ban nhân dân thành phố ban hành kế hoạch hỗ trợ người cao tuổi. '.repeat(20);

async function codeOf(bytes: Uint8Array, fileName: string): Promise<string> {
  const read = await readPlan(bytes, { fileName, resolveAgency: () => null });
  if (read.ok) return 'read';
  const { code, kind } = read.error;
  expect(['input', 'limited']).toContain(kind);
  expect(planImportMessages.vi).toHaveProperty([`error.${code}`]);
  return code;
}

describe('files that are no plan are refused in words', () => {
  test('an empty file, and one of blanks', async () => {
    expect(await codeOf(new Uint8Array(), 'a.txt')).toBe('plan.empty');
    expect(await codeOf(utf8(' \n\n '), 'a.txt')).toBe('plan.empty');
  });

  test('a PDF, an old Word file, a picture: each says what to do', async () => {
    expect(await codeOf(utf8('%PDF-1.7 …'), 'a.txt')).toBe('plan.pdf');
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    expect(await codeOf(old, 'a.doc')).toBe('plan.old_word');
    expect(await codeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 'a.txt')).toBe(
      'plan.unknown_format',
    );
  });

  test('a file beyond the limit is not decoded', async () => {
    expect(await codeOf(new Uint8Array(41 * 1024 * 1024), 'a.txt')).toBe('plan.too_large');
  });

  test('UTF-16 without its mark, an old code page, mojibake, binary: "encoding"', async () => {
    expect(await codeOf(Buffer.from(someText, 'utf16le'), 'a.txt')).toBe('encoding');
    expect(await codeOf(Buffer.from('Uû ban nh©n d©n', 'latin1'), 'a.txt')).toBe('encoding');
    const tcvn3 = 'Uû ban nh©n d©n thµnh phè thùc hiÖn chÝnh s¸ch ­u ®·i ng­êi cã c«ng. '.repeat(9);
    expect(await codeOf(utf8(tcvn3), 'a.txt')).toBe('encoding');
    const vni = 'UÛy ban nhaân daân thaønh phoá thöïc hieän chính saùch ñoái vôùi ngöôøi. '.repeat(
      9,
    );
    expect(await codeOf(utf8(vni), 'a.txt')).toBe('encoding');
    const broken = Buffer.from(someText).toString('latin1');
    expect(await codeOf(utf8(broken), 'a.txt')).toBe('encoding');
    const binary = Uint8Array.from({ length: 4_000 }, (_none, index) => (index * 37) % 256);
    expect(await codeOf(binary, 'a.txt')).toBe('encoding');
  });

  test('text and pages that are no plan', async () => {
    expect(await codeOf(utf8(someText), 'a.txt')).toBe('plan.not_recognised');
    expect(await codeOf(utf8('Once upon a time there was a plan.'), 'a.txt')).toBe(
      'plan.not_recognised',
    );
    const page = '<html><body><h1>Giá vàng hôm nay</h1><p>1. Vàng miếng tăng.</p></body></html>';
    expect(await codeOf(utf8(page), 'a.html')).toBe('plan.not_recognised');
  });

  test('ten thousand tables inside each other get an answer', async () => {
    const nested = '<table><tr><td>'.repeat(10_000);
    expect(await codeOf(utf8(`<html><body>${nested}Kế hoạch`), 'a.html')).toBe('plan.too_deep');
  });

  test('Word files: cut off, not Word, a bomb, entities, a password', async () => {
    const word = makeDocx('<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>');
    expect(await codeOf(word.subarray(0, word.length - 40), 'a.docx')).toBe('plan.docx_damaged');
    expect(await codeOf(utf8('Kế hoạch'), 'a.docx')).toBe('plan.not_docx');
    const other = makeZip([{ name: 'xl/workbook.xml', bytes: '<x/>' }]);
    expect(await codeOf(other, 'a.docx')).toBe('plan.not_docx');
    const bomb = makeZip([{ name: 'word/document.xml', bytes: Buffer.alloc(30_000_000, 32) }]);
    expect(await codeOf(bomb, 'a.docx')).toBe('plan.docx_bomb');
    const lol = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><w:document>&y;</w:document>';
    const entities = makeZip([{ name: 'word/document.xml', bytes: lol }]);
    expect(await codeOf(entities, 'a.docx')).toBe('plan.docx_entities');
    const locked = makeZip([{ name: 'word/document.xml', bytes: '<x/>', encrypted: true }]);
    expect(await codeOf(locked, 'a.docx')).toBe('plan.docx_locked');
  });

  test('a Word file under the name of a text is read as what it is', async () => {
    const word = makeDocx('<w:p><w:r><w:t>Giá vàng</w:t></w:r></w:p>');
    expect(await codeOf(word, 'a.txt')).toBe('plan.not_recognised');
  });
});
