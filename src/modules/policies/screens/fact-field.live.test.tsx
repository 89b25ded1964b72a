// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { live } from '../../../../tests/support/live.tsx';
import type { Language } from '../../../kernel/index.ts';
import type { Fact, FactValue } from './bench-state.ts';
import { FactField } from './fact-field.tsx';

function aFact(given: Partial<Fact> = {}): Fact {
  return {
    name: 'has_pension',
    subject: 'person',
    type: 'boolean',
    label: 'có lương hưu',
    question: 'Người này có lương hưu không?',
    options: [],
    range: null,
    unit: null,
    mayBeNone: false,
    establishedBy: 'Sổ bảo hiểm xã hội',
    ...given,
  };
}

const pension = aFact();
const poverty = aFact({
  type: 'enum',
  label: 'loại hộ',
  options: [
    { value: 'poor', label: 'hộ nghèo' },
    { value: 'none', label: 'không nghèo' },
  ],
});
const merit = aFact({
  type: 'set',
  label: 'diện có công',
  options: [
    { value: 'none', label: 'không có' },
    { value: 'invalid', label: 'thương binh' },
    { value: 'martyr', label: 'thân nhân liệt sĩ' },
  ],
});
const birth = aFact({ type: 'date', label: 'ngày sinh' });
const death = aFact({ type: 'date', label: 'ngày chết', mayBeNone: true });
const injury = aFact({
  type: 'integer',
  label: 'tỷ lệ thương tật',
  range: { min: 5, max: 100 },
  unit: '%',
});
const money = aFact({ type: 'money', label: 'mức lương hưu' });

interface Given {
  readonly value?: FactValue;
  readonly error?: string;
  readonly language?: Language;
}

/** The field with somebody who keeps what it says, as the bench does. */
function show(fact: Fact, given: Given = {}) {
  const said: (FactValue | undefined)[] = [];
  function Kept() {
    const [value, setValue] = useState(given.value);
    return (
      <FactField
        fact={fact}
        value={value}
        error={given.error}
        onChange={(next) => {
          said.push(next);
          setValue(next);
        }}
      />
    );
  }
  return { ...live(<Kept />, { language: given.language ?? 'vi' }), said };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const checked = () =>
  screen
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ checked: on }) => on)
    .map(({ parentElement }) => parentElement?.textContent);

describe('a fact that is yes or no', () => {
  test.each([
    ['có', true],
    ['không', false],
    ['không biết', undefined],
  ])('answered “%s” is %s', async (option, value) => {
    const view = show(pension, { value: option !== 'có' });
    await view.user.selectOptions(screen.getByLabelText('Có lương hưu'), option);
    expect(view.said).toEqual([value]);
  });

  test.each<readonly [FactValue | undefined, string]>([
    [undefined, ''],
    [true, 'true'],
    [false, 'false'],
  ])('that is %s shows so', (value, shown) => {
    show(pension, value === undefined ? {} : { value });
    expect(screen.getByLabelText<HTMLSelectElement>('Có lương hưu').value).toBe(shown);
  });

  test('in English offers unknown, yes and no', () => {
    show(pension, { language: 'en' });
    const offered = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(offered).toEqual(['unknown', 'yes', 'no']);
  });
});

describe('a fact that is one of several', () => {
  test('sends the name of the choice, and none is a choice as any other', async () => {
    const view = show(poverty);
    const field = screen.getByLabelText('Loại hộ');
    await view.user.selectOptions(field, 'hộ nghèo');
    await view.user.selectOptions(field, 'không nghèo');
    await view.user.selectOptions(field, 'không biết');
    expect(view.said).toEqual(['poor', 'none', undefined]);
  });

  test('shows why the server refused it', () => {
    show(poverty, { value: 'poor', error: 'Không có loại hộ này.' });
    expect(screen.getByText(/Không có loại hộ này/)).toBeDefined();
  });
});

describe('a fact of which several hold', () => {
  test('begins unknown, and has no box for “none” among the choices', () => {
    show(merit);
    expect(checked()).toEqual(['không biết']);
    expect(screen.queryByRole('checkbox', { name: 'không có' })).toBe(null);
  });

  test('gathers what is ticked, in the order it was ticked', async () => {
    const view = show(merit);
    await view.user.click(box('thân nhân liệt sĩ'));
    await view.user.click(box('thương binh'));
    expect(view.said).toEqual([['martyr'], ['martyr', 'invalid']]);
    expect(checked()).toEqual(['thương binh', 'thân nhân liệt sĩ']);
  });

  test('unticked to the last one is none of them, not unknown', async () => {
    const view = show(merit, { value: ['invalid'] });
    await view.user.click(box('thương binh'));
    expect(view.said).toEqual([[]]);
    expect(checked()).toEqual(['không thuộc loại nào']);
  });

  test('“none of them” takes all ticks away', async () => {
    const view = show(merit, { value: ['invalid', 'martyr'] });
    await view.user.click(box('không thuộc loại nào'));
    expect(view.said).toEqual([[]]);
  });

  test('goes to unknown and back to none of them', async () => {
    const view = show(merit, { value: ['invalid'] });
    await view.user.click(box('không biết'));
    await view.user.click(box('không biết'));
    expect(view.said).toEqual([undefined, []]);
  });

  test('ticked anew after unknown begins from nothing', async () => {
    const view = show(merit, { value: ['invalid'] });
    await view.user.click(box('không biết'));
    await view.user.click(box('thân nhân liệt sĩ'));
    expect(view.said).toEqual([undefined, ['martyr']]);
  });

  test('says aloud why the server refused it', () => {
    show(merit, { error: 'Hai diện này không đi cùng nhau.' });
    expect(screen.getByRole('alert').textContent).toBe('Hai diện này không đi cùng nhau.');
  });
});

