import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acronymsOf, isAcronym } from './acronyms.ts';
import { contentOf, longestRun, marksOf, Rarity } from './likeness.ts';
import { knownPhrases, openingVerbs } from './phrases.ts';
import { nameLikeness, schemesOf } from './schemes.ts';
import { isOneEdit, isOneSlip, isSyllable } from './syllables.ts';
import {
  isJoining,
  isLight,
  passage,
  phraseKey,
  syllableKey,
  textKey,
  wordsOf,
  type Passage,
} from './words.ts';

const line = (text: string): Passage => ({
  place: { kind: 'provision', code: 'II.1', line: 1 },
  field: 'text',
  text,
  words: wordsOf(text),
});

describe('one word in two spellings has one key', () => {
  test.each([
    ['hòa', 'hoà'],
    ['HÒA', 'hoà'],
    ['thúy', 'thuý'],
    ['sĩ', 'sỹ'],
    ['kì', 'kỳ'],
    ['lí', 'lý'],
    ['hằng', 'hàng'],
    ['khỏe', 'khoẻ'],
    ['Tiếp', 'tiếp'.normalize('NFD')],
    ['gởi', 'gửi'],
  ])('%s and %s', (one, other) => {
    expect(syllableKey(one)).toBe(syllableKey(other));
  });

  test.each([
    ['hoa', 'hòa'],
    ['an', 'ân'],
    ['đào', 'dào'],
    ['ý', 'i'],
    ['nghề', 'nghệ'],
    ['tăng', 'tang'],
  ])('%s and %s are two words', (one, other) => {
    expect(syllableKey(one)).not.toBe(syllableKey(other));
  });
});

describe('the words of a text', () => {
  test.each<[text: string, raws: readonly string[]]>([
    ['Sở Y tế', ['Sở', 'Y', 'tế']],
    ['Quyết định 1215/QĐ-TTg', ['Quyết', 'định', '1215/QĐ-TTg']],
    ['1.234 người, 5%', ['1.234', 'người', '5']],
    ['GD&ĐT', ['GD&ĐT']],
    ['2012-2020', ['2012', '2020']],
    ['“…”', []],
    ['', []],
  ])('“%s” are %j', (text, raws) => {
    expect(wordsOf(text).map((word) => word.raw)).toEqual(raws);
  });

  test('say what stands between them, spaces aside', () => {
    expect(wordsOf('một, hai; ba  bốn - năm').map((word) => word.gap)).toEqual([
      '',
      ',',
      ';',
      '',
      '-',
    ]);
  });

  test('stand where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăđêư 1.,;-/&“”XĐ\n') }), (text) => {
        let last = 0;
        for (const { raw, start, end } of wordsOf(text)) {
          expect(text.slice(start, end)).toBe(raw);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });

  test('a passage runs from one to another as it is written', () => {
    const words = wordsOf('Sở Y tế, Sở Tài chính');
    expect(passage('Sở Y tế, Sở Tài chính', words[1], words[4])).toBe('Y tế, Sở Tài');
    expect(passage('x', undefined, words[0])).toBe('');
  });

  test('keys are the same for capitals, spaces and marks of punctuation', () => {
    expect(textKey('Sở  Y TẾ, HẢI PHÒNG.')).toBe(textKey('sở y tế hải phòng'));
    expect(phraseKey('y tế')).toBe(textKey('Y tế'));
  });

  test.each([
    ['và', true, true],
    ['các', true, true],
    ['người', true, false],
    ['có', true, false],
    ['2013', true, true],
    ['nghèo', false, false],
  ])('“%s” carries no content: %s, only joins: %s', (word, light, joining) => {
    expect(isLight(syllableKey(word))).toBe(light);
    expect(isJoining(syllableKey(word))).toBe(joining);
  });
});

