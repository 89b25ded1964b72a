import { describe, expect, test } from 'vitest';
import type { IsoDate, Refusal, Result } from '../../../kernel/index.ts';
import {
  decideHamlets,
  foldHamlets,
  standing,
  type Hamlet,
  type HamletAct,
  type HamletChange,
  type HamletCommand,
} from './index.ts';

const day = (text: string): IsoDate => text as IsoDate;
const commune = { code: '11560', from: day('2025-07-01'), to: null };
const at = new Date('2026-01-15T02:00:00Z');

/** A log from acts, numbered in their order, each with a document of its own. */
function logOf(...acts: readonly HamletAct[]): HamletChange[] {
  return acts.map((act, index) => ({
    number: index + 1,
    act,
    source: act.kind === 'withdrawn' || act.kind === 'seeded' ? null : `QĐ ${index + 1}`,
    reason: act.kind === 'withdrawn' ? 'ghi nhầm' : null,
    at,
    by: 'user:commune.officer',
  }));
}

const named = (code: string, name: string, type = 'thôn') => ({ code, type, name });
const entered = (on: string, ...names: readonly string[]): HamletAct => ({
  kind: 'entered',
  on: day(on),
  hamlets: names.map((name, index) => named(`11560-00${index + 1}`, name)),
});
const three = entered('2025-07-01', 'Đông', 'Tây', 'Nam');

const decide = (log: readonly HamletChange[], command: HamletCommand) =>
  decideHamlets(commune, log, command);
const codeOf = (result: Result<HamletAct, Refusal>): string =>
  result.ok ? `ok ${result.value.kind}` : result.error.code;
const shown = (hamlets: readonly Hamlet[]): string[] =>
  hamlets.map(({ code, type, name, from, to, successor }) =>
    [code.slice(-3), type, name, from, to ?? '…', successor?.slice(-3) ?? ''].join(' ').trim(),
  );

