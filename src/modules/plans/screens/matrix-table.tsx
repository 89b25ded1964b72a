import { styled } from '@mui/material/styles';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { color, font, Hidden, Scroll, Shape, type, useText } from '../../../ui/index.ts';
import type { Link } from './links.tsx';
import { moveCell, type CellAt, type Grid, type Matrix } from './matrix-data.ts';
import { planScreenMessages } from './messages.ts';
import { sectionNumber } from './shared.tsx';

const Cells = styled('table')({
  borderCollapse: 'separate',
  borderSpacing: 0,
  width: 'auto',
  font: `400 ${type.t12} ${font.num}`,
  '& th': { fontWeight: 400, background: color.surface, textAlign: 'left' },
  '& thead th': {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: 84,
    minWidth: 28,
    background: color.sunken,
    verticalAlign: 'bottom',
    borderBottom: `1px solid ${color.line}`,
  },
  '& thead th > span[data-turned]': {
    display: 'inline-block',
    writingMode: 'vertical-rl',
    transform: 'rotate(180deg)',
    padding: '4px 5px',
    whiteSpace: 'nowrap',
  },
  '& tbody th, & thead th:first-of-type': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    width: 360,
    minWidth: 360,
    maxWidth: 360,
    padding: '0 8px 0 16px',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    borderRight: `1px solid ${color.line}`,
    borderBottom: `1px solid ${color.line}`,
  },
  '& thead th:first-of-type': { zIndex: 3 },
  '& td': {
    width: 28,
    height: 28,
    padding: 0,
    textAlign: 'center',
    verticalAlign: 'middle',
    borderBottom: `1px solid ${color.line}`,
    borderRight: `1px solid ${color.sunken}`,
    cursor: 'pointer',
  },
  '& [data-hole]': { background: color.amber50 },
  '& [data-cross]': { background: color.hover },
  '& td[data-at]': { background: color.selected, outline: `2px solid ${color.sea700}` },
  '@media (max-width: 899px)': {
    '& tbody th, & thead th:first-of-type': { width: 150, minWidth: 150, maxWidth: 150 },
  },
});

export interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly grid: Grid;
  readonly at: CellAt;
  readonly onMove: (at: CellAt) => void;
  readonly onDecide: (decision: 'confirmed' | 'refused') => void;
  readonly onOpen: () => void;
}

/** Provisions as rows, tasks as columns; arrows walk the cells, X confirms, B refuses. */
export function MatrixTable(props: MatrixTableProps) {
  const { matrix, grid, at, onMove } = props;
  const own = useText(planScreenMessages);
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    table.current?.querySelector<HTMLElement>('td[data-at]')?.focus();
  });
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveCell(at, event.key, grid.provisions.length, grid.tasks.length);
    if (next !== null) {
      event.preventDefault();
      moved.current = true;
      onMove(next);
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'x') props.onDecide('confirmed');
    if (key === 'b') props.onDecide('refused');
    if (key === 'enter') props.onOpen();
  };
  const holes = {
    provisions: new Set(matrix.holes.provisions),
    tasks: new Set(matrix.holes.tasks),
  };
  return (
    <Scroll style={{ overflow: 'auto', minHeight: 240 }}>
      <Cells ref={table} role="grid" aria-label={own('matrix.title')} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{own('provisions')}</th>
            {grid.tasks.map((task) => (
              <th
                key={task.code}
                scope="col"
                title={task.title}
                {...(holes.tasks.has(task.code) ? { 'data-hole': '' } : {})}
              >
                <span data-turned="">
                  {sectionNumber(task.code)}
                  <Hidden>
                    {task.title}
                    {holes.tasks.has(task.code) && `, ${own('matrix.holeTask')}`}
                  </Hidden>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.provisions.map((provision, row) => (
            <tr key={provision.code}>
              <th
                scope="row"
                title={provision.text}
                lang="vi"
                {...(holes.provisions.has(provision.code) ? { 'data-hole': '' } : {})}
              >
                <b>{provision.code}</b>{' '}
                {holes.provisions.has(provision.code) && <i>({own('matrix.hole')}) </i>}
                {provision.text}
              </th>
              {grid.tasks.map((task, column) => (
                <LinkCell
                  key={task.code}
                  link={grid.linkOf(provision.code, task.code)}
                  isAt={row === at.row && column === at.column}
                  isCross={row === at.row || column === at.column}
                  onPick={() => onMove({ row, column })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Cells>
    </Scroll>
  );
}

interface LinkCellProps {
  readonly link: Link | null;
  readonly isAt: boolean;
  readonly isCross: boolean;
  readonly onPick: () => void;
}

const shapes = { confirmed: 'done', suggested: 'todo', refused: 'void' } as const;
const tones = {
  confirmed: color.green700,
  suggested: color.sea700,
  refused: color.slate600,
} as const;

function LinkCell({ link, isAt, isCross, onPick }: LinkCellProps) {
  const own = useText(planScreenMessages);
  return (
    <td
      tabIndex={isAt ? 0 : -1}
      {...(isAt ? { 'data-at': '', 'aria-selected': true } : {})}
      {...(isCross ? { 'data-cross': '' } : {})}
      onClick={onPick}
      onFocus={onPick}
    >
      {link !== null && (
        <>
          <Shape
            name={
              link.state === 'suggested' && link.confidence === 'strong'
                ? 'progress'
                : shapes[link.state]
            }
            color={tones[link.state]}
          />
          <Hidden>
            {own(`link.${link.state}`)}
            {link.state === 'suggested' &&
              link.confidence !== null &&
              `, ${own(`link.${link.confidence}`)}`}
          </Hidden>
        </>
      )}
    </td>
  );
}