describe('a Vietnamese syllable', () => {
  test.each(
    'nghiêng người quyết khuya hoàng thuở gìn giữa xoong ươm yêu uống oanh khuỷu huỳnh quốc bệnh tiếc cập'.split(
      ' ',
    ),
  )('is “%s”', (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  test.each('thưc tácquản ngành̀ kuyết cêm ngia bệnhh đượcc xhã ưiệ tâc qố'.split(' '))(
    'is not “%s”',
    (word) => {
      expect(isSyllable(word)).toBe(false);
    },
  );

  test('set phrases are made of nothing else', () => {
    const odd = knownPhrases.flatMap(({ text }) =>
      text.split(' ').filter((word) => !isSyllable(word)),
    );
    expect(odd).toEqual([]);
    expect(knownPhrases.every(({ keys, halves }) => keys.length === halves.length)).toBe(true);
    expect(new Set(openingVerbs).size).toBe(openingVerbs.length);
  });

  test.each([
    ['thủ', 'thử', true],
    ['tướng', 'tường', true],
    ['vụ', 'vụ', false],
    ['chính', 'chinh', true],
    ['nghèo', 'giàu', false],
  ])('“%s” is one slip from “%s”: %s', (one, other, isIt) => {
    const [a, b] = [syllableKey(one), syllableKey(other)];
    expect(isOneSlip(a, b)).toBe(isIt);
    expect(isOneSlip(b, a)).toBe(isIt);
  });

  test.each([
    ['CTMTQG', 'CTMTQD', true],
    ['CTMTQG', 'CTMTG', true],
    ['CTMTQG', 'CTMTQGX', true],
    ['CTMTQG', 'CTXXQG', false],
  ])('%s is one letter from %s: %s', (one, other, isIt) => {
    expect(isOneEdit(one, other)).toBe(isIt);
  });
});

describe('capitals that stand for words', () => {
  test.each(['NCC', 'CTMTQG', 'LĐTBXH'])('%s do', (text) => expect(isAcronym(text)).toBe(true));
  test.each(['II', 'XIV', 'TW', 'Sở', 'A1B', 'ABCDEFGHI'])('%s do not', (text) =>
    expect(isAcronym(text)).toBe(false),
  );

  test('are spelled out where the document does so twice', () => {
    const once = ['Hỗ trợ NCC.', 'Hỗ trợ người có công.'].map(line);
    expect(acronymsOf(once).get('NCC')).toMatchObject({ count: 1, words: null });
    const twice = [...once, line('Nhà ở cho người có công.')];
    expect(acronymsOf(twice).get('NCC')?.words?.join(' ')).toBe(phraseKey('người có công'));
  });

  test('headings all in capitals hold none', () => {
    expect(acronymsOf([line('MỤC TIÊU NCC')]).size).toBe(0);
  });
});

describe('how alike two texts are', () => {
  const none = new Map();
  const marks = (text: string) => marksOf(contentOf(text, none));

  test('words that only join do not count', () => {
    expect(contentOf('Hỗ trợ nhà ở cho người nghèo và trẻ em', none)).toEqual(
      contentOf('Hỗ trợ nhà ở người nghèo, trẻ em', none),
    );
  });

  test('a text covers itself, and nothing covers what it shares nothing with', () => {
    const rarity = new Rarity();
    const [one, other] = [marks('hỗ trợ nhà ở người nghèo'), marks('đào tạo nghề nông thôn')];
    rarity.add(one);
    rarity.add(other);
    expect(rarity.covered(one, one)).toBe(1);
    expect(rarity.covered(one, other)).toBe(0);
    expect(rarity.covered(new Set(), one)).toBe(0);
  });

  test('a rare pair of words weighs more than a common one', () => {
    const rarity = new Rarity();
    for (const text of ['xây dựng trạm', 'xây dựng nhà', 'xây dựng cầu']) rarity.add(marks(text));
    const [common = '', rare = ''] = [...marks('xây dựng trạm')];
    expect(rarity.weight(rare)).toBeGreaterThan(rarity.weight(common));
  });

  test('the longest run counts words in a row', () => {
    const content = contentOf('khám bệnh miễn phí trẻ em', none);
    expect(longestRun(content, marks('tổ chức khám bệnh miễn phí'))).toBe(4);
    expect(longestRun(content, marks('xây cầu'))).toBe(1);
    expect(longestRun([], new Set())).toBe(0);
  });

  test('covering is a share, and grows with what is covered', () => {
    const word = fc.constantFrom(
      ...'nhà ở nghèo nghề y tế học lao động vay vốn nước sạch'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.array(word, { maxLength: 12 }), (a, b) => {
        const rarity = new Rarity();
        const [one, other] = [marksOf(a), marksOf(b)];
        rarity.add(one);
        rarity.add(other);
        const share = rarity.covered(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(rarity.covered(one, new Set([...other, ...one])) >= share).toBe(true);
      }),
    );
  });
});

describe('named undertakings', () => {
  const schemes = (text: string) => schemesOf(line(text), new Map());

  test.each<[text: string, raw: string, from: number | null, to: number | null]>([
    ['Thực hiện Đề án chăm sóc trẻ em giai đoạn 2012-2016', 'Đề án chăm sóc trẻ em', 2012, 2016],
    [
      'Chương trình mục tiêu quốc gia giảm nghèo bền vững',
      'Chương trình mục tiêu quốc gia giảm nghèo bền vững',
      null,
      null,
    ],
    [
      'Dự án đào tạo nghề nông thôn, theo Quyết định 12',
      'Dự án đào tạo nghề nông thôn',
      null,
      null,
    ],
    [
      'Chiến lược phát triển thủy sản nhằm tăng sản lượng',
      'Chiến lược phát triển thủy sản',
      null,
      null,
    ],
  ])('“%s” is “%s”', (text, raw, from, to) => {
    expect(schemes(text)[0]).toMatchObject({ raw, from, to });
  });

  test.each(['Quy hoạch và phát triển đô thị', 'Đề án', 'Xây dựng nhà ở', 'Kế hoạch này'])(
    '“%s” is none',
    (text) => {
      expect(schemes(text)).toEqual([]);
    },
  );

  test('two in one sentence are two', () => {
    const both = schemes('Đề án chăm sóc trẻ em mồ côi và Dự án nước sạch nông thôn');
    expect(both.map((each) => each.raw)).toEqual([
      'Đề án chăm sóc trẻ em mồ côi',
      'Dự án nước sạch nông thôn',
    ]);
  });

  test('are alike by the share of the shorter name', () => {
    expect(nameLikeness(['a', 'b'], ['a', 'b', 'c'])).toEqual({ inner: 1, shared: 2, union: 3 });
    expect(nameLikeness(['a'], ['b'])).toEqual({ inner: 0, shared: 0, union: 2 });
    expect(nameLikeness([], [])).toEqual({ inner: 0, shared: 0, union: 0 });
  });
});