describe('the log folds to the hamlets of a commune', () => {
  test('an empty log is no hamlet', () => {
    expect(foldHamlets(commune, [])).toEqual([]);
  });

  test('what a decision entered stands from its day, by its document', () => {
    const [first] = foldHamlets(commune, logOf(three));
    expect(first).toEqual({
      code: '11560-001',
      type: 'thôn',
      name: 'Đông',
      commune: '11560',
      communeFrom: '2025-07-01',
      from: '2025-07-01',
      to: null,
      source: 'QĐ 1',
      endedBy: null,
      successor: null,
    });
  });

  test('a new name ends the period of the old one and keeps the code', () => {
    const renamed = {
      kind: 'renamed',
      on: day('2026-01-01'),
      hamlet: named('11560-002', 'Số 2', 'tổ dân phố'),
    } as const;
    const hamlets = foldHamlets(commune, logOf(three, renamed));
    expect(shown(hamlets)).toEqual([
      '001 thôn Đông 2025-07-01 …',
      '002 thôn Tây 2025-07-01 2026-01-01',
      '002 tổ dân phố Số 2 2026-01-01 …',
      '003 thôn Nam 2025-07-01 …',
    ]);
    expect(hamlets[1]?.endedBy).toBe('QĐ 2');
    expect(hamlets[2]?.source).toBe('QĐ 2');
  });

  test('what is closed ends and leads nowhere', () => {
    const closed = { kind: 'closed', on: day('2026-01-01'), codes: ['11560-001'] } as const;
    const [first] = foldHamlets(commune, logOf(three, closed));
    expect(first).toMatchObject({ to: '2026-01-01', endedBy: 'QĐ 2', successor: null });
  });

  test('hamlets that become a new one lead to it', () => {
    const merged = {
      kind: 'merged',
      on: day('2026-01-01'),
      codes: ['11560-001', '11560-002'],
      into: named('11560-004', 'Đông Tây'),
    } as const;
    expect(shown(foldHamlets(commune, logOf(three, merged)))).toEqual([
      '001 thôn Đông 2025-07-01 2026-01-01 004',
      '002 thôn Tây 2025-07-01 2026-01-01 004',
      '003 thôn Nam 2025-07-01 …',
      '004 thôn Đông Tây 2026-01-01 …',
    ]);
  });

  test('one that takes others in keeps its row, as a commune does', () => {
    const merged = {
      kind: 'merged',
      on: day('2026-01-01'),
      codes: ['11560-001', '11560-002'],
      into: named('11560-001', 'Đông'),
    } as const;
    expect(shown(foldHamlets(commune, logOf(three, merged)))).toEqual([
      '001 thôn Đông 2025-07-01 …',
      '002 thôn Tây 2025-07-01 2026-01-01 001',
      '003 thôn Nam 2025-07-01 …',
    ]);
  });

  test('what a release had loaded begins the log with its own documents', () => {
    const seeded = {
      kind: 'seeded',
      hamlets: [
        { ...named('11560-001', 'Đông'), from: day('2025-07-01'), to: null, source: 'NQ 5' },
        {
          ...named('11560-002', 'Tây'),
          from: day('2025-07-01'),
          to: day('2025-10-01'),
          source: 'NQ 6',
        },
      ],
    } as const;
    const hamlets = foldHamlets(commune, logOf(seeded));
    expect(hamlets.map(({ source, to }) => [source, to])).toEqual([
      ['NQ 5', null],
      ['NQ 6', '2025-10-01'],
    ]);
  });

  test('what was withdrawn counts as never recorded, and stays in the log', () => {
    const closed = { kind: 'closed', on: day('2026-01-01'), codes: ['11560-001'] } as const;
    const log = logOf(three, closed, { kind: 'withdrawn', number: 2 });
    expect(foldHamlets(commune, log)).toEqual(foldHamlets(commune, logOf(three)));
    expect(standing(log).map(({ number }) => number)).toEqual([1]);
    expect(log).toHaveLength(3);
  });

  test('the order in which rows are read does not matter, their numbers do', () => {
    const closed = { kind: 'closed', on: day('2026-01-01'), codes: ['11560-001'] } as const;
    const log = logOf(three, closed);
    expect(foldHamlets(commune, log.toReversed())).toEqual(foldHamlets(commune, log));
  });
});

describe('entering hamlets', () => {
  const enter = (on: string, ...names: readonly string[]): HamletCommand => ({
    kind: 'enter',
    on: day(on),
    hamlets: names.map((name) => ({ type: 'thôn', name })),
  });

  test('gives each the next code of the commune', () => {
    const decided = decide(logOf(three), enter('2026-01-01', 'Bắc', 'Trung'));
    expect(decided).toEqual({
      ok: true,
      value: {
        kind: 'entered',
        on: '2026-01-01',
        hamlets: [named('11560-004', 'Bắc'), named('11560-005', 'Trung')],
      },
    });
  });

  test('never gives a code again, not that of a withdrawn entry either', () => {
    const log = logOf(three, { kind: 'withdrawn', number: 1 });
    const decided = decide(log, enter('2025-07-01', 'Đông'));
    expect(decided).toMatchObject({ ok: true, value: { hamlets: [{ code: '11560-004' }] } });
  });

  test('refuses a name that another bears on that day, capitals and spaces aside', () => {
    for (const name of ['Đông', 'đông', ' ĐÔNG ']) {
      expect(codeOf(decide(logOf(three), enter('2026-01-01', name)))).toBe(
        'area.hamlet_name_taken',
      );
    }
  });

  test('takes a name that differs by its marks or its official word', () => {
    expect(codeOf(decide(logOf(three), enter('2026-01-01', 'Dong')))).toBe('ok entered');
    const group = { kind: 'enter', on: day('2026-01-01') } as const;
    const command = { ...group, hamlets: [{ type: 'tổ dân phố', name: 'Đông' }] };
    expect(codeOf(decide(logOf(three), command))).toBe('ok entered');
  });

  test('refuses a name written twice in one list, and says in which line', () => {
    const decided = decide([], enter('2026-01-01', 'Bắc', 'Trung', 'bắc'));
    expect(decided).toMatchObject({
      ok: false,
      error: { code: 'area.hamlet_name_taken', where: { field: 'hamlets.2' } },
    });
  });

  test('takes the name of one that ended before the day, not of one that ends after it', () => {
    const closed = { kind: 'closed', on: day('2026-01-01'), codes: ['11560-001'] } as const;
    const log = logOf(three, closed);
    expect(codeOf(decide(log, enter('2026-01-01', 'Đông')))).toBe('ok entered');
    expect(codeOf(decide(log, enter('2025-12-31', 'Đông')))).toBe('area.hamlet_name_taken');
  });

  test('refuses a name without a letter or a digit', () => {
    expect(codeOf(decide([], enter('2026-01-01', '–')))).toBe('area.hamlet_name_unreadable');
    expect(codeOf(decide([], enter('2026-01-01', '5')))).toBe('ok entered');
  });

  test('refuses when the three digits are used up', () => {
    const full = {
      kind: 'entered',
      on: day('2025-07-01'),
      hamlets: [named('11560-999', 'Cuối')],
    } as const;
    expect(codeOf(decide(logOf(full), enter('2026-01-01', 'Thêm')))).toBe('area.hamlet_codes_out');
  });

  test('refuses a day outside the commune’s own time', () => {
    expect(codeOf(decide([], enter('2025-06-30', 'Đông')))).toBe('area.hamlet_day_outside');
    const gone = { ...commune, to: day('2026-01-01') };
    const command = enter('2026-01-01', 'Đông');
    expect(codeOf(decideHamlets(gone, [], command))).toBe('area.hamlet_day_outside');
    expect(codeOf(decideHamlets(gone, [], enter('2025-12-31', 'Đông')))).toBe('ok entered');
  });
});

