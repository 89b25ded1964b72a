import { createContext, useContext } from 'react';

/** Who is signed in, as screens need to know it. */
export interface Session {
  readonly login: string;
  readonly name: string;
  /** A made-up person of the demo city. */
  readonly sample: boolean;
  readonly posts: readonly {
    readonly role: string;
    readonly agency: string | null;
    readonly area: string | null;
  }[];
  readonly permissions: readonly string[];
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext;

/** The signed-in user; null on pages that are open to everybody. */
export function useSession(): Session | null {
  return useContext(SessionContext);
}

/** True when a session holds a permission of a contract or a screen. */
export function allows(session: Session | null, permission: string): boolean {
  if (permission === 'public') return true;
  if (session === null) return false;
  return permission === 'signed_in' || session.permissions.includes(permission);
}

/** Whether the signed-in user may do something: screens show what leads somewhere only. */
export function useCan(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => allows(session, permission);
}
