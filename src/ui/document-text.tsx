import { styled } from '@mui/material/styles';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { Hidden } from './parts.tsx';
import { splitMarks, type Mark } from './marks.ts';
import { color, font, media, type } from './theme/tokens.ts';

/** The document as a page: serif, line numbers at the left, its findings marked and numbered. */
export const Paper = styled('article')({
  flex: 1,
  background: color.surface,
  border: `1px solid ${color.line}`,
  borderBottom: 0,
  padding: '18px 16px 18px 52px',
  font: `400 0.9375rem/1.4375rem ${font.doc}`,
  overflow: 'auto',
  position: 'relative',
  '& h3': { font: `700 1rem/1.5rem ${font.doc}`, textAlign: 'center' },
  '& p': { position: 'relative', overflowWrap: 'anywhere', minHeight: '1.4375rem' },
  '& p[data-center]': { textAlign: 'center' },
  '& p[data-strong]': { fontWeight: 700 },
  '& table': { font: `400 0.875rem/1.3125rem ${font.doc}`, tableLayout: 'fixed', minWidth: 640 },
  '& th, & td': { border: '1px solid #98a4ae', padding: '4px 6px', verticalAlign: 'top' },
  '& td': { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  '& th': { textAlign: 'center', fontWeight: 700 },
  '& tr': { position: 'relative' },
  '& tr[data-strong] td': { fontWeight: 700 },
  '& td:first-of-type': { textAlign: 'center' },
  '& mark': {
    background: 'none',
    color: 'inherit',
    borderBottom: `2px dotted ${color.amber600}`,
  },
  '& mark sup': {
    font: `600 ${type.t12} ${font.num}`,
    color: color.amber800,
    marginLeft: 2,
    verticalAlign: 2,
  },
  '& mark[data-current]': {
    background: color.mark,
    borderBottom: `2px solid ${color.amber600}`,
    outline: `2px solid ${color.ink}`,
    outlineOffset: 2,
    fontWeight: 700,
  },
  [media.narrow]: { maxHeight: '46vh' },
});

/** The number of a finding: opens it. */
const MarkButton = styled('button')({
  padding: 0,
  border: 0,
  background: 'none',
  font: 'inherit',
  color: 'inherit',
  cursor: 'pointer',
});

const LineNumber = styled('span')({
  position: 'absolute',
  left: -40,
  top: 2,
  width: 32,
  textAlign: 'right',
  font: `400 ${type.t12} ${font.num}`,
  color: color.ink3,
  userSelect: 'none',
});

/** One part of a document: a line of text, or a table. Lines are counted as in the source. */
export type DocumentBlock =
  | {
      readonly kind: 'line';
      readonly line: number;
      readonly text: string;
      readonly look?: 'center' | 'strong' | 'heading';
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly widths?: readonly number[];
      readonly headings: readonly string[];
      readonly rows: readonly DocumentRow[];
    };

export interface DocumentRow {
  readonly line: number;
  readonly strong?: boolean;
  readonly cells: readonly { readonly line: number; readonly text: string }[];
}

export interface DocumentTextProps {
  readonly blocks: readonly DocumentBlock[];
  readonly marks: readonly Mark[];
  /** Number of the mark that is framed; it is scrolled into view. */
  readonly current?: number | null;
  readonly onMark?: (number: number) => void;
}

interface PiecesProps extends Omit<DocumentTextProps, 'blocks'> {
  readonly line: number;
  readonly text: string;
}

/** Text of one line or cell with its marks. */
export function MarkedText({ line, text: words, marks, current, onMark }: PiecesProps) {
  const text = useText(uiMessages);
  return splitMarks(words, line, marks).map((piece, index) => {
    const { mark } = piece;
    if (mark === null) return <Fragment key={index}>{piece.text}</Fragment>;
    return (
      <mark
        key={index}
        data-mark={mark.number}
        {...(mark.number === current ? { 'data-current': '' } : {})}
      >
        {piece.text}
        <sup>
          <MarkButton
            type="button"
            aria-label={text('document.finding', { number: mark.number })}
            {...(mark.number === current ? { 'aria-current': 'true' as const } : {})}
            onClick={() => onMark?.(mark.number)}
          >
            {mark.number}
          </MarkButton>
        </sup>
      </mark>
    );
  });
}

/** The original, word for word, with every finding where it stands. */
export function DocumentText({ blocks, marks, current, onMark }: DocumentTextProps) {
  const text = useText(uiMessages);
  const paper = useRef<HTMLElement>(null);
  useEffect(() => {
    const frame = paper.current;
    const mark = frame?.querySelector(`mark[data-mark="${current ?? ''}"]`);
    if (frame === null || mark === null || mark === undefined) return;
    // Only the paper scrolls: scrolling into view would move the frames around it too.
    const from = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = frame.scrollTop + from - frame.clientHeight / 2;
    frame.scrollTo({ top, behavior: still ? 'auto' : 'smooth' });
  }, [current]);
  const marked = { marks, current: current ?? null, ...(onMark === undefined ? {} : { onMark }) };
  return (
    <Paper ref={paper} lang="vi" tabIndex={0} aria-label={text('document.text')}>
      {blocks.map((block, index) =>
        block.kind === 'table' ? (
          <DocumentTable key={index} block={block} marked={marked} />
        ) : (
          <DocumentLine key={index} block={block}>
            <MarkedText {...marked} line={block.line} text={block.text} />
          </DocumentLine>
        ),
      )}
    </Paper>
  );
}

interface DocumentLineProps {
  readonly block: DocumentBlock & { readonly kind: 'line' };
  readonly children: ReactNode;
}

function DocumentLine({ block, children }: DocumentLineProps) {
  const number = <LineNumber aria-hidden="true">{block.line}</LineNumber>;
  const look = block.look === undefined ? {} : { [`data-${block.look}`]: '' };
  return (
    <p {...look} id={`line-${block.line}`}>
      {number}
      {children}
    </p>
  );
}

interface DocumentTableProps {
  readonly block: DocumentBlock & { readonly kind: 'table' };
  readonly marked: Omit<DocumentTextProps, 'blocks'>;
}

function DocumentTable({ block, marked }: DocumentTableProps) {
  return (
    <table>
      <caption>
        <Hidden>{block.caption}</Hidden>
      </caption>
      {block.widths !== undefined && (
        <colgroup>
          {block.widths.map((width, index) => (
            <col key={index} {...(width === 0 ? {} : { style: { width } })} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {block.headings.map((heading, index) => (
            <th key={index} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.line} {...(row.strong === true ? { 'data-strong': '' } : {})}>
            {row.cells.map((cell, index) => (
              <td key={index}>
                {index === 0 && <LineNumber aria-hidden="true">{row.line}</LineNumber>}
                <MarkedText {...marked} line={cell.line} text={cell.text} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
