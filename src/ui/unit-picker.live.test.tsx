// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fails, live, replies } from '../../tests/support/live.tsx';
import { findAreas } from '../modules/areas/contract.ts';
import { UnitField } from './unit-field.tsx';
import {
  AgencyPicker,
  AreaPicker,
  useFinder,
  type PickedUnit,
  type UnitPickerProps,
} from './unit-picker.tsx';

const thuyNguyen: PickedUnit = {
  code: '11473',
  name: 'Thủy Nguyên',
  kind: 'phường',
  parent: 'Hải Phòng',
};
const old: PickedUnit = {
  ...thuyNguyen,
  code: '315',
  kind: 'huyện',
  to: '2024-12-31',
};

type Find = UnitPickerProps['find'];

interface SampleProps {
  readonly find: Find;
  readonly told?: (unit: PickedUnit | null) => void;
  readonly error?: string;
}

function Sample({ find, told = () => {}, error }: SampleProps) {
  const [unit, setUnit] = useState<PickedUnit | null>(null);
  return (
    <UnitField
      label="Địa bàn"
      value={unit}
      error={error}
      find={find}
      onChange={(next) => {
        setUnit(next);
        told(next);
      }}
    />
  );
}

const field = () => screen.getByRole<HTMLInputElement>('combobox');
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('choosing a unit by typing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const type = (value: string) => {
    act(() => field().focus());
    fireEvent.input(field(), { target: { value } });
  };
  const pause = () => act(() => vi.advanceTimersByTimeAsync(300));

  test('asks once after a pause, with what was typed last, its marks in one piece', async () => {
    const find = vi.fn<Find>(() => Promise.resolve([thuyNguyen]));
    live(<Sample find={find} />);
    type('th');
    type(' thủy '.normalize('NFD'));
    expect(find).not.toHaveBeenCalled();
    await pause();
    expect(find.mock.calls.map(([text]) => text)).toEqual(['thủy'.normalize('NFC')]);
    expect(options()).toEqual(['phường Thủy NguyênHải Phòng11473']);
  });

  test('takes the one that is pressed, once', async () => {
    const told = vi.fn<(unit: PickedUnit | null) => void>();
    live(<Sample find={() => Promise.resolve([thuyNguyen, old])} told={told} />);
    type('thuy');
    await pause();
    fireEvent.click(screen.getAllByRole('option')[1] ?? field());
    expect(told.mock.calls).toEqual([[old]]);
    expect(field().value).toBe('huyện Thủy Nguyên');
  });

  test('takes the one the arrows lead to', async () => {
    const told = vi.fn<(unit: PickedUnit | null) => void>();
    live(<Sample find={() => Promise.resolve([old, thuyNguyen])} told={told} />);
    type('thuy');
    await pause();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) fireEvent.keyDown(field(), { key });
    expect(told.mock.calls).toEqual([[thuyNguyen]]);
  });

  test('asks nothing anew for the one that stands there', async () => {
    const find = vi.fn<Find>(() => Promise.resolve([thuyNguyen]));
    live(<Sample find={find} />);
    type('thuy');
    await pause();
    fireEvent.click(screen.getAllByRole('option')[0] ?? field());
    await pause();
    expect(find).toHaveBeenCalledOnce();
  });

  test('tells of a unit that ended until when it stood', async () => {
    live(<Sample find={() => Promise.resolve([old])} />);
    type('thuy');
    await pause();
    expect(options()).toEqual(['huyện Thủy NguyênHải Phòng, đến 31/12/2024315']);
  });

  test.each([
    ['nothing fits', () => Promise.resolve([]), 'Không có kết quả cho “zz”.'],
    ['the search failed', () => Promise.resolve(null), 'Chưa tìm được vì mất kết nối với máy chủ.'],
    ['the search broke', () => Promise.reject(new Error('x')), 'Chưa tìm được vì mất kết nối'],
    ['it is still asked', () => new Promise<null>(() => {}), 'Đang tìm…'],
  ])('says so when %s', async (_what, find, words) => {
    const view = live(<Sample find={find} />);
    type('zz');
    await pause();
    expect(view.words()).toContain(words);
  });

  test('an answer that comes after the next letter is dropped', async () => {
    const answers: ((units: readonly PickedUnit[]) => void)[] = [];
    const signals: AbortSignal[] = [];
    const find: Find = (_text, signal) => {
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    };
    live(<Sample find={find} />);
    type('t');
    await pause();
    type('th');
    await pause();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await act(async () => answers[1]?.([thuyNguyen]));
    await act(async () => answers[0]?.([old]));
    expect(options()).toEqual(['phường Thủy NguyênHải Phòng11473']);
  });

  test('an empty field asks nothing and says what to type', async () => {
    const find = vi.fn<Find>(() => Promise.resolve([]));
    const view = live(<Sample find={find} />);
    type('   ');
    await pause();
    expect(find).not.toHaveBeenCalled();
    expect(view.words()).toContain('Gõ tên (có dấu hoặc không dấu) hoặc mã');
  });

  test('its error belongs to the field for who hears the page', () => {
    live(<Sample find={() => Promise.resolve([])} error="Chưa chọn." />);
    const id = field().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toBe('Chưa chọn.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a find over an operation', () => {
  function Found({ on }: { readonly on: string }) {
    const [said, setSaid] = useState('');
    const find = useFinder(
      findAreas,
      (text) => ({ text, on }),
      ({ units }) => units.map(({ code, name }) => ({ code, name })),
    );
    const ask = async () => {
      const units = await find('thuy', new AbortController().signal);
      setSaid(units === null ? 'failed' : units.map(({ code }) => code).join());
    };
    return (
      <button type="button" onClick={() => void ask()}>
        ask {said}
      </button>
    );
  }
  const unit = {
    ...{ code: '11473', name: 'Thủy Nguyên', type: 'phường', level: 'commune' as const },
    ...{ parent: null, from: '2025-07-01', to: null },
  };

  test('asks with the input of the screen as it is now', async () => {
    const view = live(<Found on="2025-01-01" />, {
      answers: [replies(findAreas, { on: '', units: [unit] })],
    });
    view.redraw(<Found on="2026-01-01" />);
    await view.press(/ask/);
    await waitFor(() => expect(view.words()).toBe('ask 11473'));
    expect(view.asked.map(({ input }) => input)).toEqual([{ text: 'thuy', on: '2026-01-01' }]);
  });

  test('that is refused is a search that failed', async () => {
    const view = live(<Found on="x" />, { answers: [fails(findAreas)] });
    await view.press(/ask/);
    await waitFor(() => expect(view.words()).toBe('ask failed'));
  });
});

test.each([
  ['area', AreaPicker, 'Địa bàn'],
  ['agency', AgencyPicker, 'Cơ quan'],
])('a picker of an %s is called so unless the screen names it', async (_kind, Picker, name) => {
  const none = { value: null, onChange: () => {}, find: () => Promise.resolve([]) };
  const view = live(<Picker {...none} />);
  expect(await screen.findByLabelText(name)).toBeDefined();
  view.redraw(<Picker {...none} label="Nơi ghi" />);
  expect(await screen.findByLabelText('Nơi ghi')).toBeDefined();
});
