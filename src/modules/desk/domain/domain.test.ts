import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import {
  byUrgency,
  fitOf,
  pageOf,
  rankFound,
  recipientsOf,
  roughly,
  writeCalendar,
  type FeedEvent,
  type Found,
  type WorkGroup,
} from './index.ts';

const event: FeedEvent = {
  uid: 'day-27-7@an-sinh',
  from: '2026-07-27' as IsoDate,
  to: '2026-07-27' as IsoDate,
  summary: 'Ngày Thương binh',
  description: null,
  category: 'Ngày lễ',
};

function linesOf(given: Partial<FeedEvent> = {}, name = 'An Sinh'): readonly string[] {
  const events = [{ ...event, ...given }];
  const text = writeCalendar({ name, language: 'vi', at: Date.UTC(2026, 10, 25, 2), events });
  return text.split('\r\n');
}

describe('a day in a calendar file', () => {
  test.each([
    ['one day', '2026-07-27', '2026-07-27', '20260727', '20260728'],
    ['several days', '2027-02-05', '2027-02-11', '20270205', '20270212'],
    ['the last of a month', '2026-11-30', '2026-11-30', '20261130', '20261201'],
    ['the last of a year', '2026-12-31', '2026-12-31', '20261231', '20270101'],
    ['the day before a leap day', '2028-02-28', '2028-02-28', '20280228', '20280229'],
    ['a leap day', '2028-02-29', '2028-02-29', '20280229', '20280301'],
  ])('that is %s ends on the day after its last', (_what, from, to, ...[begins, ends]) => {
    const lines = linesOf({ from: from as IsoDate, to: to as IsoDate });
    expect(lines).toContain(`DTSTART;VALUE=DATE:${begins}`);
    expect(lines).toContain(`DTEND;VALUE=DATE:${ends}`);
  });

  test.each([
    ['a comma', 'lễ, viếng', 'lễ\\, viếng'],
    ['a semicolon', 'lễ; viếng', 'lễ\\; viếng'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a line end', 'a\nb', 'a\\nb'],
    ['a line end of Windows: one, not two', 'a\r\nb', 'a\\nb'],
    ['a bare carriage return', 'a\rb', 'a\\nb'],
    ['a control character', 'a\u0007b', 'a b'],
    ['a colon, which means nothing there', 'a: b', 'a: b'],
    ['a line that would begin another field', 'a\nEND:VEVENT', 'a\\nEND:VEVENT'],
  ])('whose name holds %s keeps it as words', (_what, summary, written) => {
    expect(linesOf({ summary })).toContain(`SUMMARY:${written}`);
  });

  test('has a description only when there is one', () => {
    expect(linesOf().some((line) => line.startsWith('DESCRIPTION'))).toBe(false);
    expect(linesOf({ description: '' })).toContain('DESCRIPTION:');
  });

  test.each([
    ['exactly full: one line', 'x'.repeat(75 - 'SUMMARY:'.length), 1],
    ['one octet too long: two', 'x'.repeat(76 - 'SUMMARY:'.length), 2],
    ['letters of three octets, never cut within', 'ế'.repeat(30), 2],
  ])('whose name makes a line %s', (_what, summary, pieces) => {
    const lines = linesOf({ summary });
    const at = lines.findIndex((line) => line.startsWith('SUMMARY:'));
    const after = lines.slice(at + 1);
    const more = after.findIndex((line) => !line.startsWith(' '));
    expect(1 + more).toBe(pieces);
    const whole = [lines[at], ...after.slice(0, more).map((line) => line.slice(1))].join('');
    expect(whole).toBe(`SUMMARY:${summary}`);
  });
});

describe('the page of a record', () => {
  test.each([
    ['task', '4220/PL.I.5', '/plans/4220/tasks/PL.I.5'],
    ['task', '4220/PL.I/5', '/plans/4220/tasks/PL.I%2F5'],
    ['plan', '4220/KH', '/plans/4220%2FKH'],
    ['user', 'lan?x=1', '/users/lan%3Fx%3D1'],
    ['agency', 'HP-SNV', '/agencies/HP-SNV'],
    ['area', '315/2004-07-01', '/areas/315'],
    ['programme', 'bảo trợ', `/policies/${encodeURIComponent('bảo trợ')}`],
    ['value', 'muc#chuan', '/law/values/muc%23chuan'],
    ['of no known kind', '20/2021', '/law/documents/20%2F2021'],
  ])('%s %s is %s', (kind, record, page) => {
    expect(pageOf(kind, record)).toBe(page);
  });
});

describe('whom news reaches', () => {
  test.each<readonly [string, readonly string[], string, readonly string[]]>([
    ['nobody of nobody', [], 'user:a', []],
    ['not the only one, who caused it', ['user:a'], 'user:a', []],
    [
      'everybody when the machine caused it',
      ['user:a', 'user:b'],
      'release:1',
      ['user:a', 'user:b'],
    ],
    ['no machine', ['operator:root', 'release:1', 'schedule'], 'user:a', []],
    ['one whose name only begins like the causer’s', ['user:ab'], 'user:a', ['user:ab']],
  ])('%s', (_what, accounts, causedBy, reached) => {
    expect(recipientsOf(accounts, causedBy)).toEqual(reached);
  });
});

describe('what is found', () => {
  const one = (kind: Found['kind'], code: string, text = ''): Found => {
    return { kind, code, text, within: '', href: '/x' };
  };

  test.each([
    ['the code, case aside', 'hp-syt', 'HP-SYT', 'Sở Y tế', 0],
    ['the beginning of the code', 'hp', 'HP-SYT', 'Sở Y tế', 1],
    ['the beginning of the name, accents aside', 'so y', 'HP-SYT', 'Sở Y tế', 2],
    ['words of the name in another order', 'tế sở', 'HP-SYT', 'Sở Y tế', 3],
    ['nothing of either', 'giáo dục', 'HP-SYT', 'Sở Y tế', 4],
  ])('fits by %s', (_by, query, code, ...[text, fit]) => {
    expect(fitOf({ code, text }, query)).toBe(fit);
  });

  test('of one kind beyond six is left out, of another kind stays', () => {
    const many = Array.from({ length: 9 }, (_each, at) => one('task', `T${at}`));
    const ranked = rankFound([...many, one('user', 'lan')], 't');
    expect(ranked.filter(({ kind }) => kind === 'task')).toHaveLength(6);
    expect(ranked.filter(({ kind }) => kind === 'user')).toHaveLength(1);
  });

  test('of nothing is nothing', () => {
    expect(rankFound([], 'x')).toEqual([]);
  });
});

test('no days late are no days, and one day is not yet a month', () => {
  expect(roughly(0)).toEqual({ unit: 'days', count: 0 });
  expect(roughly(31)).toEqual({ unit: 'days', count: 31 });
});

test('work of the same group and day stays as its source gave it', () => {
  const item = (id: string, group: WorkGroup, due: string | null) => ({ id, group, due });
  const items = [
    item('c', 'soon', '2026-12-01'),
    item('a', 'soon', '2026-12-01'),
    item('w', 'waiting', null),
    item('b', 'soon', '2026-11-30'),
    item('o', 'overdue', '2026-11-01'),
  ];
  expect(byUrgency(items).map(({ id }) => id)).toEqual(['o', 'b', 'c', 'a', 'w']);
});
