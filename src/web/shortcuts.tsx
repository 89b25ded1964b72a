import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import { useEffect, useId, useState } from 'react';
import { useText } from '../ui/language.tsx';
import { isTyping } from '../ui/list/keys.ts';
import { uiMessages } from '../ui/messages.ts';
import { Heading2, KeyValues, Row } from '../ui/parts.tsx';
import { webMessages } from './messages.ts';

const shortcuts = [
  ['Ctrl K', 'shortcuts.everywhere'],
  ['/', 'shortcuts.search'],
  ['↑ ↓', 'shortcuts.rows'],
  ['Enter', 'shortcuts.open'],
  ['Esc', 'shortcuts.clear'],
  ['1 2 3 4', 'shortcuts.resolve'],
  ['Ctrl Enter', 'shortcuts.save'],
  ['J K', 'shortcuts.step'],
  ['Ctrl Z', 'shortcuts.undo'],
  ['?', 'shortcuts.help'],
] as const;

/** Opens the list as its key does. */
export function openShortcuts(): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }));
}

/** `?` lists what the keyboard does. */
export function Shortcuts() {
  const text = useText(webMessages);
  const close = useText(uiMessages)('close');
  const [open, setOpen] = useState(false);
  const id = useId();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      aria-labelledby={id}
      maxWidth="xs"
      fullWidth
      transitionDuration={0}
    >
      <DialogContent style={{ paddingTop: 12 }}>
        <Heading2 id={id}>{text('shortcuts.title')}</Heading2>
        <KeyValues>
          {shortcuts.map(([keys, words]) => (
            <div key={keys} style={{ display: 'contents' }}>
              <dt>
                {keys.split(' ').map((key) => (
                  <span key={key}>
                    <kbd>{key}</kbd>{' '}
                  </span>
                ))}
              </dt>
              <dd>{text(words)}</dd>
            </div>
          ))}
        </KeyValues>
        <Row style={{ marginTop: 12, justifyContent: 'flex-end' }}>
          <Button onClick={() => setOpen(false)}>{close}</Button>
        </Row>
      </DialogContent>
    </Dialog>
  );
}
