// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { aFailure, live, lost } from '../../tests/support/live.tsx';
import { err, ok } from '../kernel/index.ts';
import { KeepingContext, type Keeping, type Remark, type Talk } from './keeping.ts';
import { RecordPage } from './record-page.tsx';
import { Timeline } from './timeline.tsx';

const aRemark = (given: Partial<Remark>): Remark => ({
  ...{ id: 'r', at: '2026-11-20T07:00:00Z', by: 'user:mai', own: false },
  ...{ text: 'Đã gọi lại.', withdrawnAt: null, ...given },
});

function show(first: Talk | 'lost') {
  let talk = first;
  const keeper = {
    list: vi.fn(async () => (talk === 'lost' ? err(lost) : ok(talk))),
    add: vi.fn(async (_kind: string, _record: string, text: string) => {
      if (text === 'cấm') return err(aFailure({ detail: 'Không ghi được ở đây.' }));
      const remarks = talk === 'lost' ? [] : talk.remarks;
      const made = aRemark({ id: 'new', own: true, by: 'user:ha', text });
      talk = { remarks: [made, ...remarks], looks: null };
      return ok({ id: 'new' });
    }),
    withdraw: vi.fn(async (id: string) => {
      if (talk !== 'lost') {
        const remarks = talk.remarks.map((each) =>
          each.id === id ? { ...each, text: null, withdrawnAt: '2026-11-21T00:00:00Z' } : each,
        );
        talk = { ...talk, remarks };
      }
      return ok(null);
    }),
  };
  const happened = [
    { id: '1', at: '2026-11-25T00:00:00Z', when: '25/11', what: 'Việc sau' },
    { id: '2', at: '2026-11-01T00:00:00Z', when: '01/11', what: 'Việc trước' },
  ];
  const part = (
    <KeepingContext value={{ talk: keeper } as unknown as Keeping}>
      <RecordPage
        crumbs={[]}
        title="Nhiệm vụ"
        talk={{ kind: 'task', record: 'p/t' }}
        aside={<Timeline entries={happened} />}
      >
        nội dung
      </RecordPage>
    </KeepingContext>
  );
  return { view: live(part), keeper };
}

const lines = () => screen.getAllByRole('listitem').map((item) => item.textContent ?? '');

describe('what is written about a record', () => {
  test('stands among what happened, by its instant', async () => {
    const { keeper } = show({ remarks: [aRemark({})], looks: null });
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(lines()[1]).toContain('mai trao đổiĐã gọi lại.');
    expect(keeper.list).toHaveBeenCalledWith('task', 'p/t');
  });

  test('is sent by its button, which is there once there are words; it can be taken back', async () => {
    const { view, keeper } = show({ remarks: [], looks: null });
    expect(screen.queryByRole('button', { name: 'Gửi trao đổi' })).toBe(null);
    await view.fill('Viết trao đổi', ' Đã hỏi xã. '.normalize('NFD'));
    await view.press('Gửi trao đổi');
    expect(keeper.add).toHaveBeenCalledExactlyOnceWith('task', 'p/t', 'Đã hỏi xã.');
    await waitFor(() => expect(lines().join()).toContain('Đã hỏi xã.'));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Viết trao đổi').value).toBe('');
    await view.press('Hoàn tác');
    await waitFor(() => expect(lines().join()).toContain('Đã rút lại lúc 21/11/2026 07:00.'));
    expect(keeper.withdraw).toHaveBeenCalledExactlyOnceWith('new');
  });

  test('refused says why and keeps the words', async () => {
    const { view } = show({ remarks: [], looks: null });
    await view.fill('Viết trao đổi', 'cấm');
    await view.press('Gửi trao đổi');
    await screen.findByText('Không ghi được ở đây.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Viết trao đổi').value).toBe('cấm');
  });

  test('can be withdrawn where it is one’s own, and only there', async () => {
    const own = aRemark({ id: 'own', own: true });
    const { view, keeper } = show({ remarks: [own, aRemark({})], looks: null });
    await waitFor(() => expect(lines()).toHaveLength(4));
    await view.press('Rút lại trao đổi lúc 20/11/2026 14:00');
    expect(keeper.withdraw).toHaveBeenCalledExactlyOnceWith('own');
    await waitFor(() => expect(lines().join()).toContain('Đã rút lại lúc'));
  });

  test('that cannot be read says so, and what happened stays there', async () => {
    const { view } = show('lost');
    await screen.findByText('Chưa đọc được nội dung trao đổi.');
    expect(view.words()).toContain('Việc sau');
  });
});

describe('who looked', () => {
  test('is said where looking is recorded, with how often and when last', async () => {
    const looks = [{ by: 'user:lan', last: '2026-11-24T02:00:00Z', times: 3 }];
    const { view } = show({ remarks: [], looks });
    await screen.findByText('1 người đã xem');
    expect(view.words()).toContain('lan: 3 lần, gần nhất 24/11/2026 09:00');
  });

  test('is not spoken of where it is not', async () => {
    const { view } = show({ remarks: [aRemark({})], looks: null });
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(view.words()).not.toContain('người đã xem');
  });
});

test('without a keeper the record shows what happened, and nothing to write into', () => {
  const view = live(
    <RecordPage crumbs={[]} title="x" talk={{ kind: 'area', record: '1' }}>
      nội dung
    </RecordPage>,
  );
  expect(view.words()).toContain('Chưa có diễn biến nào.');
  expect(screen.queryByRole('textbox')).toBe(null);
});
