import { useCallback, useMemo } from 'react';
import { useNavigation } from '../navigation.tsx';
import { readListState, writeListState, type ListShape, type ListState } from './state.ts';

export interface ListControl {
  readonly state: ListState;
  readonly shape: ListShape;
  readonly change: (state: ListState) => void;
}

/** The state of a list from the address, and the one way to change it. */
export function useList(shape: ListShape): ListControl {
  const { search, path, go } = useNavigation();
  const state = useMemo(() => readListState(search, shape), [search, shape]);
  const change = useCallback(
    (next: ListState) => {
      const query = writeListState(search, next, shape);
      go(query === '' ? path : `${path}?${query}`, { replace: true });
    },
    [search, shape, path, go],
  );
  return { state, shape, change };
}

/** One parameter of the address that is not the list's own ("as of" a date, a tab). */
export function useParameter(
  name: string,
): readonly [string | null, (value: string | null) => void] {
  const { search, path, go } = useNavigation();
  const set = useCallback(
    (value: string | null) => {
      const params = new URLSearchParams(search);
      if (value === null || value === '') params.delete(name);
      else params.set(name, value);
      const query = params.toString();
      go(query === '' ? path : `${path}?${query}`, { replace: true });
    },
    [name, search, path, go],
  );
  return [new URLSearchParams(search).get(name), set];
}
