import { describe, expect, test } from 'vitest';
import { makeHousehold, type Household, type Person } from './people.ts';
import { Random } from './random.ts';

/* Who is made up, and how often: a sample that is not like a city measures nothing. */

const TODAY = 20_260_701;
const random = new Random(11);
const homes: readonly Household[] = Array.from({ length: 20_000 }, () =>
  makeHousehold(random, TODAY),
);
const people = homes.flatMap((home) => home.people);
const heads = homes.flatMap((home) => home.people.filter(({ head }) => head));

const is =
  (name: string, value = 'true') =>
  ({ facts }: Pick<Person, 'facts'>): boolean =>
    facts[name] === value;

function share<T>(of: readonly T[], test: (each: T) => boolean): number {
  return of.filter(test).length / of.length;
}

/** The share lies about so high: within a fifth of it, or four in a thousand. */
function about<T>(of: readonly T[], test: (each: T) => boolean, expected: number): void {
  const room = Math.max(expected / 5, 0.004);
  const found = share(of, test);
  expect(found).toBeGreaterThan(expected - room);
  expect(found).toBeLessThan(expected + room);
}

const aged = (from: number, below = 200): readonly Person[] =>
  people.filter(({ age }) => age >= from && age < below);

describe('households', () => {
  test('are poor and near-poor as often as in the city, and earn accordingly', () => {
    about(homes, is('poverty', 'poor'), 0.02);
    about(homes, is('poverty', 'near_poor'), 0.025);
    for (const { facts } of homes) {
      const income = Number(facts['income_vnd_per_person_month']);
      const [least, most] =
        facts['poverty'] === 'poor'
          ? [400_000, 1_500_000]
          : facts['poverty'] === 'near_poor'
            ? [1_200_000, 2_250_000]
            : [2_000_000, 15_000_000];
      expect(income >= least && income <= most && income % 1000 === 0).toBe(true);
    }
  });

  test('live in the mountains and on average farms only in the country, on islands anywhere', () => {
    const country = homes.filter(is('rural'));
    about(homes, is('rural'), 0.55);
    about(country, is('mountain'), 0.06);
    expect(homes.filter(is('mountain')).every(is('rural'))).toBe(true);
    about(homes, is('island'), 0.02);
    const farming = homes.filter(is('average_living_farm'));
    expect(farming.every((home) => is('rural')(home) && is('poverty', 'none')(home))).toBe(true);
    about(country.filter(is('poverty', 'none')), is('average_living_farm'), 0.04);
  });

  test('have one head, of working age more often than old', () => {
    expect(heads).toHaveLength(homes.length);
    about(heads, ({ age }) => age < 40, 0.3);
    about(heads, ({ age }) => age >= 40 && age < 60, 0.45);
    about(heads, ({ age }) => age >= 60 && age < 80, 0.2);
    expect(heads.every(({ age }) => age >= 25 && age <= 99)).toBe(true);
    about(heads, ({ female }) => female, 0.35);
  });

  test('hold a parent of the head now and then, who is twenty years older or more', () => {
    const parentOf = ({ people: all }: Household): boolean => {
      const head = all.find((each) => each.head);
      return all.some(({ age }) => age >= (head?.age ?? 0) + 20);
    };
    const headOf = ({ people: all }: Household): number => all.find((each) => each.head)?.age ?? 0;
    about(
      homes.filter((home) => headOf(home) < 60),
      parentOf,
      0.18,
    );
    expect(homes.filter((home) => headOf(home) >= 60).some(parentOf)).toBe(false);
  });

  test('count the head’s children, and nobody else’s', () => {
    for (const { people: all } of homes) {
      const head = all.find((each) => each.head);
      const children = all.filter((each) => !each.head && each.age < (head?.age ?? 0) - 15);
      const under = (most: number): string =>
        String(children.filter(({ age }) => age < most).length);
      expect(head?.facts['children_under_16']).toBe(under(16));
      expect(head?.facts['children_under_36_months']).toBe(under(3));
      expect(all.every((each) => each.head || is('children_under_16', '0')(each))).toBe(true);
    }
  });
});

