// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import { FileDrop } from './file-drop.tsx';

const limits = { endings: ['docx', 'html'], bytes: 2_000_000 };

function show(given: { readonly busy?: boolean } = {}) {
  const taken: string[] = [];
  const view = live(
    <FileDrop
      label="Văn bản gốc"
      limits={limits}
      onFile={({ name }) => taken.push(name)}
      {...given}
    />,
  );
  return { view, taken };
}

function aFile(name: string, size = 10): File {
  const file = new File(['x'], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

const zone = () => screen.getByRole('group', { name: 'Văn bản gốc' });

function drop(files: readonly File[], folder: string | null = null): void {
  const entry = folder === null ? { isDirectory: false } : { isDirectory: true, name: folder };
  const dataTransfer = { files, items: [{ webkitGetAsEntry: () => entry }] };
  fireEvent.drop(zone(), { dataTransfer });
}

function choose(files: readonly File[]): void {
  const input = document.querySelector('input[type=file]');
  if (input === null) throw new Error('no input');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  fireEvent.change(input);
}

describe.each([
  ['dropped', drop],
  ['chosen', choose],
])('a file %s', (_how, give) => {
  test('that fits is taken', () => {
    const { view, taken } = show();
    give([aFile('a.docx')]);
    expect(taken).toEqual(['a.docx']);
    expect(screen.queryByRole('alert')).toBe(null);
    expect(view.words()).toContain('Nhận .docx, .html, tối đa 2 MB.');
  });

  test.each([
    ['of another kind', [aFile('a.pdf')], 'không thuộc loại nhận được (.docx, .html)'],
    ['without an ending', [aFile('docx')], '“docx” không thuộc loại'],
    ['that is too large', [aFile('a.docx', 2_000_001)], '“a.docx” lớn 3 MB, vượt mức 2 MB.'],
    ['that is one of two', [aFile('a.docx'), aFile('b.docx')], 'Mỗi lần nhận một tệp.'],
  ])('%s is refused in words, and another can be chosen', (_what, files, words) => {
    const { taken } = show();
    give(files);
    expect(taken).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain(words);
    expect(screen.getByRole('button', { name: 'Chọn tệp khác' })).toBeDefined();
  });

  test('exactly as large as may be is taken, whatever its letters', () => {
    const { taken } = show();
    give([aFile('A.DOCX', 2_000_000)]);
    expect(taken).toEqual(['A.DOCX']);
  });

  test('while another is on its way is left alone', () => {
    const { taken } = show({ busy: true });
    give([aFile('a.docx')]);
    expect(taken).toEqual([]);
  });

  test('of none is nothing', () => {
    const { taken } = show();
    give([]);
    expect(taken).toEqual([]);
    expect(screen.queryByRole('alert')).toBe(null);
  });

  test('that fits takes the words of an earlier refusal away', () => {
    show();
    give([aFile('a.pdf')]);
    give([aFile('a.docx')]);
    expect(screen.queryByRole('alert')).toBe(null);
  });
});

test('a folder is refused by its name', () => {
  const { taken } = show();
  drop([aFile('x')], 'Kế hoạch');
  expect(taken).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('“Kế hoạch” là thư mục.');
});

test('the place shows that it would take what hangs over it, until that leaves', () => {
  show();
  fireEvent.dragOver(zone());
  expect(zone().hasAttribute('data-over')).toBe(true);
  fireEvent.dragLeave(zone());
  expect(zone().hasAttribute('data-over')).toBe(false);
  fireEvent.dragOver(zone());
  drop([aFile('a.docx')]);
  expect(zone().hasAttribute('data-over')).toBe(false);
});
