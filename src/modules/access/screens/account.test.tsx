import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  answers,
  aSession,
  drawScreen,
  refuses,
  type Drawn,
} from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { getMe, listSessions } from '../contract/index.ts';
import { Account } from './account.tsx';

type Row = ReplyOf<typeof listSessions>['sessions'][number];
type Post = ReplyOf<typeof getMe>['posts'][number];

function aRow(given: Partial<Row> = {}): Row {
  return {
    id: 's1',
    current: true,
    started: '2015-11-26T02:41:00Z',
    lastSeen: '2015-11-26T03:00:00Z',
    address: '127.0.0.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    ...given,
  };
}

const planner: Post = {
  role: 'planner',
  agency: null,
  area: null,
  from: '2013-06-14',
  to: null,
};

function draw(posts: Post[] = [planner], sessions: Row[] = [aRow()], given: Drawn = {}): string {
  const me = { user: null, posts, permissions: [], language: 'vi' as const };
  return drawScreen(<Account params={{}} />, {
    session: aSession(),
    replies: [answers(getMe, me), answers(listSessions, { sessions })],
    ...given,
  });
}

describe('the own account', () => {
  test.each(['vi', 'en'] as const)('keeps the rules of a page in %s', (language) => {
    const rows = [aRow(), aRow({ id: 's2', current: false })];
    expect(htmlFaults(draw([planner], rows, { language }))).toEqual([]);
  });

  test('says who one is here', () => {
    expect(words(draw())).toContain('Trần Thu Hà, ha');
  });

  test('says each post with its days; an open one has no last day', () => {
    const ended = { ...planner, role: 'leader', from: '2012-01-01', to: '2012-12-31' };
    const text = words(draw([planner, ended]));
    expect(text).toContain('14/06/2013');
    expect(text).toContain('01/01/2012 31/12/2012');
    expect(text).not.toMatch(/\bplanner\b|\bleader\b/);
  });

  test('a post the texts do not know is shown rather than hidden', () => {
    expect(htmlFaults(draw([{ ...planner, role: 'planner', agency: 'HP-SXD' }]))).toEqual([]);
    expect(words(draw([{ ...planner, agency: 'HP-SXD' }]))).toContain('HP-SXD');
  });

  test('asks for the present password beside the new one, by names a password store knows', () => {
    const kinds = tagsOf(draw())
      .filter(({ attributes }) => attributes.get('type') === 'password')
      .map(({ attributes }) => attributes.get('autocomplete'));
    expect(kinds).toEqual(['current-password', 'new-password', 'new-password']);
  });

  test('never draws a password into the page', () => {
    const values = tagsOf(draw())
      .filter(({ attributes }) => attributes.get('type') === 'password')
      .map(({ attributes }) => attributes.get('value'));
    expect(values).toEqual(['', '', '']);
  });
});

describe('the own sessions', () => {
  const buttons = (html: string) =>
    tagsOf(html)
      .filter(({ name, attributes }) => name === 'button' && attributes.get('type') !== 'submit')
      .map(({ text, attributes }) => attributes.get('aria-label') ?? text);

  test('the one at hand is named and cannot be ended here', () => {
    expect(words(draw())).toContain('phiên này');
    expect(buttons(draw())).toEqual([]);
  });

  test('each other one can be ended, named by its beginning, or all of them at once', () => {
    const other = aRow({ id: 's2', current: false, started: '2015-11-25T02:41:00Z' });
    const offered = buttons(draw([planner], [aRow(), other]));
    expect(offered).toHaveLength(2);
    expect(offered[0]).toContain('25/11/2015 09:41');
  });

  test('times are those of Hải Phòng, addresses as they were told, browsers by their names', () => {
    expect(words(draw())).toContain(
      '26/11/2015 09:41 26/11/2015 10:00 127.0.0.1 Firefox trên Linux',
    );
  });

  test('what a browser tells of itself is words, also when it is hostile', () => {
    const evil = aRow({ userAgent: '<img src=x onerror=alert(1)>' });
    expect(draw([planner], [evil])).not.toContain('<img');
  });

  test('that do not load are said; the password can be changed all the same', () => {
    const html = drawScreen(<Account params={{}} />, {
      session: aSession(),
      replies: [refuses(getMe, { detail: 'Máy chủ bận.' }), refuses(listSessions)],
    });
    expect(words(html)).toContain('Máy chủ bận.');
    expect(
      tagsOf(html).filter(({ attributes }) => attributes.get('type') === 'password'),
    ).toHaveLength(3);
    expect(htmlFaults(html)).toEqual([]);
  });
});
