// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import type { IsoDate } from '../kernel/index.ts';
import { DateField, DayField } from './date-field.tsx';
import { SelectField, TextField } from './field.tsx';
import type { PartialDate } from './partial-date.ts';

interface TextSampleProps {
  readonly told: (value: string) => void;
  readonly onEnter?: () => void;
  readonly lines?: number;
}

function TextSample({ told, ...rest }: TextSampleProps) {
  const [value, setValue] = useState('');
  return (
    <TextField
      {...rest}
      label="Lý do"
      value={value}
      onChange={(next) => {
        setValue(next);
        told(next);
      }}
    />
  );
}

describe('a field of text', () => {
  test('tells every letter and shows it', async () => {
    const told = vi.fn<(value: string) => void>();
    const view = live(<TextSample told={told} />);
    await view.user.type(screen.getByLabelText('Lý do'), 'abc');
    expect(told.mock.calls.map(([value]) => value)).toEqual(['a', 'ab', 'abc']);
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'abc');
  });

  test('acts on Enter once it is there', async () => {
    const onEnter = vi.fn<() => void>();
    const view = live(<TextSample told={() => {}} onEnter={onEnter} />);
    await view.user.type(screen.getByLabelText('Lý do'), 'a{Enter}');
    expect(onEnter).toHaveBeenCalledOnce();
  });

  test('leaves an Enter alone that ends a syllable of a composing keyboard', () => {
    const onEnter = vi.fn<() => void>();
    live(<TextSample told={() => {}} onEnter={onEnter} />);
    const field = screen.getByLabelText('Lý do');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(onEnter).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter', isComposing: false });
    expect(onEnter).toHaveBeenCalledOnce();
  });

  test('of several lines takes Enter as a new line', async () => {
    const onEnter = vi.fn<() => void>();
    const told = vi.fn<(value: string) => void>();
    const view = live(<TextSample told={told} onEnter={onEnter} lines={3} />);
    await view.user.type(screen.getByLabelText('Lý do'), 'a{Enter}b');
    expect(onEnter).not.toHaveBeenCalled();
    expect(told).toHaveBeenLastCalledWith('a\nb');
  });

  test('with hint and error is described by both, in that order', () => {
    live(<TextField id="f" label="Tên" value="" onChange={() => {}} hint="Gợi ý" error="Sai" />);
    const field = screen.getByLabelText('Tên');
    expect(field.getAttribute('aria-describedby')).toBe('f-hint f-error');
    expect(document.getElementById('f-hint')?.textContent).toBe('Gợi ý');
    expect(document.getElementById('f-error')?.textContent).toBe('Sai');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('without either is described by nothing', () => {
    live(<TextField label="Tên" value="" onChange={() => {}} />);
    expect(screen.getByLabelText('Tên').hasAttribute('aria-describedby')).toBe(false);
  });

  test('whose label is hidden still has it for who hears the page', () => {
    live(<TextField label="Tên" hideLabel value="" onChange={() => {}} />);
    expect(screen.getByRole('textbox', { name: 'Tên' })).toBeDefined();
  });
});

describe('a choice among few', () => {
  const options = [
    { value: 'a', label: 'Một' },
    { value: 'b', label: 'Hai' },
  ];

  test('tells the value, not the words', async () => {
    const told = vi.fn<(value: string) => void>();
    const view = live(<SelectField label="Chọn" value="a" onChange={told} options={options} />);
    await view.user.selectOptions(screen.getByLabelText('Chọn'), 'Hai');
    expect(told).toHaveBeenCalledWith('b');
  });

  test('with an error says so to who hears the page', () => {
    live(<SelectField label="Chọn" value="a" onChange={() => {}} options={options} error="Sai" />);
    const field = screen.getByLabelText('Chọn');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toMatch(/-error$/);
  });
});

interface DateSampleProps {
  readonly told: (value: PartialDate | null) => void;
  readonly initial?: PartialDate | null;
  readonly wholeDay?: boolean;
}

function DateSample({ told, initial = null, wholeDay = false }: DateSampleProps) {
  const [value, setValue] = useState(initial);
  return (
    <DateField
      label="Ngày sinh"
      value={value}
      wholeDay={wholeDay}
      onChange={(next) => {
        setValue(next);
        told(next);
      }}
    />
  );
}

const date = () => screen.getByLabelText<HTMLInputElement>('Ngày sinh');

describe('a date', () => {
  const day = (text: string) => ({ precision: 'day', date: text as IsoDate }) as const;

  test.each([
    ['12/3/1950', day('1950-03-12'), '12/03/1950'],
    ['12.03.1950', day('1950-03-12'), '12/03/1950'],
    ['1950-03-12', day('1950-03-12'), '12/03/1950'],
    [' 12 3 1950 ', day('1950-03-12'), '12/03/1950'],
    ['29/2/2024', day('2024-02-29'), '29/02/2024'],
    ['3/1950', { precision: 'month', year: 1950, month: 3 } as const, '03/1950'],
    ['1950', { precision: 'year', year: 1950 } as const, '1950'],
  ])(
    'typed as “%s” is told on leaving the field, and written as officials write',
    async (typed, value, shown) => {
      const told = vi.fn<(value: PartialDate | null) => void>();
      const view = live(<DateSample told={told} />);
      await view.user.type(date(), typed);
      expect(told).not.toHaveBeenCalled();
      await view.user.tab();
      expect(told.mock.calls).toEqual([[value]]);
      expect(date().value).toBe(shown);
    },
  );

  test.each([
    ['50', 'Ghi ngày như'],
    ['hôm qua', 'Ghi ngày như'],
    ['12/3/50', 'Ghi ngày như'],
    ['31/2/2015', 'Không có ngày 31/2/2015 trong lịch.'],
    ['29/2/2023', 'Không có ngày 29/2/2023 trong lịch.'],
    ['13/2015', 'Không có ngày 13/2015 trong lịch.'],
  ])('“%s” is refused in words, told to nobody, and what was typed stays', async (typed, words) => {
    const told = vi.fn<(value: PartialDate | null) => void>();
    const view = live(<DateSample told={told} />);
    await view.user.type(date(), typed);
    await view.user.tab();
    expect(told).not.toHaveBeenCalled();
    expect(date().value).toBe(typed);
    expect(view.words()).toContain(words);
    expect(date().getAttribute('aria-invalid')).toBe('true');
  });

  test('mended after a refusal is taken, and the refusal goes', async () => {
    const told = vi.fn<(value: PartialDate | null) => void>();
    const view = live(<DateSample told={told} />);
    await view.user.type(date(), '31/2/2015');
    await view.user.tab();
    await view.user.clear(date());
    await view.user.type(date(), '28/2/2015{Enter}');
    expect(told.mock.calls).toEqual([[day('2015-02-28')]]);
    expect(view.words()).not.toContain('Không có ngày');
  });

  test('cleared is told as nothing; left as it was is not told at all', async () => {
    const told = vi.fn<(value: PartialDate | null) => void>();
    const view = live(<DateSample told={told} initial={day('2015-11-26')} />);
    await view.user.click(date());
    await view.user.tab();
    expect(told).not.toHaveBeenCalled();
    await view.user.clear(date());
    await view.user.tab();
    expect(told.mock.calls).toEqual([[null]]);
  });

  test('of a whole day asks for the day when only month or year are known', async () => {
    const told = vi.fn<(value: PartialDate | null) => void>();
    const view = live(<DateSample told={told} wholeDay />);
    for (const typed of ['3/1950', '1950']) {
      await view.user.clear(date());
      await view.user.type(date(), typed);
      await view.user.tab();
      expect(view.words()).toContain('Cần đủ ngày, tháng, năm');
    }
    expect(told).not.toHaveBeenCalled();
  });

  test('is not settled by the Enter of a composing keyboard', async () => {
    const told = vi.fn<(value: PartialDate | null) => void>();
    const view = live(<DateSample told={told} />);
    await view.user.type(date(), '1950');
    fireEvent.keyDown(date(), { key: 'Enter', isComposing: true });
    expect(told).not.toHaveBeenCalled();
    fireEvent.keyDown(date(), { key: 'Enter' });
    expect(told).toHaveBeenCalledOnce();
  });

  test('that another hand changes takes the place of what was typed', async () => {
    const view = live(<DateField label="Ngày sinh" value={null} onChange={() => {}} />);
    await view.user.type(date(), '19');
    view.redraw(<DateField label="Ngày sinh" value={day('2015-11-26')} onChange={() => {}} />);
    expect(date().value).toBe('26/11/2015');
  });
});

describe('a day', () => {
  test('is an ISO date or nothing', async () => {
    const told = vi.fn<(value: IsoDate | null) => void>();
    function Sample() {
      const [value, setValue] = useState<IsoDate | null>(null);
      const change = (next: IsoDate | null) => {
        setValue(next);
        told(next);
      };
      return <DayField label="Ngày sinh" value={value} onChange={change} />;
    }
    const view = live(<Sample />);
    await view.user.type(date(), '14/6/2013{Enter}');
    await view.user.clear(date());
    await view.user.tab();
    expect(told.mock.calls).toEqual([['2013-06-14'], [null]]);
  });
});
