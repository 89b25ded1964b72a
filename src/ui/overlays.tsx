import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { isTyping } from './list/keys.ts';
import { uiMessages } from './messages.ts';
import { Figures, Grow, Hidden, LinkButton } from './parts.tsx';
import { color, font, shadow, size, type } from './theme/tokens.ts';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, with its preview. */
  readonly children: ReactNode;
  /** Named by the deed: "Phê duyệt bản số hóa", never "OK". */
  readonly deed: string;
  readonly busy?: boolean;
  /** Why the deed is refused for now; it then does nothing and the words stand beside it. */
  readonly refused?: string | undefined;
  /** The deed is done and its outcome stands in the dialog: only closing is left. */
  readonly over?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The one way to confirm. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const text = useText(uiMessages);
  const { over = false } = props;
  const id = useId();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
      transitionDuration={0}
    >
      <DialogTitle
        id={`${id}-head`}
        component="div"
        style={{ display: 'flex', alignItems: 'center' }}
      >
        <h2 id={id} style={{ font: 'inherit', flex: 1 }}>
          {props.title}
        </h2>
        <Button variant="text" onClick={props.onClose}>
          <Icon name="close" />
          <Hidden>{text('close')}</Hidden>
        </Button>
      </DialogTitle>
      <DialogContent>{props.children}</DialogContent>
      <DialogActions>
        {props.refused !== undefined && !over && (
          <span style={{ marginRight: 'auto', font: `400 ${type.t13} ${font.ui}` }}>
            {props.refused}
          </span>
        )}
        <Button onClick={props.onClose}>{text(over ? 'close' : 'cancel')}</Button>
        {!over && (
          <Deed
            primary
            refused={props.refused}
            busy={props.busy ?? false}
            silent
            onClick={props.onConfirm}
          >
            {props.deed}
          </Deed>
        )}
      </DialogActions>
    </Dialog>
  );
}

export interface DeedProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly primary?: boolean;
  readonly submit?: boolean;
  readonly busy?: boolean;
  /** Why it cannot be done now: the button stays in place, does nothing, and says why beside it. */
  readonly refused?: string | undefined;
  /** The reason already stands elsewhere. */
  readonly silent?: boolean;
}

/** A button that can say why it is refused; it never disappears and never just turns grey. */
export function Deed(props: DeedProps) {
  const id = useId();
  const refused = props.refused !== undefined;
  const busy = props.busy ?? false;
  const look = refused ? { color: color.ink3, borderColor: color.line } : {};
  const click = (event: { preventDefault: () => void }) => {
    if (refused || busy) event.preventDefault();
    else props.onClick?.();
  };
  return (
    <>
      {refused && props.silent !== true && (
        <span id={id} style={{ font: `400 ${type.t13} ${font.num}`, color: color.ink }}>
          {props.refused}
        </span>
      )}
      <Button
        variant={props.primary === true && !refused ? 'contained' : 'outlined'}
        type={props.submit === true ? 'submit' : 'button'}
        aria-disabled={refused || busy}
        {...(refused && props.silent !== true ? { 'aria-describedby': id } : {})}
        style={look}
        onClick={click}
      >
        {props.children}
      </Button>
    </>
  );
}

const UndoBox = styled('div')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 16,
  padding: '8px 16px',
  borderRadius: size.radius,
  background: color.sea950,
  color: color.surface,
  boxShadow: shadow,
});

const Floating = styled('div')({
  position: 'fixed',
  left: 16,
  bottom: 16,
  zIndex: 1200,
  maxWidth: 'calc(100vw - 32px)',
});

export interface UndoBarProps {
  /** "Đã lưu phương án của điểm 2." */
  readonly children: ReactNode;
  readonly seconds?: number;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
  /** Stands where it is put instead of at the foot of the window (gallery). */
  readonly inPlace?: boolean;
}

/** Counts down to `end`, a second at a time; while it is held the clock stands. */
function useCountdown(seconds: number, held: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (held) return undefined;
    if (left <= 0) {
      end();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, held]);
  return left;
}

/** Ctrl+Z, unless one is typing: there it belongs to the field. */
function useUndoKey(onUndo: () => void): void {
  const undo = useEffectEvent(onUndo);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isUndo || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Ten seconds to take a deed back, by its button or Ctrl+Z; hovering or focusing stops the clock. */
export function UndoBar({ children, seconds = 10, onUndo, onEnd, inPlace }: UndoBarProps) {
  const text = useText(uiMessages);
  const [held, setHeld] = useState(false);
  const left = useCountdown(seconds, held, onEnd);
  useUndoKey(onUndo);
  const bar = (
    <UndoBox
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span role="status">{children}</span>
      <LinkButton
        type="button"
        data-on-dark=""
        aria-keyshortcuts="Control+Z"
        style={{ fontWeight: 600 }}
        onClick={onUndo}
      >
        {text('undo')}
      </LinkButton>
      <Figures aria-hidden="true">{text('undo.seconds', { seconds: left })}</Figures>
    </UndoBox>
  );
  return inPlace === true ? bar : <Floating>{bar}</Floating>;
}

/** What came of taking a deed back, for a few seconds. */
export function ToldBar({ children, seconds = 6, onEnd, inPlace }: Omit<UndoBarProps, 'onUndo'>) {
  useCountdown(seconds, false, onEnd);
  const bar = (
    <UndoBox>
      <span role="status">{children}</span>
    </UndoBox>
  );
  return inPlace === true ? bar : <Floating>{bar}</Floating>;
}

const DefinitionButton = styled('button')({
  display: 'inline-grid',
  placeItems: 'center',
  width: 24,
  height: 24,
  margin: '-4px 0',
  padding: 0,
  border: 0,
  background: 'none',
  color: color.sea700,
  cursor: 'pointer',
});

export interface DefinitionProps {
  readonly term: string;
  readonly children: ReactNode;
}

/** ⓘ beside a number or a word: what it means, where it comes from, as of when. */
export function Definition({ term, children }: DefinitionProps) {
  const text = useText(uiMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <DefinitionButton
        type="button"
        aria-label={text('definition.of', { term })}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="info" />
      </DefinitionButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
        slotProps={{ paper: { role: 'dialog', 'aria-label': term } }}
      >
        <div
          style={{ padding: '10px 14px', maxWidth: 360, font: `400 ${type.t13} ${font.num}` }}
          tabIndex={-1}
          ref={(element) => element?.focus()}
        >
          <b>{term}</b>
          <Grow />
          <div>{children}</div>
        </div>
      </Popover>
    </>
  );
}
