import type { Bilingual, Citation } from './pack/words.ts';

/**
 * The law as plain data: what a leaf of the rule language becomes once it is read and typed.
 * Every back-end (assess, kernel, SQL, words) walks these nodes and nothing else.
 *
 * Numbers are exact: a whole number of units of 10^-scale, proved below 2^53 when the law is
 * settled, so that a double holds each of them without loss.
 */

/** Whose fact: of the person asked about (or the household), or of a member inside `members.*`. */
export interface FactRef {
  readonly fact: string;
  readonly member: boolean;
}

/** A condition. */
export type Bool =
  | { readonly k: 'bool'; readonly value: boolean }
  /** A boolean fact holds. */
  | { readonly k: 'is'; readonly of: FactRef }
  /** An enumerated fact is one of these values. */
  | { readonly k: 'one_of'; readonly of: FactRef; readonly values: readonly string[] }
  /** A set fact holds this value. `none` is the empty set and never stands here. */
  | { readonly k: 'has'; readonly of: FactRef; readonly value: string }
  /** A date fact names a day (somebody died, a household escaped poverty). */
  | { readonly k: 'dated'; readonly of: FactRef }
  /** At least so many completed months since the date. Settled: `months` is a `number`. */
  | { readonly k: 'completed'; readonly of: FactRef; readonly months: Num; readonly years: boolean }
  | { readonly k: 'compare'; readonly op: '<' | '<=' | '=='; readonly a: Num; readonly b: Num }
  | { readonly k: 'not'; readonly a: Bool }
  | { readonly k: 'and'; readonly all: readonly Bool[] }
  | { readonly k: 'or'; readonly any: readonly Bool[] }
  /** Some member, the person included, fulfils it. */
  | { readonly k: 'exists'; readonly body: Bool };

/** A number: đồng, a coefficient, a count, per cent, the index of a class. */
export type Num =
  | { readonly k: 'number'; readonly value: number; readonly scale: number }
  /** An integer or money fact. */
  | { readonly k: 'quantity'; readonly of: FactRef }
  /** Before settling: what an alias of `uses` stands for. */
  | { readonly k: 'use'; readonly alias: string }
  | { readonly k: 'add'; readonly a: Num; readonly b: Num }
  | { readonly k: 'subtract'; readonly a: Num; readonly b: Num }
  | { readonly k: 'multiply'; readonly a: Num; readonly b: Num }
  | { readonly k: 'choose'; readonly when: Bool; readonly gives: Num; readonly otherwise: Num }
  | { readonly k: 'greatest'; readonly of: readonly Num[] }
  /** How many members fulfil it, the person included. */
  | { readonly k: 'count'; readonly body: Bool }
  /** The sum over the members, the person included. */
  | { readonly k: 'total'; readonly body: Num }
  /** Settled only: the line of a table that an integer or enumerated fact picks. */
  | {
      readonly k: 'lookup';
      readonly of: FactRef;
      readonly lines: ReadonlyMap<string, Num>;
      /** What a value without a line is: the missing value of the law. */
      readonly otherwise: Num;
    }
  /** Settled only: the value of the day a date fact names; days are yyyymmdd, both included. */
  | {
      readonly k: 'on_day';
      readonly of: FactRef;
      readonly steps: readonly {
        readonly from: number;
        readonly to: number;
        readonly value: Num;
      }[];
      readonly otherwise: Num;
    }
  /** The law leaves it open between the two; `hi` null: no upper bound known. */
  | {
      readonly k: 'open';
      readonly lo: Num;
      readonly hi: Num | null;
      /** The missing value or reading; null: the law itself says "at least" or "at most". */
      readonly missing: string | null;
    }
  | {
      readonly k: 'round';
      readonly a: Num;
      readonly to: number;
      readonly mode: 'half_up' | 'down' | 'up';
    };

/** A dated value of the law in use, with where it stands. */
export interface ValueUsed {
  readonly parameter: string;
  readonly key: string | null;
  /** Null: known to exist, its amount missing. */
  readonly value: string | null;
  readonly from: string;
  readonly to: string | null;
  /** The day it was read for: the one asked about, or one of its own (of a death). */
  readonly on: string;
  readonly level: 'national' | 'city' | 'area';
  readonly cite: Citation;
  readonly confidence: 'S' | 'S2' | 'K' | '?';
}

/** A value of the law that is missing on the day. */
export interface MissingValue {
  readonly parameter: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What is certain meanwhile, đồng or number as text. */
  readonly floor: string | null;
  readonly note: Bilingual | null;
}

/** A case as it holds on the day: dates, areas, displacing cases and values worked in. */
export interface SettledCase {
  readonly id: string;
  readonly title: Bilingual;
  /** The condition, cases that displace it included. */
  readonly when: Bool;
  /** The amount where it holds (class outcomes: the index of the class). */
  readonly amount: Num;
  readonly cite: Citation;
  readonly confidence: 'S' | 'S2' | 'K' | '?';
  readonly reading: Bilingual | null;
  readonly terms: ReadonlyMap<string, Num | Bilingual>;
  readonly values: readonly ValueUsed[];
}

/** "Highest only, except": indexes of cases. */
export interface Plus {
  readonly case: number;
  readonly with: readonly number[];
  readonly cite: Citation;
}

/** A programme's law as it stands on a day, in an area, as far as it was known. */
export interface Settled {
  readonly programme: string;
  readonly on: string;
  readonly knownAt: string | null;
  /** Keys of local law that count: none, or `city` and `east` or `west`. */
  readonly areas: readonly string[];
  readonly outcome: {
    readonly kind: 'month' | 'once' | 'goods' | 'class' | 'share' | 'rate' | 'terms';
    readonly unit: string;
    readonly classes: readonly string[];
  };
  readonly cite: Citation;
  readonly combine: 'max' | 'sum' | 'first' | 'one';
  readonly combineCite: Citation;
  readonly plus: readonly Plus[];
  readonly cases: readonly SettledCase[];
  /** What is paid: all cases combined. The one expression every back-end evaluates. */
  readonly total: Num;
  readonly also: readonly {
    readonly name: string;
    readonly label: Bilingual;
    readonly unit: string;
    readonly amount: Num;
  }[];
  readonly missing: readonly MissingValue[];
  readonly values: readonly ValueUsed[];
}

/** Day of a date fact that names no day: alive, never. Later than every real day. */
export const NEVER = 99_991_231;

/** The first day a fact may name. */
export const FIRST_DAY = 18_000_101;

/** Money facts lie between 0 and this many đồng. */
export const MAX_MONEY = 1_000_000_000_000;
