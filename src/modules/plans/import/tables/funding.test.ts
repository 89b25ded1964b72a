import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FundingKind } from '../../domain/reading.ts';
import { fundingKind, fundingOf, namesFunding } from './funding.ts';

describe('a source of money', () => {
  it.each<[text: string, kind: FundingKind]>([
    ['Ngân sách trung ương', 'central_budget'],
    ['NSTW', 'central_budget'],
    ['Kinh phí TƯ', 'central_budget'],
    ['CTMTQG giảm nghèo', 'central_budget'],
    ['Ngân sách địa phương', 'local_budget'],
    ['Ngân sách thành phố', 'local_budget'],
    ['NSĐP', 'local_budget'],
    ['Kinh phí ĐP', 'local_budget'],
    ['Xã hội hóa', 'social_contribution'],
    ['Xã hội hoá', 'social_contribution'],
    ['Nhân dân đóng góp', 'social_contribution'],
    ['Viện trợ phi chính phủ', 'international_aid'],
    ['Vốn ODA', 'international_aid'],
    ['Doanh nghiệp tự chi', 'enterprise'],
    ['Người sử dụng lao động', 'enterprise'],
    ['Nguồn khác', 'other'],
    ['', 'other'],
  ])('“%s” is of kind %s', (text, kind) => expect(fundingKind(text)).toBe(kind));

  it('does not hang on capitals, nor on how marks are composed', () => {
    for (const text of ['Ngân sách trung ương', 'Xã hội hóa', 'Doanh nghiệp', 'Viện trợ']) {
      const kind = fundingKind(text);
      expect(fundingKind(text.toUpperCase())).toBe(kind);
      expect(fundingKind(text.normalize('NFD'))).toBe(kind);
    }
  });
});

describe('the sources of a cell', () => {
  const read = (text: string) => fundingOf(text).map(({ kind, raw }) => `${kind}: ${raw}`);

  it.each<[text: string, sources: readonly string[]]>([
    [
      '- Ngân sách trung ương.\n- Ngân sách địa phương',
      ['central_budget: Ngân sách trung ương', 'local_budget: Ngân sách địa phương'],
    ],
    ['NSTW; NSĐP;', ['central_budget: NSTW', 'local_budget: NSĐP']],
    ['Kinh phí TW và ĐP', ['central_budget: Kinh phí TW', 'local_budget: ĐP']],
    ['NSTW + xã hội hóa', ['central_budget: NSTW', 'social_contribution: xã hội hóa']],
    [
      'TW, ĐP, doanh nghiệp',
      ['central_budget: TW', 'local_budget: ĐP', 'enterprise: doanh nghiệp'],
    ],
    ['Quỹ bảo trì và phát triển', ['other: Quỹ bảo trì và phát triển']],
    ['', []],
    [' - ; \n . ', []],
  ])('%j', (text, sources) => expect(read(text)).toEqual(sources));

  it('are words of the cell in their order, none empty, whatever it holds', () => {
    const part = fc.constantFrom(
      'NSTW',
      'NSĐP',
      ' và ',
      '; ',
      '\n',
      '- ',
      'xã hội hóa',
      '.',
      'khác',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let from = 0;
        for (const { raw } of fundingOf(text)) {
          expect(raw.trim()).toBe(raw);
          expect(raw).not.toBe('');
          const at = text.indexOf(raw, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + raw.length;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text that names money', () => {
  it.each(['NSTW', 'Kinh phí thực hiện', 'Nguồn ngân sách', 'Doanh nghiệp'])('%s does', (text) =>
    expect(namesFunding(text)).toBe(true),
  );
  it.each(['Sở Y tế', 'Năm 2013', 'Xây dựng trạm y tế', ''])('%s does not', (text) =>
    expect(namesFunding(text)).toBe(false),
  );
});
