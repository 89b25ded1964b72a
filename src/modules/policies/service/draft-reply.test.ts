import { describe, expect, test } from 'vitest';
import { anonymous, aUser } from '../../../../tests/support/callers.ts';
import type { Caller, Refusal } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { DraftState } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import type { DraftAction, DraftRow } from '../store/drafts.ts';
import { checkOf, lineOf, mayDo, writersOf } from './draft-reply.ts';
import type { DraftStudy } from './draft-study.ts';

const at = new Date('2026-11-25T02:41:00Z');

function aRow(given: Partial<DraftRow> = {}): DraftRow {
  return {
    id: 'd',
    title: 'Mức chuẩn',
    state: 'editing',
    version: 2,
    texts: [{ path: 'values.yaml', text: '[]' }],
    actions: 5,
    madeBy: 'user:an',
    submittedBy: null,
    madeAt: new Date('2026-11-24T17:00:00Z'),
    changedAt: at,
    ...given,
  };
}

function anAction(kind: DraftAction['kind'], by: string): DraftAction {
  return { number: 1, kind, version: 1, title: null, texts: null, reason: null, by, at };
}

function aStudy(given: Partial<DraftStudy> = {}): DraftStudy {
  return {
    passed: true,
    examples: 214,
    errors: [],
    changes: { vi: [], en: [] },
    sample: [],
    ...given,
  } as DraftStudy;
}

describe('the line of a draft', () => {
  test('counts what was done with it as what a caller has seen, and holds none of its files', () => {
    expect(lineOf(aRow())).toEqual({
      id: 'd',
      title: 'Mức chuẩn',
      state: 'editing',
      version: 2,
      seen: 5,
      madeBy: 'user:an',
      madeAt: '2026-11-24T17:00:00.000Z',
      changedAt: '2026-11-25T02:41:00.000Z',
      submittedBy: null,
    });
  });
});

describe('what a check found', () => {
  const change = {
    ...{ programme: 'p', on: '2031-01-01', place: null, kind: 'value', label: 'Mức' },
    ...{ before: '1', after: '2', cite: null },
  } as const;

  test('is told in the language of whoever reads it', () => {
    const study = aStudy({
      changes: {
        vi: [{ ...change, title: 'Trợ cấp' }],
        en: [{ ...change, title: 'Pension' }],
      },
      sample: [
        {
          ...{ programme: 'p', title: { vi: 'Trợ cấp', en: 'Pension' }, on: '2031-01-01' },
          ...{ place: 'east', persons: 2000, gain: 1, lose: 0, gained: 5, lost: null },
          ...{ settled: 0, unsettled: 0 },
        },
      ],
    });
    const [vi, en] = [checkOf(study, at, 'vi'), checkOf(study, at, 'en')];
    expect([vi.changes[0]?.title, vi.sample[0]?.title]).toEqual(['Trợ cấp', 'Trợ cấp']);
    expect([en.changes[0]?.title, en.sample[0]?.title]).toEqual(['Pension', 'Pension']);
    expect(vi).toMatchObject({ passed: true, examples: 214, at: '2026-11-25T02:41:00.000Z' });
  });

  const fault = (given: Partial<Refusal> = {}): Refusal => ({
    ...refuse('policy.draft_path', { path: 'facts.yaml' }),
    ...given,
  });
  const told = (error: Refusal, language: 'vi' | 'en' = 'vi') =>
    checkOf(aStudy({ passed: false, errors: [error] }), at, language).errors[0];

  test('a fault has its words, filled with what it is about', () => {
    expect(told(fault())?.detail).toContain('facts.yaml');
    expect(told(fault(), 'en')?.detail).toContain('facts.yaml');
    expect(told(fault(), 'en')?.detail).not.toBe(told(fault())?.detail);
  });

  test('a fault of the law’s own language is told in words too', () => {
    const data = { name: 'x', key: 'y', nearest: 'z' };
    expect(told(fault({ code: 'law.unknown_key', data }))?.detail).toBe(
      'Bảng “x” không có dòng “y”. Có phải “z”?',
    );
  });

  test('a fault without words is told by its code rather than not at all', () => {
    expect(told(fault({ code: 'law.never_heard_of' }))?.detail).toBe('law.never_heard_of');
  });

  test.each<readonly [string, Refusal['where'], readonly unknown[]]>([
    ['nowhere', undefined, [null, null, null]],
    ['in a file at large', { file: 'values.yaml' }, ['values.yaml', null, null]],
    ['at a place', { file: 'values.yaml', line: 3, column: 5 }, ['values.yaml', 3, 5]],
  ])('a fault %s says so', (_where, where, expected) => {
    const { where: _gone, ...bare } = fault();
    const found = told(where === undefined ? bare : { ...bare, where });
    expect([found?.file, found?.line, found?.column]).toEqual(expected);
  });
});

describe('who has written a draft', () => {
  test('are those who made, edited or submitted it, not those who looked it through', () => {
    const actions = [
      anAction('created', 'user:an'),
      anAction('edited', 'user:chi'),
      anAction('submitted', 'user:dung'),
      anAction('returned', 'user:binh'),
      anAction('approved', 'user:giang'),
      anAction('withdrawn', 'user:hoa'),
    ];
    expect(writersOf(actions)).toEqual(['user:an', 'user:chi', 'user:dung']);
    expect(writersOf([])).toEqual([]);
  });
});

describe('what a caller may do with a draft now', () => {
  const actions = [anAction('created', 'user:an'), anAction('submitted', 'user:an')];
  const may = (caller: Caller, state: DraftState, passed = true) =>
    mayDo({ caller } as Context, aRow({ state }), actions, passed);

  const legal = aUser('an', 'legal_officer');
  const other = aUser('chi', 'legal_officer');
  const operator: Caller = { kind: 'operator', systemUser: 'root' };

  test.each<readonly [string, Caller, DraftState, boolean, readonly string[]]>([
    ['an officer of law', legal, 'editing', true, ['edit', 'submit', 'withdraw']],
    ['an officer before the check', legal, 'editing', false, ['edit', 'withdraw']],
    ['another officer of law', other, 'editing', true, ['edit', 'submit', 'withdraw']],
    ['its writer while it waits', legal, 'submitted', true, ['withdraw']],
    ['anybody once it is law', legal, 'approved', true, []],
    ['anybody once it is withdrawn', legal, 'withdrawn', true, []],
    ['a passer-by', anonymous, 'editing', true, []],
    ['a passer-by while it waits', anonymous, 'submitted', true, []],
    ['the operator', operator, 'submitted', true, ['approve', 'return', 'withdraw']],
    ['the operator, the law changed since', operator, 'submitted', false, ['return', 'withdraw']],
  ])('%s', (_who, ...[caller, state, passed, expected]) => {
    expect(may(caller, state, passed)).toEqual(expected);
  });

  test('an approver who has written none of it approves or returns, and edits nothing', () => {
    const approver = aUser('binh', 'approver');
    expect(may(approver, 'submitted')).toEqual(['approve', 'return']);
    expect(may(approver, 'submitted', false)).toEqual(['return']);
    expect(may(approver, 'editing')).toEqual([]);
  });

  test('an approver who wrote some of it approves none of it', () => {
    const wrote = [...actions, anAction('edited', 'user:binh')];
    const context = { caller: aUser('binh', 'approver') } as Context;
    expect(mayDo(context, aRow({ state: 'submitted' }), wrote, true)).toEqual([]);
  });
});
