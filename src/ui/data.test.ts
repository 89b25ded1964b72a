import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findAreas, listAreas } from '../modules/areas/contract.ts';
import { FailureError, forget, sentAs, type Sent } from './data.tsx';
import { isTyping } from './list/keys.ts';

describe('the id under which a write is sent', () => {
  const ids = () => {
    let made = 0;
    return () => `id-${(made += 1)}`;
  };

  test('is a new one for the first body and for another body', () => {
    const makeId = ids();
    const first = sentAs(null, 'a', makeId);
    expect(first).toEqual({ body: 'a', id: 'id-1' });
    expect(sentAs(first, 'b', makeId)).toEqual({ body: 'b', id: 'id-2' });
  });

  test('is the same for the same body again, so that nothing is done twice', () => {
    const makeId = ids();
    const first = sentAs(null, 'a', makeId);
    expect(sentAs(first, 'a', makeId)).toEqual(first);
  });

  test('after an answer came, the same body is a new deed', () => {
    const makeId = ids();
    sentAs(null, 'a', makeId);
    expect(sentAs(null, 'a', makeId).id).toBe('id-2');
  });

  test('two different bodies never share an id, however they follow each other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (bodies) => {
        const makeId = ids();
        const seen = new Map<string, string>();
        let last: Sent | null = null;
        for (const body of bodies) {
          last = sentAs(last, body, makeId);
          expect(seen.get(last.id) ?? body).toBe(body);
          seen.set(last.id, body);
        }
      }),
    );
  });
});

describe('answers that are old', () => {
  test('are those of the operations named, whatever was asked; the others stay', async () => {
    const queries = new QueryClient();
    const keys = [
      [listAreas.id, {}, 'vi'],
      [listAreas.id, { parent: '31' }, 'en'],
      [findAreas.id, { text: 'x' }, 'vi'],
    ];
    for (const key of keys) queries.setQueryData(key, { units: [] });
    await forget(queries, listAreas);
    const old = keys.map((key) => queries.getQueryState(key)?.isInvalidated);
    expect(old).toEqual([true, true, false]);
    queries.clear();
  });
});

test('a failure is carried whole through what knows errors only', () => {
  const failure = { code: 'a.b', kind: 'refused', detail: 'Chưa được.', traceId: null } as const;
  const error = new FailureError(failure);
  expect(error.failure).toBe(failure);
  expect(error.message).toBe('a.b');
  expect(error).toBeInstanceOf(Error);
});

describe('a key that belongs to a field', () => {
  /** An element as far as the question goes. */
  class Element extends EventTarget {
    readonly tagName: string;
    readonly isContentEditable: boolean;
    constructor(tagName: string, isContentEditable = false) {
      super();
      this.tagName = tagName;
      this.isContentEditable = isContentEditable;
    }
  }

  beforeEach(() => vi.stubGlobal('HTMLElement', Element));
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ['INPUT', true],
    ['TEXTAREA', true],
    ['SELECT', true],
    ['DIV', false],
    ['BUTTON', false],
    ['A', false],
  ])('in <%s>: %s', (tagName, typing) => {
    expect(isTyping(new Element(tagName))).toBe(typing);
  });

  test('in a text that is written on the page', () => {
    expect(isTyping(new Element('DIV', true))).toBe(true);
  });

  test('nowhere in particular belongs to the page', () => {
    expect(isTyping(null)).toBe(false);
    expect(isTyping(new EventTarget())).toBe(false);
  });
});
