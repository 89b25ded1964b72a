/** How rows are put in order: lists on the screen and files of the same rows use this one way. */

export type OrderValue = string | number | null;

export interface OrderKey<R> {
  readonly value: (row: R) => OrderValue;
  readonly desc: boolean;
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/**
 * Compares two values: figures by size, words as a Vietnamese dictionary (numbers inside them by
 * size: PL.I.2 before PL.I.10), nothing last. Gives less than, equal to or more than zero.
 */
export function compareValues(a: OrderValue, b: OrderValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/**
 * A new list of the rows by the first key, then by the next. Rows that are equal keep the order
 * they came in; what is not known stays last in either direction.
 */
export function orderRows<R>(rows: readonly R[], keys: readonly OrderKey<R>[]): readonly R[] {
  return rows.toSorted((a, b) => {
    for (const { value, desc } of keys) {
      const [x, y] = [value(a), value(b)];
      const order = compareValues(x, y);
      if (order !== 0) return desc && x !== null && y !== null ? -order : order;
    }
    return 0;
  });
}
