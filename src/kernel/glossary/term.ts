/** A word of the product: what the State calls it, how it is named in code, what it means. */
export interface Term {
  readonly vi: string;
  readonly en: string;
  /** In Vietnamese, with the source where there is one. */
  readonly meaning: string;
}
