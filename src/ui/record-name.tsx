import { createContext, useContext, useEffect } from 'react';

type SetName = (name: string | null) => void;

export const RecordNameContext = createContext<SetName>(() => {});

/** Tells the side bar how the open record is called: the number of a plan rather than its key. */
export function useRecordName(name: string | null | undefined): void {
  const set = useContext(RecordNameContext);
  useEffect(() => {
    if (name !== null && name !== undefined) set(name);
  }, [name, set]);
}
