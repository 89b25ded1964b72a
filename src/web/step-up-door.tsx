import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { ClientProvider, useClient } from '../ui/data.tsx';
import { withStepUp } from '../ui/step-up.ts';

const Dialog = lazy(async () => ({ default: (await import('./step-up.tsx')).StepUpDialog }));

/** Gives what is below a client that proves who sits there before a grave act. */
export function StepUpDoor({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const [asked, setAsked] = useState<((proved: boolean) => void) | null>(null);
  const guarded = useMemo(
    () => withStepUp(client, () => new Promise((resolve) => setAsked(() => resolve))),
    [client],
  );
  return (
    <ClientProvider client={guarded}>
      {children}
      {asked !== null && (
        <Suspense>
          <Dialog
            onDone={(proved) => {
              setAsked(null);
              asked(proved);
            }}
          />
        </Suspense>
      )}
    </ClientProvider>
  );
}
