import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import type { Result } from '../kernel/index.ts';
import type { Failure } from './data.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { UndoBar, ToldBar } from './overlays.tsx';

/** What was done, in words, and what takes it back. */
export interface Undoable {
  readonly said: string;
  readonly undo: () => Promise<Result<unknown, Failure>>;
}

type Standing =
  | { readonly state: 'offered'; readonly number: number; readonly offer: Undoable }
  | { readonly state: 'busy'; readonly number: number; readonly offer: Undoable }
  | { readonly state: 'told'; readonly number: number; readonly words: string };

const Offer = createContext<(offer: Undoable) => void>(() => undefined);

/** Offers to take back what was just done; a later offer takes the place of an earlier one. */
export function useUndo(): (offer: Undoable) => void {
  return use(Offer);
}

/** Keeps the one offer of the app at the foot of the window, then what came of it. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const text = useText(uiMessages);
  const [standing, setStanding] = useState<Standing | null>(null);
  const make = useCallback((offer: Undoable) => {
    setStanding((before) => ({ state: 'offered', offer, number: (before?.number ?? 0) + 1 }));
  }, []);
  const end = () => setStanding(null);
  const take = async (offered: Standing & { readonly state: 'offered' }) => {
    const { offer, number } = offered;
    setStanding({ ...offered, state: 'busy' });
    const result = await offer.undo();
    const words = result.ok ? text('undo.done') : text('undo.failed', { why: result.error.detail });
    // A deed done meanwhile has an offer of its own, which stays.
    setStanding((now) => (now?.number === number ? { state: 'told', words, number } : now));
  };
  return (
    <Offer value={make}>
      {children}
      {standing?.state === 'offered' && (
        <UndoBar key={standing.number} onUndo={() => void take(standing)} onEnd={end}>
          {standing.offer.said}
        </UndoBar>
      )}
      {standing?.state === 'told' && (
        <ToldBar key={standing.number} onEnd={end}>
          {standing.words}
        </ToldBar>
      )}
    </Offer>
  );
}
