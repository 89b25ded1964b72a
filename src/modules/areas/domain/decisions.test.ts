import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  areaOn,
  decideSuccessors,
  destinationsOn,
  isVerified,
  makeAreaRegister,
  successorsOf,
  undecidedUnits,
  withDecisions,
  type Area,
  type AreaDecision,
  type AreaRegister,
} from './index.ts';

const files = readAreaFiles();
const register = makeAreaRegister(files);
const day = (text: string): IsoDate => text as IsoDate;

/** 11389 ended on 31/12/2024; its successor is inferred. */
const guessed = areaOn(register, '11389', day('2024-12-31')) as Area;
/** Phúc Thành, of which nothing is known. */
const lost = areaOn(register, '10690', day('2019-10-31')) as Area;
/** Divided among three on 01/07/2025, by the document itself. */
const divided = areaOn(register, '11341', day('2025-06-30')) as Area;

function decision(unit: Area, given: Partial<AreaDecision> = {}): AreaDecision {
  return {
    code: unit.code,
    from: unit.from,
    number: 1,
    kind: 'confirmed',
    parts: [{ successor: '11395', successorFrom: day('2025-01-01'), thousandths: 1000 }],
    source: 'Nghị quyết 1232/NQ-UBTVQH15',
    documentDate: day('2024-10-24'),
    reason: null,
    at: new Date(0),
    by: 'user:legal.officer',
    ...given,
  };
}

const after = (...decisions: readonly AreaDecision[]): AreaRegister =>
  makeAreaRegister(withDecisions(files, decisions));
const stepsOf = (of: AreaRegister, unit: Area) =>
  successorsOf(of, unit).map(({ area, succession }) => ({
    code: area.code,
    thousandths: succession.thousandths,
    verified: isVerified(succession),
  }));

describe('decisions laid over the facts', () => {
  test('without any the facts are the very same', () => {
    expect(withDecisions(files, [])).toBe(files);
  });

  test('a confirmation makes the inferred verified, with its document and day', () => {
    const decided = after(decision(guessed));
    const [link] = successorsOf(decided, guessed);
    expect(link?.succession).toMatchObject({
      on: '2025-01-01',
      basis: 'whole',
      confidence: 'A',
      source: 'Nghị quyết 1232/NQ-UBTVQH15 ngày 24/10/2024',
    });
    expect(stepsOf(register, guessed)[0]?.verified).toBe(false);
  });

  test('only the unit meant changes', () => {
    const decided = after(decision(guessed));
    const others = (of: AreaRegister) =>
      of.successions.filter(({ code, from }) => code !== guessed.code || from !== guessed.from);
    expect(others(decided)).toEqual(others(register));
  });

  test('the last decision of a unit holds, in whatever order they are read', () => {
    const parts = [{ successor: '11398', successorFrom: day('2025-01-01'), thousandths: 1000 }];
    const target = register.areas.find(
      ({ code, from }) => code === '11398' && from <= '2025-01-01',
    );
    const second = decision(guessed, {
      number: 2,
      kind: 'replaced',
      parts: parts.map((part) => ({ ...part, successorFrom: target?.from ?? part.successorFrom })),
    });
    const forward = after(decision(guessed), second);
    const backward = after(second, decision(guessed));
    expect(stepsOf(forward, guessed)).toEqual(stepsOf(backward, guessed));
    expect(stepsOf(forward, guessed).map(({ code }) => code)).toEqual(['11398']);
  });

  test('a unit that had none gets them from the day after its last', () => {
    const next = areaOn(register, '10675', day('2019-11-01'));
    const parts = [
      { successor: '10675', successorFrom: next?.from ?? day('2019-11-01'), thousandths: 1000 },
    ];
    const decided = after(decision(lost, { kind: 'replaced', parts }));
    expect(successorsOf(decided, lost)[0]?.succession.on).toBe('2019-11-01');
  });

  test('a unit or successor that a later release no longer knows leads nowhere', () => {
    const nobody = { ...guessed, code: '99999' } as Area;
    expect(after(decision(nobody)).successions).toHaveLength(files.successions.length);
    const parts = [{ successor: '99999', successorFrom: day('2025-01-01'), thousandths: 1000 }];
    expect(stepsOf(after(decision(guessed, { parts })), guessed)).toEqual([]);
  });

  test('destinations follow what was decided, and are verified with it', () => {
    const before = destinationsOn(register, guessed, day('2025-03-01'));
    const now = destinationsOn(after(decision(guessed)), guessed, day('2025-03-01'));
    expect(before.every(({ verified }) => verified)).toBe(false);
    expect(now.every(({ verified }) => verified)).toBe(true);
    expect(now.map(({ area }) => area.code)).toEqual(['11395']);
  });
});

