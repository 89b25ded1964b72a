import type { Fact } from '../pack/fact.ts';

/** The table of a month's facts: one row a person and month. Generated SQL reads nothing else. */
export const FACTS_TABLE = 'facts_month';

/** A column of the table that holds a fact, or one of its two bounds. */
export interface FactColumn {
  readonly name: string;
  readonly type: 'boolean' | 'smallint' | 'integer' | 'bigint' | 'date';
  readonly end: 'lo' | 'hi' | null;
}

/** What a date fact is called in its two columns: `birth_date` is `birth_lo` and `birth_hi`. */
function stem(fact: Fact): string {
  return fact.name.replace(/_(date|on)$/, '');
}

/**
 * The columns of a fact. NULL is unknown, always: what a register's silence means is worked out by
 * whoever fills the table. Dates have two, between which the day lies; no day is 9999-12-31.
 */
export function columnsOfFact(fact: Fact): readonly [FactColumn, ...FactColumn[]] {
  const one = (type: FactColumn['type']): readonly [FactColumn] => [
    { name: fact.name, type, end: null },
  ];
  switch (fact.type) {
    case 'boolean':
      return one('boolean');
    case 'enum':
      return one('smallint');
    case 'set':
      return one('integer');
    case 'money':
      return one('bigint');
    case 'integer':
      return one((fact.range?.max ?? 0) < 32_768 ? 'smallint' : 'integer');
    case 'date':
      return [
        { name: `${stem(fact)}_lo`, type: 'date', end: 'lo' },
        { name: `${stem(fact)}_hi`, type: 'date', end: 'hi' },
      ];
  }
}

/** How a column is read, in Vietnamese: what its numbers stand for. */
export function meaningOf(fact: Fact, column: FactColumn): string {
  const values = Object.entries(fact.values ?? {});
  const label = `${fact.label.vi.slice(0, 1).toUpperCase()}${fact.label.vi.slice(1)}`;
  switch (fact.type) {
    case 'enum':
      return `${label}: ${values.map(([, { vi }], index) => `${index} ${vi}`).join('; ')}`;
    case 'set':
      return `${label}, cộng các số: ${values
        .flatMap(([name, { vi }], index) => (name === 'none' ? [] : [`${2 ** index} ${vi}`]))
        .join('; ')}; 0 không có gì`;
    case 'date':
      return column.end === 'lo'
        ? `${label}: sớm nhất`
        : `${label}: muộn nhất; 9999-12-31 là không có ngày`;
    case 'money':
      return `${label} (đồng)`;
    default:
      return label;
  }
}
