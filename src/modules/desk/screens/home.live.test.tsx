// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { noteOpened } from '../../../ui/recent.ts';
import { listWork } from '../contract/work.ts';
import { Home } from './home.tsx';

type Work = ReplyOf<typeof listWork>;
type Item = Work['items'][number];

const item = (id: string, group: Item['group']): Item => ({
  id,
  group,
  verb: 'Phê duyệt',
  record: `Kế hoạch ${id}`,
  href: `/plans/${id}`,
  unit: null,
  due: null,
  left: null,
  count: 1,
});

const work: Work = {
  today: '2026-11-25',
  items: [item('K1', 'overdue'), item('K2', 'today'), item('K3', 'soon'), item('K4', 'waiting')],
  dates: [],
};

const session = { ...aSession(), posts: [{ role: 'planner', agency: null, area: null }] };
const show = (search = '', answers: readonly Answering[] = [replies(listWork, work)]) =>
  live(<Home params={{}} />, { path: '/', search, session, answers });

beforeEach(() => sessionStorage.clear());

describe('the views of my work', () => {
  test.each([
    ['Tất cả', 4],
    ['Quá hạn', 1],
    ['Trong 5 ngày', 2],
    ['Chờ người khác', 1],
  ])('“%s” counts its %i before it is opened', async (name, count) => {
    show();
    await screen.findByRole('link', { name: 'Kế hoạch K1' });
    const tab = screen.getByRole('link', { name: new RegExp(`^${name}`) });
    expect(tab.textContent).toContain(String(count));
  });

  test.each([
    ['', 'Trong 5 ngày', '/?show=soon', ['K2', 'K3']],
    ['', 'Quá hạn', '/?show=overdue', ['K1']],
    ['show=overdue', 'Chờ người khác', '/?show=waiting', ['K4']],
    ['show=waiting', 'Tất cả', '/', ['K1', 'K2', 'K3', 'K4']],
  ])('from “%s”, “%s” leads to %s', async (search, name, address, there) => {
    const view = show(search);
    await screen.findAllByRole('link', { name: /^Kế hoạch/ });
    await view.user.click(screen.getByRole('link', { name: new RegExp(`^${name}`) }));
    expect(view.at()).toBe(address);
    const shown = screen.getAllByRole('link', { name: /^Kế hoạch/ });
    expect(shown.map(({ textContent }) => textContent?.slice(-2))).toEqual(there);
    expect(view.askedOf(listWork)).toHaveLength(1);
  });

  test('a row leads to the page where it is done', async () => {
    const view = show();
    await view.user.click(await screen.findByRole('link', { name: 'Kế hoạch K3' }));
    expect(view.at()).toBe('/plans/K3');
  });

  test('from an empty one there is a way back to all', async () => {
    const only = replies(listWork, { ...work, items: [item('K3', 'soon')] });
    const view = show('show=overdue', [only]);
    await screen.findByText('Không có việc nào trong nhóm này.');
    await view.press('Xem tất cả việc');
    expect(await screen.findByRole('link', { name: 'Kế hoạch K3' })).toBeTruthy();
  });
});

describe('my work that does not come', () => {
  test('claims nothing of the day or the year while it waits', () => {
    const view = show('', []);
    expect(view.words()).not.toContain('Không có việc nào');
    expect(view.words()).not.toContain('Lịch công tác');
  });

  test.each([
    ['a lost connection', lost],
    ['a busy server', { kind: 'unavailable' as const, detail: 'Máy chủ bận.' }],
  ])('after %s is asked for again by a person', async (_why, failure) => {
    const view = show('', [fails(listWork, failure, { times: 1, reply: work })]);
    await screen.findByText('Không tải được việc của tôi');
    await view.press('Tải lại');
    await screen.findByRole('link', { name: 'Kế hoạch K1' });
    await waitFor(() => expect(view.words()).not.toContain('Không tải được'));
    expect(view.askedOf(listWork)).toHaveLength(2);
  });
});

describe('what was opened last', () => {
  test('stands newest first, by its title, and leads back', async () => {
    noteOpened('ha', '/plans/K1', 'Kế hoạch một – An Sinh');
    noteOpened('ha', '/areas/11473', 'Thủy Nguyên – An Sinh');
    const view = show('', []);
    const text = view.words();
    expect(text.indexOf('Thủy Nguyên')).toBeLessThan(text.indexOf('Kế hoạch một'));
    expect(text).not.toContain('– An Sinh');
    await view.press('Thủy Nguyên');
    expect(view.at()).toBe('/areas/11473');
  });

  test('by somebody else at the same machine is not shown', () => {
    noteOpened('lan', '/plans/K9', 'Hồ sơ của người khác');
    const view = show('', []);
    expect(view.words()).not.toContain('Hồ sơ của người khác');
    expect(view.words()).toContain('Hồ sơ mở trong phiên này sẽ hiện ở đây.');
  });
});
