import { taskAge, type TaskPeople } from '../../tests/support/law-task.ts';

/** An engine beside ours: makes itself ready for these people, and gives the total in đồng. */
export type Peer = (people: TaskPeople) => Promise<() => Promise<number> | number>;

const BASE = 500_000;

/** One person as the peers that take objects see it. */
interface Person {
  readonly age: number;
  readonly level: number;
  readonly orphan: boolean;
  readonly pension: boolean;
  readonly poverty: number;
}

function personsOf(people: TaskPeople): readonly Person[] {
  return Array.from({ length: people.n }, (_, row) => ({
    age: taskAge(people.birth[row] ?? 0),
    level: people.level[row] ?? 0,
    orphan: people.orphan[row] === 1,
    pension: people.pension[row] === 1,
    poverty: people.poverty[row] ?? 0,
  }));
}

/** A package of bench/package.json, of which the rest of the tree knows nothing. */
async function load<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}

/** A loop as one would write it by hand for this one rule. */
const byHand: Peer = async ({ n, birth, level, orphan, pension, poverty }) => {
  const out = new Float64Array(n);
  return () => {
    let total = 0;
    for (let row = 0; row < n; row += 1) {
      const born = birth[row] ?? 0;
      const degree = level[row] ?? 0;
      let times = 0;
      if (orphan[row] === 1 && born > 20_080_801) times = born > 20_200_801 ? 2.5 : 1.5;
      if (degree >= 2) {
        const dependent = born > 20_080_801 || born <= 19_640_801;
        const own = (degree === 3 ? 2 : 1.5) + (dependent ? 0.5 : 0);
        if (own > times) times = own;
      }
      if (poverty[row] === 2 && born <= 19_640_801 && born > 19_440_801 && times < 1.5) times = 1.5;
      if (born <= 19_440_801 && pension[row] === 0 && times < 1) times = 1;
      out[row] = times * BASE;
      total += times * BASE;
    }
    return total;
  };
};

/** The rule as one CEL expression; numbers as doubles, so that both CEL engines take them. */
const CEL = [
  '[orphan && age < 4.0 ? 2.5 : 0.0, orphan && age >= 4.0 && age < 16.0 ? 1.5 : 0.0,',
  'level == 3.0 ? (age < 16.0 || age >= 60.0 ? 2.5 : 2.0) : 0.0,',
  'level == 2.0 ? (age < 16.0 || age >= 60.0 ? 2.0 : 1.5) : 0.0,',
  'age >= 80.0 && !pension ? 1.0 : 0.0,',
  'age >= 60.0 && age < 80.0 && poverty == 2.0 ? 1.5 : 0.0]',
].join(' ');

function celTotal(
  persons: readonly Person[],
  ask: (person: Person) => Iterable<number>,
): () => number {
  return () => persons.reduce((sum, person) => sum + BASE * Math.max(...ask(person)), 0);
}

const celJs: Peer = async (people) => {
  const { parse } = await load<{ parse: (text: string) => (given: Person) => number[] }>(
    '@marcbachmann/cel-js',
  );
  return celTotal(personsOf(people), parse(CEL));
};

const bufbuildCel: Peer = async (people) => {
  const { celEnv, parse, plan } = await load<{
    celEnv: () => unknown;
    parse: (text: string) => unknown;
    plan: (environment: unknown, parsed: unknown) => (given: Person) => Iterable<number>;
  }>('@bufbuild/cel');
  return celTotal(personsOf(people), plan(celEnv(), parse(CEL)));
};

const age = { var: 'age' };
const dependent = { or: [{ '<': [age, 16] }, { '>=': [age, 60] }] };
const LOGIC = {
  max: [
    { if: [{ and: [{ var: 'orphan' }, { '<': [age, 4] }] }, 2.5, 0] },
    { if: [{ and: [{ var: 'orphan' }, { '>=': [age, 4] }, { '<': [age, 16] }] }, 1.5, 0] },
    { if: [{ '===': [{ var: 'level' }, 3] }, { if: [dependent, 2.5, 2] }, 0] },
    { if: [{ '===': [{ var: 'level' }, 2] }, { if: [dependent, 2, 1.5] }, 0] },
    { if: [{ and: [{ '>=': [age, 80] }, { '!': [{ var: 'pension' }] }] }, 1, 0] },
    {
      if: [
        { and: [{ '>=': [age, 60] }, { '<': [age, 80] }, { '===': [{ var: 'poverty' }, 2] }] },
        1.5,
        0,
      ],
    },
  ],
};

