import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { listHamlets } from '../contract.ts';
import { Hamlets, type HamletList } from './hamlets.tsx';

type Hamlet = HamletList['hamlets'][number];
type Change = HamletList['changes'][number];

function aHamlet(given: Partial<Hamlet> = {}): Hamlet {
  return {
    code: '11473-01',
    type: 'tổ dân phố',
    name: 'Số 1',
    from: '2025-07-01',
    to: null,
    source: 'Quyết định số 9 ngày 25/6/2025',
    endedBy: null,
    into: null,
    ...given,
  };
}

function aChange(given: Partial<Change> = {}): Change {
  return {
    number: 2,
    kind: 'entered',
    on: '2025-07-01',
    codes: ['11473-01'],
    names: ['tổ dân phố Số 1'],
    source: 'Quyết định số 9 ngày 25/6/2025',
    reason: null,
    at: '2025-07-02T02:41:00Z',
    by: 'user:ha.tran',
    withdrawn: false,
    ...given,
  };
}

const merged = aHamlet({
  code: '11473-09',
  name: 'Số 9',
  from: '2020-01-01',
  to: '2025-06-30',
  into: '11473-01',
  endedBy: 'Quyết định số 9 ngày 25/6/2025',
});

function aList(given: Partial<HamletList> = {}): HamletList {
  return {
    on: '2026-11-24',
    commune: {
      code: '11473',
      name: 'Thủy Nguyên',
      type: 'phường',
      level: 'commune',
      parent: { code: '31', name: 'Hải Phòng' },
      from: '2025-07-01',
      to: null,
    },
    seen: 2,
    hamlets: [aHamlet(), aHamlet({ code: '11473-02', name: 'Số 2' })],
    past: [merged],
    changes: [aChange(), aChange({ number: 1, kind: 'seeded', on: null, source: null })],
    ...given,
  };
}

/** Who may record hamlets, in one commune; null: everywhere. */
function officerOf(area: string | null, agency: string | null = null) {
  const posts = [{ role: 'commune_officer', agency, area }];
  return { ...aSession('area.read', 'hamlet.manage'), posts };
}

const hamlets: ScreenCase = {
  Screen: Hamlets,
  params: { code: '11473' },
  replies: { [listHamlets.id]: aList() },
  session: officerOf('11473'),
  reader: aSession('area.read'),
  main: listHamlets,
  title: ['Đã kết thúc hoặc đổi tên', 'Ended or renamed'],
  failed: 'Không tải được danh sách thôn, tổ dân phố',
};

describeScreen('the hamlets of a commune', hamlets);

describe('the hamlets of a commune', () => {
  const draw = (list: Partial<HamletList> = {}, given: object = {}) =>
    drawCase(hamlets, { [listHamlets.id]: aList(list) }, given);

  test('says of each its code, name, first day and document', () => {
    expect(words(draw())).toContain(
      '11473-01 tổ dân phố Số 1 01/07/2025 Quyết định số 9 ngày 25/6/2025',
    );
  });

  test('each can be chosen by a box that names it, and renamed by a button that names it', () => {
    const html = draw();
    expect(html).toContain('aria-label="Chọn tổ dân phố Số 2"');
    const renames = tagsOf(html).filter(
      ({ name, text }) => name === 'button' && text.endsWith('Số 2'),
    );
    expect(renames).toHaveLength(1);
  });

  test('merging waits for two, closing for one, and both say so', () => {
    const text = words(draw());
    expect(text).toContain('Chọn ít nhất hai');
    expect(text).toContain('Chọn thôn, tổ dân phố trước');
  });

  test.each([
    ['the commune itself', officerOf('11473'), true],
    ['the unit above it', officerOf('31'), true],
    ['the whole city', officerOf(null), true],
    ['another commune', officerOf('11560'), false],
    ['an agency, by a role of the whole city', officerOf(null, 'HP-SNV'), true],
    ['nowhere', aSession('area.read', 'hamlet.manage'), false],
  ])('a post for %s offers deeds here: %s', (_where, session, offered) => {
    const html = draw({}, { session });
    expect(html.includes('type="checkbox"')).toBe(offered);
    expect(words(html).includes('Ghi thôn, tổ dân phố')).toBe(offered);
    expect(htmlFaults(html)).toEqual([]);
  });

  test('as of an earlier day nothing can be changed', () => {
    const html = draw({}, { search: 'on=2025-08-01' });
    expect(html).not.toContain('type="checkbox"');
    expect(words(html)).not.toContain('Chọn ít nhất hai');
    expect(htmlFaults(html)).toEqual([]);
  });

  test.each([
    [{ into: '11473-01' }, 'sáp nhập vào Số 1'],
    [{ into: '99999' }, 'sáp nhập vào 99999'],
    [{ into: null, code: '11473-01' }, 'đổi tên'],
    [{ into: null, code: '11473-77' }, 'kết thúc'],
  ])('what is past says what became of it: %j', (given, how) => {
    expect(words(draw({ past: [{ ...merged, ...given }] }))).toContain(how);
  });

  test('without anything past has no such table', () => {
    expect(words(draw({ past: [] }))).not.toContain('Đã kết thúc hoặc đổi tên');
    expect(count(draw({ past: [] }), '<table')).toBe(1);
  });

  test('none recorded says who records them, and offers that', () => {
    const text = words(draw({ hamlets: [], past: [], changes: [] }));
    expect(text).toContain('Chưa ghi thôn, tổ dân phố nào.');
    expect(text).toContain('Ghi thôn, tổ dân phố');
  });

  test.each([
    ['entered', 'Ghi tổ dân phố Số 1 từ 01/07/2025'],
    ['renamed', '11473-01 đổi tên thành tổ dân phố Số 1 từ 01/07/2025'],
    ['closed', 'Kết thúc 11473-01 từ 01/07/2025'],
    ['merged', 'Sáp nhập 11473-01 thành tổ dân phố Số 1 từ 01/07/2025'],
    ['withdrawn', 'Rút lại thay đổi trước'],
  ] as const)('the log tells what was %s, by whom and when', (kind, sentence) => {
    const text = words(draw({ changes: [aChange({ kind })] }));
    expect(text).toContain(sentence);
    expect(text).toContain('2. ha.tran, 02/07/2025 09:41');
  });

  test('what was taken back is marked, and the last one that stands is the one to take back', () => {
    const changes = [aChange({ number: 3, withdrawn: true }), aChange({ number: 2 })];
    const html = draw({ changes });
    expect(words(html)).toContain('đã rút lại');
    expect(count(html, 'data-key')).toBe(1);
  });

  test('what came with the register cannot be taken back', () => {
    const seeded = aChange({ number: 1, kind: 'seeded', on: null });
    const withdraws = (list: Partial<HamletList>) =>
      tagsOf(draw(list)).filter(
        ({ name, text }) => name === 'button' && text.startsWith('Rút lại'),
      );
    expect(withdraws({ changes: [seeded] })).toEqual([]);
    expect(withdraws({})).toHaveLength(1);
  });
});
