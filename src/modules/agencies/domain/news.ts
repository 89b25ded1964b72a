import type { AgencyFacts, AgencyPeriod } from './types.ts';

/** An agency that ended, with who took it over. */
export interface Dissolution {
  readonly agency: string;
  readonly name: string;
  /** First day on which it is no more. */
  readonly on: string;
  readonly source: string;
  readonly verified: boolean;
  readonly successors: {
    readonly code: string | null;
    readonly function: string | null;
    readonly source: string;
    readonly verified: boolean;
  }[];
}

/**
 * The agencies that end by what is known now and did not by what was known before, or on another
 * day. An agency that goes on under another name has not ended. What an empty register is filled
 * with is no news: nobody can have relied on anything before.
 */
export function dissolutionsBetween(
  before: AgencyFacts,
  after: AgencyFacts,
): readonly Dissolution[] {
  if (before.agencies.length === 0) return [];
  const known = new Map(before.agencies.map((each) => [each.code, each.periods.at(-1)]));
  return after.agencies.flatMap(({ code, periods }) => {
    const last: AgencyPeriod | undefined = periods.at(-1);
    if (last === undefined || last.to === null || !known.has(code)) return [];
    if (known.get(code)?.to === last.to) return [];
    const successors = after.successions
      .filter((each) => each.code === code)
      .map(({ successor, function: what, source, verified }) => ({
        code: successor,
        function: what,
        source,
        verified,
      }));
    const { name, to: on, source, verified } = last;
    return [{ agency: code, name, on, source, verified, successors }];
  });
}
