import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place, Target } from '../domain/reading.ts';
import { targetsIn } from './targets.ts';

const where: Place = { kind: 'provision', code: 'II.1.1', line: 9 };

/** A target in one line: kind, figures, unit, and the year or "a year" when there is one. */
function said({ kind, min, max, from, to, unit, year, per }: Target): string {
  const figures = [min, max, from, to].map((each) => each ?? '·').join(' ');
  return [kind, figures, unit, year ?? '', per ?? ''].join(' ').trim().replace(/ +/g, ' ');
}
const read = (text: string): readonly string[] => targetsIn(text, where).map(said);

describe('a figure that a plan aims at', () => {
  it.each<[text: string, target: string]>([
    ['Xây dựng 12 trạm y tế.', 'exact 12 12 · · trạm y tế'],
    ['Phấn đấu đạt 95% hộ có nước sạch.', 'exact 95 95 · · %'],
    ['Giảm 2,5% hộ nghèo.', 'exact 2.5 2.5 · · %'],
    ['Tạo việc làm cho 1.250 lao động.', 'exact 1250 1250 · · lao động'],
    ['Hỗ trợ 2 triệu đồng.', 'exact 2000000 2000000 · · đồng'],
    ['Hỗ trợ 1,5 tỷ đồng.', 'exact 1500000000 1500000000 · · đồng'],
    ['Hỗ trợ 500 nghìn đồng.', 'exact 500000 500000 · · đồng'],
  ])('alone: %s', (text, target) => expect(read(text)).toEqual([target]));

  it.each<[text: string, target: string]>([
    ['Đưa 2.500 - 3.000 lao động đi làm việc.', 'range 2500 3000 · · lao động đi làm việc'],
    ['Đào tạo từ 100 đến 150 cán bộ.', 'range 100 150 · · cán bộ'],
    ['Giảm 1,5 – 2% hộ nghèo.', 'range 1.5 2 · · %'],
    ['Hỗ trợ 20 - 30 triệu đồng.', 'range 20000000 30000000 · · đồng'],
  ])('between two: %s', (text, target) => expect(read(text)).toEqual([target]));

  it.each<[text: string, target: string]>([
    ['Nâng tỷ lệ từ 60% lên 75%.', 'change · · 60 75 %'],
    ['Giảm tỷ lệ hộ nghèo từ 4,5% xuống còn 3%.', 'change · · 4.5 3 %'],
    ['Mở rộng quy mô từ 250 lên 400 chỗ.', 'change · · 250 400 chỗ'],
  ])('from one to another: %s', (text, target) => expect(read(text)).toEqual([target]));

  it.each<[text: string, target: string]>([
    ['Đạt tối thiểu 80% số xã.', 'minimum 80 · · · %'],
    ['Có ít nhất 3 lớp.', 'minimum 3 · · · lớp'],
    ['Tỷ lệ thất nghiệp không quá 4%.', 'maximum · 4 · · %'],
    ['Giảm xuống dưới 5% hộ nghèo.', 'maximum · 5 · · %'],
  ])('with a bound: %s', (text, target) => expect(read(text)).toEqual([target]));

  it.each<[text: string, target: string]>([
    ['Đến năm 2015 đạt 85% dân số.', 'exact 85 85 · · % 2015'],
    ['Phấn đấu đến hết năm 2020 đạt 90% số hộ.', 'exact 90 90 · · % 2020'],
    ['Mỗi năm đào tạo 500 lao động.', 'exact 500 500 · · lao động year'],
    ['Hằng năm giảm 1% hộ nghèo.', 'exact 1 1 · · % year'],
  ])('by a year, or a year: %s', (text, target) => expect(read(text)).toEqual([target]));

  it('belongs to the year that stands nearest to it', () => {
    const text = 'Đạt 60% vào năm 2015 và đạt 80% vào năm 2020.';
    expect(read(text)).toEqual(['exact 60 60 · · % 2015', 'exact 80 80 · · % 2020']);
  });

  it('is read once, however many shapes it has', () => {
    expect(read('Nâng từ 60% lên 75%, tối thiểu 12 xã, xây dựng 3 trạm.')).toEqual([
      'change · · 60 75 %',
      'minimum 12 · · · xã',
      'exact 3 3 · · trạm',
    ]);
  });

  it('keeps the sentence in which it stands and the place of its text', () => {
    const [first, second] = targetsIn('Xây dựng 2 trạm. Đào tạo 30 y sĩ.', where);
    expect(first).toMatchObject({ where, text: 'Xây dựng 2 trạm.' });
    expect(second).toMatchObject({ where, text: 'Đào tạo 30 y sĩ.' });
  });
});

describe('no figure to aim at', () => {
  it.each([
    'Thực hiện Nghị quyết số 15-NQ/TW.',
    'Theo Quyết định số 826/QĐ-LĐTBXH ngày 7/7/2011.',
    'Hỗ trợ người từ 80 tuổi trở lên.',
    'Thực hiện Điều 12 của Luật.',
    'Giai đoạn 2013 - 2020.',
    'Hoàn thành trong năm 2015.',
    'Nâng cao đời sống nhân dân.',
    'Ban hành 2 lần, mỗi lần 3 bước.',
    'Hỗ trợ trong 12 tháng.',
    'Sổ có 5 trang.',
    '',
  ])('“%s”', (text) => expect(read(text)).toEqual([]));

  it('a range that goes down is none: it is the number of a document, or a slip', () => {
    expect(read('Xây dựng 30 - 20 trạm.').some((each) => each.startsWith('range'))).toBe(false);
  });

  it('a sentence longer than any is not searched', () => {
    expect(read(`Xây dựng 12 trạm ${'và '.repeat(2_000)}.`)).toEqual([]);
  });
});

describe('an aim in words', () => {
  it('is one target without a figure', () => {
    expect(read('Bảo đảm tất cả hộ nghèo được cấp thẻ bảo hiểm y tế.')).toEqual([
      'qualitative · · · ·',
    ]);
  });

  it('gives way to a figure in the same sentence', () => {
    const found = read('Bảo đảm tất cả hộ nghèo được cấp thẻ, phấn đấu đạt 95% số hộ.');
    expect(found).toEqual(['exact 95 95 · · %']);
  });
});

describe('whatever is written', () => {
  const words = fc.constantFrom(
    ...['đạt', 'từ', 'đến', 'lên', '12', '1.250', '2,5', '95%', '2015', 'năm', 'hộ', 'triệu đồng'],
    ...['không quá', 'tối thiểu', '-', '.', ';', 'mỗi năm', 'xã', 'số', 'điều', '(', '\n'],
  );
  const text = fc.array(words, { maxLength: 25 }).map((all) => all.join(' '));

  it('a target has the figures of its kind and no others, in order, and a unit', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const { kind, min, max, from, to, unit } of targetsIn(written, where)) {
          const has = [min, max, from, to].map((each) => each !== null);
          const wanted = {
            range: [true, true, false, false],
            exact: [true, true, false, false],
            minimum: [true, false, false, false],
            maximum: [false, true, false, false],
            change: [false, false, true, true],
            qualitative: [false, false, false, false],
          }[kind];
          expect(has).toEqual(wanted);
          expect((min ?? 0) <= (max ?? Infinity)).toBe(true);
          expect(kind === 'qualitative' || unit !== '').toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('no more targets are read than figures are written', () => {
    fc.assert(
      fc.property(text, (written) => {
        const figures = written.match(/\d+(?:[.,]\d+)*/g) ?? [];
        const found = targetsIn(written, where).filter(({ kind }) => kind !== 'qualitative');
        expect(found.length).toBeLessThanOrEqual(figures.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
