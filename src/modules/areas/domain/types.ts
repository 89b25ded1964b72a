import type { IsoDate } from '../../../kernel/index.ts';

export type AreaLevel = 'province' | 'district' | 'commune';

/** A unit as it was between two changes, half-open `[from, to)`. Its identity is (code, from). */
export interface Area {
  readonly code: string;
  /** Without the official word: "Thuỷ Nguyên". */
  readonly name: string;
  /** The official word, lower case: "thành phố", "quận", "đặc khu". */
  readonly type: string;
  readonly level: AreaLevel;
  /** Code of the unit it lies in, as of every day of its range; null for a province. */
  readonly parent: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** The official document by which it began, and by which it ended. */
  readonly source: string;
  readonly endedBy: string | null;
}

/** A: the document says so. B: inferred, agrees with borders. C: likely. */
export type Confidence = 'A' | 'B' | 'C';

/** Part of a unit that ended or changed, and the unit in which it has lain since. */
export interface AreaSuccession {
  readonly code: string;
  readonly from: IsoDate;
  /** First day of the change. */
  readonly on: IsoDate;
  readonly successor: string;
  readonly successorFrom: IsoDate;
  /** By area, in thousandths, so that the parts of a unit sum to exactly 1000. */
  readonly thousandths: number;
  /** How the share is known. */
  readonly basis: 'whole' | 'area' | 'equal';
  readonly source: string;
  readonly confidence: Confidence;
}

/** A hamlet or residential group below a commune, half-open `[from, to)`. */
export interface Hamlet {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly commune: string;
  readonly communeFrom: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly source: string;
  /** The decision by which it was renamed or closed, and the hamlet it was merged into. */
  readonly endedBy?: string | null;
  readonly successor?: string | null;
}

/** The facts about areas, as files or tables hold them. */
export interface AreaFacts {
  readonly areas: readonly Area[];
  readonly successions: readonly AreaSuccession[];
  readonly hamlets: readonly Hamlet[];
}
