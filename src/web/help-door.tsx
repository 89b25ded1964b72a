import { lazy, Suspense, useState } from 'react';
import { BareButton } from '../ui/app-shell.tsx';
import { useText } from '../ui/language.tsx';
import type { Screen } from '../ui/screen.ts';
import { webMessages } from './messages.ts';

const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }));

interface HelpDoorProps {
  readonly screen: Screen | null;
  readonly onShortcuts: () => void;
}

/** The button of the bar; the texts are fetched when somebody asks. */
export function HelpDoor({ screen, onShortcuts }: HelpDoorProps) {
  const text = useText(webMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <BareButton
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {text('help.title')}
      </BareButton>
      {open && (
        <Suspense fallback={null}>
          <Help
            screen={screen}
            onClose={() => setOpen(false)}
            onShortcuts={() => {
              setOpen(false);
              onShortcuts();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