describe('people', () => {
  test('were born on a day that gives them their age, none after the day', () => {
    for (const { age, facts } of people) {
      const born = Number((facts['birth_date'] ?? '').replaceAll('-', ''));
      const years = Math.floor((TODAY - born) / 10_000);
      expect([years, born <= TODAY]).toEqual([age, true]);
    }
    about(people, ({ facts }) => facts['birth_date']?.slice(5, 7) === '06', 1 / 12);
  });

  test('died, a few of those over forty, in the year before', () => {
    const dead = people.filter(({ facts }) => facts['death_date'] !== '');
    expect(dead.every(({ age }) => age > 40)).toBe(true);
    expect(new Set(dead.map(({ facts }) => facts['death_date']))).toEqual(new Set(['2025-06-15']));
    about(aged(41), ({ facts }) => facts['death_date'] !== '', 0.01);
  });

  test('are disabled more often when old or poor, and the kind is said only then', () => {
    const degree = (of: readonly Person[], value: string): number =>
      share(of, is('disability_degree', value));
    const poorPeople = homes.filter(is('poverty', 'poor')).flatMap((home) => home.people);
    for (const [value, old, young] of [
      ['mild', aged(61), aged(0, 61)],
      ['severe', aged(71), aged(0, 71)],
      ['extremely_severe', aged(76), aged(0, 76)],
    ] as const)
      expect(degree(old, value)).toBeGreaterThan(2 * degree(young, value));
    expect(degree(poorPeople, 'severe')).toBeGreaterThan(2 * degree(people, 'severe'));
    for (const { facts } of people)
      expect(facts['disability_kind'] === '').toBe(facts['disability_degree'] === 'none');
  });

  test('draw a pension from 55 on, and work from 18 to 61', () => {
    about(aged(55), is('has_pension'), 0.28);
    expect(people.filter(is('has_pension')).every(({ age }) => age >= 55)).toBe(true);
    for (const { facts } of people)
      expect(Number(facts['pension_vnd_per_month']) > 0).toBe(facts['has_pension'] === 'true');
    expect(people.filter(is('employed')).every(({ age }) => age >= 18 && age < 62)).toBe(true);
    about(aged(18, 62), is('employed'), 0.55);
    const able = people.filter(is('able_to_work'));
    expect(able.every(({ age }) => age >= 15 && age < 65)).toBe(true);
    expect(able.some(is('disability_degree', 'extremely_severe'))).toBe(false);
    for (const each of people)
      expect(is('stable_income')(each)).toBe(is('employed')(each) || is('has_pension')(each));
  });

  test('raise children alone between 21 and 59, the poor more often', () => {
    const alone = people.filter(is('single_parent'));
    expect(alone.every(({ age }) => age > 20 && age < 60)).toBe(true);
    about(aged(21, 60), is('single_parent'), 0.0246);
    expect(people.filter(is('pregnant')).every(({ age, female }) => female && age >= 18)).toBe(
      true,
    );
  });

  test('go to the school of their age, a few of them without support', () => {
    const levels = [
      [3, 6, 'kindergarten'],
      [6, 11, 'primary'],
      [11, 15, 'lower_secondary'],
    ] as const;
    for (const [from, below, level] of levels)
      expect(aged(from, below).every(is('school_level', level))).toBe(true);
    expect(aged(0, 3).every(is('school_level', 'none'))).toBe(true);
    expect(aged(23).every(is('in_study', 'false'))).toBe(true);
    about(aged(18, 23), is('in_study'), 0.5);
    about(people.filter(is('in_study')), is('school_public'), 0.9);
    about(aged(0, 16), is('child_without_support'), 0.01);
    const lost = people.filter(is('child_without_support'));
    const orphans = share(lost, is('orphan_of_both'));
    expect(orphans).toBeGreaterThan(0.25);
    expect(orphans).toBeLessThan(0.55);
    expect(people.filter(is('orphan_of_both')).every(is('child_without_support'))).toBe(true);
    for (const { facts } of people)
      expect(facts['child_case'] === '').toBe(facts['child_without_support'] === 'false');
  });

  test('have merits when old; kin of martyrs are survivors, a tenth of the others too', () => {
    const merited = people.filter(({ facts }) => facts['merit_kind'] !== 'none');
    expect(merited.every(({ age }) => age >= 55)).toBe(true);
    about(aged(68), (each) => merited.includes(each), 0.06);
    about(aged(55, 68), (each) => merited.includes(each), 0.015);
    const martyrs = merited.filter(is('merit_kind', 'martyr'));
    expect(martyrs.every(is('merit_role', 'survivor'))).toBe(true);
    for (const each of merited) {
      const survivor = is('merit_role', 'survivor')(each);
      expect(is('injury_percent', '0')(each)).toBe(survivor);
      expect(is('martyrs_in_family', '0')(each)).toBe(!martyrs.includes(each));
    }
    about(merited, is('cared_at_home'), 0.5);
    const survivors = share(
      merited.filter((each) => !martyrs.includes(each)),
      is('merit_role', 'survivor'),
    );
    expect(survivors).toBeGreaterThan(0.05);
    expect(survivors).toBeLessThan(0.15);
  });
});
