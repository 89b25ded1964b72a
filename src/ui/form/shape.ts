import type { ReactNode } from 'react';
import type { Result } from '../../kernel/index.ts';
import type { Failure } from '../data.tsx';
import type { Values } from './draft.ts';

/** How a field is called, and how its value is shown; without `show` the value is text. */
export type FieldWords<V extends Values> = {
  readonly [K in keyof V]: {
    readonly label: string;
    readonly show?: (value: V[keyof V]) => ReactNode;
  };
};

/** What is missing or wrong: the field, and a sentence that says what to do. */
export interface FormFault<V extends Values> {
  readonly field: keyof V & string;
  readonly text: string;
}

/** What the fields of a page work with. */
export interface FormFields<V extends Values> {
  readonly values: V;
  readonly change: (part: Partial<V>) => void;
  /** Id of a field's control: an error leads there. */
  readonly idOf: (field: keyof V & string) => string;
  /** What is wrong with a field, once the page was to be left. */
  readonly errorOf: (field: keyof V & string) => string | undefined;
}

/** One short page of a form. */
export interface FormPage<V extends Values> {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly (keyof V & string)[];
  readonly draw: (form: FormFields<V>) => ReactNode;
  readonly check: (values: V) => readonly FormFault<V>[];
}

export interface LongFormProps<V extends Values> {
  /** Name of the form, and of the record it is about (`new` for one that is not there yet). */
  readonly form: string;
  readonly record: string;
  /** The answers at first; the same object at every drawing. Plain JSON values only. */
  readonly first: V;
  readonly fields: FieldWords<V>;
  readonly pages: readonly FormPage<V>[];
  /** The deed of the last button: "Gửi phê duyệt", never "OK". */
  readonly deed: string;
  /** Sends the answers; the draft is taken away once they are there. */
  readonly send: (values: V) => Promise<Result<unknown, Failure>>;
  /** What the answers will do, on the check page above the button. */
  readonly preview?: (values: V) => ReactNode;
}

/** The page of the answers before they are sent. */
export const checkId = 'check';
