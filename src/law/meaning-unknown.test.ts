import { describe, expect, it } from 'vitest';
import { ask, asked, between } from '../../tests/support/law-asking.ts';
import {
  engineOfCases,
  lawCase,
  packTexts,
  programme,
  refusalsOf,
  version,
} from '../../tests/support/law-pack.ts';
import { loadPack } from './load/load.ts';

/** Rules of meaning: each is a trap some engine fell into. Numbers are the design's. */

describe('rule 1: unknown is a set of possible values, never null, nought or a default', () => {
  const engine = engineOfCases([
    lawCase('baby', 'orphan && years(birth_date) < 4', '250'),
    lawCase('child', 'orphan && years(birth_date) >= 4 && years(birth_date) < 16', '150'),
    lawCase('old', 'years(birth_date) >= 80 && !pension', '100'),
  ]);

  it('answers nothing known with the whole range and every question that matters', () => {
    const answer = ask(engine, {});
    expect(between(answer)).toEqual(['0', '250']);
    expect(asked(answer).toSorted()).toEqual(['birth_date', 'orphan', 'pension']);
  });

  it('does not pay an orphan of unknown age as if it were of some age', () => {
    const answer = ask(engine, { person: { orphan: true, pension: true } });
    expect(between(answer)).toEqual(['0', '250']);
    expect(asked(answer)).toEqual(['birth_date']);
  });

  it('asks nothing that can no longer change the answer', () => {
    const answer = ask(engine, { person: { birth_date: '2021-05-01', orphan: true } });
    expect([answer.amount, asked(answer)]).toEqual(['250', []]);
    expect(asked(ask(engine, { person: { birth_date: '1990-01-01' } }))).toEqual([]);
  });

  it.each([
    ['2020', '150', '250'],
    ['2020-08', '150', '250'],
    ['2020-09', '250', '250'],
    ['2020-07', '150', '150'],
  ])('takes the birth date %s as a span of days', (birth, min, max) => {
    expect(between(ask(engine, { person: { orphan: true, birth_date: birth } }))).toEqual([
      min,
      max,
    ]);
  });

  it('takes nobody for dead of whom nobody said it', () => {
    const alive = engineOfCases([lawCase('alive', 'death_date == null', '7')]);
    expect(ask(alive, {}).amount).toBe('7');
    expect(ask(alive, { person: { death_date: '2024-01-01' } }).amount).toBe('0');
  });

  it('splits the unknown at the cut-off inside its span, so that bounds are exact', () => {
    const degrees = engineOfCases([
      lawCase('young', 'years(birth_date) < 80', '150'),
      lawCase('old', 'years(birth_date) >= 80', '200'),
    ]);
    expect(between(ask(degrees, { person: { birth_date: '1944' } }))).toEqual(['150', '200']);
  });

  it('knows that a fact and its opposite leave nothing between', () => {
    const sure = engineOfCases([lawCase('a', 'orphan', '5'), lawCase('b', '!orphan', '5')]);
    expect(ask(sure, {}).amount).toBe('5');
    expect(asked(ask(sure, {}))).toEqual([]);
  });

  it('asks first what can change most', () => {
    const spread = engineOfCases(
      [lawCase('a', 'orphan', '900'), lawCase('b', 'single', '10')],
      [],
      {
        combine: 'sum',
      },
    );
    expect(asked(ask(spread, {}))).toEqual(['orphan', 'single']);
  });

  it('keeps every value of an integer and of a choice apart', () => {
    const counted = engineOfCases([lawCase('per_child', 'children > 0', '100 * children')]);
    expect(between(ask(counted, {}))).toEqual(['0', '500']);
    expect(ask(counted, { person: { children: 3 } }).amount).toBe('300');
  });
});

