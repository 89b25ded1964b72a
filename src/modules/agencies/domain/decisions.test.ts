import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readAgencyRegister } from '../index.ts';
import {
  agencyChain,
  decideAgencySuccessor,
  undecidedSteps,
  withAgencyDecisions,
  type AgencyDecision,
  type AgencyDecisionCommand,
  type AgencyRegister,
} from './index.ts';

const register = readAgencyRegister();
const day = (text: string): IsoDate => text as IsoDate;
const OTHER_DUTIES = 'Các nhiệm vụ khác của cấp huyện';
const GENDER = 'Bình đẳng giới';

function decision(given: Partial<AgencyDecision> = {}): AgencyDecision {
  return {
    number: 1,
    kind: 'confirmed',
    code: 'HP-SLDTBXH',
    on: day('2025-03-01'),
    function: GENDER,
    successor: 'HP-SNV',
    passed: null,
    source: 'Quyết định 100/QĐ-UBND',
    documentDate: day('2025-02-28'),
    reason: null,
    at: new Date(0),
    by: 'user:legal.officer',
    ...given,
  };
}

const ask = (given: Partial<AgencyDecisionCommand> = {}) =>
  decideAgencySuccessor(register, {
    kind: 'confirm',
    code: 'HP-SLDTBXH',
    on: day('2025-03-01'),
    function: GENDER,
    successor: null,
    passed: null,
    alike: false,
    ...given,
  });

const stepsOf = (of: AgencyRegister, code: string) =>
  of.successions
    .filter((step) => step.code === code)
    .map(({ function: what, successor, verified }) => [what, successor, verified]);
const districts = register.agencies.filter(
  ({ kind, periods }) => kind === 'district_committee' && periods.at(-1)?.to === '2025-07-01',
);

describe('decisions laid over the facts', () => {
  test('without any the facts are the very same', () => {
    expect(withAgencyDecisions(register, [])).toBe(register);
  });

  test('a confirmation makes one function verified, and leaves the others', () => {
    const before = stepsOf(register, 'HP-SLDTBXH');
    const after = stepsOf(withAgencyDecisions(register, [decision()]), 'HP-SLDTBXH');
    expect(after).toHaveLength(before.length);
    expect(after.filter((step, at) => step[2] !== before[at]?.[2])).toEqual([
      [GENDER, 'HP-SNV', true],
    ]);
  });

  test('the chain of the agency tells the document with its day', () => {
    const decided = withAgencyDecisions(register, [decision()]);
    const links = agencyChain(decided, 'HP-SLDTBXH', null).flatMap((each) => each.successors);
    const link = links.find(({ succession }) => succession.function === GENDER);
    expect(link?.succession.source).toBe('Quyết định 100/QĐ-UBND ngày 28/02/2025');
  });

  test('a replacement names another; the later of two decisions holds', () => {
    const second = decision({ number: 2, kind: 'replaced', successor: 'HP-SYT' });
    for (const order of [
      [decision(), second],
      [second, decision()],
    ]) {
      const steps = stepsOf(withAgencyDecisions(register, order), 'HP-SLDTBXH');
      expect(steps.find(([what]) => what === GENDER)).toEqual([GENDER, 'HP-SYT', true]);
    }
  });

  test('a part told apart stands beside what is left of the function', () => {
    const added = decision({
      kind: 'added',
      code: 'UBND-311',
      on: day('2025-07-01'),
      function: OTHER_DUTIES,
      successor: 'HP-SYT',
      passed: 'Trẻ em',
    });
    const steps = stepsOf(withAgencyDecisions(register, [added]), 'UBND-311');
    expect(steps).toContainEqual(['Trẻ em', 'HP-SYT', true]);
    expect(steps).toContainEqual([OTHER_DUTIES, null, false]);
  });

  test('one of a kind speaks of every agency of it, and of no other', () => {
    const all = decision({
      kind: 'replaced',
      code: 'district_committee',
      on: day('2025-07-01'),
      function: OTHER_DUTIES,
      successor: 'GROUP-COMMUNE-COMMITTEES',
    });
    const decided = withAgencyDecisions(register, [all]);
    const changed = decided.successions.filter(
      (step, at) => step.verified !== register.successions[at]?.verified,
    );
    expect(changed).toHaveLength(districts.length);
    expect(new Set(changed.map(({ code }) => code))).toEqual(
      new Set(districts.map(({ code }) => code)),
    );
  });

  test('committees of units that were merged or divided are not touched: they follow the units', () => {
    const committee = register.successions.find(({ thousandths }) => thousandths !== null);
    const meddling = decision({
      code: committee?.code ?? '',
      on: committee?.on ?? day('2025-07-01'),
      function: null,
    });
    expect(withAgencyDecisions(register, [meddling]).successions).toEqual(register.successions);
  });
});

