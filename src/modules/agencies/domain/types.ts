import type { IsoDate } from '../../../kernel/index.ts';

/** How a name was written: only `misspelling` is a fault worth a planner's minute. */
export type Spelling = 'official' | 'abbreviation' | 'variant' | 'misspelling';

/** One name an agency bore, half-open `[from, to)`; null is not researched or not ended. */
export interface AgencyPeriod {
  readonly name: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Code of the agency above it at that time. */
  readonly parent: string | null;
  readonly source: string;
  readonly verified: boolean;
}

/** A writing by which an agency is known, beside its names. */
export interface AgencySpelling {
  readonly text: string;
  readonly spelling: Spelling;
}

/** An agency through time. Its code is ours and never given to another. */
export interface Agency {
  readonly code: string;
  readonly kind: string;
  /** Code of the unit that a committee governs. */
  readonly area: string | null;
  readonly periods: readonly AgencyPeriod[];
  readonly spellings: readonly AgencySpelling[];
}

/** Many agencies named at once; `members` is the kind of those meant, null when it is open. */
export interface AgencyGroup {
  readonly code: string;
  readonly name: string;
  readonly members: string | null;
  readonly aliases: readonly string[];
}

/** A kind of agency by the words its names begin with. */
export interface AgencyKind {
  readonly kind: string;
  readonly begins: readonly string[];
  readonly not: readonly string[];
  readonly alone: boolean;
}

/** What became of an agency, or of one function of it. */
export interface AgencySuccession {
  readonly code: string;
  /** First day of the change. */
  readonly on: IsoDate;
  /** An agency or a group; null when no document says who. */
  readonly successor: string | null;
  /** What passed over, in words; null when the whole agency did. */
  readonly function: string | null;
  /** Of a committee whose unit was divided: the part of the area, in thousandths. */
  readonly thousandths: number | null;
  readonly source: string;
  readonly verified: boolean;
}

/** The agencies of a city through time, as files or tables hold them. */
export interface AgencyFacts {
  readonly agencies: readonly Agency[];
  readonly groups: readonly AgencyGroup[];
  readonly successions: readonly AgencySuccession[];
}

/** The words by which names are read: the same for every city. */
export interface AgencyWords {
  readonly groupNouns: readonly string[];
  readonly groupIndifferent: readonly string[];
  readonly kinds: readonly AgencyKind[];
  readonly departments: readonly string[];
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** Everything by which agencies are named, read and followed. */
export interface AgencyRegister extends AgencyFacts, AgencyWords {
  /** Name of the city, which writers leave out or add at the end of a name. */
  readonly city: string | null;
  /** The agency at the top of the city, below which the members of groups stand. */
  readonly top: string | null;
}
