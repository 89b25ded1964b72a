import { createContext, useContext } from 'react';

/** What the app knows of its session beside who it is. */
export interface SessionState {
  /** Milliseconds since 1970 of the last answer of the server. */
  readonly lastAnswer: () => number;
  /** Asks the server who is signed in: that keeps the session alive. */
  readonly refresh: () => void;
  /** The session ended while a screen was open. */
  readonly over: boolean;
  readonly resume: () => void;
  /** Signed out: back to the entrance. */
  readonly leave: () => void;
  /** The province that is served, from the data: "Thành phố Hải Phòng". */
  readonly place: string | null;
}

export const SessionStateContext = createContext<SessionState>({
  lastAnswer: () => 0,
  refresh: () => {},
  over: false,
  resume: () => {},
  leave: () => {},
  place: null,
});

export function useSessionState(): SessionState {
  return useContext(SessionStateContext);
}
