import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { listDocuments } from '../contract/index.ts';
import { getDocument } from '../contract/index.ts';
import { Document } from './document.tsx';
import { Documents } from './documents.tsx';

type Instrument = ReplyOf<typeof listDocuments>['documents'][number];

function anInstrument(given: Partial<Instrument> = {}): Instrument {
  return {
    number: '136/2013/NĐ-CP',
    unnumbered: false,
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: 'quy định chính sách trợ giúp xã hội',
    issued: '2013-10-21',
    from: '2014-01-01',
    to: '2021-06-30',
    replaces: ['67/2007/NĐ-CP'],
    amends: [],
    replacedBy: ['20/2021/NĐ-CP'],
    confidence: 'S',
    note: null,
    programmes: [{ programme: 'social_assistance_monthly', title: 'Trợ giúp xã hội' }],
    ...given,
  };
}

const successor = anInstrument({
  number: '20/2021/NĐ-CP',
  issued: '2021-03-15',
  from: '2021-07-01',
  to: null,
  replaces: ['136/2013/NĐ-CP'],
  replacedBy: [],
  confidence: 'K',
});

const aDocument: ReplyOf<typeof getDocument> = {
  ...anInstrument(),
  chain: [
    { ...anInstrument({ number: '67/2007/NĐ-CP', issued: '2007' }), relation: 'earlier' },
    { ...anInstrument(), relation: 'itself' },
    { ...successor, relation: 'later' },
  ],
  values: [
    {
      name: 'social_assistance.standard',
      label: 'Mức chuẩn trợ giúp',
      unit: 'đồng mỗi tháng',
      keyed: false,
      count: 1,
      value: '270000',
      from: '2015-01-01',
      articles: ['khoản 1 Điều 4'],
    },
  ],
};

const of = { params: {}, session: aSession(), reader: null };

const documentList: ScreenCase = {
  ...of,
  Screen: Documents,
  main: listDocuments,
  replies: { [listDocuments.id]: { documents: [anInstrument(), successor] } },
  title: ['Văn bản pháp luật', 'Legal instruments'],
  failed: 'Không tải được danh mục văn bản pháp luật',
};

const oneDocument: ScreenCase = {
  ...of,
  Screen: Document,
  params: { number: '136/2013/NĐ-CP' },
  main: getDocument,
  replies: { [getDocument.id]: aDocument },
  title: ['Cơ quan ban hành', 'Issuer'],
  failed: 'Không tải được văn bản này',
};

describeScreen('instruments', documentList);
describeScreen('one instrument', oneDocument);

function bodyOf(html: string): string {
  return words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');
}

describe('the register of instruments', () => {
  const draw = (search: string) => drawCase(documentList, documentList.replies, { search });

  test('says of each whether it was in force on the day one looks at', () => {
    expect(bodyOf(draw('on=2015-06-01'))).toMatch(
      /136\/2013.* còn hiệu lực .*20\/2021.* chưa có hiệu lực/,
    );
    expect(bodyOf(draw('on=2022-06-01'))).toMatch(
      /136\/2013.* hết hiệu lực .*20\/2021.* còn hiệu lực/,
    );
  });

  test('is filtered by the state of the day, by issuer, and by who has seen it', () => {
    expect(bodyOf(draw('on=2022-06-01&state=in_force'))).not.toContain('quy định 136');
    expect(bodyOf(draw('on=2022-06-01&state=in_force'))).toMatch(/^20\/2021/);
    expect(bodyOf(draw('seen=unverified'))).toMatch(/^20\/2021.*chưa kiểm chứng$/);
    expect(words(draw('issuer=Quốc+hội'))).toContain('Không có dòng nào khớp');
  });

  test('is searched without accents', () => {
    expect(bodyOf(draw('q=tro+giup+nghi+dinh'))).toContain('136/2013');
    expect(words(draw('q=thue'))).toContain('Không có dòng nào khớp');
  });

  test('leads from a document to what replaced it, the day kept', () => {
    expect(draw('on=2015-06-01')).toContain(
      'href="/app/law/documents/20%2F2021%2FN%C4%90-CP?on=2015-06-01"',
    );
  });
});

describe('one instrument', () => {
  test('tells its chain oldest first, itself marked', () => {
    const html = drawCase(oneDocument);
    expect(words(html)).toMatch(
      /2007 67\/2007\/NĐ-CP \( ?đã được thay thế ?\).*\( ?văn bản này ?\).*20\/2021\/NĐ-CP \( ?văn bản thay thế ?\)/,
    );
    expect(count(html, 'data-key')).toBe(1);
  });

  test('names the programmes and values that rest on it', () => {
    expect(drawCase(oneDocument)).toContain('href="/app/policies/social_assistance_monthly"');
    expect(bodyOf(drawCase(oneDocument))).toBe(
      'Mức chuẩn trợ giúp 270.000 đồng mỗi tháng 01/01/2015 khoản 1 Điều 4',
    );
  });
});
