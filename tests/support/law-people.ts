import {
  choiceColumn,
  dayColumn,
  flagColumn,
  numberColumn,
  setColumn,
  widestBounds,
  type Column,
  type Columns,
} from '../../src/law/kernel/columns.ts';
import type { Fact } from '../../src/law/pack/fact.ts';
import { dateText } from '../../src/law/sql/text.ts';
import { columnsOfFact } from '../../src/law/sql/table.ts';
import type { Home, Value, Values } from './law-oracle.ts';

/** Homes of a test as the columns the kernel takes. */
export function columnsOf(
  homes: readonly Home[],
  facts: ReadonlyMap<string, Fact>,
  on: string,
): Columns {
  const people = homes.flatMap((home) => home.people);
  const of = homes.flatMap((home, index) => home.people.map(() => index));
  const today = Number(on.replaceAll('-', ''));
  const columns = [...facts.values()].map((fact) => {
    const rows = fact.subject === 'person' ? people : homes.map((home) => home.facts);
    return [fact.name, columnOf(fact, rows, today)] as const;
  });
  return {
    n: people.length,
    households: {
      n: homes.length,
      of: Int32Array.from(of),
      whole: Uint8Array.from(homes, (home) => Number(home.whole)),
    },
    facts: new Map(columns),
  };
}

function columnOf(fact: Fact, rows: readonly Values[], today: number): Column {
  const values = rows.map((row) => row[fact.name]);
  const names = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return flagColumn(
        Int8Array.from(values, (value) => (value === undefined ? -1 : Number(value))),
      );
    case 'enum':
      return choiceColumn(Int8Array.from(values, (value) => names.indexOf(String(value))));
    case 'set':
      return setColumn(
        Int32Array.from(values, (value) =>
          value === undefined
            ? -1
            : (value as readonly string[]).reduce(
                (mask, each) => mask + 2 ** names.indexOf(each),
                0,
              ),
        ),
      );
    default: {
      const bounds = values.map((value) => boundsOf(fact, value, today));
      const [lo, hi] = [bounds.map(([low]) => low), bounds.map(([, high]) => high)];
      return fact.type === 'date'
        ? dayColumn(Int32Array.from(lo), Int32Array.from(hi))
        : numberColumn(Float64Array.from(lo), Float64Array.from(hi));
    }
  }
}

function boundsOf(fact: Fact, value: Value, today: number): readonly [number, number] {
  if (typeof value === 'number') return [value, value];
  if (value !== undefined) return value as readonly [number, number];
  const { lo, hi } = widestBounds(fact, today);
  return [lo, hi];
}

/** A home as the monthly facts can hold it: numbers are known or not, an open home is one person. */
export function storable(home: Home, facts: ReadonlyMap<string, Fact>): Home {
  const kept = (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const isNumber = ['integer', 'money'].includes(facts.get(name)?.type ?? '');
        return [name, isNumber && Array.isArray(value) ? undefined : value];
      }),
    );
  const people = home.people.map(kept);
  return {
    facts: kept(home.facts),
    people: home.whole ? people : people.slice(0, 1),
    whole: home.whole,
  };
}

/** The id of a row of a test: its place as a UUID. */
export function idOfRow(row: number): string {
  return `00000000-0000-0000-0000-${String(row).padStart(12, '0')}`;
}

/** The statement that puts homes into the monthly facts. */
export function insertOf(
  homes: readonly Home[],
  facts: ReadonlyMap<string, Fact>,
  month: string,
): string {
  const names = [...facts.values()].flatMap((fact) => columnsOfFact(fact).map(({ name }) => name));
  let row = -1;
  const rows = homes.flatMap((home, index) =>
    home.people.map((person) => {
      row += 1;
      const values = [...facts.values()].flatMap((fact) =>
        literals(fact, (fact.subject === 'person' ? person : home.facts)[fact.name]),
      );
      const household = home.whole ? `'${idOfRow(900_000 + index)}'` : 'null';
      return `(${index % 7}, '${month}', '${idOfRow(row)}', ${household}, ${values.join(', ')})`;
    }),
  );
  const head = `shard_id, month, person_id, household_id, ${names.join(', ')}`;
  return `insert into facts_month (${head}) values\n${rows.join(',\n')}`;
}

function literals(fact: Fact, value: Value): readonly string[] {
  const names = Object.keys(fact.values ?? {});
  if (fact.type === 'date') {
    const never = fact.name === 'death_date' ? dateText(99_991_231) : 'null';
    if (value === undefined) return [never, never];
    const [lo, hi] =
      typeof value === 'number' ? [value, value] : (value as readonly [number, number]);
    return [dateText(lo), dateText(hi)];
  }
  if (value === undefined) return ['null'];
  if (fact.type === 'enum') return [String(names.indexOf(String(value)))];
  if (fact.type !== 'set') return [String(value)];
  return [
    String((value as readonly string[]).reduce((mask, each) => mask + 2 ** names.indexOf(each), 0)),
  ];
}
