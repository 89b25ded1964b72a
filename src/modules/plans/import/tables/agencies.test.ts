import { describe, expect, test } from 'vitest';
import type { AgencyResolution } from '../../domain/resolve.ts';
import { agenciesOf, looksLikeAgencies, writtenAgencies } from './agencies.ts';

const lines = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ line: index + 1, text }));
const raws = (...texts: readonly string[]) =>
  writtenAgencies(lines(...texts)).map((each) => each.raw);
const asked = (...texts: readonly string[]) =>
  writtenAgencies(lines(...texts)).map((each) => each.asked);

describe('the agencies of a cell', () => {
  test.each<[text: string, expected: readonly string[]]>([
    ['Sở Y tế', ['Sở Y tế']],
    ['Sở Y tế; Sở Tài chính', ['Sở Y tế', 'Sở Tài chính']],
    ['Sở Y tế, Sở Tài chính', ['Sở Y tế', 'Sở Tài chính']],
    ['Sở Y tế và Sở Tài chính', ['Sở Y tế', 'Sở Tài chính']],
    ['Sở Y tế cùng UBND các quận, huyện', ['Sở Y tế', 'UBND các quận, huyện']],
    ['- Sở Y tế.', ['Sở Y tế']],
    ['Sở Y tế - BHXH thành phố', ['Sở Y tế', 'BHXH thành phố']],
    ['Sở Giáo dục và Đào tạo', ['Sở Giáo dục và Đào tạo']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Lao động - Thương binh và Xã hội', ['Sở Lao động - Thương binh và Xã hội']],
    ['Sở, ban, ngành liên quan', ['Sở, ban, ngành liên quan']],
    ['Các sở, ban, ngành', ['Các sở, ban, ngành']],
    ['UBND các quận, huyện', ['UBND các quận, huyện']],
    ['Sở Y tế, các đơn vị liên quan', ['Sở Y tế', 'các đơn vị liên quan']],
    ['Hội Nông dân, Hội Liên hiệp Phụ nữ', ['Hội Nông dân', 'Hội Liên hiệp Phụ nữ']],
    ['Công an thành phố và Bộ đội Biên phòng', ['Công an thành phố', 'Bộ đội Biên phòng']],
    [
      'Liên đoàn Lao động thành phố, doanh nghiệp, cá nhân',
      ['Liên đoàn Lao động thành phố', 'doanh nghiệp, cá nhân'],
    ],
    ['Sở Tài chính, Y tế', ['Sở Tài chính', 'Y tế']],
    ['Sở Nội vụ, Tư pháp và Xây dựng', ['Sở Nội vụ', 'Tư pháp', 'Xây dựng']],
    ['', []],
    [' - ; . ', []],
    ['2013', []],
  ])('“%s” are %j', (text, expected) => {
    expect(raws(text)).toEqual(expected);
  });

  test('after "Các sở:" are asked for with the word that they lack', () => {
    expect(asked('Các Sở: Tài chính, Y tế, Giáo dục và Đào tạo')).toEqual([
      'Sở Tài chính',
      'Sở Y tế',
      'Sở Giáo dục và Đào tạo',
    ]);
    expect(asked('Các sở: Tài chính; Y tế; UBND các huyện')).toEqual([
      'Sở Tài chính',
      'Sở Y tế',
      'UBND các huyện',
    ]);
  });

  test('an agency of its own ends what "Các sở:" carries on', () => {
    expect(asked('Các sở: Tài chính; Hội Nông dân; Y tế').at(-1)).toBe('Y tế');
  });

  test('a line that begins in small letters goes on with the one above it', () => {
    expect(raws('Sở Lao động - Thương binh', 'và Xã hội')).toEqual([
      'Sở Lao động - Thương binh và Xã hội',
    ]);
    expect(raws('Sở Y tế;', 'các đơn vị liên quan')).toEqual(['Sở Y tế', 'các đơn vị liên quan']);
    expect(raws('Sở Y tế', 'Sở Tài chính')).toEqual(['Sở Y tế', 'Sở Tài chính']);
  });

  test('keep the line that they stand on', () => {
    const found = writtenAgencies(lines('Sở Y tế; Sở Tài chính', 'Sở Nội vụ'));
    expect(found.map((each) => each.line)).toEqual([1, 1, 2]);
  });
});

describe('who leads and who coordinates', () => {
  const known = (name: string, given: Partial<AgencyResolution> = {}): AgencyResolution => ({
    code: name.toLowerCase(),
    name,
    group: false,
    open: false,
    known: true,
    misspelt: false,
    ...given,
  });
  const resolve = (raw: string): AgencyResolution | null =>
    /^công ty/iu.test(raw)
      ? null
      : known(raw === 'Sở YT' ? 'Sở Y tế' : raw, /các/iu.test(raw) ? { group: true } : {});
  const of = (lead: string, others: string) =>
    agenciesOf('PL.1', lead === '' ? [] : lines(lead), others === '' ? [] : lines(others), resolve);

  test('one lead is the lead, the others keep their order', () => {
    const found = of('Sở Y tế', 'Sở Tài chính; UBND các quận, huyện');
    expect(found.lead).toEqual({ code: 'sở y tế', name: 'Sở Y tế', raw: 'Sở Y tế' });
    expect(found.coordinating).toEqual([
      { code: 'sở tài chính', name: 'Sở Tài chính', raw: 'Sở Tài chính' },
      {
        code: 'ubnd các quận, huyện',
        name: 'UBND các quận, huyện',
        raw: 'UBND các quận, huyện',
        group: true,
      },
    ]);
  });

  test('of two leads the first leads and the second stands first among the others', () => {
    const found = of('Sở Y tế; Sở Nội vụ', 'Sở Tài chính');
    expect(found.lead?.name).toBe('Sở Y tế');
    expect(found.coordinating.map((each) => each.name)).toEqual(['Sở Nội vụ', 'Sở Tài chính']);
    expect(found.notes.map((each) => each.role)).toEqual(['lead', 'lead', 'coordinating']);
  });

  test('nobody leads an empty cell', () => {
    expect(of('', 'Sở Tài chính').lead).toBeNull();
    expect(of('', '')).toEqual({ lead: null, coordinating: [], notes: [] });
  });

  test('one agency named twice coordinates once, and is noted twice', () => {
    const found = of('Sở Tài chính', 'Sở Y tế; Sở YT');
    expect(found.coordinating).toHaveLength(1);
    expect(found.notes).toHaveLength(3);
  });

  test('what nobody knows gets a code made from its name, the same for every writing', () => {
    const [one, other] = ['Công ty Cấp nước', 'CÔNG TY CẤP NƯỚC'].map((raw) => of(raw, '').lead);
    expect(one?.code).toBe('unknown-cong-ty-cap-nuoc');
    expect(other?.code).toBe(one?.code);
    expect(of('Công ty Cấp nước', '').notes[0]?.resolution).toBeNull();
  });
});

describe('a cell that names agencies', () => {
  test.each([
    'Sở Y tế',
    '- Sở Y tế',
    'UBND các huyện',
    'Các đơn vị',
    'BHXH thành phố',
    'Hội Nông dân',
  ])('is “%s”', (text) => {
    expect(looksLikeAgencies(text)).toBe(true);
  });

  test.each([
    'Năm 2013',
    'Xây dựng trạm y tế',
    'Ngân sách',
    '',
    'Báo cáo',
    'Ban hành kế hoạch',
    'Phòng, chống ma túy',
    'Phòng chống lao',
    'Hội nghị',
    'Bộ chỉ số',
    `Sở ${'x'.repeat(600)}`,
  ])('is not “%s”', (text) => {
    expect(looksLikeAgencies(text)).toBe(false);
  });
});
