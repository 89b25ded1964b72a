import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { getAgency, listAgencies } from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { Agencies, onOf } from './agencies.tsx';
import { Agency } from './agency.tsx';
import { kindWord } from './kind.ts';

type Row = ReplyOf<typeof listAgencies>['agencies'][number];
type Record = ReplyOf<typeof getAgency>;

function anAgency(given: Partial<Row> = {}): Row {
  return {
    code: 'HP-SLDTBXH',
    name: 'Sở Lao động - Thương binh và Xã hội',
    kind: 'department',
    parent: { code: 'HP-UBND', name: 'Ủy ban nhân dân thành phố' },
    area: null,
    from: '2008-05-01',
    to: '2025-02-28',
    verified: true,
    ...given,
  };
}

const construction = anAgency({
  code: 'HP-SXD',
  name: 'Sở Xây dựng',
  from: null,
  to: null,
  verified: false,
  kind: 'union',
});

function aRecord(given: Partial<Record> = {}): Record {
  return {
    on: '2013-06-14',
    agency: anAgency(),
    source: 'Quyết định số 1 ngày 01/5/2008',
    names: [
      { name: 'Sở Lao động - Thương binh và Xã hội', from: '2008-05-01', to: '2025-02-28' },
      { name: 'Sở LĐTBXH cũ', from: null, to: '2008-04-30' },
    ],
    aliases: ['Sở LĐTBXH', 'Sở LĐ-TB&XH'],
    members: [],
    open: false,
    successors: [
      {
        code: 'HP-SNV',
        name: 'Sở Nội vụ',
        from: null,
        on: '2025-03-01',
        function: 'lao động, người có công',
        whole: false,
        share: null,
        source: 'Nghị quyết số 2 ngày 20/02/2025',
        verified: false,
      },
    ],
    predecessors: [],
    ...given,
  };
}

const of = {
  params: { code: 'HP-SLDTBXH' },
  session: aSession('agency.read'),
  reader: aSession('agency.read'),
  replies: {
    [listAgencies.id]: { on: '2026-11-24', agencies: [anAgency(), construction] },
    [getAgency.id]: aRecord(),
  },
};

const list: ScreenCase = {
  ...of,
  Screen: Agencies,
  main: listAgencies,
  title: ['Kiểm chứng', 'Verification'],
  failed: 'Không tải được danh mục cơ quan',
};

const one: ScreenCase = {
  ...of,
  Screen: Agency,
  main: getAgency,
  title: ['Danh mục cơ quan', 'Register of agencies'],
  failed: 'Không tải được cơ quan này',
};

describeScreen('the register of agencies', list);
describeScreen('one agency', one);

describe('the register of agencies', () => {
  const draw = (search = '') => drawCase(list, list.replies, { search });

  test('says of each its kind, its days, and whether it was verified', () => {
    const text = words(draw());
    expect(text).toContain('01/05/2008 28/02/2025');
    expect(text).toContain('HP-SXD Sở Xây dựng');
    expect(text).toContain('– ');
    expect(text).toContain('chưa kiểm chứng');
  });

  test.each([
    ['verified=false', 'Sở Xây dựng', 'Sở Lao động'],
    ['verified=true', 'Sở Lao động', 'Sở Xây dựng'],
    ['kind=department', 'Sở Lao động', 'Sở Xây dựng'],
    ['q=so+xay+dung', 'Sở Xây dựng', 'Sở Lao động'],
  ])('is narrowed by the address: %s', (search, kept, gone) => {
    const rows = words(/<tbody>[\s\S]*<\/tbody>/.exec(draw(search))?.[0] ?? '');
    expect(rows).toContain(kept);
    expect(rows).not.toContain(gone);
  });

  test('as of a day keeps that day in the links to its agencies', () => {
    const hrefs = tagsOf(draw('on=2013-06-14'))
      .map(({ attributes }) => attributes.get('href') ?? '')
      .filter((href) => href.startsWith('/app/agencies/'));
    expect(hrefs.every((href) => href.endsWith('?on=2013-06-14'))).toBe(true);
    expect(hrefs.length).toBe(2);
    expect(words(draw('on=2013-06-14'))).toContain('Xem theo ngày: 14/06/2013');
  });

  test('of today says which day that is', () => {
    expect(words(draw())).toContain('Tại ngày 24/11/2026');
  });

  test('a day that is none shows the list of today rather than a fault', () => {
    expect(words(draw('on=30/02/2013'))).not.toContain('Invalid');
  });

  test('without an agency on that day says where the register begins', () => {
    const replies = { [listAgencies.id]: { on: '1990-01-01', agencies: [] } };
    expect(words(drawCase(list, replies))).toContain('Không có cơ quan nào vào ngày này.');
  });
});

