import { describe, expect, test } from 'vitest';
import { fewNames, hamletTypes, readHamletLines } from './hamlet-lines.ts';

const read = (text: string, otherwise: (typeof hamletTypes)[number] = 'thôn'): string[] =>
  readHamletLines(text, otherwise).map(({ type, name }) => `${type}|${name}`);

describe('a pasted list of hamlets', () => {
  test('is one name a line, with its official word or the chosen one', () => {
    expect(read('Thôn Đông\nTổ dân phố số 5\nKhu dân cư Bắc\nNam')).toEqual([
      'thôn|Đông',
      'tổ dân phố|số 5',
      'khu dân cư|Bắc',
      'thôn|Nam',
    ]);
    expect(read('5', 'tổ dân phố')).toEqual(['tổ dân phố|5']);
  });

  test('knows short forms, with a dot or without', () => {
    expect(read('TDP 5; TDP. 6; kdc Bắc')).toEqual([
      'tổ dân phố|5',
      'tổ dân phố|6',
      'khu dân cư|Bắc',
    ]);
  });

  test('drops the list’s own numbers, dashes and dots', () => {
    expect(read('1. Thôn Đông\n2) Thôn Tây\n- Thôn Nam\n• Thôn Bắc')).toEqual([
      'thôn|Đông',
      'thôn|Tây',
      'thôn|Nam',
      'thôn|Bắc',
    ]);
  });

  test('keeps a number that is the name', () => {
    expect(read('Thôn 3')).toEqual(['thôn|3']);
    expect(read('12')).toEqual(['thôn|12']);
  });

  test('keeps marks and capitals of the name, in one form of Unicode', () => {
    expect(read('THÔN Đông Hải'.normalize('NFD'))).toEqual(['thôn|Đông Hải']);
  });

  test('takes no part of a longer word for the official one', () => {
    expect(read('Thônglô')).toEqual(['thôn|Thônglô']);
  });

  test('reads nothing from empty lines and bare official words', () => {
    expect(read('')).toEqual([]);
    expect(read(' \n;\n  \nThôn\ntdp')).toEqual([]);
  });

  test('spaces and tabs in a pasted row count as one', () => {
    expect(read('Thôn\tĐông   Hải ')).toEqual(['thôn|Đông Hải']);
  });

  test('every type of the contract can be written', () => {
    for (const type of hamletTypes) expect(read(`${type} A`)).toEqual([`${type}|A`]);
  });
});

describe('many names in few words', () => {
  test('are all told when they are few', () => {
    expect(fewNames([])).toBe('');
    expect(fewNames(['a', 'b'], 2)).toBe('a, b');
  });

  test('the rest is a number', () => {
    expect(fewNames(['a', 'b', 'c', 'd'], 2)).toBe('a, b, +2');
  });
});
