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
import { chainArea, getArea, listAreas } from '../contract.ts';
import { Area } from './area.tsx';
import { Areas, onOf } from './areas.tsx';

type Unit = ReplyOf<typeof listAreas>['units'][number];
type Record = ReplyOf<typeof getArea>;
type Change = Record['successors'][number];

function aUnit(given: Partial<Unit> = {}): Unit {
  return {
    code: '315',
    name: 'Thủy Nguyên',
    type: 'huyện',
    level: 'district',
    parent: { code: '31', name: 'Hải Phòng' },
    from: '2004-07-01',
    to: '2024-12-31',
    children: 37,
    ...given,
  };
}

const { children: _count, ...district } = aUnit();

function aChange(given: Partial<Change> = {}): Change {
  return {
    code: '11473',
    name: 'Thủy Nguyên',
    type: 'thành phố',
    from: '2025-01-01',
    on: '2025-01-01',
    share: 1,
    whole: true,
    source: 'Nghị quyết số 1232/NQ-UBTVQH15 ngày 24/10/2024',
    verified: true,
    ...given,
  };
}

function aRecord(given: Partial<Record> = {}): Record {
  return {
    on: '2013-06-14',
    unit: district,
    source: 'Danh mục của Tổng cục Thống kê',
    path: [{ code: '31', name: 'Hải Phòng', type: 'thành phố' }],
    successors: [aChange()],
    predecessors: [],
    otherTimes: [],
    hamlets: [],
    ...given,
  };
}

const chain: ReplyOf<typeof chainArea> = {
  units: [
    { ...district, source: 'Danh mục cũ', successors: [aChange()] },
    { ...district, from: '2025-01-01', to: null, source: 'Danh mục mới', successors: [] },
  ],
};

const province = aUnit({ code: '31', name: 'Hải Phòng', type: 'thành phố', level: 'province' });

const of = {
  params: { code: '315' },
  session: aSession('area.read'),
  reader: aSession('area.read'),
  replies: {
    [listAreas.id]: {
      on: '2026-11-24',
      parent: { ...district, level: 'province', code: '31', name: 'Hải Phòng', parent: null },
      units: [aUnit(), aUnit({ code: '316', name: 'An Dương', to: null, children: 0 })],
    },
    [getArea.id]: aRecord(),
    [chainArea.id]: chain,
  },
};

const list: ScreenCase = {
  ...of,
  Screen: Areas,
  main: listAreas,
  title: ['Đơn vị trực thuộc', 'Units below'],
  failed: 'Không tải được danh mục đơn vị hành chính',
};

const one: ScreenCase = {
  ...of,
  Screen: Area,
  main: getArea,
  title: ['Cách chuyển', 'How'],
  failed: 'Không tải được đơn vị hành chính này',
};

describeScreen('areas', list);
describeScreen('one area', one);

describe('the register of areas as of a day', () => {
  const draw = (search = '', units = [aUnit()], parent: unknown = null) =>
    drawCase(list, { [listAreas.id]: { on: '2026-11-24', parent, units } }, { search });
  const rowsOf = (html: string) => words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');

  test('says of each unit its kind, its days, and how many lie below it', () => {
    const both = [aUnit(), aUnit({ code: '316', name: 'An Dương', to: null, children: 0 })];
    expect(rowsOf(draw('parent=31', both))).toContain(
      '315 Thủy Nguyên huyện 01/07/2004 31/12/2024 37 đơn vị',
    );
    expect(rowsOf(draw('parent=31', both))).toMatch(/An Dương huyện 01\/07\/2004 \D+ 0$/);
  });

  test('goes down level by level, the day kept', () => {
    const html = draw('parent=31&on=2013-06-14');
    expect(html).toContain('href="/app/areas?on=2013-06-14&amp;parent=315"');
    expect(html).toContain('href="/app/areas/315?on=2013-06-14"');
  });

  test('where it hangs leads back up, the day kept', () => {
    const parent = { ...district, parent: { code: '31', name: 'Hải Phòng' } };
    const html = draw('parent=315&on=2013-06-14', [aUnit()], parent);
    expect(html).toContain('href="/app/areas?on=2013-06-14&amp;parent=31"');
    expect(words(html)).toContain('Hải Phòng huyện Thủy Nguyên');
  });

  test('at the top shows what lies in the one province instead of a list of one', () => {
    const replies = {
      [listAreas.id]: { on: '2026-11-24', parent: null, units: [province] },
    };
    // Both reads bring the same made-up answer: the second one is drawn.
    expect(drawCase(list, replies)).not.toContain('aria-busy="true"');
  });

  test('is narrowed by kind, and each kind says how many there are', () => {
    const units = [aUnit(), aUnit({ code: '303', name: 'Hồng Bàng', type: 'quận' })];
    expect(rowsOf(draw('parent=31&type=qu%E1%BA%ADn', units))).toContain('Hồng Bàng');
    expect(rowsOf(draw('parent=31&type=qu%E1%BA%ADn', units))).not.toContain('Thủy Nguyên');
  });

  test('is found by old and new spelling alike', () => {
    expect(rowsOf(draw('parent=31&q=thuỷ+nguyên'))).toContain('Thủy Nguyên');
    expect(rowsOf(draw('parent=31&q=thuy'))).toContain('Thủy Nguyên');
  });

  test('without a unit on that day says where the register begins', () => {
    expect(words(draw('on=1990-01-01', []))).toContain('Danh mục bắt đầu từ năm 2004.');
  });
});

