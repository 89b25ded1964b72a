import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { Hidden } from './parts.tsx';
import { Shape, type ShapeName } from './shapes.tsx';
import { color, size } from './theme/tokens.ts';

interface Kind {
  readonly shape: ShapeName;
  readonly tone: string;
  /** Colour of the words: ink unless the state is red. */
  readonly words?: string;
  readonly box?: { readonly background: string; readonly words: string };
}

const amberBox = { background: color.amber50, words: color.amber800 };
const seaBox = { background: color.sea50, words: color.sea800 };
const redBox = { background: color.red50, words: color.red700 };
const greenBox = { background: color.green50, words: color.green700 };

const kinds = {
  done: { shape: 'done', tone: color.green700, box: greenBox },
  progress: { shape: 'progress', tone: color.sea700, box: seaBox },
  late: { shape: 'late', tone: color.amber600, box: amberBox },
  todo: { shape: 'todo', tone: color.slate600 },
  void: { shape: 'void', tone: color.slate600 },
  none: { shape: 'none', tone: color.slate600 },
  draft: { shape: 'draft', tone: color.slate600 },
  sign: { shape: 'sign', tone: color.sea700, box: seaBox },
  sent: { shape: 'sent', tone: color.sea700, box: seaBox },
  back: { shape: 'back', tone: color.amber600, box: amberBox },
  yes: { shape: 'yes', tone: color.green700, box: greenBox },
  open: { shape: 'open', tone: color.sea700, box: seaBox },
  unknown: {
    shape: 'unknown',
    tone: color.violet700,
    box: { background: color.violet50, words: color.violet700 },
  },
  no: { shape: 'no', tone: color.slate600 },
  overdue: { shape: 'overdue', tone: color.red700, words: color.red700, box: redBox },
  error: { shape: 'error', tone: color.red700, words: color.red700, box: redBox },
  warning: { shape: 'late', tone: color.amber600, box: amberBox },
  info: { shape: 'info', tone: color.sea700, box: seaBox },
} as const satisfies Record<string, Kind>;

export type StateKind = keyof typeof kinds;

const Box = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: '1.25rem',
  whiteSpace: 'nowrap',
  verticalAlign: 'top',
  '&[data-boxed]': {
    padding: '3px 10px 3px 8px',
    borderRadius: size.radius,
    fontWeight: 600,
    fontSize: '0.8125rem',
    background: color.slate50,
  },
});

export interface StateMarkProps {
  readonly kind: StateKind;
  /** The word of the state, in the language of the page. */
  readonly children: ReactNode;
  readonly boxed?: boolean;
  /** Only the shape is seen; the word stays for readers and as a tooltip. */
  readonly compact?: boolean;
}

/** A state: always shape + word + colour. The one component that draws any of them. */
export function StateMark({ kind, children, boxed = false, compact = false }: StateMarkProps) {
  const look: Kind = kinds[kind];
  const words = boxed ? look.box?.words : look.words;
  const background = boxed ? look.box?.background : undefined;
  return (
    <Box
      {...(boxed ? { 'data-boxed': '' } : {})}
      {...(compact && typeof children === 'string' ? { title: children } : {})}
      style={{
        ...(words === undefined ? {} : { color: words }),
        ...(background === undefined ? {} : { background }),
      }}
    >
      <Shape name={look.shape} color={look.tone} />
      {compact ? <Hidden>{children}</Hidden> : <span>{children}</span>}
    </Box>
  );
}

export type Severity = 'error' | 'warning' | 'info';

export interface FindingMarkProps {
  readonly severity: Severity;
  readonly boxed?: boolean;
  readonly compact?: boolean;
}

/** How grave a finding is: Lỗi, Cảnh báo, Lưu ý. */
export function FindingMark({ severity, boxed = false, compact = false }: FindingMarkProps) {
  const text = useText(uiMessages);
  return (
    <StateMark kind={severity} boxed={boxed} compact={compact}>
      {text(`severity.${severity}`)}
    </StateMark>
  );
}
