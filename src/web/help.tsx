import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import { useId } from 'react';
import { useText, useWords } from '../ui/language.tsx';
import { uiMessages } from '../ui/messages.ts';
import { Heading2, Row, Stack } from '../ui/parts.tsx';
import type { Screen } from '../ui/screen.ts';
import { helpOf } from './help-texts.ts';
import { webMessages } from './messages.ts';

interface HelpProps {
  readonly screen: Screen | null;
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** What the open screen is for, the clause behind it, and where more is written. */
export function Help({ screen, onClose, onShortcuts }: HelpProps) {
  const text = useText(webMessages);
  const close = useText(uiMessages)('close');
  const words = useWords();
  const id = useId();
  const help = screen === null ? null : helpOf(screen.path);
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      transitionDuration={0}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': id,
          style: { width: 360, maxWidth: '100%', padding: 16 },
        },
      }}
    >
      <Stack>
        <Heading2 id={id}>
          {text('help.title')}
          {screen === null ? '' : `: ${words(screen.title)}`}
        </Heading2>
        <p>{help === null ? text('help.none') : words(help.what)}</p>
        {help?.law !== undefined && (
          <section>
            <Heading2>{text('help.law')}</Heading2>
            <p>{words(help.law)}</p>
          </section>
        )}
        <Row>
          <Button onClick={onShortcuts}>{text('shortcuts.title')}</Button>
          <Button onClick={onClose}>{close}</Button>
        </Row>
      </Stack>
    </Drawer>
  );
}