describe('renaming a hamlet', () => {
  const rename = (code: string, name: string, on = '2026-01-01'): HamletCommand => ({
    kind: 'rename',
    on: day(on),
    code,
    to: { type: 'thôn', name },
  });

  test('keeps its code', () => {
    expect(decide(logOf(three), rename('11560-001', 'Đông Hải'))).toEqual({
      ok: true,
      value: {
        kind: 'renamed',
        on: '2026-01-01',
        hamlet: { code: '11560-001', type: 'thôn', name: 'Đông Hải' },
      },
    });
  });

  test('refuses the name it bears, and the name of a neighbour', () => {
    expect(codeOf(decide(logOf(three), rename('11560-001', 'Đông')))).toBe('area.hamlet_name_same');
    expect(codeOf(decide(logOf(three), rename('11560-001', 'Tây')))).toBe('area.hamlet_name_taken');
  });

  test('takes another official word with the same name', () => {
    const command = { kind: 'rename', on: day('2026-01-01'), code: '11560-001' } as const;
    const to = { type: 'tổ dân phố', name: 'Đông' };
    expect(codeOf(decide(logOf(three), { ...command, to }))).toBe('ok renamed');
  });

  test('refuses one that is not there or has ended', () => {
    const closed = { kind: 'closed', on: day('2025-12-01'), codes: ['11560-001'] } as const;
    expect(codeOf(decide(logOf(three, closed), rename('11560-001', 'X')))).toBe('area.hamlet_gone');
    expect(codeOf(decide(logOf(three), rename('11560-009', 'X')))).toBe('area.hamlet_gone');
  });

  test('refuses the day on which it began, and any before', () => {
    for (const on of ['2025-07-01']) {
      expect(codeOf(decide(logOf(three), rename('11560-001', 'X', on)))).toBe(
        'area.hamlet_too_early',
      );
    }
    expect(codeOf(decide(logOf(three), rename('11560-001', 'X', '2025-07-02')))).toBe('ok renamed');
  });
});

