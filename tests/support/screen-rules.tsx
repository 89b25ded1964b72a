import type { ComponentType } from 'react';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/kernel/index.ts';
import type { ScreenProps } from '../../src/ui/screen.ts';
import type { Session } from '../../src/ui/session.tsx';
import { htmlFaults, tagsOf } from './html-rules.ts';
import { words } from './markup.ts';
import { aSession, drawScreen, refuses, type Drawn } from './screens.tsx';

/** Replies by the id of their operation. */
export type Replies = Readonly<Record<string, unknown>>;

/** One screen with what it takes to draw it. */
export interface ScreenCase {
  readonly Screen: ComponentType<ScreenProps>;
  readonly params: Readonly<Record<string, string>>;
  /** What its reads bring when all is well. */
  readonly replies: Replies;
  /** The read without which there is nothing to show. */
  readonly main: Operation;
  /** Somebody who may do everything the screen offers. */
  readonly session: Session;
  /** Somebody who may only look; null where whoever may open the screen may do it all. */
  readonly reader: Session | null;
  /** Words that stand there, in Vietnamese and English. */
  readonly title: readonly [string, string];
  readonly failed: string;
}

function listOf(replies: Replies) {
  return Object.entries(replies).map(([id, reply]) => ({ id, reply }));
}

/** The screen drawn with its replies, or with others. */
export function drawCase(screen: ScreenCase, replies = screen.replies, given: Drawn = {}): string {
  const { Screen, params, session } = screen;
  return drawScreen(<Screen params={params} />, { session, replies: listOf(replies), ...given });
}

/** The screen when its main read refuses. */
function drawRefused(screen: ScreenCase, failure: Parameters<typeof refuses>[1]): string {
  const { [screen.main.id]: _gone, ...others } = screen.replies;
  const { Screen, params, session } = screen;
  const replies = [...listOf(others), refuses(screen.main, failure)];
  return drawScreen(<Screen params={params} />, { session, replies });
}

/** The replies with every text changed, names of free columns too. */
function withTexts(replies: Replies, change: (text: string) => string): Replies {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [/\s/.test(name) ? change(name) : name, map(one)]),
    );
  };
  return map(replies) as Replies;
}

function withoutMarks(text: string): string {
  return text
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00a0]/g, '');
}

function describeWords(screen: ScreenCase): void {
  test.each(['vi', 'en'] as const)('with data in %s keeps the rules of a page', (language) => {
    const html = drawCase(screen, screen.replies, { language });
    expect(htmlFaults(html)).toEqual([]);
    expect(words(html)).toContain(screen.title[language === 'vi' ? 0 : 1]);
  });

  test('has one heading of the first level, and it comes first', () => {
    const headings = tagsOf(drawCase(screen)).filter(({ name }) => /^h\d$/.test(name));
    expect(headings[0]?.name).toBe('h1');
    expect(headings.filter(({ name }) => name === 'h1')).toHaveLength(1);
  });

  test('in English says nothing in Vietnamese of its own', () => {
    const replies = withTexts(screen.replies, withoutMarks);
    const text = words(drawCase(screen, replies, { language: 'en' }));
    expect(text.match(/[À-ỹ]\S*/g) ?? []).toEqual([]);
  });

  test('shows hostile words as words', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const replies = withTexts(screen.replies, (text) => (/\s/.test(text) ? text + evil : text));
    const html = drawCase(screen, replies);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script');
    expect(htmlFaults(html)).toEqual([]);
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
  });

  test('shows a very long text whole', () => {
    const long = 'rất dài '.repeat(300).trim();
    const replies = withTexts(screen.replies, (text) =>
      /\s/.test(text) ? `${text} ${long}` : text,
    );
    const html = drawCase(screen, replies);
    expect(words(html)).toContain(long);
    expect(htmlFaults(html)).toEqual([]);
  });
}

function describeRefusals(screen: ScreenCase): void {
  test('while its data come it says so, keeps the frame and claims nothing', () => {
    const html = drawCase(screen, {});
    expect(html).toContain('aria-busy="true"');
    expect(htmlFaults(html)).toEqual([]);
    expect(words(html)).not.toMatch(/\b0 (dòng|nhiệm vụ|nội dung|đơn vị)/);
  });

  test('when the read fails it says what did not load, why, and offers to try again', () => {
    const html = drawRefused(screen, { detail: 'Máy chủ bận.', traceId: '01ABC' });
    for (const said of [screen.failed, 'Máy chủ bận.', '01ABC', 'Tải lại']) {
      expect(words(html)).toContain(said);
    }
    expect(htmlFaults(html)).toEqual([]);
  });

  test('when it may not be seen it says whom to ask and is no error of the machine', () => {
    const html = drawRefused(screen, { kind: 'forbidden', detail: 'Chưa được giao quyền xem.' });
    expect(words(html)).toContain('Chưa được giao quyền xem. Đề nghị liên hệ');
    expect(html).not.toContain('role="alert"');
  });

  test('when there is no such thing it says so, and is no error of the machine', () => {
    const html = drawRefused(screen, { kind: 'not_found', detail: 'Không có mã này.' });
    expect(words(html)).toContain('Không có mã này.');
    expect(html).not.toContain('role="alert"');
  });

  test('without a connection it says when it was lost, and shows no code of the server', () => {
    const offline = { code: 'client.offline', kind: 'unavailable', traceId: '01ABC' } as const;
    const text = words(drawRefused(screen, offline));
    expect(text).toContain('lúc 09:41');
    expect(text).not.toContain('01ABC');
  });
}

function describeReader(screen: ScreenCase, reader: Session): void {
  test('shows who may only look no deed', () => {
    const html = drawCase(screen, screen.replies, { session: reader });
    const deeds = tagsOf(html)
      .filter(({ name, attributes }) => name === 'button' && !attributes.has('aria-disabled'))
      .map(({ text }) => text);
    const changing = /^(Nạp|Xác nhận|Bác bỏ|Gắn|Lập lại|Phê duyệt|Ghi |Thêm|Khóa|Sửa)/;
    expect(deeds.filter((deed) => changing.test(deed))).toEqual([]);
    expect(htmlFaults(html)).toEqual([]);
  });
}

function describeDeeds(screen: ScreenCase): void {
  test('links inside the app are addresses of the app, and none is empty', () => {
    const hrefs = tagsOf(drawCase(screen))
      .filter(({ name }) => name === 'a')
      .map(({ attributes }) => attributes.get('href') ?? '');
    expect(hrefs.filter((href) => !/^(\/app\/|\/api\/|#)/.test(href))).toEqual([]);
    expect(hrefs.filter((href) => /[${}]|undefined/.test(href))).toEqual([]);
  });

  test('nobody signed in sees it drawn without a fault all the same', () => {
    expect(htmlFaults(drawCase(screen, screen.replies, { session: aSession() }))).toEqual([]);
  });
}

/** What holds for every screen: drawn with data, waiting, failing, for whomever, in both languages. */
export function describeScreen(name: string, screen: ScreenCase): void {
  describe(`the screen of ${name}`, () => {
    describeWords(screen);
    describeRefusals(screen);
    describeDeeds(screen);
    if (screen.reader !== null) describeReader(screen, screen.reader);
  });
}
