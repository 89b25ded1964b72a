import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { getValue, listValues } from '../contract/index.ts';
import { Value } from './value.tsx';
import { Values } from './values.tsx';

type Row = ReplyOf<typeof getValue>['values'][number];

function aRow(given: Partial<Row> = {}): Row {
  return {
    key: null,
    value: '360000',
    from: '2021-07-01',
    to: null,
    level: 'national',
    area: null,
    cite: { document: '20/2021/NĐ-CP', article: 'khoản 2 Điều 4' },
    citeText: 'khoản 2 Điều 4 Nghị định số 20/2021/NĐ-CP',
    issued: '2021-03-15',
    effective: '2021-07-01',
    confidence: 'S',
    note: null,
    ...given,
  };
}

const missing = aRow({ level: 'area', area: 'east', value: null, to: '2025-12-31' });

function aValue(given: Partial<ReplyOf<typeof getValue>> = {}): ReplyOf<typeof getValue> {
  return {
    name: 'social_assistance.standard',
    label: 'Mức chuẩn trợ giúp',
    unit: 'đồng mỗi tháng',
    keyed: false,
    keys: {},
    values: [
      aRow({ value: '270000', from: '2015-01-01', to: '2021-06-30', effective: '2014-01-01' }),
      aRow(),
      missing,
    ],
    ...given,
  };
}

const values: ReplyOf<typeof listValues> = {
  values: [
    {
      name: 'social_assistance.standard',
      label: 'Mức chuẩn trợ giúp',
      unit: 'đồng mỗi tháng',
      keyed: false,
      count: 10,
      lines: 1,
      latest: '540000',
      latestFrom: '2026-07-01',
      missing: 1,
      verified: false,
    },
    {
      name: 'social_assistance.coefficient',
      label: 'Hệ số trợ giúp',
      unit: 'lần mức chuẩn',
      keyed: true,
      count: 79,
      lines: 79,
      latest: null,
      latestFrom: null,
      missing: 0,
      verified: true,
    },
  ],
};

const of = { params: {}, session: aSession(), reader: null };

const valueList: ScreenCase = {
  ...of,
  Screen: Values,
  main: listValues,
  replies: { [listValues.id]: values },
  title: ['Giá trị pháp luật', 'Values of the law'],
  failed: 'Không tải được danh mục giá trị pháp luật',
};

const oneValue: ScreenCase = {
  ...of,
  Screen: Value,
  params: { name: 'social_assistance.standard' },
  main: getValue,
  replies: { [getValue.id]: aValue() },
  title: ['Biểu đồ', 'Chart'],
  failed: 'Không tải được giá trị này',
};

describeScreen('values of the law', valueList);
describeScreen('one value', oneValue);

function bodyOf(html: string): string {
  return words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');
}

describe('values of the law', () => {
  test('the list says what is missing and of a table how many lines it has', () => {
    const text = bodyOf(drawCase(valueList));
    expect(text).toContain(
      'Mức chuẩn trợ giúp 540.000 đồng mỗi tháng 01/07/2026 10 1 chưa kiểm chứng',
    );
    expect(text).toContain('79 dòng');
  });

  test('a missing amount is a gap in words with its days, beside the lines', () => {
    const text = words(drawCase(oneValue));
    expect(text).toContain('Hải Phòng cũ: chưa biết mức, 01/07/2021 – 31/12/2025');
    expect(text).toContain('270.000');
    expect(text).toContain('Cả nước');
  });

  test('the table tells every day of each value', () => {
    const html = drawCase(oneValue, oneValue.replies, { search: 'view=table' });
    expect(bodyOf(html)).toContain('Cả nước 360.000 01/07/2021 nay 15/03/2021 01/07/2021');
    expect(bodyOf(html)).toContain('Hải Phòng cũ chưa biết mức');
  });

  test('what nobody has checked and what counts from before its document is marked', () => {
    const row = aRow({ confidence: '?', effective: '2026-10-05', from: '2026-07-01' });
    const replies = { [getValue.id]: aValue({ values: [row] }) };
    const text = words(drawCase(oneValue, replies, { search: 'view=table' }));
    expect(text).toContain('chưa kiểm chứng');
    expect(text).toContain('tính lùi trước ngày văn bản có hiệu lực');
    expect(words(drawCase(oneValue, oneValue.replies, { search: 'view=table' }))).not.toContain(
      'tính lùi',
    );
  });

  test('a table is shown line by line, the line in the address', () => {
    const keyed = aValue({
      keyed: true,
      keys: { a: 'Dòng thứ nhất', b: 'Dòng thứ hai' },
      values: [aRow({ key: 'a', value: '1' }), aRow({ key: 'b', value: '2.5' })],
    });
    const html = drawCase(oneValue, { [getValue.id]: keyed }, { search: 'view=table&key=b' });
    expect(bodyOf(html)).toContain('2,5');
    expect(count(bodyOf(html), 'Cả nước')).toBe(1);
    expect(words(html)).toContain('Dòng thứ hai');
  });
});
