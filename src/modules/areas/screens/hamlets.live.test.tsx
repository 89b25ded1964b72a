// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  closeHamlets,
  enterHamlets,
  listHamlets,
  mergeHamlets,
  renameHamlet,
  withdrawHamletChange,
} from '../contract.ts';
import { Hamlets, type HamletList } from './hamlets.tsx';

const writes = {
  enter: enterHamlets,
  rename: renameHamlet,
  close: closeHamlets,
  merge: mergeHamlets,
  withdraw: withdrawHamletChange,
} as const;

const source = 'Nghị quyết 12/NQ-HĐND ngày 05/7/2025';

const change: HamletList['changes'][number] = {
  number: 2,
  kind: 'entered',
  on: '2025-07-01',
  codes: ['11473-001'],
  names: ['thôn Đông'],
  source,
  reason: null,
  at: '2025-07-02T02:41:00Z',
  by: 'user:ha',
  withdrawn: false,
};

function aHamlet(code: string, name: string): HamletList['hamlets'][number] {
  const days = { from: '2025-07-01', to: null, endedBy: null, into: null };
  return { code, name, type: 'thôn', source, ...days };
}

const list: HamletList = {
  on: '2026-01-15',
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
  hamlets: [aHamlet('11473-001', 'Đông'), aHamlet('11473-002', 'Tây'), aHamlet('11473-003', 'Nam')],
  past: [],
  changes: [change],
};

const done: ReplyOf<typeof enterHamlets> = {
  seen: 3,
  change: { ...change, number: 3 },
  hamlets: [],
};

/** Every deed answers that it is recorded, unless told otherwise. */
function show(...others: readonly Answering[]) {
  const officer = {
    ...aSession('area.read', 'hamlet.manage'),
    posts: [{ role: 'commune_officer', agency: null, area: '11473' }],
  };
  return live(<Hamlets params={{ code: '11473' }} />, {
    session: officer,
    answers: [
      ...others,
      replies(listHamlets, list),
      ...Object.values(writes).map((operation) => replies(operation, done)),
    ],
  });
}

type View = ReturnType<typeof show>;

const dialog = () => screen.getByRole('dialog');
const confirm = (view: View, name: string) =>
  view.user.click(within(dialog()).getByRole('button', { name }));

async function open(view: View, name: string | RegExp, chosen: readonly string[] = []) {
  await screen.findByRole('heading', { level: 1 });
  for (const one of chosen) {
    await view.user.click(screen.getByRole('checkbox', { name: `Chọn thôn ${one}` }));
  }
  await view.press(name);
}

/** Day and document, which every decision has. */
async function decided(view: View) {
  await view.fill('Ngày có hiệu lực', '1/1/2026');
  await view.fill('Quyết định, nghị quyết (số, ngày, cơ quan)', ` ${source} `);
}

const common = { commune: '11473', seen: 2, on: '2026-01-01', source };

interface DeedCase {
  readonly kind: keyof typeof writes;
  readonly button: string | RegExp;
  readonly deed: string;
  readonly chosen?: readonly string[];
  readonly fields?: readonly (readonly [string, string])[];
  readonly choose?: readonly [string, string];
  readonly sent: object;
}

const deeds: readonly DeedCase[] = [
  {
    kind: 'enter',
    button: 'Ghi thôn, tổ dân phố',
    deed: 'Ghi thôn, tổ dân phố',
    fields: [['Danh sách', 'Thôn Bắc; TDP số 5\n1. KDC Hồ']],
    sent: {
      hamlets: [
        { type: 'thôn', name: 'Bắc' },
        { type: 'tổ dân phố', name: 'số 5' },
        { type: 'khu dân cư', name: 'Hồ' },
      ],
    },
  },
  {
    kind: 'rename',
    button: /^Đổi tên thôn Tây$/,
    deed: 'Đổi tên',
    fields: [['Tên mới', ' Tây Hồ ']],
    sent: { code: '11473-002', type: 'thôn', name: 'Tây Hồ' },
  },
  {
    kind: 'rename',
    button: /^Đổi tên thôn Tây$/,
    deed: 'Đổi tên',
    choose: ['Loại mới', 'tổ dân phố'],
    sent: { code: '11473-002', type: 'tổ dân phố', name: 'Tây' },
  },
  {
    kind: 'close',
    button: 'Kết thúc',
    deed: 'Kết thúc',
    chosen: ['Đông', 'Nam'],
    sent: { codes: ['11473-001', '11473-003'] },
  },
  {
    kind: 'merge',
    button: 'Sáp nhập',
    deed: 'Sáp nhập',
    chosen: ['Nam', 'Tây'],
    fields: [['Tên mới', 'Tây Nam']],
    sent: {
      codes: ['11473-002', '11473-003'],
      into: null,
      named: { type: 'thôn', name: 'Tây Nam' },
    },
  },
  {
    kind: 'merge',
    button: 'Sáp nhập',
    deed: 'Sáp nhập',
    chosen: ['Nam', 'Tây'],
    choose: ['Thành', 'thôn Nam (giữ tên và mã)'],
    sent: { codes: ['11473-002', '11473-003'], into: '11473-003', named: null },
  },
];