const jsonLogic: Peer = async (people) => {
  const { LogicEngine } = await load<{
    LogicEngine: new () => { build: (logic: unknown) => (person: Person) => number };
  }>('json-logic-engine');
  const ask = new LogicEngine().build(LOGIC);
  const persons = personsOf(people);
  return () => persons.reduce((sum, person) => sum + BASE * ask(person), 0);
};

type Test = readonly [fact: keyof Person, operator: string, value: number | boolean];

/** The cases as lists of simple tests, for engines that know nothing else. */
const CASES: readonly (readonly [times: number, tests: readonly Test[]])[] = [
  [
    2.5,
    [
      ['orphan', '==', true],
      ['age', '<', 4],
    ],
  ],
  [
    1.5,
    [
      ['orphan', '==', true],
      ['age', '>=', 4],
      ['age', '<', 16],
    ],
  ],
  [
    2.5,
    [
      ['level', '==', 3],
      ['age', '<', 16],
    ],
  ],
  [
    2.5,
    [
      ['level', '==', 3],
      ['age', '>=', 60],
    ],
  ],
  [
    2,
    [
      ['level', '==', 3],
      ['age', '>=', 16],
      ['age', '<', 60],
    ],
  ],
  [
    2,
    [
      ['level', '==', 2],
      ['age', '<', 16],
    ],
  ],
  [
    2,
    [
      ['level', '==', 2],
      ['age', '>=', 60],
    ],
  ],
  [
    1.5,
    [
      ['level', '==', 2],
      ['age', '>=', 16],
      ['age', '<', 60],
    ],
  ],
  [
    1,
    [
      ['age', '>=', 80],
      ['pension', '==', false],
    ],
  ],
  [
    1.5,
    [
      ['age', '>=', 60],
      ['age', '<', 80],
      ['poverty', '==', 2],
    ],
  ],
];

const operators: Readonly<Record<string, string>> = {
  '==': 'equal',
  '<': 'lessThan',
  '>=': 'greaterThanInclusive',
};

interface RulesEngine {
  addRule: (rule: unknown) => void;
  run: (person: Person) => Promise<{ events: readonly { params: { times: number } }[] }>;
}

const jsonRules: Peer = async (people) => {
  const { Engine } = await load<{ Engine: new () => RulesEngine }>('json-rules-engine');
  const engine = new Engine();
  for (const [times, tests] of CASES) {
    const all = tests.map(([name, sign, value]) => ({
      fact: name,
      operator: operators[sign],
      value,
    }));
    engine.addRule({ conditions: { all }, event: { type: 'paid', params: { times } } });
  }
  const persons = personsOf(people);
  return async () => {
    let total = 0;
    for (const person of persons) {
      const { events } = await engine.run(person);
      total += BASE * Math.max(0, ...events.map(({ params }) => params.times));
    }
    return total;
  };
};

/** A decision table that collects every case that holds. */
function zenTable(): unknown {
  const inputs = ['age', 'level', 'orphan', 'pension', 'poverty'];
  const rules = CASES.map(([times, tests], index) => ({
    _id: `r${index}`,
    o: String(times),
    ...Object.fromEntries(
      inputs.map((name) => {
        const own = tests.filter(([tested]) => tested === name);
        return [
          name,
          own
            .map(([, sign, value]) => (sign === '==' ? String(value) : `${sign} ${value}`))
            .join(' and '),
        ];
      }),
    ),
  }));
  const content = {
    hitPolicy: 'collect',
    inputs: inputs.map((name) => ({ id: name, name, type: 'expression', field: name })),
    outputs: [{ id: 'o', name: 'times', type: 'expression', field: 'times' }],
    rules,
  };
  const place = { x: 0, y: 0 };
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: place },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: place, content },
      { id: 'out', name: 'out', type: 'outputNode', position: place },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

interface ZenDecision {
  evaluate: (person: Person) => Promise<{ result: readonly { times: number }[] }>;
}

