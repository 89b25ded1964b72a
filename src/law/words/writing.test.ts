import { describe, expect, it } from 'vitest';
import type { LegalDocument } from '../pack/document.ts';
import type { Pack } from '../pack.ts';
import { citeText, documentText } from './cite.ts';
import { alternatives, clause, listed, lowerFirst, sentence, upperFirst } from './list.ts';
import { citedDay, shownDay, shownNumber, shownSpan } from './numbers.ts';
import { headUnit, shownUnit, withUnit } from './units.ts';

/** How numbers, days, units, lists and citations are written. */

describe('numbers and days', () => {
  it.each([
    ['1250000', '1.250.000', '1,250,000'],
    ['999', '999', '999'],
    ['1000', '1.000', '1,000'],
    ['2.5', '2,5', '2.5'],
    ['1234567.125', '1.234.567,125', '1,234,567.125'],
    ['0.03', '0,03', '0.03'],
    ['0', '0', '0'],
    ['-1500', '-1.500', '-1,500'],
  ])('writes %s as %s in Vietnamese and %s in English', (text, vi, en) => {
    expect(shownNumber(text, 'vi')).toBe(vi);
    expect(shownNumber(text, 'en')).toBe(en);
  });

  it('writes days, months and years as people do, and citations without zeros in front', () => {
    expect(shownDay('2021-03-15')).toBe('15/03/2021');
    expect(shownDay('2019-12')).toBe('12/2019');
    expect(shownDay('1946')).toBe('1946');
    expect(citedDay('2021-03-05')).toBe('5/3/2021');
  });

  it('writes days between two bounds as somebody would have said them', () => {
    expect(shownSpan(19460817, 19460817)).toBe('17/08/1946');
    expect(shownSpan(19460801, 19460831)).toBe('08/1946');
    expect(shownSpan(19460101, 19461231)).toBe('1946');
    expect(shownSpan(19460101, 19481231)).toBe('1946–1948');
  });
});

describe('units', () => {
  it.each([
    ['đồng/tháng', 'đồng per month'],
    ['đồng/người/tháng', 'đồng per person per month'],
    [
      'đồng/tháng học, không quá 9 tháng một năm học',
      'đồng per month of study, at most 9 months a school year',
    ],
    ['% mức đóng', '% of the premium'],
    ['tháng', 'months'],
    ['', ''],
  ])('says %s in English', (unit, en) => {
    expect(shownUnit(unit, 'en')).toBe(en);
    expect(shownUnit(unit, 'vi')).toBe(unit);
  });

  it('leaves a unit that no dictionary holds as it stands', () => {
    expect(shownUnit('đồng/suất', 'en')).toBe('đồng per suất');
  });

  it('writes per cent without a space, every other unit with one', () => {
    expect(withUnit('80', '% mức đóng')).toBe('80% mức đóng');
    expect(withUnit('500.000', 'đồng/tháng')).toBe('500.000 đồng/tháng');
    expect(withUnit('2,5', '')).toBe('2,5');
  });

  it('counts a value inside a formula without what it is paid for', () => {
    expect(headUnit('đồng/người/tháng', 'vi')).toBe('đồng');
    expect(headUnit('%/năm', 'vi')).toBe('%');
    expect(headUnit('% lương cơ sở/trẻ/tháng học', 'en')).toBe('%');
    expect(headUnit('lần mức chuẩn', 'vi')).toBe('');
    expect(headUnit('tháng', 'en')).toBe('months');
  });
});

describe('lists and sentences', () => {
  it('joins with commas and a word, and with semicolons where an item is a list itself', () => {
    expect(listed(['a', 'b', 'c'], 'và')).toBe('a, b và c');
    expect(listed(['a', 'b'], 'và')).toBe('a và b');
    expect(listed(['a'], 'và')).toBe('a');
    expect(listed(['a, b', 'c'], 'và')).toBe('a, b; và c');
    expect(listed(['a hoặc b', 'c', 'd'], 'và')).toBe('a hoặc b; c; và d');
    expect(listed(['a', 'a'], 'và')).toBe('a');
  });

  it('never joins the values of one choice with semicolons', () => {
    expect(alternatives(['a', 'b', 'c'], 'hoặc')).toBe('a, b hoặc c');
    expect(alternatives(['a, b', 'c'], 'hoặc')).toBe('a, b hoặc c');
    expect(alternatives(['a'], 'hoặc')).toBe('a');
  });

  it('starts with a capital and ends with one full stop', () => {
    expect(sentence('đang đi học')).toBe('Đang đi học.');
    expect(sentence('Đủ rồi. ')).toBe('Đủ rồi.');
    expect(sentence('còn gì nữa?')).toBe('Còn gì nữa?');
    expect(clause('Đủ rồi.')).toBe('Đủ rồi');
    expect(upperFirst('ít nhất')).toBe('Ít nhất');
  });

  it('takes the capital from a word inside a sentence, and leaves an abbreviation', () => {
    expect(lowerFirst('Mức chuẩn')).toBe('mức chuẩn');
    expect(lowerFirst('HIV')).toBe('HIV');
    expect(lowerFirst('B1 của phiếu')).toBe('B1 của phiếu');
    expect(lowerFirst('')).toBe('');
  });
});

describe('citations', () => {
  const decree: LegalDocument = {
    number: '20/2021/NĐ-CP',
    unnumbered: false,
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: { vi: 'Trợ giúp xã hội', en: 'Social assistance' },
    issued: '2021-03-15',
    from: '2021-07-01',
    to: null,
    replaces: [],
    amends: [],
    replacedBy: [],
    confidence: 'S',
  };
  const pack = { documents: new Map([[decree.number, decree]]) } as unknown as Pack;

  it('names article, type, number and day as the profession does', () => {
    const place = { document: decree.number, article: 'điểm a khoản 1 Điều 5' };
    expect(citeText(pack, place, 'vi')).toBe(
      'điểm a khoản 1 Điều 5 Nghị định số 20/2021/NĐ-CP ngày 15/3/2021',
    );
    expect(citeText(pack, place, 'en')).toBe(
      'điểm a khoản 1 Điều 5 Nghị định số 20/2021/NĐ-CP of 15/3/2021',
    );
  });

  it('names the document alone where no article is known', () => {
    expect(citeText(pack, { document: decree.number, article: '' }, 'vi')).toBe(
      'Nghị định số 20/2021/NĐ-CP ngày 15/3/2021',
    );
  });

  it('says how exactly the day is known', () => {
    expect(documentText({ ...decree, issued: '2021-03' }, 'vi')).toMatch(/tháng 3\/2021$/);
    expect(documentText({ ...decree, issued: '2021' }, 'vi')).toMatch(/năm 2021$/);
    expect(documentText({ ...decree, issued: null }, 'vi')).toBe('Nghị định số 20/2021/NĐ-CP');
  });

  it('describes a document whose number is not known', () => {
    const described = {
      ...decree,
      unnumbered: true,
      number: 'Nghị quyết tháng 12/2019 của thành phố',
    };
    expect(documentText(described, 'vi')).toBe('Nghị quyết tháng 12/2019 của thành phố');
  });
});
