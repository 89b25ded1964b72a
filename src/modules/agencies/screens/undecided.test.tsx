import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { listUndecidedAgencies } from '../contract.ts';
import { UndecidedAgencies, type UndecidedFunction } from './undecided.tsx';

function aRow(given: Partial<UndecidedFunction> = {}): UndecidedFunction {
  return {
    code: 'HP-SLDTBXH',
    name: 'Sở Lao động - Thương binh và Xã hội',
    alike: 1,
    on: '2025-03-01',
    function: 'giảm nghèo, bảo trợ xã hội',
    successor: { code: 'HP-SYT', name: 'Sở Y tế' },
    source: 'Nghị quyết số 2 ngày 20/02/2025',
    ...given,
  };
}

const undecided: ScreenCase = {
  Screen: UndecidedAgencies,
  params: {},
  replies: { [listUndecidedAgencies.id]: { functions: [aRow()], decided: 4 } },
  session: aSession('agency.decide'),
  reader: null,
  main: listUndecidedAgencies,
  title: ['Nơi tiếp nhận chưa kiểm chứng', 'Successors not verified'],
  failed: 'Không tải được danh sách chưa kiểm chứng',
};

describeScreen('successors nobody verified', undecided);

describe('successors nobody verified', () => {
  const draw = (functions: readonly UndecidedFunction[], search = '') => {
    const reply = { functions: [...functions], decided: 0 };
    return drawCase(undecided, { [listUndecidedAgencies.id]: reply }, { search });
  };
  const rowsOf = (html: string) => words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');

  test('say which function, since when, and who is only supposed to have it', () => {
    expect(rowsOf(draw([aRow()]))).toContain('giảm nghèo, bảo trợ xã hội 01/03/2025 Sở Y tế');
  });

  test.each([
    [{ code: 'HP-SYT', name: null }, 'HP-SYT'],
    [null, 'chưa rõ'],
  ])('a successor %j is shown as what is known of it', (successor, shown) => {
    expect(rowsOf(draw([aRow({ successor })])).toLowerCase()).toContain(shown.toLowerCase());
  });

  test('lead to the agency on its last day, over the end of a month and a year', () => {
    expect(draw([aRow()])).toContain('/agencies/HP-SLDTBXH?on=2025-02-28"');
    expect(draw([aRow({ on: '2024-03-01' })])).toContain('?on=2024-02-29"');
    expect(draw([aRow({ on: '2025-01-01' })])).toContain('?on=2024-12-31"');
  });

  test('that are alike stand in one row that says how many they are', () => {
    expect(rowsOf(draw([aRow({ alike: 12 })]))).toContain('12');
  });

  test('the deed of each names its agency and function for readers who hear it', () => {
    const deeds = tagsOf(draw([aRow()])).filter(
      ({ name, parents }) => name === 'button' && parents.some((parent) => parent.name === 'td'),
    );
    expect(deeds.map(({ text }) => words(text)).join()).toContain('giảm nghèo, bảo trợ xã hội');
  });

  test('are ordered by day through the address', () => {
    const rows = [aRow({ on: '2025-07-01', function: 'sau' }), aRow({ function: 'trước' })];
    const text = rowsOf(draw(rows, 'sort=on'));
    expect(text.indexOf('trước')).toBeLessThan(text.indexOf('sau'));
  });

  test('when there are none says so', () => {
    expect(words(draw([]))).not.toContain('undefined');
    expect(draw([])).not.toContain('<tbody>');
  });
});
