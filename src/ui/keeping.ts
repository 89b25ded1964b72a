import { createContext, useContext } from 'react';
import type { Result } from '../kernel/index.ts';
import type { Failure } from './data.tsx';
import type { Sheet } from './list/sheet.ts';

/* What the server keeps for whoever works: drafts of forms, views of lists, words about records.
   The app gives the keepers; a part that has none (gallery, tests) does without. */

type Answer<T> = Promise<Result<T, Failure>>;

/** A form as it was left. `body` is JSON that only the form understands. */
export interface KeptDraft {
  readonly body: string;
  /** Counts the savings: whoever saves says which one they saw. */
  readonly version: number;
  readonly at: string;
}

export interface DraftKeeper {
  readonly find: (form: string, record: string) => Answer<KeptDraft | null>;
  /** Refused with kind `conflict` when another one was saved since `seen` (0: none was there). */
  readonly save: (
    form: string,
    record: string,
    given: { readonly seen: number; readonly body: string },
  ) => Answer<{ readonly version: number; readonly at: string }>;
  readonly discard: (form: string, record: string) => Answer<unknown>;
}

/** One way to look at a list: the query of its address under a name. */
export interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  /** Opened with the list when the address says nothing. */
  readonly isDefault: boolean;
  /** Made by whoever asks. */
  readonly own: boolean;
  readonly by: string;
}

export interface ViewKeeper {
  readonly list: (list: string) => Answer<readonly KeptView[]>;
  readonly save: (
    list: string,
    view: Pick<KeptView, 'name' | 'query' | 'shared'>,
  ) => Answer<unknown>;
  readonly remove: (id: string) => Answer<unknown>;
  /** Chooses the view that the list opens with; null: the list as it is. */
  readonly choose: (list: string, id: string | null) => Answer<unknown>;
}

/** What somebody wrote about a record; withdrawn, its words are gone and the row says so. */
export interface Remark {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly own: boolean;
  readonly text: string | null;
  readonly withdrawnAt: string | null;
}

/** Who saw the personal data of a record. */
export interface Look {
  readonly by: string;
  readonly last: string;
  readonly times: number;
}

export interface Talk {
  readonly remarks: readonly Remark[];
  /** Null where looking is not recorded: nothing personal stands there. */
  readonly looks: readonly Look[] | null;
}

export interface TalkKeeper {
  readonly list: (kind: string, record: string) => Answer<Talk>;
  readonly add: (kind: string, record: string, text: string) => Answer<unknown>;
  readonly withdraw: (id: string) => Answer<unknown>;
}

export interface SheetMaker {
  /** What a list shows as a workbook; `list` names it in the log. */
  readonly make: (list: string, sheet: Sheet) => Answer<Blob>;
}

export interface Keeping {
  readonly sheets: SheetMaker;
  readonly drafts: DraftKeeper;
  readonly views: ViewKeeper;
  readonly talk: TalkKeeper;
}

/** The app provides it round every screen, fetched with the screen. */
export const KeepingContext = createContext<Keeping | null>(null);

export function useKeeping(): Keeping | null {
  return useContext(KeepingContext);
}
