import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideApproval, type Actor, type ApprovalState } from './approval.ts';
import { decideLinkChange, findHoles, linkState, type LinkRecord } from './link.ts';
import {
  decideSettle,
  isReadingField,
  readingFields,
  resolutionKinds,
  type FindingState,
  type SettleCommand,
} from './resolution.ts';

const id = fc.constantFrom('r1', 'r2');
const seen = fc.option(id, { nil: null });
const text = fc.constantFrom('', '  ', '\t', 'Đúng nguyên văn', ' Tiêu đề ghi 2020 ');
const aState: fc.Arbitrary<FindingState> = fc.record({
  copyState: fc.constantFrom('digital_copy', 'approved'),
  superseded: fc.boolean(),
  field: fc.constantFrom('startYear', 'endYear', 'title', 'lead', null),
  placeKind: fc.constantFrom('task', 'document', 'section'),
  current: fc.option(fc.record({ id, by: fc.constant('Hà'), on: fc.constant('24/11/2026') }), {
    nil: null,
  }),
});
const aCommand: fc.Arbitrary<SettleCommand> = fc.record({
  resolution: fc.constantFrom(...resolutionKinds),
  value: fc.option(fc.constantFrom('', ' ', '1944', '1945', '2020', ' 2100 ', '2101', 'dự báo'), {
    nil: null,
  }),
  reason: text,
  seen,
});

/** What stands in the way, in the order in which a planner is told: the state of things first. */
function hindrance(state: FindingState, command: SettleCommand): string | null {
  if (state.superseded) return 'plan.superseded';
  if (state.copyState === 'approved') return 'plan.approved';
  if ((state.current?.id ?? null) !== command.seen) return 'plan.finding_settled_meanwhile';
  if (command.reason.trim() === '') return 'plan.reason_missing';
  if (command.resolution !== 'reading') return null;
  const value = (command.value ?? '').trim();
  if (value === '') return 'plan.reading_value_missing';
  const year = ['startYear', 'endYear'].includes(state.field ?? '') && state.placeKind === 'task';
  return year && !['1945', '2020', '2100'].includes(value) ? 'plan.reading_value_invalid' : null;
}