describe('closing hamlets', () => {
  const close = (...codes: readonly string[]): HamletCommand => ({
    kind: 'close',
    on: day('2026-01-01'),
    codes,
  });

  test('ends all that a decision names, or none of them', () => {
    expect(decide(logOf(three), close('11560-001', '11560-003'))).toEqual({
      ok: true,
      value: { kind: 'closed', on: '2026-01-01', codes: ['11560-001', '11560-003'] },
    });
    expect(codeOf(decide(logOf(three), close('11560-001', '11560-009')))).toBe('area.hamlet_gone');
  });

  test('refuses what was closed before', () => {
    const closed = { kind: 'closed', on: day('2025-12-01'), codes: ['11560-001'] } as const;
    expect(codeOf(decide(logOf(three, closed), close('11560-001')))).toBe('area.hamlet_gone');
  });
});

describe('merging hamlets', () => {
  const merge = (
    codes: readonly string[],
    into: string | { readonly type: string; readonly name: string },
  ): HamletCommand => ({ kind: 'merge', on: day('2026-01-01'), codes, into });
  const both = ['11560-001', '11560-002'];

  test('makes a new one with the next code', () => {
    expect(decide(logOf(three), merge(both, { type: 'thôn', name: 'Đông Tây' }))).toMatchObject({
      ok: true,
      value: { kind: 'merged', codes: both, into: named('11560-004', 'Đông Tây') },
    });
  });

  test('lets the new one be called like one of those that become it, not like a neighbour', () => {
    expect(codeOf(decide(logOf(three), merge(both, { type: 'thôn', name: 'Tây' })))).toBe(
      'ok merged',
    );
    expect(codeOf(decide(logOf(three), merge(both, { type: 'thôn', name: 'Nam' })))).toBe(
      'area.hamlet_name_taken',
    );
  });

  test('lets one of them take the others in under its own name', () => {
    expect(decide(logOf(three), merge(both, '11560-002'))).toMatchObject({
      ok: true,
      value: { into: named('11560-002', 'Tây') },
    });
  });

  test('refuses to merge into one that is not among them', () => {
    expect(codeOf(decide(logOf(three), merge(both, '11560-003')))).toBe('area.hamlet_merge_other');
  });

  test('needs two different ones', () => {
    for (const codes of [[], ['11560-001'], ['11560-001', '11560-001']]) {
      expect(codeOf(decide(logOf(three), merge(codes, '11560-001')))).toBe('area.hamlet_merge_few');
    }
  });

  test('refuses when one of them has ended or begins that day', () => {
    const closed = { kind: 'closed', on: day('2025-12-01'), codes: ['11560-001'] } as const;
    expect(codeOf(decide(logOf(three, closed), merge(both, '11560-002')))).toBe('area.hamlet_gone');
    const young = logOf(entered('2026-01-01', 'Đông', 'Tây'));
    expect(codeOf(decide(young, merge(both, '11560-002')))).toBe('area.hamlet_too_early');
  });
});

describe('taking a change back', () => {
  const closed = { kind: 'closed', on: day('2026-01-01'), codes: ['11560-001'] } as const;
  const withdraw = (number: number): HamletCommand => ({ kind: 'withdraw', number });

  test('is for the last one that counts', () => {
    const log = logOf(three, closed);
    expect(codeOf(decide(log, withdraw(2)))).toBe('ok withdrawn');
    expect(codeOf(decide(log, withdraw(1)))).toBe('area.hamlet_not_last');
    expect(codeOf(decide(log, withdraw(3)))).toBe('area.hamlet_not_last');
  });

  test('goes on backwards: after the last its predecessor is the last', () => {
    const log = logOf(three, closed, { kind: 'withdrawn', number: 2 });
    expect(codeOf(decide(log, withdraw(2)))).toBe('area.hamlet_not_last');
    expect(codeOf(decide(log, withdraw(1)))).toBe('ok withdrawn');
  });

  test('does not reach what a release had loaded, nor an empty log', () => {
    expect(codeOf(decide(logOf({ kind: 'seeded', hamlets: [] }), withdraw(1)))).toBe(
      'area.hamlet_not_last',
    );
    expect(codeOf(decide([], withdraw(1)))).toBe('area.hamlet_not_last');
  });
});
