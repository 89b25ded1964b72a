import { rolesFor, type Act } from '../contract/index.ts';

/** An act with the roles that may do it: what an act's roles are, and what a role's acts are. */
export interface Right extends Act {
  readonly roles: readonly { readonly role: string; readonly reach: 'city' | 'post' }[];
  /** Who else: everybody, or everybody who is signed in. */
  readonly open: 'public' | 'signed_in' | null;
}

/** Acts × roles, by act. `signed_in` and `public` need no role. */
export function rightsOf(acts: readonly Act[]): readonly Right[] {
  return acts.map((act) => {
    const { permission } = act;
    const open = permission === 'public' || permission === 'signed_in' ? permission : null;
    return { ...act, open, roles: rolesFor(permission) };
  });
}

/** True when somebody with one of the roles may do it; open acts are everybody's. */
export function mayDo(right: Right, roles: readonly string[]): boolean {
  return right.open !== null || right.roles.some(({ role }) => roles.includes(role));
}