describe('the units still to be decided', () => {
  const open = undecidedUnits(register);

  test('are those with an inferred step, and communes that ended without any', () => {
    const inferred = new Set(
      register.successions
        .filter((step) => !isVerified(step))
        .map(({ code, from }) => `${code}@${from}`),
    );
    const meant = open.map(({ code, from }) => `${code}@${from}`);
    expect(new Set(meant)).toEqual(new Set([...inferred, `10690@${lost.from}`]));
  });

  test('districts that ended with their tier are not among them', () => {
    expect(open.filter(({ level }) => level !== 'commune')).toEqual([]);
  });

  test('shrink by one with each decision', () => {
    expect(undecidedUnits(after(decision(guessed)))).toHaveLength(open.length - 1);
  });
});

describe('deciding about successors', () => {
  const replace = (
    unit: Area,
    ...parts: readonly { readonly code: string; readonly thousandths: number }[]
  ) => decideSuccessors(register, unit, { kind: 'replace', parts });
  const whole = (code: string) => ({ code, thousandths: 1000 });

  test('a confirmation records what stands', () => {
    expect(decideSuccessors(register, divided, { kind: 'confirm', parts: [] })).toEqual({
      ok: true,
      value: {
        kind: 'confirmed',
        parts: successorsOf(register, divided).map(({ succession }) => ({
          successor: succession.successor,
          successorFrom: succession.successorFrom,
          thousandths: succession.thousandths,
        })),
      },
    });
  });

  test('nothing is confirmed of a unit that has none, or is no unit', () => {
    const confirm = { kind: 'confirm', parts: [] } as const;
    expect(decideSuccessors(register, lost, confirm)).toMatchObject({
      ok: false,
      error: { code: 'area.nothing_to_confirm' },
    });
    const none = { code: '11389', from: day('1999-01-01') };
    expect(decideSuccessors(register, none, confirm)).toMatchObject({
      ok: false,
      error: { code: 'area.not_found' },
    });
  });

  test('a replacement names units of the day of the change, by their identity', () => {
    expect(replace(guessed, whole('11395'))).toMatchObject({
      ok: true,
      value: {
        kind: 'replaced',
        parts: [{ successor: '11395', successorFrom: '2025-01-01', thousandths: 1000 }],
      },
    });
  });

  test.each([
    ['a code nobody carries', '99999'],
    ['a unit of another level', '31'],
    ['a unit that ended before', '11389'],
  ])('refuses %s', (_what, code) => {
    expect(replace(guessed, whole(code))).toMatchObject({
      ok: false,
      error: { code: 'area.successor_unknown', where: { field: 'parts' } },
    });
  });

  test.each([
    ['parts that leave something over', [500, 400]],
    ['parts that are more than the whole', [600, 500]],
  ])('refuses %s', (_what, [first = 0, second = 0]) => {
    const parts = [
      { code: '11395', thousandths: first },
      { code: '11329', thousandths: second },
    ];
    expect(replace(divided, ...parts.map((part) => ({ ...part, code: part.code })))).toMatchObject({
      ok: false,
    });
  });

  test('refuses no part at all, and one unit named twice', () => {
    expect(replace(guessed)).toMatchObject({ error: { code: 'area.parts_not_whole' } });
    const half = { code: '11395', thousandths: 500 };
    expect(replace(guessed, half, half)).toMatchObject({
      error: { code: 'area.parts_not_whole' },
    });
  });

  test('refuses a unit that is still in force', () => {
    const present = areaOn(register, '11560', day('2026-01-15')) as Area;
    expect(replace(present, whole('11359'))).toMatchObject({
      ok: false,
      error: { code: 'area.still_here', kind: 'refused' },
    });
  });
});
