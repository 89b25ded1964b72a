import type { Random } from './random.ts';

/** One made-up person: what the other facts lean on, and the facts already said. */
export interface Person {
  readonly age: number;
  readonly female: boolean;
  readonly head: boolean;
  readonly facts: Record<string, string>;
}

/** One made-up household. */
export interface Household {
  readonly facts: Record<string, string>;
  readonly people: readonly Person[];
}

type Poverty = 'none' | 'near_poor' | 'poor';

/** A household with its people, none born after the day (yyyymmdd). */
export function makeHousehold(random: Random, today: number): Household {
  const poverty = random.pick<Poverty>([
    ['none', 955],
    ['near_poor', 25],
    ['poor', 20],
  ]);
  const rural = random.chance(0.55);
  const facts = {
    poverty,
    rural: String(rural),
    mountain: String(rural && random.chance(0.06)),
    island: String(random.chance(0.02)),
    average_living_farm: String(rural && poverty === 'none' && random.chance(0.04)),
    income_vnd_per_person_month: String(incomeOf(poverty, random)),
  };
  const people = agesOf(random).map(({ age, head, female }) => {
    const birth = birthOf(age, today, random);
    const year = Math.floor(today / 10_000) - 1;
    const dead = age > 40 && random.chance(0.01) ? `${year}-06-15` : '';
    const own = {
      age,
      female,
      head,
      facts: { birth_date: birth, death_date: dead, sex: female ? 'female' : 'male' },
    };
    return { ...own, facts: { ...own.facts, ...factsOf(own, poverty, random) } };
  });
  return { facts, people: withChildren(people) };
}

function incomeOf(poverty: Poverty, random: Random): number {
  const [least, most] =
    poverty === 'poor' ? [400, 1500] : poverty === 'near_poor' ? [1200, 2250] : [2000, 15_000];
  return random.between(least, most) * 1000;
}

interface Place {
  readonly age: number;
  readonly head: boolean;
  readonly female: boolean;
}

/** Who lives together: the head, perhaps a spouse, children, an old parent. */
function agesOf(random: Random): readonly Place[] {
  const age = random.pick([
    [random.between(25, 39), 30],
    [random.between(40, 59), 45],
    [random.between(60, 79), 20],
    [random.between(80, 99), 5],
  ]);
  const female = random.chance(0.35);
  const places: Place[] = [{ age, head: true, female }];
  if (random.chance(age > 70 ? 0.45 : 0.75))
    places.push({ age: Math.max(18, age + random.between(-6, 6)), head: false, female: !female });
  const children = random.pick([
    [0, 30],
    [1, 28],
    [2, 30],
    [3, 9],
    [4, 3],
  ]);
  for (let child = 0; child < children; child += 1) {
    const years = age - random.between(19, 42);
    if (years >= 0 && years < 45)
      places.push({ age: years, head: false, female: random.chance(0.48) });
  }
  if (age < 60 && random.chance(0.18))
    places.push({ age: age + random.between(20, 35), head: false, female: random.chance(0.7) });
  return places;
}

