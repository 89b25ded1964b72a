import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { makeZip } from '../../../tests/support/zip.ts';
import { cleanName } from './name.ts';
import { fileErrors } from './errors.ts';
import { fileMessages } from './messages.ts';
import { typeOfFile } from './type.ts';

const bytesOf = (...parts: readonly (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const typeOf = async (name: string, bytes: Uint8Array) => {
  const told = await typeOfFile(name, bytes);
  return told.ok ? told.value : told.error.code;
};

describe('the type of a file', () => {
  it('is told by its first bytes, whatever it is called', async () => {
    const png = bytesOf([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'rest');
    expect(await typeOf('a.txt', bytesOf('%PDF-1.7\n'))).toBe('pdf');
    expect(await typeOf('a.pdf', png)).toBe('png');
    expect(await typeOf('a.docx', bytesOf([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(await typeOf('a.pdf', bytesOf('MZ', [0x90, 0, 3, 0]))).toBe('file.unknown_type');
    expect(await typeOf('a.png', bytesOf('chỉ là chữ'))).toBe('txt');
  });

  it('of an office file is told by the part that only it has', async () => {
    const zip = (...names: string[]) => makeZip(names.map((name) => ({ name, bytes: '<x/>' })));
    expect(await typeOf('a.zip', zip('word/document.xml'))).toBe('docx');
    expect(await typeOf('a.zip', zip('xl/workbook.xml'))).toBe('xlsx');
    expect(await typeOf('a.docx', zip('run.exe'))).toBe('file.unknown_type');
    expect(await typeOf('a.docx', zip('word/document.xml', 'word/vbaProject.bin'))).toBe(
      'file.macros',
    );
    expect(await typeOf('a.docx', zip('word/document.xml').subarray(0, 60))).toBe('file.damaged');
    const bomb = makeZip([{ name: 'word/document.xml', bytes: 'x', declared: 2 ** 30 }]);
    expect(await typeOf('a.docx', bomb)).toBe('file.bomb');
  });

  it('of text is HTML by how it begins, CSV and YAML by its name', async () => {
    expect(await typeOf('a.txt', bytesOf('\ufeff<!-- x -->\n<!DOCTYPE html><p>'))).toBe('html');
    expect(await typeOf('a.html', bytesOf('<htmlx>'))).toBe('txt');
    expect(await typeOf('a.CSV', bytesOf('a,b'))).toBe('csv');
    expect(await typeOf('a.yml', bytesOf('a: b'))).toBe('yaml');
    expect(await typeOf('a.txt', Buffer.from('\ufeffchữ', 'utf16le'))).toBe('txt');
    expect(await typeOf('a.txt', bytesOf([0xc3, 0x28]))).toBe('file.unknown_type');
    expect(await typeOf('a.txt', bytesOf('a\0b'))).toBe('file.unknown_type');
  });
});

describe('the name of a file', () => {
  it('is a name: no folder, no control or direction sign, composed', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\lan\\Kế hoạch.docx', 'Kế hoạch.docx'],
      ['a\u0000b\r\n.txt', 'ab.txt'],
      ['hóa đơn\u202Etxt.exe', 'hóa đơntxt.exe'],
      ['Hải Phòng.pdf'.normalize('NFD'), 'Hải Phòng.pdf'],
      ['a<b>:"c|d?.txt', 'a_b___c_d_.txt'],
      ['...', 'tep'],
      ['', 'tep'],
      ['.html', 'html'],
    ];
    for (const [given, clean] of cases) expect([given, cleanName(given)]).toEqual([given, clean]);
    expect(cleanName(`${'x'.repeat(300)}.docx`)).toBe(`${'x'.repeat(115)}.docx`);
  });

  it('cleaned is clean whatever came, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const clean = cleanName(given);
        expect(clean).not.toMatch(/[/\\\p{Cc}]/u);
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(240);
        expect(cleanName(clean)).toBe(clean);
      }),
    );
  });
});

it('every refusal has its words in both languages', () => {
  const keys = Object.keys(fileErrors).map((code) => `error.${code}`);
  expect(Object.keys(fileMessages.vi)).toEqual(keys);
});
