import { describe, expect, it } from 'vitest';
import { RULED_OUT, Store, type Terminal } from './store.ts';

/** Nodes put together point by point. */

function triOf(terminal: Terminal | undefined): number {
  return terminal?.t === 'tri' ? terminal.value : Number.NaN;
}

function both(store: Store, a: number, b: number): number {
  return store.apply('and', [a, b], ([x, y]) =>
    store.tri(Math.min(triOf(x), triOf(y)) as 0 | 1 | 2),
  );
}

describe('diagrams put together', () => {
  it('are worked out at their ends where both are ends', () => {
    const store = new Store();
    const table = [store.no, store.unsure, store.yes].map((a) =>
      [store.no, store.unsure, store.yes].map((b) => triOf(store.terminal(both(store, a, b)))),
    );
    expect(table).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [0, 1, 2],
    ]);
  });

  it('ask the earlier variable first, whichever of the two comes first', () => {
    const store = new Store();
    const early = store.node(1, [store.no, store.yes]);
    const late = store.node(4, [store.yes, store.no]);
    const joined = both(store, late, early);
    expect(joined).toBe(both(store, early, late));
    expect(store.variableOf[joined]).toBe(1);
    expect(store.edgesOf[joined]).toEqual([store.no, late]);
  });

  it('follow the same answer in both where they ask the same', () => {
    const store = new Store();
    const first = store.node(2, [store.yes, store.no, store.yes]);
    const second = store.node(2, [store.yes, store.yes, store.no]);
    const joined = both(store, first, second);
    expect(store.edgesOf[joined]).toEqual([store.yes, store.no, store.no]);
  });

  it('are an end where every answer comes to the same', () => {
    const store = new Store();
    const node = store.node(0, [store.yes, store.no]);
    const opposite = store.node(0, [store.no, store.yes]);
    expect(both(store, node, opposite)).toBe(store.no);
    expect(both(store, node, store.no)).toBe(store.no);
    expect(both(store, node, store.yes)).toBe(node);
  });

  it('are worked out once: the same question is not asked of its ends again', () => {
    const store = new Store();
    const node = store.node(0, [store.yes, store.no]);
    let asked = 0;
    const once = (): number =>
      store.apply('count', [node], ([end]) => {
        asked += 1;
        return store.tri(triOf(end) as 0 | 1 | 2);
      });
    expect(once()).toBe(node);
    expect(once()).toBe(node);
    expect(asked).toBe(2);
  });

  it('of another operation are another question', () => {
    const store = new Store();
    const node = store.node(0, [store.yes, store.no]);
    const turn = (end: Terminal | undefined): number => store.tri((2 - triOf(end)) as 0 | 1 | 2);
    const same = store.apply('same', [node], ([end]) => store.tri(triOf(end) as 0 | 1 | 2));
    const turned = store.apply('not', [node], ([end]) => turn(end));
    expect(same).toBe(node);
    expect(store.edgesOf[turned]).toEqual([store.no, store.yes]);
  });

  it('take a short way where there is one', () => {
    const store = new Store();
    const node = store.node(0, [store.yes, store.no]);
    const never = (): number => {
      throw new Error('asked');
    };
    expect(store.apply('and', [node, store.no], never, () => store.no)).toBe(store.no);
  });
});

describe('a node', () => {
  it('that one answer is ruled out of is the other', () => {
    const store = new Store();
    const inner = store.node(3, [store.yes, store.no]);
    expect(store.node(1, [RULED_OUT, inner])).toBe(inner);
    expect(store.node(1, [inner, RULED_OUT, inner])).toBe(inner);
  });

  it('keeps apart what is certain and what nobody can say', () => {
    const store = new Store();
    const ends = new Set([store.no, store.unsure, store.yes]);
    expect(ends.size).toBe(3);
    expect(store.node(0, [store.unsure, store.yes])).not.toBe(store.node(0, [store.no, store.yes]));
  });

  it('keeps apart numbers that differ in one bound or in their formula', () => {
    const store = new Store();
    const x = { f: 'quantity', variable: 0 } as const;
    const y = { f: 'quantity', variable: 1 } as const;
    const ids = [
      store.number(1, 1),
      store.number(1, 2),
      store.number(x, x),
      store.number(y, y),
      store.number(x, y),
      store.number(1, Infinity),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(store.number({ ...x }, { ...x })).toBe(ids[2]);
  });
});