describe('settling a finding, whatever the state and whatever is asked', () => {
  it('is refused for the first hindrance and accepted when there is none', () => {
    fc.assert(
      fc.property(aState, aCommand, (state, command) => {
        const decided = decideSettle(state, command);
        expect(decided.ok ? null : decided.error.code).toBe(hindrance(state, command));
      }),
      { numRuns: 2_000 },
    );
  });

  it('records a trimmed reason, what it replaces, and a value for a reading only', () => {
    fc.assert(
      fc.property(aState, aCommand, (state, command) => {
        const decided = decideSettle(state, command);
        if (!decided.ok) return;
        const { reason, replaces, resolution, value } = decided.value;
        expect(reason).toBe(command.reason.trim());
        expect(reason).not.toBe('');
        expect(replaces).toBe(command.seen);
        expect(resolution).toBe(command.resolution);
        expect(value === null).toBe(resolution !== 'reading');
        expect(value === null || (value !== '' && value === value.trim())).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names who was first, so that the second planner can ask them', () => {
    fc.assert(
      fc.property(aState, aCommand, (state, command) => {
        const decided = decideSettle(state, command);
        if (decided.ok || decided.error.code !== 'plan.finding_settled_meanwhile') return;
        const by = state.current === null ? '' : 'Hà';
        expect(decided.error.data).toEqual({ by, on: by === '' ? '' : '24/11/2026' });
        expect(decided.error.kind).toBe('conflict');
      }),
    );
  });

  it('uses readings of years and titles, and of no other field', () => {
    expect(readingFields.every(isReadingField)).toBe(true);
    for (const field of ['lead', 'funding', '', 'startyear', null]) {
      expect(isReadingField(field)).toBe(false);
    }
  });
});

const names = ['Trần Thu Hà', 'Lê Văn Nam', 'Vũ Bình'] as const;
const anActor: fc.Arbitrary<Actor> = fc.record({
  account: fc.constantFrom('user:ha', 'user:nam', 'user:binh', 'release:Trần Thu Hà'),
  name: fc.constantFrom(...names),
});
const anApproval: fc.Arbitrary<ApprovalState> = fc.record({
  copyState: fc.constantFrom('digital_copy', 'approved'),
  superseded: fc.boolean(),
  openFindings: fc.nat(2),
  resolvers: fc.array(anActor, { maxLength: 3 }),
});

describe('approving, whatever the state and whoever asks', () => {
  it('needs a copy in its place, nothing open, and a second person', () => {
    fc.assert(
      fc.property(anApproval, anActor, (state, approver) => {
        const decided = decideApproval(state, approver);
        const isOwn = state.resolvers.some(
          ({ account, name }) => account === approver.account || name === approver.name,
        );
        const free = !state.superseded && state.copyState === 'digital_copy';
        expect(decided.ok).toBe(free && state.openFindings === 0 && !isOwn);
        if (decided.ok) expect(decided.value).toBe(approver);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never gets easier by one more person who wrote a resolution, or one more open finding', () => {
    fc.assert(
      fc.property(anApproval, anActor, anActor, (state, approver, other) => {
        if (decideApproval(state, approver).ok) return;
        const harder = [
          { ...state, resolvers: [...state.resolvers, other] },
          { ...state, openFindings: state.openFindings + 1 },
        ];
        expect(harder.some((each) => decideApproval(each, approver).ok)).toBe(false);
      }),
    );
  });
});

const task = fc.constantFrom('T1', 'T2', 'T3');
const provision = fc.constantFrom('P1', 'P2', 'P3');
const aLink: fc.Arbitrary<LinkRecord> = fc.record({
  task,
  provision,
  confidence: fc.constantFrom('strong', 'weak', null),
  decision: fc.option(
    fc.record({
      id,
      decision: fc.constantFrom('confirmed', 'refused'),
      by: fc.constant('Hà'),
      on: fc.constant('2026-11-24'),
    }),
    { nil: null },
  ),
});
const links = fc.array(aLink, { maxLength: 8 });
const [provisions, tasks] = [
  ['P1', 'P2', 'P3'],
  ['T1', 'T2', 'T3'],
];

describe('links, whatever was suggested and decided', () => {
  it('leave a hole exactly where no standing link is', () => {
    fc.assert(
      fc.property(links, (all) => {
        const holes = findHoles(provisions, tasks, all);
        const stands = all.filter((link) => linkState(link) !== 'refused');
        for (const code of provisions) {
          const served = stands.some((link) => link.provision === code);
          expect(holes.provisions.includes(code)).toBe(!served);
        }
        for (const code of tasks) {
          const supported = stands.some((link) => link.task === code);
          expect(holes.tasks.includes(code)).toBe(!supported);
        }
      }),
    );
  });

  it('that are refused count for nothing, and holes stay in the order of the text', () => {
    fc.assert(
      fc.property(links, (all) => {
        const without = all.filter((link) => linkState(link) !== 'refused');
        const holes = findHoles(provisions, tasks, all);
        expect(holes).toEqual(findHoles(provisions, tasks, without));
        expect(holes.provisions).toEqual(holes.provisions.toSorted());
        expect(holes.tasks).toEqual(holes.tasks.toSorted());
      }),
    );
  });

  it('are decided only by whoever saw the last decision', () => {
    fc.assert(
      fc.property(aLink, seen, ({ decision }, mine) => {
        const decided = decideLinkChange(decision, mine);
        expect(decided.ok).toBe((decision?.id ?? null) === mine);
        if (decided.ok) expect(decided.value.replaces).toBe(mine);
        else expect(decided.error.kind).toBe('conflict');
      }),
    );
  });
});
