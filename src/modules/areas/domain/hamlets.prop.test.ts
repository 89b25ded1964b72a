import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, holds, type IsoDate } from '../../../kernel/index.ts';
import {
  decideHamlets,
  foldHamlets,
  standing,
  type Hamlet,
  type HamletChange,
  type HamletCommand,
} from './index.ts';

const commune = { code: '11560', from: '2025-07-01' as IsoDate, to: null };
const anyDay = fc.nat(400).map((after) => addDays(commune.from, after));
const anyName = fc.record({
  type: fc.constantFrom('thôn', 'tổ dân phố'),
  name: fc.constantFrom('Đông', 'Tây', 'Nam', 'Bắc', 'Trung', 'Số 1', 'Số 2'),
});
const anyCode = fc.integer({ min: 1, max: 9 }).map((number) => `11560-00${number}`);
const anyCommand: fc.Arbitrary<HamletCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('enter' as const),
    on: anyDay,
    hamlets: fc.array(anyName, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('rename' as const), on: anyDay, code: anyCode, to: anyName }),
  fc.record({
    kind: fc.constant('close' as const),
    on: anyDay,
    codes: fc.uniqueArray(anyCode, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    on: anyDay,
    codes: fc.uniqueArray(anyCode, { minLength: 2, maxLength: 3 }),
    into: fc.oneof(anyCode, anyName),
  }),
  fc.record({
    kind: fc.constant('withdraw' as const),
    number: fc.integer({ min: 1, max: 12 }),
  }),
);
const anyStory = fc.array(anyCommand, { maxLength: 25 });

/** The log after a story; commands that are refused leave nothing. */
function tell(story: readonly HamletCommand[]): readonly HamletChange[] {
  const log: HamletChange[] = [];
  for (const command of story) {
    const decided = decideHamlets(commune, log, command);
    if (!decided.ok) continue;
    const number = log.length + 1;
    const grounds = { source: `QĐ ${number}`, reason: null, by: 'user:x' };
    log.push({ number, act: decided.value, at: new Date(number), ...grounds });
  }
  return log;
}

const stands = (hamlets: readonly Hamlet[], on: IsoDate): readonly Hamlet[] =>
  hamlets.filter(({ from, to }) => holds(from, to, on));

describe('whatever officers record, in whatever order', () => {
  test('no code has two names on one day', () => {
    fc.assert(
      fc.property(anyStory, anyDay, (story, on) => {
        const codes = stands(foldHamlets(commune, tell(story)), on).map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  test('no two hamlets of the commune are called the same on one day', () => {
    fc.assert(
      fc.property(anyStory, anyDay, (story, on) => {
        const names = stands(foldHamlets(commune, tell(story)), on).map(
          ({ type, name }) => `${type} ${name}`,
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  test('every period lies in the commune’s time and lasts at least a day', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { from, to } of foldHamlets(commune, tell(story))) {
          expect(from >= commune.from).toBe(true);
          expect(to === null || to > from).toBe(true);
        }
      }),
    );
  });

  test('who ended says by which document, and a successor stands on the day of the end', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const hamlets = foldHamlets(commune, tell(story));
        for (const { to, endedBy, successor, code } of hamlets) {
          expect(endedBy === null).toBe(to === null);
          if (successor === null || successor === undefined || to === null) continue;
          expect(successor).not.toBe(code);
          expect(hamlets.some((each) => each.code === successor && each.from <= to)).toBe(true);
        }
      }),
    );
  });

  test('taking the last change back gives the hamlets of before', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const log = tell(story);
        const last = standing(log).at(-1);
        fc.pre(last !== undefined);
        const act = { kind: 'withdrawn', number: last?.number ?? 0 } as const;
        const number = log.length + 1;
        const back = { number, act, source: null, reason: 'nhầm', at: new Date(), by: 'user:x' };
        const before = log.filter((each) => each !== last);
        expect(foldHamlets(commune, [...log, back])).toEqual(foldHamlets(commune, before));
      }),
    );
  });

  test('a code is given once in the whole log', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const given = tell(story).flatMap(({ act }) => {
          if (act.kind === 'entered') return act.hamlets.map(({ code }) => code);
          if (act.kind !== 'merged' || act.codes.includes(act.into.code)) return [];
          return [act.into.code];
        });
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});
