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