describe('a day', () => {
  test.each([
    ['12/3/1950', '1950-03-12'],
    ['03/1950', '1950-03'],
    ['1950', '1950'],
    ['29/2/2024', '2024-02-29'],
  ])('written “%s” is sent as %s', async (typed, sent) => {
    const view = show(birth);
    await view.fill('Ngày sinh', typed);
    await view.user.keyboard('{Enter}');
    expect(view.said).toEqual([sent]);
  });

  test.each(['31/2/1950', '1950-13', 'hôm qua'])('“%s” is none and is not sent', async (typed) => {
    const view = show(birth);
    await view.fill('Ngày sinh', typed);
    await view.user.keyboard('{Enter}');
    expect(view.said).toEqual([]);
    expect(screen.getByLabelText('Ngày sinh').getAttribute('aria-invalid')).toBe('true');
  });

  test('emptied is unknown again', async () => {
    const view = show(birth, { value: '1950-03-12' });
    await view.fill('Ngày sinh', '');
    await view.user.keyboard('{Enter}');
    expect(view.said).toEqual([undefined]);
  });

  test.each([
    ['1950-03-12', '12/03/1950'],
    ['1950-03', '03/1950'],
    ['1950', '1950'],
    ['none', ''],
  ])('given as %s stands as “%s”', (value, shown) => {
    show(death, { value });
    expect(screen.getByLabelText<HTMLInputElement>('Ngày chết').value).toBe(shown);
  });

  test('everybody is born, not everybody is dead', () => {
    show(birth).leave();
    show(death);
    expect(box('không có ngày chết').checked).toBe(false);
  });

  test('that there is none is said and taken back', async () => {
    const view = show(death, { value: '2020' });
    await view.user.click(box('không có ngày chết'));
    expect(screen.getByLabelText<HTMLInputElement>('Ngày chết').value).toBe('');
    await view.user.click(box('không có ngày chết'));
    expect(view.said).toEqual(['none', undefined]);
  });
});

describe('a number', () => {
  const type = async (fact: Fact, typed: string, given: Given = {}) => {
    const view = show(fact, given);
    await view.fill(fact.type === 'money' ? /lương hưu/ : /thương tật/, typed);
    await view.user.tab();
    return view;
  };

  test.each([
    ['5', '5'],
    ['100', '100'],
    [' 61 ', '61'],
    ['061', '61'],
  ])('“%s” within its bounds is %s', async (typed, sent) => {
    expect((await type(injury, typed)).said).toEqual([sent]);
  });

  test.each([
    ['4', 'Viết một số từ 5 đến 100.'],
    ['101', 'Viết một số từ 5 đến 100.'],
    ['61,5', 'Viết một số nguyên, ví dụ 61 hoặc 1.500.000.'],
    ['-61', 'Viết một số nguyên, ví dụ 61 hoặc 1.500.000.'],
    ['sáu mốt', 'Viết một số nguyên, ví dụ 61 hoặc 1.500.000.'],
    ['61%', 'Viết một số nguyên, ví dụ 61 hoặc 1.500.000.'],
  ])('“%s” is refused beside the field, and stays as it was typed', async (typed, why) => {
    const view = await type(injury, typed);
    expect(view.said).toEqual([]);
    expect(view.words()).toContain(why);
    expect(screen.getByLabelText<HTMLInputElement>(/thương tật/).value).toBe(typed);
  });

  test('put right, the refusal goes', async () => {
    const view = await type(injury, '4');
    await view.fill(/thương tật/, '41');
    await view.user.keyboard('{Enter}');
    expect(view.said).toEqual(['41']);
    expect(view.words()).not.toContain('Viết một số từ 5 đến 100.');
  });

  test('emptied is unknown; left empty nothing is said', async () => {
    expect((await type(injury, '', { value: '61' })).said).toEqual([undefined]);
    expect((await type(money, '')).said).toEqual([]);
  });

  test.each([
    ['1500000', '1500000', '1.500.000'],
    ['1.500.000', '1500000', '1.500.000'],
    ['1,500,000', '1500000', '1.500.000'],
    ['1 500 000', '1500000', '1.500.000'],
    ['0', '0', '0'],
  ])('of money typed “%s” is sent as %s and shown as %s', async (typed, sent, shown) => {
    const view = await type(money, typed);
    expect(view.said).toEqual([sent]);
    expect(screen.getByLabelText<HTMLInputElement>('Mức lương hưu').value).toBe(shown);
  });

  test('of money is shown with the marks of the language', async () => {
    await type(money, '1500000', { language: 'en' });
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('1,500,000');
  });

  test('the same amount written otherwise is no change, and is written the usual way', async () => {
    const view = await type(money, '1 500 000', { value: '1500000' });
    expect(view.said).toEqual([]);
    expect(screen.getByLabelText<HTMLInputElement>('Mức lương hưu').value).toBe('1.500.000');
  });

  test('says its bounds, or that it is đồng', () => {
    const view = show(injury);
    expect(view.words()).toContain('Từ 5 đến 100 %');
    view.leave();
    expect(show(money).words()).toContain('Số nguyên, tính bằng đồng');
  });

  test('without a unit says its bounds alone', () => {
    expect(show({ ...injury, unit: null }).words()).toContain('Từ 5 đến 100');
  });

  test('what was typed wrong is told before what the server said', async () => {
    const view = await type(injury, '4', { value: '61', error: 'Không hợp với diện.' });
    expect(view.words()).toContain('Viết một số từ 5 đến 100.');
    expect(view.words()).not.toContain('Không hợp với diện.');
  });
});