describe('rule 2: && and || are symmetric in unknowns, and ! binds closer than &&', () => {
  it.each([
    ['pension && orphan', '0', '0'],
    ['orphan && pension', '0', '0'],
    ['single || orphan', '9', '9'],
    ['orphan || single', '9', '9'],
  ])('%s is decided by the side that is known', (when, min, max) => {
    const engine = engineOfCases([lawCase('x', when, '9')]);
    expect(between(ask(engine, { person: { pension: false, single: true } }))).toEqual([min, max]);
  });

  it('reads !a && b as (!a) && b', () => {
    const engine = engineOfCases([lawCase('x', '!pension && orphan', '9')]);
    expect(ask(engine, { person: { pension: false, orphan: false } }).amount).toBe('0');
    expect(ask(engine, { person: { pension: true, orphan: true } }).amount).toBe('0');
    expect(ask(engine, { person: { pension: false, orphan: true } }).amount).toBe('9');
  });
});

describe('rule 3: no clock: the day is an argument', () => {
  it('gives the same person another answer on another day, and the same one on the same day', () => {
    const engine = engineOfCases([lawCase('old', 'years(birth_date) >= 80', '1')]);
    const person = { birth_date: '1944-08-02' };
    expect(ask(engine, { person }, { on: '2024-08-01' }).amount).toBe('0');
    expect(ask(engine, { person }, { on: '2024-08-02' }).amount).toBe('1');
    expect(ask(engine, { person }, { on: '2024-08-01' }).amount).toBe('0');
  });
});

describe('rule 10: households', () => {
  const engine = engineOfCases([
    lawCase('childless', 'members.count(m, years(m.birth_date) < 16) == 0', '3'),
    lawCase('with', "members.exists(m, m.degree == 'severe')", '8'),
  ]);

  it('counts nobody in a household of one', () => {
    const person = { birth_date: '1980-01-01', degree: 'none' };
    expect(ask(engine, { person, household: { members: [] } }).amount).toBe('3');
  });

  it('counts the person with the other members', () => {
    const person = { birth_date: '2020-01-01', degree: 'none' };
    const adult = { birth_date: '1980-01-01', degree: 'severe' };
    expect(ask(engine, { person, household: { members: [adult] } }).amount).toBe('8');
    expect(ask(engine, { person, household: { members: [] } }).amount).toBe('0');
  });

  it('does not know who lives there until somebody says so', () => {
    const answer = ask(engine, { person: { birth_date: '1980-01-01', degree: 'none' } });
    expect(between(answer)).toEqual(['0', '8']);
    expect(asked(answer)).toEqual(['members']);
  });
});

describe('rule 12: a rule that cannot be compiled stops the load', () => {
  it.each([
    ['orfan', 'law.unknown_name'],
    ['orphan &&', 'law.bad_leaf'],
    ['orphan == 3', 'law.wrong_type'],
    ["degree == 'sever'", 'law.unknown_choice'],
    ['orphan ? 1 : 0', 'law.wrong_type'],
    ['size(kinds) > 1', 'law.not_in_language'],
    ['wage / 2 > 3', 'law.not_in_language'],
    ["birth_date > '2020'", 'law.wrong_type'],
    ['years(orphan) > 3', 'law.wrong_type'],
    ['members.map(m, m.wage)', 'law.not_in_language'],
  ])('%s is refused with %s, its file, line and column', (when, code) => {
    const [refusal] = refusalsOf([programme('aid', [version([lawCase('x', when, '1')])])]);
    expect(refusal?.code).toBe(code);
    expect(refusal?.where).toMatchObject({ file: 'programmes/aid.yaml' });
    expect(refusal?.where?.line).toBeGreaterThan(10);
    expect(refusal?.where?.column).toBeGreaterThan(1);
  });

  it('says which name was meant', () => {
    const [refusal] = refusalsOf([programme('aid', [version([lawCase('x', 'orfan', '1')])])]);
    expect(refusal?.data['nearest']).toBe('orphan');
  });

  it('loads nothing while anything is wrong', () => {
    const good = programme('good', [version([lawCase('x', 'true', '1')])]);
    const bad = programme('bad', [version([lawCase('x', 'nobody', '1')])]);
    expect(loadPack(packTexts([good, bad])).ok).toBe(false);
  });
});