describe('one area as of a day', () => {
  const draw = (record: Partial<Record> = {}, search = '') => {
    const replies = { [getArea.id]: aRecord(record), [chainArea.id]: chain };
    return drawCase(one, replies, { search });
  };

  test('says what became of it, by which document, and how much of it', () => {
    expect(words(draw())).toContain('11473 thành phố Thủy Nguyên 01/01/2025');
    expect(words(draw())).toContain('Nghị quyết số 1232/NQ-UBTVQH15 ngày 24/10/2024');
    const part = words(draw({ successors: [aChange({ whole: false, share: 0.625 })] }));
    expect(part).toContain(', 63 %');
  });

  test('what nobody verified is marked', () => {
    expect(words(draw({ successors: [aChange({ verified: false })] }))).toContain(
      'chưa kiểm chứng',
    );
    expect(words(draw())).not.toContain('chưa kiểm chứng');
  });

  test('leads to a successor on the day of the change, to a predecessor in its own time', () => {
    const html = draw({ predecessors: [aChange({ code: '999', from: '1990-01-01' })] });
    expect(html).toContain('href="/app/areas/11473?on=2025-01-01"');
    expect(html).toContain('href="/app/areas/999?on=1990-01-01"');
  });

  test('still in force has no successor and says so', () => {
    const text = words(draw({ unit: { ...district, to: null }, successors: [] }));
    expect(text).toContain('Đơn vị này đang có hiệu lực vào ngày xem.');
    expect(text).toContain('Chưa có thông tin về đơn vị trước đó.');
  });

  test('other bearers of its code are listed with their times', () => {
    const other = { ...district, name: 'Tên khác', from: '1995-01-01', to: '2004-06-30' };
    const html = draw({ otherTimes: [other] });
    expect(words(html)).toContain('huyện Tên khác , 01/01/1995 – 30/06/2004');
    expect(html).toContain('href="/app/areas/315?on=1995-01-01"');
  });

  test('its times stand in a line, the present one marked', () => {
    const html = draw();
    expect(count(html, 'data-key')).toBe(1);
    expect(words(html)).toContain('01/07/2004 – 31/12/2024 huyện Thủy Nguyên → Thủy Nguyên');
  });

  test('a district leads to its communes on the same day; the way down is not offered below', () => {
    expect(draw({}, 'on=2013-06-14')).toContain('href="/app/areas?on=2013-06-14&amp;parent=315"');
    const commune = { ...district, level: 'commune' } as const;
    expect(draw({ unit: commune })).not.toContain('parent=315');
  });

  test('its crumbs are the units above it, in the time one looks at', () => {
    const crumbs = tagsOf(draw({}, 'on=2013-06-14'))
      .filter(({ name, parents }) => name === 'a' && parents.some((p) => p.name === 'nav'))
      .map(({ text }) => text);
    expect(crumbs).toContain('thành phố Hải Phòng');
  });
});

test('a day in an address is a parameter, today is none', () => {
  expect(onOf('2013-06-14')).toEqual({ on: '2013-06-14' });
  expect(onOf(null)).toEqual({});
});
