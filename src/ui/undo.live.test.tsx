// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import { err, ok, type Result } from '../kernel/index.ts';
import type { Failure } from './data.tsx';
import { Button, useUndo } from './index.ts';

type Answer = () => Promise<Result<unknown, Failure>>;

function Deeds({ undo }: { readonly undo: Answer }) {
  const offer = useUndo();
  return (
    <>
      <Button onClick={() => offer({ said: 'Đã ghi điểm 1.', undo })}>Một</Button>
      <Button onClick={() => offer({ said: 'Đã ghi điểm 2.', undo })}>Hai</Button>
      <textarea aria-label="Lý do" />
    </>
  );
}

const show = (undo: Answer = async () => ok(null)) => {
  const asked = vi.fn<Answer>(undo);
  return { asked, view: live(<Deeds undo={asked} />) };
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const ctrlZ = (on: Element | Document = document) =>
  fireEvent.keyDown(on, { key: 'z', ctrlKey: true });

describe('what was just done', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  test('is taken back by the button, and the outcome is said', async () => {
    const { asked, view } = show();
    press('Một');
    expect(view.words()).toContain('Đã ghi điểm 1.');
    press('Hoàn tác');
    await waitFor(() => expect(view.words()).toContain('Đã hoàn tác.'));
    expect(asked).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
  });

  test('is taken back by Ctrl+Z, but not while one types', async () => {
    const { asked, view } = show();
    press('Một');
    ctrlZ(screen.getByLabelText('Lý do'));
    expect(asked).not.toHaveBeenCalled();
    ctrlZ();
    await waitFor(() => expect(view.words()).toContain('Đã hoàn tác.'));
    ctrlZ();
    expect(asked).toHaveBeenCalledOnce();
  });

  test('can be taken back for ten seconds', () => {
    const { asked, view } = show();
    press('Một');
    for (let second = 0; second < 11; second += 1) act(() => void vi.advanceTimersByTime(1000));
    expect(view.words()).not.toContain('Đã ghi điểm 1.');
    ctrlZ();
    expect(asked).not.toHaveBeenCalled();
  });

  test('gives way to what is done after it', () => {
    const { view } = show();
    press('Một');
    press('Hai');
    expect(view.words()).not.toContain('Đã ghi điểm 1.');
    expect(view.words()).toContain('Đã ghi điểm 2.');
    expect(view.words()).toContain('10 giây');
  });

  test('that cannot be taken back any more says why', async () => {
    const detail = 'Lan đã sửa điểm này.';
    const failure: Failure = { code: 'x', kind: 'conflict', detail, traceId: null };
    const { view } = show(async () => err(failure));
    press('Một');
    press('Hoàn tác');
    await waitFor(() => expect(view.words()).toContain('Chưa hoàn tác được. Lan đã sửa điểm này.'));
  });
});
