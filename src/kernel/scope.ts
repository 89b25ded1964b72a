/** A role somebody holds, for one agency or one area, or for the whole city when both are null. */
export interface Post {
  readonly role: string;
  readonly agency: string | null;
  readonly area: string | null;
  /**
   * Of a caller's post at an area: the codes it reaches today, its own, the units below and their
   * hamlets; none when the unit has ended. Absent: the area alone.
   */
  readonly within?: readonly string[];
  /** The login of its owner, when it is lent to the caller during their leave. */
  readonly lentBy?: string;
}

/** Who asks. The operator of the machine (command line) and the public are callers too. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'operator'; readonly systemUser: string }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly login: string;
      readonly name: string;
      readonly posts: readonly Post[];
    };

/**
 * What a caller may see of one kind of record. Every find and list of a store takes it and cannot
 * be called without it. `all` is the whole city; lists are codes, and an empty list sees nothing.
 */
export interface Scope {
  readonly agencies: 'all' | readonly string[];
  readonly areas: 'all' | readonly string[];
}

/** The whole city. */
export const EVERYTHING: Scope = { agencies: 'all', areas: 'all' };

/** Nothing at all: what a caller without a post sees. */
export const NOTHING: Scope = { agencies: [], areas: [] };

/** True when a scope list holds the code. */
export function sees(list: 'all' | readonly string[], code: string): boolean {
  return list === 'all' || list.includes(code);
}

/** The name an audit row carries for a caller. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'operator':
      return `operator:${caller.systemUser}`;
    case 'user':
      return `user:${caller.login}`;
  }
}

/** A caller's name as screens and messages show it: of a user the login alone. */
export function shownCaller(by: string): string {
  return by.replace(/^user:/, '');
}
