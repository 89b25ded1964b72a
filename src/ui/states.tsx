import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { AppLink } from './navigation.tsx';
import { Row } from './parts.tsx';
import { Shape } from './shapes.tsx';
import { color, font, media, size, type } from './theme/tokens.ts';

/** The place where a part of the page says what it lacks. Keeps the frame, draws no card. */
const Blank = styled('div')({
  padding: '20px 16px',
  minHeight: 120,
  '& p': { marginBottom: 10, maxWidth: '44em' },
  '&:focus-visible': { outline: 'none', boxShadow: 'none' },
});

export interface EmptyProps {
  /** "Chưa có nhiệm vụ." */
  readonly title: string;
  /** What comes here and who brings it. */
  readonly children: ReactNode;
  /** The first action, when the reader may do it. */
  readonly action?: ReactNode;
}

/** Nothing here yet: says what comes here and offers the first action. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <Blank>
      <p>
        <b>{title}</b> {children}
      </p>
      {action !== undefined && <Row>{action}</Row>}
    </Blank>
  );
}

const Bone = styled('i')({
  display: 'block',
  height: 10,
  margin: '9px 0',
  borderRadius: 2,
  background: color.sunken,
});

const boneWidths = ['100%', '86%', '92%', '78%', '95%', '88%'];

export interface LoadingProps {
  /** What is being fetched: "Đang tải danh sách nhiệm vụ". */
  readonly label?: string;
  /** How far, when it is known. */
  readonly done?: number;
  readonly total?: number;
  readonly lines?: number;
  readonly onStop?: () => void;
}

/** Keeps the frame while something comes, and says how far it is. */
export function Loading({ label, done, total, lines = 6, onStop }: LoadingProps) {
  const text = useText(uiMessages);
  const words = label ?? text('loading');
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <Blank aria-busy="true">
      <p role="status">
        {words}
        {known ? `: ${text('loading.progress', { done, total })}` : '…'}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <Bone key={index} style={{ width: boneWidths[index % boneWidths.length] }} />
        ))}
      </div>
      {onStop !== undefined && (
        <Button size="small" onClick={onStop}>
          {text('loading.stop')}
        </Button>
      )}
    </Blank>
  );
}

export interface ErrorBoxProps {
  /** What did not happen: "Không tải được danh sách nhiệm vụ". */
  readonly title: string;
  /** Why, what was kept, what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Names the event in the logs of the machine. */
  readonly trace?: string | undefined;
}

/** What happened, what was kept and what to do. */
export function ErrorBox({ title, children, action, trace }: ErrorBoxProps) {
  const text = useText(uiMessages);
  return (
    <Blank role="alert">
      <p>
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'baseline' }}>
          <Shape name="error" color={color.red700} />
          <b>{title}</b>
        </span>{' '}
        {children}
      </p>
      {trace !== undefined && (
        <p style={{ color: color.ink3, font: `400 ${type.t12} ${font.num}` }}>
          {text('error.trace', { trace })}
        </p>
      )}
      {action !== undefined && <Row>{action}</Row>}
    </Blank>
  );
}

export interface NoPermissionProps {
  /** "Tài khoản này chưa được phân công nhiệm vụ PL.I.3." */
  readonly title?: string;
  /** Whom to ask. */
  readonly children?: ReactNode;
  readonly home?: { readonly label: string; readonly href: string };
}

/** The account may not see this: says which right is missing and whom to ask. */
export function NoPermission({ title, children, home }: NoPermissionProps) {
  const text = useText(uiMessages);
  return (
    <Blank>
      <p>
        <b>{title ?? text('noPermission.title')}</b> {children ?? text('noPermission.ask')}
      </p>
      {home !== undefined && <AppLink href={home.href}>{home.label}</AppLink>}
    </Blank>
  );
}

const Summary = styled('div')({
  border: `2px solid ${color.red700}`,
  borderRadius: size.radius,
  padding: '10px 16px',
  '& h2': { font: `600 ${type.t14} ${font.ui}`, marginBottom: 4 },
  '& a': { color: color.red700, fontWeight: 600, display: 'inline-block', minHeight: 24 },
});

export interface FieldError {
  /** Id of the field the sentence speaks of. */
  readonly field?: string;
  readonly text: string;
}

export interface ErrorSummaryProps {
  readonly title?: string;
  readonly errors: readonly FieldError[];
}

/** At the head of a form: every error, each a link to its field. Takes the focus when it comes. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const text = useText(uiMessages);
  const id = useId();
  if (errors.length === 0) return null;
  return (
    <Summary role="alert" aria-labelledby={id} tabIndex={-1} ref={focusOnce}>
      <h2 id={id}>{title ?? text('form.notSaved', { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ''}:${error.text}`}>
            {error.field === undefined ? (
              <b style={{ color: color.red700 }}>{error.text}</b>
            ) : (
              <a href={`#${error.field}`} onClick={focusTarget(error.field)}>
                {error.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Summary>
  );
}

function focusOnce(element: HTMLElement | null) {
  if (element?.closest('[data-gallery]') === null) element.focus();
}

function focusTarget(field: string) {
  return (event: { preventDefault: () => void }) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
}

const NoticeBox = styled('p')({
  display: 'flex',
  gap: 8,
  alignItems: 'center',
  padding: '6px 12px',
  borderLeft: `4px solid ${color.amber600}`,
  background: color.amber50,
  font: `400 ${type.t13} ${font.num}`,
  '&[data-tone="sea"]': { borderLeftColor: color.sea700, background: color.sea50 },
  '&[data-tone="green"]': { borderLeftColor: color.green700, background: color.green50 },
  [media.narrow]: { flexWrap: 'wrap' },
});

export interface NoticeProps {
  readonly children: ReactNode;
  readonly tone?: 'amber' | 'sea' | 'green';
}

const noticeShapes = { amber: 'late', sea: 'info', green: 'done' } as const;
const noticeColors = { amber: color.amber600, sea: color.sea700, green: color.green700 } as const;

/** One sentence that stands where it matters: offline, saved, about to end. */
export function Notice({ children, tone = 'amber' }: NoticeProps) {
  return (
    <NoticeBox role="status" data-tone={tone}>
      <Shape name={noticeShapes[tone]} color={noticeColors[tone]} />
      <span>{children}</span>
    </NoticeBox>
  );
}