/** A day on which somebody of that age was born; no later than today. */
function birthOf(age: number, today: number, random: Random): string {
  const year = Math.floor(today / 10_000) - age;
  const [month, day] = [random.between(1, 12), random.between(1, 28)];
  const late = month * 100 + day > today % 10_000;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${late ? year - 1 : year}-${two(month)}-${two(day)}`;
}

function factsOf(
  person: Omit<Person, 'facts'>,
  poverty: Poverty,
  random: Random,
): Record<string, string> {
  const { age, female } = person;
  const poor = poverty === 'poor';
  const degree = random.pick([
    ['none', 1000],
    ['mild', age > 60 ? 30 : 6],
    ['severe', (age > 70 ? 60 : 14) * (poor ? 3 : 1)],
    ['extremely_severe', (age > 75 ? 30 : 4) * (poor ? 3 : 1)],
  ]);
  const pension = age >= 55 && random.chance(0.28);
  const work = age >= 18 && age < 62 && degree !== 'extremely_severe' && random.chance(0.55);
  return {
    disability_degree: degree,
    disability_kind: degree === 'none' ? '' : random.pick(kinds),
    ...youthOf(age, random),
    has_pension: String(pension),
    pension_vnd_per_month: pension ? String(random.between(300, 9000) * 1000) : '0',
    employed: String(work),
    single_parent: String(age > 20 && age < 60 && random.chance(poor ? 0.25 : 0.02)),
    pregnant: String(female && age >= 18 && age < 45 && random.chance(0.03)),
    hiv: String(random.chance(0.003)),
    in_facility: String(random.chance(degree === 'extremely_severe' ? 0.05 : 0.001)),
    able_to_work: String(age >= 15 && age < 65 && degree !== 'extremely_severe'),
    stable_income: String(work || pension),
    ...meritOf(age, random),
  };
}

const kinds: readonly (readonly [string, number])[] = [
  ['mobility', 40],
  ['hearing_speech', 12],
  ['vision', 14],
  ['mental', 15],
  ['intellectual', 12],
  ['mobility|intellectual', 7],
];

function youthOf(age: number, random: Random): Record<string, string> {
  const study = age >= 3 && (age < 18 || (age < 23 && random.chance(0.5)));
  const level =
    age < 3
      ? 'nursery'
      : age < 6
        ? 'kindergarten'
        : age < 11
          ? 'primary'
          : age < 15
            ? 'lower_secondary'
            : null;
  const upper = random.pick([
    ['upper_secondary', 60],
    ['continuing', 10],
    ['vocational', 10],
    ['university', 20],
  ]);
  const lost = age < 16 && random.chance(0.01);
  return {
    child_without_support: String(lost),
    child_case: lost
      ? random.pick([
          ['a', 3],
          ['b', 2],
          ['c', 1],
          ['d', 1],
          ['e', 1],
        ])
      : '',
    orphan_of_both: String(lost && random.chance(0.4)),
    in_study: String(study),
    school_level: study ? (level ?? upper) : 'none',
    school_public: String(!study || random.chance(0.9)),
  };
}

/** Merit is old: wounded and toxic-chemical fighters of before 1975, mothers, survivors. */
function meritOf(age: number, random: Random): Record<string, string> {
  const merited = age >= 55 && random.chance(age >= 68 ? 0.06 : 0.015);
  if (!merited) return { merit_kind: 'none', merit_role: 'self' };
  const kind = random.pick([
    ['war_invalid', 35],
    ['war_invalid_b', 5],
    ['sick_soldier', 12],
    ['toxic_chemical_fighter', 15],
    ['martyr', 18],
    ['imprisoned', 8],
    ['heroic_mother', 2],
    ['resistance_fighter', 3],
    ['helper_resistance', 2],
  ]);
  const survivor = kind === 'martyr' || random.chance(0.1);
  return {
    merit_kind: kind,
    merit_role: survivor ? 'survivor' : 'self',
    injury_percent: survivor ? '0' : String(random.between(21, 100)),
    merit_source_percent: survivor ? String(random.between(21, 100)) : '0',
    martyrs_in_family:
      kind === 'martyr'
        ? random.pick([
            ['1', 85],
            ['2', 12],
            ['3', 3],
          ])
        : '0',
    legally_alone: String(random.chance(0.06)),
    cared_at_home: String(random.chance(0.5)),
  };
}

/** The children of a head under whose roof they live are counted; nobody else has any. */
function withChildren(people: readonly Person[]): readonly Person[] {
  const head = people.find((each) => each.head);
  const children = people.filter((each) => !each.head && each.age < (head?.age ?? 0) - 15);
  const count = (test: (child: Person) => boolean): string => String(children.filter(test).length);
  const counts = {
    children_under_16: count(({ age }) => age < 16),
    children_16_22_in_study: count(
      ({ age, facts }) => age >= 16 && age < 23 && facts['in_study'] === 'true',
    ),
    children_under_36_months: count(({ age }) => age < 3),
  };
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, '0']));
  return people.map((each) => ({
    ...each,
    facts: { ...each.facts, ...(each.head ? counts : none) },
  }));
}
