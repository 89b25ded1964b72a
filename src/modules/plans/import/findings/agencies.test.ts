import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import { anAgency, type PlanSketch } from '../../../../../tests/support/parsed-plan.ts';

const open = (name: string) => anAgency({ name, code: 'group', group: true, open: true });

const plan = (
  cells: readonly { lead?: string; coordinating?: string }[],
  agencies: PlanSketch['agencies'] = {},
): PlanSketch => ({
  agencies,
  rows: aSection(
    'I',
    'Y tế',
    cells.map((each, at) => ({ title: `Xây dựng trạm y tế số ${at}`, cells: each })),
  ),
});

describe('agencies of tasks', () => {
  it('a misspelt lead is a warning with its full name proposed', () => {
    const agencies = { 'Sở Y tếB': anAgency({ name: 'Sở Y tế', misspelt: true }) };
    const finding = theFinding(plan([{ lead: 'Sở Y tếB' }], agencies), 'agency_spelling');
    expect(finding).toMatchObject({ severity: 'warning', suggestion: 'Sở Y tế' });
    expect(finding.where.field).toBe('lead');
  });

  it('the same slip in two rows is one finding', () => {
    const agencies = { 'Sở Y tếB': anAgency({ name: 'Sở Y tế', misspelt: true }) };
    const sketch = plan([{ lead: 'Sở Y tếB' }, { lead: 'Sở Y tếB' }], agencies);
    expect(placesOf(theFinding(sketch, 'agency_spelling'))).toEqual(['PL.I.1', 'PL.I.2']);
  });

  it('names that lack “và” or a small letter are one finding for the whole plan', () => {
    const agencies = {
      'Sở Kế hoạch đầu tư': anAgency({ name: 'Sở Kế hoạch và Đầu tư', misspelt: true }),
      'Sở Tài Chính': anAgency({ name: 'Sở Tài chính' }),
    };
    const sketch = plan(
      [{ coordinating: 'Sở Kế hoạch đầu tư' }, { coordinating: 'Sở Tài Chính' }],
      agencies,
    );
    const finding = theFinding(sketch, 'agency_spelling');
    expect(finding.severity).toBe('info');
    expect(finding.related).toHaveLength(1);
  });

  it('an accepted abbreviation, a dash and a space are no slip', () => {
    const agencies = {
      'Sở KH&ĐT': anAgency({ name: 'Sở Kế hoạch và Đầu tư' }),
      'Sở Lao động– Xã hội': anAgency({ name: 'Sở Lao động - Xã hội' }),
    };
    const sketch = plan(
      [{ coordinating: 'Sở KH&ĐT' }, { coordinating: 'Sở Lao động– Xã hội' }],
      agencies,
    );
    expect(findingsOf(sketch, 'agency_spelling')).toEqual([]);
  });

  it('an unknown lead is an error, an unknown partner with a name a warning, each once', () => {
    const agencies = { 'Tập đoàn ABC': null, 'Công ty Minh Tâm': null };
    const sketch = plan(
      [{ lead: 'Tập đoàn ABC', coordinating: 'Công ty Minh Tâm' }, { lead: 'Tập đoàn ABC' }],
      agencies,
    );
    const unknown = findingsOf(sketch, 'unknown_agency');
    expect(unknown.map(({ severity }) => severity).sort()).toEqual(['error', 'warning']);
    expect(unknown.find(({ severity }) => severity === 'error')?.related).toHaveLength(1);
  });

  it('a phrase in small letters is no agency', () => {
    const agencies = { 'Doanh nghiệp': null, 'hệ thống thông tin cơ sở': null };
    const sketch = plan(
      [
        { coordinating: 'Doanh nghiệp; hệ thống thông tin cơ sở' },
        { coordinating: 'Doanh nghiệp' },
      ],
      agencies,
    );
    const odd = findingsOf(sketch, 'coordinating_not_an_agency');
    expect(odd).toHaveLength(2);
    expect(odd.flatMap(placesOf)).toContain('PL.I.1');
    expect(findingsOf(sketch, 'unknown_agency')).toEqual([]);
  });

  it('an open group is told once, with every task that it stands in', () => {
    const agencies = {
      'Các đơn vị liên quan': open('Các cơ quan, đơn vị liên quan'),
      'các cơ quan liên quan': open('Các cơ quan, đơn vị liên quan'),
    };
    const sketch = plan(
      [{ coordinating: 'Các đơn vị liên quan' }, { coordinating: 'các cơ quan liên quan' }],
      agencies,
    );
    const finding = theFinding(sketch, 'coordinating_group_open');
    expect(placesOf(finding)).toEqual(['PL.I.1', 'PL.I.2']);
    expect(finding.severity).toBe('info');
  });

  it('a group whose members are known, and all levels of one organisation, are not open', () => {
    const agencies = {
      'UBND các quận, huyện': anAgency({ name: 'UBND các quận, huyện', group: true }),
      'Liên đoàn lao động các cấp': open('Liên đoàn Lao động các cấp'),
      'Trạm Y tế các xã': open('Trạm Y tế các xã'),
    };
    const sketch = plan(
      [{ coordinating: 'UBND các quận, huyện; Liên đoàn lao động các cấp; Trạm Y tế các xã' }],
      agencies,
    );
    expect(findingsOf(sketch, 'coordinating_group_open')).toEqual([]);
  });

  it('members of a board that is not in the plan are an open group', () => {
    const sketch = plan([{ coordinating: 'Các thành viên Ban quản lý Quỹ' }], {
      'Các thành viên Ban quản lý Quỹ': null,
    });
    expect(findingsOf(sketch, 'coordinating_group_open')).toHaveLength(1);
    expect(findingsOf(sketch, 'unknown_agency')).toEqual([]);
  });
});
