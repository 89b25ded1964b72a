import { useState } from 'react';
import { formatDate, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  DayField,
  FailureBox,
  Heading2,
  Loading,
  Notice,
  Row,
  SelectField,
  Stack,
  TextField,
  useRead,
  useText,
  useWords,
} from '../../../ui/index.ts';
import { countCalendarDays } from '../contract.ts';
import { useDayWords } from './lists.tsx';
import { calendarScreenMessages } from './messages.ts';

type Counted = ReplyOf<typeof countCalendarDays>;
const units = ['working_day', 'day', 'week', 'month', 'year'] as const;
type Unit = (typeof units)[number];

interface Asked {
  readonly from: string;
  readonly count: number;
  readonly unit: Unit;
}

/** Works a time limit out: its last day, each day off on the way and why, by which article. */
export function Calculator({ today }: { readonly today: string }) {
  const own = useText(calendarScreenMessages);
  const [from, setFrom] = useState<IsoDate | null>(today as IsoDate);
  const [count, setCount] = useState('10');
  const [unit, setUnit] = useState<Unit>('working_day');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const ask = () => {
    const number = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0;
    const wrong = number < 1 || number > 1000 || from === null;
    setProblem(wrong ? own('count.wrong') : undefined);
    if (!wrong) setAsked({ from, count: number, unit });
  };
  return (
    <section>
      <Heading2>{own('count.title')}</Heading2>
      <form
        data-no-print=""
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Stack style={{ gap: 8 }}>
          <DayField label={own('count.from')} value={from} onChange={setFrom} />
          <Row style={{ alignItems: 'end' }}>
            <TextField
              label={own('count.count')}
              inputMode="numeric"
              width={80}
              value={count}
              error={problem}
              onChange={setCount}
            />
            <SelectField
              label={own('count.unit')}
              value={unit}
              onChange={(value) => setUnit(units.find((each) => each === value) ?? 'working_day')}
              options={units.map((value) => ({ value, label: own(`unit.${value}`) }))}
            />
            <Button type="submit">{own('count.do')}</Button>
          </Row>
        </Stack>
      </form>
      {asked !== null && <Answer asked={asked} />}
    </section>
  );
}

function Answer({ asked }: { readonly asked: Asked }) {
  const read = useRead(countCalendarDays, asked);
  if (read.data !== undefined) return <Result counted={read.data} asked={asked} />;
  if (read.failure !== null) return <FailureBox failure={read.failure} onRetry={read.retry} />;
  return <Loading lines={3} />;
}

function Result({ counted, asked }: { readonly counted: Counted; readonly asked: Asked }) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const dayWords = useDayWords();
  const rest = counted.skipped.filter(({ off }) => off === null).length;
  const named = counted.skipped.filter(({ off }) => off !== null);
  return (
    <Stack style={{ gap: 8, marginTop: 12 }} role="status">
      <p>
        <b>{own('count.last', { on: dayWords(counted.last) })}</b>{' '}
        {own('count.runs', {
          from: formatDate(asked.from),
          count: asked.count,
          unit: own(`unit.${asked.unit}`),
        })}
      </p>
      {counted.moved && <p>{own('count.moved')}</p>}
      {counted.skipped.length > 0 && (
        <ul>
          {named.map(({ on, off }) => (
            <li key={on}>
              {dayWords(on)}: {off !== null && own(`kind.${off.kind}`)}
              {off?.name !== null && off !== null ? `: ${words(off.name)}` : ''} ({off?.grounds})
            </li>
          ))}
          {rest > 0 && <li>{own('count.rest', { count: rest })}</li>}
        </ul>
      )}
      {counted.unverified.map(({ year, name }) => (
        <Notice key={`${year}-${name.en}`}>
          {own('count.unverified', { year, name: words(name) })}
        </Notice>
      ))}
      <p>{own('count.law', { law: counted.law.join('; ') })}</p>
    </Stack>
  );
}
