// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import {
  emptyResolution,
  missingIn,
  ResolutionForm,
  resolutionKinds,
  type ResolutionDraft,
  type ResolutionFormProps,
} from './resolution-form.tsx';

type Saved = Parameters<ResolutionFormProps['onSave']>[0];

function show(given: Partial<ResolutionFormProps> = {}) {
  const saved: Saved[] = [];
  const drafts: ResolutionDraft[] = [];
  const form = (more: Partial<ResolutionFormProps> = {}) => (
    <ResolutionForm
      id="f1"
      initial={emptyResolution}
      onSave={(draft) => saved.push(draft)}
      onDraft={(draft) => drafts.push(draft)}
      {...given}
      {...more}
    />
  );
  const view = live(form());
  return {
    view,
    saved,
    drafts,
    redraw: (more: Partial<ResolutionFormProps>) => view.redraw(form(more)),
  };
}

const radios = () => screen.getAllByRole<HTMLInputElement>('radio');
const chosen = () => radios().findIndex(({ checked }) => checked);
const save = 'Lưu, sang điểm chưa xử lý tiếp theo';

describe('the keys of a resolution', () => {
  test.each(resolutionKinds.map((kind, at) => [String(at + 1), kind] as const))(
    'key %s chooses “%s” and stands on it, so that Tab leads on',
    async (key, kind) => {
      const { view, drafts } = show();
      await view.user.keyboard(key);
      expect(drafts.at(-1)?.resolution).toBe(kind);
      expect(document.activeElement).toBe(radios()[Number(key) - 1]);
    },
  );

  test.each(['0', '5', '9', 'a'])('key %s chooses nothing', async (key) => {
    const { view, drafts } = show();
    await view.user.keyboard(key);
    expect(drafts).toEqual([]);
  });

  test('a figure typed into the reason is a figure', async () => {
    const { view, drafts } = show();
    await view.user.type(screen.getByLabelText('Lý do'), '2');
    expect(drafts).toEqual([{ ...emptyResolution, reason: '2' }]);
    expect(chosen()).toBe(-1);
  });

  test('a figure on a chosen one chooses another', async () => {
    const { view } = show();
    await view.user.keyboard('1');
    await view.user.keyboard('4');
    expect(chosen()).toBe(3);
  });

  test.each([
    ['Control', { ctrlKey: true }],
    ['Command', { metaKey: true }],
    ['Alt', { altKey: true }],
    ['a composing keyboard', { isComposing: true }],
  ])('a figure with %s is not ours', (_with, held) => {
    const { drafts } = show();
    fireEvent.keyDown(document.body, { key: '1', ...held });
    expect(drafts).toEqual([]);
  });

  test.each([
    ['Ctrl', { ctrlKey: true }],
    ['Command', { metaKey: true }],
  ])('%s+Enter saves from anywhere on the page', (_name, held) => {
    const initial = { resolution: 'keep', value: '', reason: 'Đúng' } as const;
    const { saved } = show({ initial });
    fireEvent.keyDown(screen.getByLabelText('Lý do'), { key: 'Enter', ...held });
    expect(saved).toEqual([initial]);
  });

  test('are given back when the form leaves', () => {
    const { view, drafts } = show();
    view.leave();
    fireEvent.keyDown(document.body, { key: '1' });
    expect(drafts).toEqual([]);
  });
});

describe('saving a resolution', () => {
  const reading = { resolution: 'reading', value: '2015', reason: 'Theo Phụ lục' } as const;

  test.each([
    ['nothing chosen', emptyResolution, 'Chọn một phương án xử lý.'],
    ['no reason', { ...emptyResolution, resolution: 'keep' as const }, 'Ghi lý do chọn'],
    ['a reason of blanks', { ...reading, resolution: 'keep' as const, reason: '  ' }, 'Ghi lý do'],
    ['a reading without its value', { ...reading, value: ' ' }, 'Ghi giá trị dùng để điều hành.'],
  ])('with %s says what is missing and saves nothing', async (_what, initial, words) => {
    const { view, saved } = show({ initial });
    expect(view.words()).not.toContain(words);
    await view.press(save);
    expect(view.words()).toContain(words);
    expect(saved).toEqual([]);
  });

  test('that has all it needs gives the draft on, once', async () => {
    const { view, saved } = show({ initial: reading });
    await view.press(save);
    expect(saved).toEqual([reading]);
  });

  test.each([
    ['busy', { busy: true }],
    ['refused', { refused: 'Bản này đã duyệt.' }],
  ])('does nothing while it is %s, by key or by button', async (_what, given) => {
    const { view, saved } = show({ initial: reading, ...given });
    await view.press(save);
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    expect(saved).toEqual([]);
  });

  test('what is missing goes away as it is filled in', async () => {
    const { view } = show({ initial: { ...emptyResolution, resolution: 'keep' } });
    await view.press(save);
    await view.fill('Lý do', 'x');
    expect(view.words()).not.toContain('Ghi lý do');
  });
});

describe('the draft of a resolution', () => {
  test('is told at every change', async () => {
    const { view, drafts } = show();
    await view.user.click(radios()[1] ?? document.body);
    await view.user.type(screen.getByLabelText('Giá trị dùng để điều hành'), '15');
    expect(drafts.map(({ resolution, value }) => [resolution, value])).toEqual([
      ['reading', ''],
      ['reading', '1'],
      ['reading', '15'],
    ]);
  });

  test('belongs to its finding: another finding starts with its own', async () => {
    const { view, redraw } = show();
    await view.fill('Lý do', 'của điểm 1');
    redraw({ id: 'f2', initial: { ...emptyResolution, reason: 'của điểm 2' } });
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'của điểm 2');
  });

  test('stays when the same finding is drawn anew', async () => {
    const { view, redraw } = show();
    await view.fill('Lý do', 'đang viết');
    redraw({ busy: true });
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'đang viết');
  });

  test('only a reading has a value to give, under the name the screen says', async () => {
    const { view } = show({ valueLabel: 'Năm hoàn thành' });
    for (const key of ['1', '3', '4']) {
      await view.user.keyboard(key);
      expect(screen.queryByLabelText('Năm hoàn thành')).toBe(null);
    }
    await view.user.keyboard('2');
    expect(screen.getByLabelText('Năm hoàn thành')).toBeDefined();
  });

  test('lacks what the rules say, whatever it holds', () => {
    const told = vi.fn<typeof missingIn>(missingIn);
    for (const resolution of resolutionKinds) {
      const whole = { resolution, value: 'x', reason: 'y' };
      expect(told(whole)).toBe(null);
      expect(told({ ...whole, reason: '' })).toBe('reasonMissing');
      expect(told({ ...whole, value: '' })).toBe(resolution === 'reading' ? 'valueMissing' : null);
    }
  });
});
