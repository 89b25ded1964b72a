import { styled } from '@mui/material/styles';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import { color, font, Hidden, media, type, useText, useWords } from '../../../ui/index.ts';
import type { getCalendarYear } from '../contract.ts';
import { calendarScreenMessages } from './messages.ts';
import { monthsOf, type Cell, type DayKind, type Month } from './months.ts';

const Months = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
  alignItems: 'start',
  gap: '12px 20px',
  '@media print': { gridTemplateColumns: 'repeat(4, 1fr)', gap: '6px 14px' },
  [media.phone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const MonthTable = styled('table')({
  font: `400 ${type.t13} ${font.num}`,
  tableLayout: 'fixed',
  '& caption': { font: `600 ${type.t13} ${font.ui}`, textAlign: 'left', padding: '2px 0' },
  '& th': { textAlign: 'center', fontWeight: 400, color: color.ink2 },
  '& td': { textAlign: 'center', padding: 1 },
});

/** A day: the kind is told by the letter above it and the frame, the colour only helps. */
const Day = styled('span')({
  position: 'relative',
  display: 'block',
  minHeight: 22,
  lineHeight: '22px',
  borderRadius: 3,
  border: '1px solid transparent',
  '& i': { position: 'absolute', top: 1, right: 2, font: `600 0.5625rem/1 ${font.num}` },
  '&:has(i)': { paddingRight: 6 },
  '&[data-kind="rest"]': { color: color.ink2, background: color.ground },
  '&[data-kind="holiday"]': {
    color: color.red700,
    background: color.red50,
    borderColor: color.red700,
    fontWeight: 600,
  },
  '&[data-kind="lieu"]': {
    color: color.red700,
    background: color.red50,
    border: `1px dashed ${color.red700}`,
  },
  '&[data-kind="swap"]': {
    color: color.amber800,
    background: color.amber50,
    border: `1px dashed ${color.amber800}`,
  },
  '&[data-kind="worked"]': {
    color: color.sea800,
    background: color.sea50,
    borderColor: color.sea700,
    fontWeight: 600,
  },
  '&[data-unknown]': { color: color.violet700, background: color.violet50 },
  '&[data-unknown][data-kind]': { borderColor: color.violet700 },
  '&[data-today]': { outline: `2px solid ${color.ink}`, outlineOffset: 1 },
  '@media print': { printColorAdjust: 'exact' },
});

const Keys = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 16px',
  font: `400 ${type.t13} ${font.ui}`,
  '& li': { display: 'flex', alignItems: 'center', gap: 6 },
  '& li > span:first-of-type': { minWidth: 30, textAlign: 'center' },
});

const marked = ['holiday', 'lieu', 'swap', 'worked'] as const;

/** What each letter and frame means. */
function Legend() {
  const own = useText(calendarScreenMessages);
  return (
    <Keys aria-label={own('legend')}>
      {marked.map((kind) => (
        <li key={kind}>
          <Day data-kind={kind} aria-hidden="true">
            1<i>{own(`letter.${kind}`)}</i>
          </Day>
          {own(`kind.${kind}`)}
        </li>
      ))}
      <li>
        <Day data-kind="holiday" data-unknown="" aria-hidden="true">
          1<i>?</i>
        </Day>
        {own('unverified')}
      </li>
    </Keys>
  );
}

function isMarked(kind: DayKind): kind is (typeof marked)[number] {
  return kind !== 'work' && kind !== 'rest';
}

function DayCell({ cell }: { readonly cell: Cell }) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const { kind, off } = cell;
  if (!isMarked(kind)) {
    return (
      <Day data-kind={kind} {...(cell.today ? { 'data-today': '' } : {})}>
        {cell.day}
      </Day>
    );
  }
  const unknown = off !== null && off.confidence === null;
  const said = [
    own(`kind.${kind}`),
    ...(off?.name === null || off === null ? [] : [words(off.name)]),
  ];
  const title = [formatDate(cell.on), ...said, ...(unknown ? [own('unverified')] : [])].join(': ');
  return (
    <Day
      data-kind={kind}
      title={title}
      {...(unknown ? { 'data-unknown': '' } : {})}
      {...(cell.today ? { 'data-today': '' } : {})}
    >
      {cell.day}
      <i aria-hidden="true">{unknown ? '?' : own(`letter.${kind}`)}</i>
      <Hidden>{title}</Hidden>
    </Day>
  );
}

function MonthGrid({ month, weeks }: Month) {
  const own = useText(calendarScreenMessages);
  return (
    <MonthTable>
      <caption>{own('month', { month })}</caption>
      <thead>
        <tr>
          {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
            <th key={weekday} scope="col">
              <abbr title={own(`weekday.${weekday}`)} style={{ textDecoration: 'none' }}>
                {own(`weekdayShort.${weekday}`)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={week.find((cell) => cell !== null)?.on ?? at}>
            {week.map((cell, index) => (
              <td key={cell?.on ?? `${at}-${index}`}>{cell !== null && <DayCell cell={cell} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </MonthTable>
  );
}

/** Twelve months: what is off, what is worked in exchange, what is not known yet. */
export function YearGrid({ year }: { readonly year: ReplyOf<typeof getCalendarYear> }) {
  return (
    <>
      <Legend />
      <Months>
        {monthsOf(year).map((month) => (
          <MonthGrid key={month.month} {...month} />
        ))}
      </Months>
    </>
  );
}
