import { describe, expect, test } from 'vitest';
import { chainOf, type Linked } from './chain.ts';

function aDocument(number: string, given: Partial<Linked> = {}): Linked {
  const issued = `20${number}-01-01`;
  return { number, issued, from: null, replaces: [], amends: [], replacedBy: [], ...given };
}

function numbers(documents: readonly Linked[], of: string): readonly string[] {
  const self = documents.find(({ number }) => number === of);
  if (self === undefined) throw new Error(`no ${of}`);
  return chainOf(documents, self).map(({ document, relation }) => `${document.number} ${relation}`);
}

describe('the chain of an instrument', () => {
  test('runs over all that was replaced and all that replaced, whichever of the two names it', () => {
    const documents = [
      aDocument('24', { replaces: ['21'] }),
      aDocument('07', { replacedBy: ['13'] }),
      aDocument('13'),
      aDocument('21', { replaces: ['13'] }),
    ];
    expect(numbers(documents, '13')).toEqual(['07 earlier', '13 itself', '21 later', '24 later']);
    expect(numbers(documents, '24')).toEqual([
      '07 earlier',
      '13 earlier',
      '21 earlier',
      '24 itself',
    ]);
  });

  test('names what it amends and what amends it, not what they replaced', () => {
    const documents = [
      aDocument('05', { replacedBy: ['07'] }),
      aDocument('07'),
      aDocument('10', { amends: ['07'] }),
    ];
    expect(numbers(documents, '10')).toEqual(['07 amends', '10 itself']);
    expect(numbers(documents, '07')).toEqual(['05 earlier', '07 itself', '10 amended_by']);
  });

  test('ends where two name each other', () => {
    const documents = [
      aDocument('07', { replaces: ['13'] }),
      aDocument('13', { replaces: ['07'] }),
    ];
    expect(numbers(documents, '07')).toEqual(['07 itself', '13 earlier']);
  });

  test('puts an instrument without a day of issue by its first day, and without any last', () => {
    const documents = [
      aDocument('07', { issued: null, replaces: ['08'] }),
      aDocument('08', { issued: null, from: '2030', replaces: ['09'] }),
      aDocument('09'),
    ];
    expect(numbers(documents, '07')).toEqual(['09 earlier', '08 earlier', '07 itself']);
  });
});
