/**
 * How the reader asks what an agency's written name means. The agencies module answers (by its
 * register of aliases); the reader gets it as an argument, so that reading stays pure.
 */
export interface AgencyResolution {
  /** Stable, one per agency or group whatever the spelling. */
  readonly code: string;
  /** Full name, abbreviations written out. */
  readonly name: string;
  /** "UBND các quận, huyện", "Các sở, ban, ngành liên quan": one entry, many members. */
  readonly group: boolean;
  /** An open group has no list of members ("Các đơn vị liên quan"). */
  readonly open: boolean;
  /** False when the register does not hold it and the code was made from the full name. */
  readonly known: boolean;
  /** True when the writing is neither the official name nor an accepted abbreviation of it. */
  readonly misspelt: boolean;
}

/** Null when not even the kind of agency is recognised (a company, a phrase, a stray word). */
export interface ResolveAgency {
  (raw: string): AgencyResolution | null;
}

/** A resolver that may know another one for plans of another issuer (its agencies are not ours). */
export interface AgencySource extends ResolveAgency {
  readonly byIssuer?: (issuer: string | null) => ResolveAgency;
}
