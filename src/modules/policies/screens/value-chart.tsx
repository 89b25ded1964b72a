import { SideScroll, chartColors, color, font, useText } from '../../../ui/index.ts';
import { useAmount } from './amounts.tsx';
import { shownDay } from './days.ts';
import { lawScreenMessages } from './messages.ts';
import { chartOf, type Drawn, type Frame, type Level, type Line } from './value-lines.ts';

const frame: Frame = { width: 1040, height: 380, left: 84, right: 124, top: 24, bottom: 30 };
const GAP_ROW = 18;
/** What the words of a gap take at most before it; else they stand after it. */
const GAP_WORDS = 400;

/** Colour and dash of a line: told apart in grey too. */
const looks: Readonly<Record<Level, { readonly tone: string; readonly dash?: string }>> = {
  national: { tone: chartColors[0] },
  city: { tone: chartColors[1] },
  east: { tone: chartColors[1], dash: '7 4' },
  west: { tone: chartColors[2], dash: '2 4' },
};

interface ChartProps {
  readonly label: string;
  readonly unit: string;
  readonly lines: readonly Line[];
}

/** A value of the law over time: steps from zero, each named where it runs. */
export function ValueChart({ label, unit, lines }: ChartProps) {
  const own = useText(lawScreenMessages);
  const amount = useAmount();
  const gaps = lines.flatMap(({ steps }) => steps).filter(({ value }) => value === null).length;
  const room: Frame = { ...frame, top: frame.top + gaps * GAP_ROW };
  const chart = chartOf(lines, room);
  const names = lines.map(({ level }) => own(`level.${level}`)).join(', ');
  const [left, right] = [room.left, room.width - room.right];
  return (
    <SideScroll tabIndex={0} role="region" aria-label={label}>
      <svg
        role="img"
        aria-label={own('value.chartOf', { label, lines: names })}
        viewBox={`0 0 ${room.width} ${room.height}`}
        width="100%"
        style={{ minWidth: 1000, maxWidth: 1240, display: 'block' }}
        fontFamily={font.num}
        fontSize="12"
        fill={color.ink2}
      >
        <text x={4} y={14}>
          {unit}
        </text>
        {chart.amounts.map((tick) => (
          <g key={tick.label}>
            <line x1={left} x2={right} y1={tick.at} y2={tick.at} stroke={color.line} />
            <text x={left - 8} y={tick.at + 4} textAnchor="end">
              {amount(tick.label)}
            </text>
          </g>
        ))}
        {chart.years.map((tick) => (
          <text key={tick.label} x={tick.at} y={room.height - 8} textAnchor="middle">
            {tick.label}
          </text>
        ))}
        {chart.lines.map((line, index) => (
          <StepLine
            key={line.level}
            line={line}
            above={index > 0 || chart.lines.length === 1}
            right={right}
          />
        ))}
        {chart.lines
          .flatMap(({ level, gaps: own }) => own.map((gap) => ({ level, gap })))
          .map(({ level, gap }, index) => (
            <Gap
              key={`${level}:${gap.step.from}`}
              level={level}
              gap={gap}
              y={frame.top + index * GAP_ROW}
              right={right}
            />
          ))}
      </svg>
    </SideScroll>
  );
}

interface StepLineProps {
  readonly line: Drawn;
  /** Amounts stand above the line; of the lowest of several below it. */
  readonly above: boolean;
  readonly right: number;
}

function StepLine({ line, above, right }: StepLineProps) {
  const own = useText(lawScreenMessages);
  const amount = useAmount();
  const { tone, dash } = looks[line.level];
  return (
    <g fill={tone}>
      <path
        d={line.path}
        fill="none"
        stroke={tone}
        strokeWidth={2.5}
        {...(dash === undefined ? {} : { strokeDasharray: dash })}
      />
      {line.marks.map(({ x, y, text }) => (
        <text key={x} x={x + 3} y={above ? y - 6 : y + 16}>
          {amount(text)}
        </text>
      ))}
      {line.marks.length > 0 && (
        <text x={Math.min(line.endX, right) + 8} y={line.end + 4} fontWeight={600}>
          {own(`level.${line.level}`)}
        </text>
      )}
    </g>
  );
}

interface GapProps {
  readonly level: Level;
  readonly gap: Drawn['gaps'][number];
  readonly y: number;
  readonly right: number;
}

/** An amount nobody knows, in words over the days it held. */
function Gap({ level, gap, y, right }: GapProps) {
  const own = useText(lawScreenMessages);
  const { from, to } = gap.step;
  const days = `${shownDay(from)} – ${to === null ? own('now') : shownDay(to)}`;
  const words = `${own(`level.${level}`)}: ${own('value.gap')}, ${days}`;
  const end = Math.min(gap.to, right);
  const hasRoom = gap.from > GAP_WORDS;
  return (
    <g fill={looks[level].tone}>
      <path
        d={`M${gap.from} ${y - 5}v10M${gap.from} ${y}H${end}M${end} ${y - 5}v10`}
        fill="none"
        stroke={looks[level].tone}
        strokeDasharray="3 3"
      />
      <text x={hasRoom ? gap.from - 6 : end + 6} y={y + 4} textAnchor={hasRoom ? 'end' : 'start'}>
        {words}
      </text>
    </g>
  );
}