describe('what is still to be decided', () => {
  const open = undecidedSteps(register);

  test('is every step that no document says, committees apart', () => {
    const steps = register.successions.filter(
      ({ verified, thousandths }) => !verified && thousandths === null,
    );
    expect(open.reduce((sum, { alike }) => sum + alike, 0)).toBe(steps.length);
    expect(open.every(({ step }) => !step.verified)).toBe(true);
  });

  test('what every district committee shares stands once, with their number', () => {
    const shared = open.filter(({ alike }) => alike > 1);
    expect(shared.map(({ step, alike }) => [step.function, alike])).toEqual([
      [OTHER_DUTIES, districts.length],
    ]);
    expect(districts.length).toBe(27);
  });

  test('agencies of one kind that passed whole into different ones stay apart', () => {
    const departments = open.filter(({ step }) => step.function === null);
    expect(departments.length).toBeGreaterThan(5);
    expect(departments.every(({ alike }) => alike === 1)).toBe(true);
  });

  test('shrinks by one with a confirmation', () => {
    expect(undecidedSteps(withAgencyDecisions(register, [decision()]))).toHaveLength(
      open.length - 1,
    );
  });
});

describe('deciding about a successor', () => {
  test('confirms what stands', () => {
    expect(ask()).toEqual({
      ok: true,
      value: {
        decision: {
          kind: 'confirmed',
          code: 'HP-SLDTBXH',
          on: '2025-03-01',
          function: GENDER,
          successor: 'HP-SNV',
          passed: null,
        },
        agencies: 1,
      },
    });
  });

  test('confirms nothing where nobody is named', () => {
    expect(ask({ code: 'HP-CTHUE', function: null })).toMatchObject({
      ok: false,
      error: { code: 'agency.nothing_to_confirm' },
    });
  });

  test.each([
    ['an unknown agency', { code: 'HP-XXX' }, 'agency.not_found'],
    ['another day', { on: day('2025-03-02') }, 'agency.step_not_found'],
    ['a function that is not listed', { function: 'Nấu ăn' }, 'agency.step_not_found'],
    ['a committee that follows its unit', { code: 'UBND-11470' }, 'agency.step_not_found'],
  ])('refuses %s', (_what, given, code) => {
    expect(ask(given)).toMatchObject({ ok: false, error: { code } });
  });

  test.each([
    ['nobody', null],
    ['a code that is none', 'HP-XXX'],
    ['an agency that ended that day', 'HP-SDL'],
    ['itself', 'HP-SLDTBXH'],
  ])('a replacement by %s is refused', (_what, successor) => {
    expect(ask({ kind: 'replace', successor })).toMatchObject({
      ok: false,
      error: { code: 'agency.successor_unknown', where: { field: 'successor' } },
    });
  });

  test('a replacement is an agency of the day, or a group', () => {
    for (const successor of ['HP-SYT', 'GROUP-COMMUNE-COMMITTEES']) {
      expect(ask({ kind: 'replace', successor })).toMatchObject({
        ok: true,
        value: { decision: { kind: 'replaced', successor } },
      });
    }
  });

  test('a part needs a name that is not in the register yet', () => {
    const add = { kind: 'add', successor: 'HP-SYT' } as const;
    for (const passed of [null, GENDER, 'Người có công']) {
      expect(ask({ ...add, passed })).toMatchObject({
        ok: false,
        error: { code: 'agency.function_taken' },
      });
    }
    expect(ask({ ...add, passed: 'Bình đẳng giới trong lao động' })).toMatchObject({
      ok: true,
      value: { decision: { kind: 'added', function: GENDER } },
    });
  });

  test('of a whole kind it is recorded under the kind, with the number of agencies', () => {
    const all = ask({
      kind: 'replace',
      code: 'UBND-311',
      on: day('2025-07-01'),
      function: OTHER_DUTIES,
      successor: 'GROUP-COMMUNE-COMMITTEES',
      alike: true,
    });
    expect(all).toMatchObject({
      ok: true,
      value: { decision: { code: 'district_committee' }, agencies: districts.length },
    });
  });
});
