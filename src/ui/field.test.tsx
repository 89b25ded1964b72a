import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../kernel/index.ts';
import { count, markup, words } from '../../tests/support/markup.ts';
import { DateField, DayField } from './date-field.tsx';
import { describedBy, SelectField, TextField } from './field.tsx';
import { FileDrop } from './file-drop.tsx';
import { languageOfCookie } from './language.tsx';
import { AsOfChip } from './list/as-of.tsx';
import { Deed, UndoBar } from './overlays.tsx';
import { emptyResolution, ResolutionForm } from './resolution-form.tsx';

const nothing = () => {};

describe('a field', () => {
  test('its label, hint and error belong to it for readers', () => {
    const html = markup(
      <TextField
        id="year"
        label="Năm hoàn thành"
        hint="Bốn chữ số"
        error="Năm hoàn thành phải từ 2012 đến 2020."
        value="1010"
        onChange={nothing}
      />,
    );
    expect(html).toContain('for="year"');
    expect(html).toContain('aria-describedby="year-hint year-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(words(html)).toBe('Năm hoàn thành Bốn chữ số Năm hoàn thành phải từ 2012 đến 2020.');
  });

  test('without hint and error nothing describes it', () => {
    expect(describedBy('a', undefined, undefined)).toBe(undefined);
    expect(describedBy('a', undefined, 'x')).toBe('a-error');
  });

  test('a choice among few is the select of the browser', () => {
    const html = markup(
      <SelectField
        label="Vai trò"
        value="b"
        onChange={nothing}
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    );
    expect(html).toContain('<option value="b" selected="">B</option>');
  });

  test('a date is shown as an official writes it, at the precision that is known', () => {
    const value = { precision: 'month', year: 1951, month: 3 } as const;
    const html = markup(<DateField label="Ngày sinh" value={value} onChange={nothing} />);
    expect(html).toContain('value="03/1951"');
    const day = markup(
      <DayField label="Ngày" value={'2015-11-26' as IsoDate} onChange={nothing} />,
    );
    expect(day).toContain('value="26/11/2015"');
  });
});

describe('a deed', () => {
  test('that is refused stays in place, does not look primary, and says why', () => {
    const html = markup(
      <Deed primary refused="Còn 3 điểm chưa xử lý.">
        Phê duyệt bản số hóa
      </Deed>,
    );
    expect(words(html)).toBe('Còn 3 điểm chưa xử lý. Phê duyệt bản số hóa');
    expect(html).toContain('aria-disabled="true"');
    expect(html).toMatch(/aria-describedby="[^"]+"/);
    expect(html).not.toMatch(/ disabled/);
  });

  test('that can be taken back says how long', () => {
    const html = markup(
      <UndoBar inPlace onUndo={nothing} onEnd={nothing}>
        Đã lưu phương án.
      </UndoBar>,
    );
    expect(words(html)).toBe('Đã lưu phương án. Hoàn tác 10 giây');
  });
});

describe('the resolution of a finding', () => {
  test('offers the four resolutions with their keys, none chosen for the reader', () => {
    const html = markup(<ResolutionForm id="1" initial={emptyResolution} onSave={nothing} />);
    expect(count(html, 'type="radio"')).toBe(4);
    expect(html).not.toContain('checked=""');
    expect(html).toContain('aria-keyshortcuts="4"');
    expect(words(html)).toContain('Giữ nguyên văn');
    expect(words(html)).toContain('Đề nghị sửa đổi, bổ sung');
  });

  test('a reading asks for the value to work with, named', () => {
    const draft = { resolution: 'reading', value: '2020', reason: 'Theo tiêu đề.' } as const;
    const html = markup(
      <ResolutionForm id="1" initial={draft} valueLabel="năm hoàn thành" onSave={nothing} />,
    );
    expect(html).toContain('value="2020"');
    expect(words(html)).toContain('năm hoàn thành');
  });
});

test('a file field says what it takes before anything is dropped', () => {
  const limits = { endings: ['txt', 'docx'], bytes: 25_000_000 };
  const text = words(markup(<FileDrop label="Văn bản" limits={limits} onFile={nothing} />));
  expect(text).toContain('Nhận .txt, .docx, tối đa 25 MB.');
});

test('"as of" is a chip: blue with its day, plain for today', () => {
  const day = markup(<AsOfChip value={'2013-06-14' as IsoDate} onChange={nothing} />);
  expect(words(day)).toContain('Xem theo ngày: 14/06/2013');
  expect(words(day)).toContain('bỏ lọc');
  expect(words(markup(<AsOfChip value={null} onChange={nothing} />))).toBe('Xem theo ngày');
});

test('the language is the one of the cookie, Vietnamese without one', () => {
  expect(languageOfCookie('')).toBe('vi');
  expect(languageOfCookie('a=1; language=en')).toBe('en');
  expect(languageOfCookie('xlanguage=en')).toBe('vi');
  expect(languageOfCookie('language=english')).toBe('vi');
});
