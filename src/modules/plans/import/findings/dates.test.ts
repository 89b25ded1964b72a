import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import type { PlanSketch } from '../../../../../tests/support/parsed-plan.ts';
import type { DatedMention } from '../parsed.ts';

const years = (start: string, end: string): PlanSketch => ({
  rows: aSection('I', 'Y tế', [{ title: 'Xây dựng trạm y tế xã', cells: { start, end } }]),
});

const heading: DatedMention = {
  where: 'heading',
  date: '2013-06-14',
  raw: 'ngày 14 tháng 6 năm 2013',
  line: 2,
  name: null,
};
const annex: DatedMention = {
  where: 'annex',
  date: '2013-06-17',
  raw: 'ngày 17 tháng 6 năm 2013',
  line: 90,
  name: null,
};
const site: DatedMention = {
  where: 'site',
  date: '2013-06-17',
  raw: '17/06/2013',
  line: 200,
  name: 'Ngày ban hành',
};

describe('dates of the document', () => {
  it('one conflict holds every place that says another day', () => {
    const finding = theFinding({ dates: [heading, annex, site] }, 'date_conflict');
    expect(finding.severity).toBe('warning');
    expect(finding.where).toMatchObject({ kind: 'document', field: 'issuedOn', line: 2 });
    expect(finding.related.map(({ kind }) => kind)).toEqual(['annex', 'site']);
    expect(finding.text).toContain('14/06/2013');
    expect(finding.text).toContain('17/06/2013');
  });

  it('equal dates are no conflict', () => {
    const same = { ...annex, date: heading.date };
    expect(findingsOf({ dates: [heading, same] }, 'date_conflict')).toEqual([]);
  });

  it('a publishing page alone that disagrees is only worth knowing', () => {
    expect(theFinding({ dates: [heading, site] }, 'date_conflict').severity).toBe('info');
  });

  it('a later day of taking effect is no conflict', () => {
    const effect = { ...site, name: 'Ngày hiệu lực', date: '2013-07-01' };
    expect(findingsOf({ dates: [heading, effect] }, 'date_conflict')).toEqual([]);
  });

  it('a date of the page that is not the document’s own is no conflict', () => {
    const updated = { ...site, name: 'Cập nhật', date: '2024-01-01' };
    expect(findingsOf({ dates: [heading, updated] }, 'date_conflict')).toEqual([]);
  });

  it('a date that lacks its day is a missing date, with what is written', () => {
    const blank = { ...heading, date: null, raw: 'ngày      tháng 6 năm 2013' };
    const finding = theFinding({ issuedOn: null, dates: [blank] }, 'no_date');
    expect(finding.text).toContain('tháng 6 năm 2013');
  });

  it('a document without number says so', () => {
    expect(theFinding({ number: null }, 'no_number').where.kind).toBe('document');
    expect(findingsOf({}, 'no_number')).toEqual([]);
  });
});

describe('years of tasks', () => {
  it('an impossible year is an error with the likeliest year proposed', () => {
    const sketch = {
      rows: aSection('I', 'Y tế', [
        { title: 'Xây dựng trạm y tế xã', cells: { start: 'Năm 2012', end: 'Năm 1010' } },
        { title: 'Mua sắm thiết bị', cells: { start: 'Năm 2013', end: 'Năm 2020' } },
        { title: 'Đào tạo y sĩ thôn', cells: { start: 'Năm 2013', end: 'Năm 2020' } },
      ]),
    };
    const finding = theFinding(sketch, 'impossible_year');
    expect(finding).toMatchObject({ severity: 'error', suggestion: '2020' });
    expect(finding.where).toMatchObject({ code: 'PL.I.1', field: 'endYear' });
    expect(finding.text).toContain('“Năm 1010”, trước năm bắt đầu (2012)');
  });

  it('an impossible year is not also an end before a start', () => {
    expect(findingsOf(years('Năm 2012', 'Năm 1010'), 'end_before_start')).toEqual([]);
  });

  it('nothing is proposed where no year is near', () => {
    expect(theFinding(years('Năm 2012', 'Năm 9999'), 'impossible_year').suggestion).toBeNull();
  });

  it('a far but possible year is left alone', () => {
    expect(findingsOf(years('Năm 2013', 'Năm 2050'), 'impossible_year')).toEqual([]);
  });

  it('two possible years in the wrong order are an error', () => {
    const finding = theFinding(years('Năm 2018', 'Năm 2015'), 'end_before_start');
    expect(finding.severity).toBe('error');
    expect(finding.where.field).toBe('endYear');
  });

  it('a start before the period asks from when to report', () => {
    const finding = theFinding(years('Năm 2009', 'Năm 2020'), 'start_before_period');
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding.suggestion).toContain('2012');
  });

  it('starts before the plan was signed are one finding with all its tasks', () => {
    const sketch = {
      rows: aSection('I', 'Y tế', [
        { title: 'Xây dựng trạm y tế xã', cells: { start: 'Năm 2012' } },
        { title: 'Mua sắm thiết bị', cells: { start: 'Năm 2012' } },
        { title: 'Đào tạo y sĩ thôn', cells: { start: 'Năm 2013' } },
      ]),
    };
    const finding = theFinding(sketch, 'start_before_issue');
    expect(placesOf(finding)).toEqual(['PL.I.1', 'PL.I.2']);
    expect(finding.severity).toBe('info');
  });

  it('a start before the period is not told a second time as before the signing', () => {
    expect(findingsOf(years('Năm 2009', 'Năm 2020'), 'start_before_issue')).toEqual([]);
  });

  it('a task without years is quiet', () => {
    const sketch = {
      rows: aSection('I', 'Y tế', [
        { title: 'Khám sức khỏe định kỳ', cells: { start: 'Hằng năm', end: 'Hằng năm' } },
      ]),
    };
    const codes = findingsOf(sketch).map(({ code }) => code);
    for (const code of ['impossible_year', 'end_before_start', 'start_before_period']) {
      expect(codes).not.toContain(code);
    }
  });
});