describe('one agency as of a day', () => {
  const draw = (record: Partial<Record> = {}, search = '') =>
    drawCase(one, { [getAgency.id]: aRecord(record) }, { search });

  test('says when it ended, or that it is at work', () => {
    expect(words(draw())).toContain('Kết thúc 28/02/2025');
    expect(words(draw({ agency: construction }))).not.toContain('Kết thúc');
  });

  test('says where each function went, on which day, by which document, verified or not', () => {
    expect(words(draw())).toContain(
      'Sở Nội vụ lao động, người có công 01/03/2025 Nghị quyết số 2 ngày 20/02/2025 chưa kiểm chứng',
    );
  });

  test('where no document names who took over, says that nothing is guessed', () => {
    const [first] = aRecord().successors;
    const unknown = { ...first, code: null, name: null, function: null } as Record['successors'][0];
    const text = words(draw({ successors: [unknown] }));
    expect(text).toContain('Chưa rõ cơ quan tiếp nhận');
    expect(text).toContain('không tự chọn');
  });

  test('leads to a successor as of the day of the change', () => {
    expect(draw()).toContain('href="/app/agencies/HP-SNV?on=2025-03-01"');
  });

  test('without successors says why there is none: at work, or unknown', () => {
    const gone = words(draw({ successors: [] }));
    const here = words(draw({ successors: [], agency: construction }));
    expect(here).toContain('Cơ quan này đang hoạt động vào ngày xem.');
    expect(gone).not.toContain('đang hoạt động vào ngày xem');
  });

  test('lists every name it has borne, the present one marked', () => {
    const names = [
      { name: 'Sở Nội vụ', from: '2025-03-01', to: null },
      { name: 'Sở cũ', from: null, to: '2025-02-28' },
    ];
    const html = draw({ names });
    expect(count(html, '<time>')).toBe(2);
    expect(count(html, 'data-key')).toBe(1);
    expect(words(html)).toContain('– – 28/02/2025 Sở cũ');
  });

  test('lists other spellings in quotes, and none when there are none', () => {
    expect(words(draw())).toContain('“Sở LĐTBXH”, “Sở LĐ-TB&XH”');
    expect(words(draw({ aliases: [] }))).not.toContain('“');
  });

  test('of a group lists its members as of the day, each with its record', () => {
    const html = draw({ members: [construction] }, 'on=2013-06-14');
    expect(html).toContain('href="/app/agencies/HP-SXD?on=2013-06-14"');
  });

  test('of an open group says that its words do not name who is meant', () => {
    const text = words(draw({ open: true, members: [construction] }));
    expect(text).toContain(agencyMessages.vi['agency.open_group']);
    expect(text).not.toContain('Sở Xây dựng');
  });
});

describe('words of agencies', () => {
  test('a day in an address is a parameter, today is none', () => {
    expect(onOf('2013-06-14')).toEqual({ on: '2013-06-14' });
    expect(onOf(null)).toEqual({});
  });

  test('a kind the texts do not know is its code, in both languages', () => {
    expect(kindWord('new_kind', 'vi')).toBe('new_kind');
    expect(kindWord('new_kind', 'en')).toBe('new_kind');
    expect(kindWord('department', 'vi')).not.toBe('department');
  });
});
