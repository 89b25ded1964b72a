import { describe, expect, it } from 'vitest';
import { acronymsOf } from './acronyms.ts';
import { nameLikeness, schemesOf } from './schemes.ts';
import { phraseKey, wordsOf, type Passage } from './words.ts';

const passageOf = (text: string): Passage => ({
  place: { kind: 'provision', code: 'II.1.1', line: 1 },
  field: 'text',
  text,
  words: wordsOf(text),
});
const schemes = (text: string, ...others: readonly string[]) =>
  schemesOf(passageOf(text), acronymsOf([text, ...others].map(passageOf)));
const names = (text: string) => schemes(text).map(({ name }) => name.join(' '));

describe('a named undertaking of the state', () => {
  it.each([
    ['Triển khai Đề án chăm sóc trẻ em mồ côi.', 'chăm sóc trẻ em mồ côi'],
    ['Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững.', 'giảm nghèo bền vững'],
    ['Dự án “Hỗ trợ phẫu thuật tim trẻ em” của Bộ Y tế.', 'hỗ trợ phẫu thuật tim trẻ em'],
    ['Thực hiện Quy hoạch mạng lưới trường nghề.', 'mạng lưới trường nghề'],
  ])('is named by the words behind its kind: %s', (text, name) => {
    expect(names(text)).toEqual([phraseKey(name)]);
  });

  it.each([
    'Xây dựng trạm y tế xã.',
    'Theo kế hoạch.',
    'Các chương trình, đề án, dự án liên quan.',
    'Lồng ghép với các dự án nêu trên.',
    '',
  ])('is not “%s”', (text) => expect(schemes(text)).toEqual([]));

  it('ends where the next one begins', () => {
    const text = 'Đề án trợ giúp người khuyết tật; Đề án chăm sóc trẻ em mồ côi.';
    expect(names(text)).toHaveLength(2);
    expect(schemes(text).map(({ raw }) => raw)).toEqual([
      'Đề án trợ giúp người khuyết tật',
      'Đề án chăm sóc trẻ em mồ côi',
    ]);
  });

  it('ends there without a sign between them too', () => {
    const text =
      'Lồng ghép Đề án trợ giúp người khuyết tật và Chương trình chăm sóc trẻ em mồ côi.';
    expect(schemes(text).map(({ raw }) => raw)).toEqual([
      'Đề án trợ giúp người khuyết tật',
      'Chương trình chăm sóc trẻ em mồ côi',
    ]);
  });

  it('has the two years of its period, and none where none are written', () => {
    const [scheme] = schemes('Đề án trợ giúp người khuyết tật giai đoạn 2012 - 2020.');
    expect(scheme).toMatchObject({ from: 2012, to: 2020, range: '2012 - 2020' });
    const [bare] = schemes('Đề án trợ giúp người khuyết tật.');
    expect(bare).toMatchObject({ from: null, to: null, range: '', until: null });
  });

  it('may run until a year, and into the years after', () => {
    const [until] = schemes('Đề án trợ giúp người khuyết tật đến năm 2020.');
    expect(until).toMatchObject({ until: 2020 });
    const text = 'Đề án trợ giúp người khuyết tật giai đoạn 2012-2015 và các năm tiếp theo.';
    expect(schemes(text)[0]).toMatchObject({ from: 2012, to: 2015, isContinued: true });
  });

  it('is numbered when the number of a document stands with it', () => {
    const numbered = 'Đề án trợ giúp người khuyết tật theo Quyết định số 1019/QĐ-TTg.';
    expect(schemes(numbered)[0]?.isNumbered).toBe(true);
    expect(schemes('Đề án trợ giúp người khuyết tật.')[0]?.isNumbered).toBe(false);
  });

  it('is known by its place in the text', () => {
    const text = 'Triển khai Đề án chăm sóc trẻ em mồ côi.';
    const [scheme] = schemes(text);
    expect(text.slice(scheme?.first.start, scheme?.last.end)).toBe(scheme?.raw);
  });
});

describe('the likeness of two names', () => {
  const like = (one: string, other: string) => nameLikeness(one.split(' '), other.split(' '));

  it('is whole when one holds the other', () => {
    expect(like('a b', 'a b c d')).toEqual({ inner: 1, shared: 2, union: 4 });
  });

  it('is none when nothing is shared, and the same from either side', () => {
    expect(like('a b', 'c d').inner).toBe(0);
    expect(like('a b c', 'b c d')).toEqual(like('b c d', 'a b c'));
  });

  it('does not grow by a word that stands twice', () => {
    expect(like('a a b', 'a b c')).toEqual(like('a b', 'a b c'));
  });

  it('of no words is none', () => expect(nameLikeness([], []).inner).toBe(0));
});