async function fillIn(view: View, deed: DeedCase) {
  await open(view, deed.button, deed.chosen);
  for (const [label, text] of deed.fields ?? []) await view.fill(label, text);
  if (deed.choose !== undefined) {
    await view.user.selectOptions(screen.getByLabelText(deed.choose[0]), deed.choose[1]);
  }
}

describe.each(deeds)('the deed “$deed” $sent', (deed) => {
  test('sends what was filled in, by its document, with what was seen', async () => {
    const view = show();
    await fillIn(view, deed);
    await decided(view);
    await confirm(view, deed.deed);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    const [asked, ...more] = view.askedOf(writes[deed.kind]);
    expect(more).toEqual([]);
    const { requestId, ...input } = asked?.input ?? {};
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(input).toEqual({ ...common, ...deed.sent });
  });

  test('says that it is recorded, lets go of what was chosen and reads anew', async () => {
    const view = show();
    await fillIn(view, deed);
    await decided(view);
    await confirm(view, deed.deed);
    await screen.findByText('Đã ghi thay đổi số 3.');
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.some(({ checked }) => checked)).toBe(false);
    await waitFor(() => expect(view.askedOf(listHamlets)).toHaveLength(2));
  });

  test('without day and document names both and sends nothing', async () => {
    const view = show();
    await fillIn(view, deed);
    await confirm(view, deed.deed);
    expect(dialog().textContent).toContain(
      'Còn mục chưa ghi: Ngày có hiệu lực, Quyết định, nghị quyết (số, ngày, cơ quan).',
    );
    expect(view.askedOf(writes[deed.kind])).toEqual([]);
  });

  test('that another change overtook says so, and keeps what was filled in', async () => {
    const detail = 'Danh sách đã được người khác thay đổi.';
    const view = show(fails(writes[deed.kind], { code: 'area.changed', kind: 'conflict', detail }));
    await fillIn(view, deed);
    await decided(view);
    await confirm(view, deed.deed);
    await waitFor(() => expect(dialog().textContent).toContain(detail));
    expect(screen.getByLabelText('Ngày có hiệu lực')).toHaveProperty('value', '01/01/2026');
    await waitFor(() => expect(view.askedOf(listHamlets)).toHaveLength(2));
  });

  test('whose answer got lost goes again under the same id', async () => {
    const view = show(fails(writes[deed.kind], lost, { times: 1, reply: done }));
    await fillIn(view, deed);
    await decided(view);
    await confirm(view, deed.deed);
    await waitFor(() => expect(dialog().textContent).toContain('mất kết nối'));
    await confirm(view, deed.deed);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    const ids = view.askedOf(writes[deed.kind]).map(({ input }) => input['requestId']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('given up sends nothing and says nothing', async () => {
    const view = show();
    await fillIn(view, deed);
    await confirm(view, 'Thôi');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(view.askedOf(writes[deed.kind])).toEqual([]);
    expect(view.words()).not.toContain('Đã ghi');
  });
});

describe('a list that is typed', () => {
  test('is read back while it is typed, with the type of lines that name none', async () => {
    const view = show();
    await open(view, 'Ghi thôn, tổ dân phố');
    const read = () => within(dialog()).getByRole('status').textContent;
    expect(read()).toBe('Chưa đọc được tên nào.');
    await view.fill('Danh sách', 'Đầm; Thôn Sen');
    expect(read()).toBe('Đọc được 2 tên: thôn Đầm, thôn Sen.');
    await view.user.selectOptions(
      screen.getByLabelText('Loại của dòng không nêu loại'),
      'khu dân cư',
    );
    expect(read()).toBe('Đọc được 2 tên: khu dân cư Đầm, thôn Sen.');
  });

  test('of blanks only is missing', async () => {
    const view = show();
    await open(view, 'Ghi thôn, tổ dân phố');
    await view.fill('Danh sách', ' ; ');
    await decided(view);
    await confirm(view, 'Ghi thôn, tổ dân phố');
    expect(dialog().textContent).toContain('Còn mục chưa ghi: Danh sách.');
  });
});

describe('the dialogs of hamlets', () => {
  test('a new name begins with the old one', async () => {
    const view = show();
    await open(view, /^Đổi tên thôn Tây$/);
    expect(screen.getByRole('dialog', { name: 'Đổi tên: Tây' })).toBeDefined();
    expect(screen.getByLabelText('Tên mới')).toHaveProperty('value', 'Tây');
  });

  test('closing names those that are closed, and that they go nowhere', async () => {
    const view = show();
    await open(view, 'Kết thúc', ['Tây', 'Nam']);
    expect(dialog().textContent).toContain(
      'Kết thúc, không sáp nhập vào nơi khác: thôn Tây, thôn Nam.',
    );
  });

  test.each([
    ['Sáp nhập', []],
    ['Sáp nhập', ['Tây']],
    ['Kết thúc', []],
  ])('“%s” with %j chosen opens nothing', async (name, chosen) => {
    const view = show();
    await open(view, name, chosen);
    expect(screen.queryByRole('dialog')).toBe(null);
  });

  test('a box pressed twice chooses nothing', async () => {
    const view = show();
    await open(view, 'Kết thúc', ['Tây', 'Tây']);
    expect(screen.queryByRole('dialog')).toBe(null);
  });

  test('merging into one that stays asks for no new name', async () => {
    const view = show();
    await open(view, 'Sáp nhập', ['Tây', 'Nam']);
    expect(screen.queryByLabelText('Tên mới')).not.toBe(null);
    await view.user.selectOptions(screen.getByLabelText('Thành'), 'thôn Tây (giữ tên và mã)');
    expect(screen.queryByLabelText('Tên mới')).toBe(null);
  });

  test('a note goes along when there is one', async () => {
    const view = show();
    await open(view, 'Kết thúc', ['Tây']);
    await decided(view);
    await view.fill('Ghi chú (không bắt buộc)', ' Giải tỏa ');
    await confirm(view, 'Kết thúc');
    await screen.findByText('Đã ghi thay đổi số 3.');
    expect(view.askedOf(closeHamlets)[0]?.input['reason']).toBe('Giải tỏa');
  });
});

describe('taking the last change back', () => {
  const name = 'Rút lại thay đổi gần nhất';

  test('asks why, and only that', async () => {
    const view = show();
    await open(view, name);
    expect(dialog().textContent).toContain('Thay đổi số 2 được ghi là rút lại');
    expect(screen.queryByLabelText('Ngày có hiệu lực')).toBe(null);
    await confirm(view, name);
    expect(dialog().textContent).toContain('Còn mục chưa ghi: Lý do rút lại.');
    expect(view.askedOf(withdrawHamletChange)).toEqual([]);
  });

  test('names the change and the reason', async () => {
    const view = show();
    await open(view, name);
    await view.fill('Lý do rút lại', 'Ghi nhầm xã');
    await confirm(view, name);
    await screen.findByText('Đã ghi thay đổi số 3.');
    const { requestId: _id, ...input } = view.askedOf(withdrawHamletChange)[0]?.input ?? {};
    expect(input).toEqual({ commune: '11473', seen: 2, number: 2, reason: 'Ghi nhầm xã' });
  });
});

test('another day is asked for by the address, and then nothing can be changed', async () => {
  const view = show();
  await open(view, 'Xem theo ngày');
  await view.user.keyboard('1/8/2025{Enter}');
  await waitFor(() =>
    expect(view.askedOf(listHamlets).at(-1)?.input).toEqual({
      commune: '11473',
      on: '2025-08-01',
    }),
  );
  await waitFor(() => expect(screen.queryAllByRole('checkbox')).toEqual([]));
});