const zen: Peer = async (people) => {
  const { ZenEngine } = await load<{
    ZenEngine: new () => { createDecision: (content: Buffer) => ZenDecision };
  }>('@gorules/zen-engine');
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable())));
  const persons = personsOf(people);
  return async () => {
    let total = 0;
    for (const person of persons) {
      const { result } = await decision.evaluate(person);
      total += BASE * Math.max(0, ...result.map(({ times }) => times));
    }
    return total;
  };
};

interface PublicodesEngine {
  setSituation: (situation: Readonly<Record<string, string | number>>) => PublicodesEngine;
  evaluate: (name: string) => { readonly nodeValue: number };
}

const publicodes: Peer = async (people) => {
  const { default: Engine } = await load<{
    default: new (rules: unknown) => PublicodesEngine;
  }>('publicodes');
  // A rule of its own for each case, so that its value is worked out once a person.
  const cases = CASES.map(([times, tests], index) => {
    const conditions = tests.map(([name, sign, value]) => {
      const said = value === true ? 'oui' : value === false ? 'non' : String(value);
      return `${name} ${sign === '==' ? '=' : sign} ${said}`;
    });
    const variations = [
      { si: { 'toutes ces conditions': conditions }, alors: times },
      { sinon: 0 },
    ];
    return [`case ${index + 1}`, { variations }] as const;
  });
  const engine = new Engine({
    age: { valeur: 0 },
    level: { valeur: 0 },
    orphan: { valeur: 'non' },
    pension: { valeur: 'non' },
    poverty: { valeur: 0 },
    ...Object.fromEntries(cases),
    times: { 'le maximum de': cases.map(([name]) => name) },
  });
  const persons = personsOf(people);
  const said = (value: boolean): string => (value ? 'oui' : 'non');
  return () => {
    let total = 0;
    for (const { age: years, level, orphan, pension, poverty } of persons) {
      const given = { orphan: said(orphan), pension: said(pension) };
      engine.setSituation({ age: years, level, poverty, ...given });
      total += BASE * engine.evaluate('times').nodeValue;
    }
    return total;
  };
};

const DUCK_SQL = `select sum(${BASE} * greatest(
  case when orphan and birth > 20200801 then 2.5 else 0 end,
  case when orphan and birth <= 20200801 and birth > 20080801 then 1.5 else 0 end,
  case when level = 3 then
    case when birth > 20080801 or birth <= 19640801 then 2.5 else 2 end else 0 end,
  case when level = 2 then
    case when birth > 20080801 or birth <= 19640801 then 2 else 1.5 end else 0 end,
  case when birth <= 19440801 and not pension then 1 else 0 end,
  case when birth <= 19640801 and birth > 19440801 and poverty = 2 then 1.5 else 0 end
))::bigint as total from person`;

interface DuckConnection {
  run: (text: string) => Promise<unknown>;
  runAndReadAll: (text: string) => Promise<{ getRows: () => readonly (readonly unknown[])[] }>;
  createAppender: (table: string) => Promise<Record<string, (value?: number | boolean) => void>>;
}

const duckdb: Peer = async (people) => {
  const { DuckDBInstance } = await load<{
    DuckDBInstance: {
      create: (path: string) => Promise<{ connect: () => Promise<DuckConnection> }>;
    };
  }>('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    'create table person (birth integer, level tinyint, orphan boolean, pension boolean, poverty tinyint)',
  );
  const appender = await connection.createAppender('person');
  for (let row = 0; row < people.n; row += 1) {
    appender['appendInteger']?.(people.birth[row]);
    appender['appendTinyInt']?.(people.level[row]);
    appender['appendBoolean']?.(people.orphan[row] === 1);
    appender['appendBoolean']?.(people.pension[row] === 1);
    appender['appendTinyInt']?.(people.poverty[row]);
    appender['endRow']?.();
  }
  appender['closeSync']?.();
  return async () => Number((await connection.runAndReadAll(DUCK_SQL)).getRows()[0]?.[0]);
};

/** Every peer by the package it is of, in the order they are asked. */
export const peers: Readonly<Record<string, Peer>> = {
  'typed arrays by hand': byHand,
  '@duckdb/node-api': duckdb,
  '@marcbachmann/cel-js': celJs,
  '@bufbuild/cel': bufbuildCel,
  'json-logic-engine': jsonLogic,
  '@gorules/zen-engine': zen,
  'json-rules-engine': jsonRules,
  publicodes,
};
