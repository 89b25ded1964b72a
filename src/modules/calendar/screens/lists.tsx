import { formatDate, type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  formatInstant,
  Heading2,
  SideScroll,
  Table,
  Tag,
  Timeline,
  useText,
  useWords,
} from '../../../ui/index.ts';
import type { getCalendarYear } from '../contract.ts';
import { calendarScreenMessages } from './messages.ts';

type Year = ReplyOf<typeof getCalendarYear>;
interface Props {
  readonly year: Year;
}

/** How sure a row is, in words: none where the text was read. */
export function Trust({ confidence }: { readonly confidence: 'A' | 'B' | null }) {
  const own = useText(calendarScreenMessages);
  if (confidence === 'A') return null;
  return <Tag tone="amber">{own(confidence === null ? 'unverified' : 'republished')}</Tag>;
}

/** "Thứ hai, 01/09/2026". */
export function useDayWords(): (on: string) => string {
  const own = useText(calendarScreenMessages);
  return (on) => {
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
    return `${own(`weekday.${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)}, ${formatDate(on)}`;
  };
}

/** Every day off beside the weekly rest, and every day worked in exchange, with its grounds. */
export function DaysOff({ year }: Props) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const dayWords = useDayWords();
  const rows = [
    ...year.off.map((day) => ({ ...day, what: day.name === null ? '' : words(day.name) })),
    ...year.worked.map((day) => ({ ...day, kind: 'worked' as const, what: '' })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return (
    <section>
      <Heading2>{own('daysOff')}</Heading2>
      <p>{own('weeklyRest', { law: year.rest.law })}</p>
      <SideScroll tabIndex={0} role="region" aria-label={own('daysOff')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{own('day')}</th>
              <th scope="col">{own('what')}</th>
              <th scope="col">{own('grounds')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ on, kind, what, of, grounds, confidence }) => (
              <tr key={`${on}-${kind}`}>
                <td>{dayWords(on)}</td>
                <td data-wrap="">
                  {own(`kind.${kind}`)}
                  {what === '' ? '' : `: ${what}`}
                  {of === null ? '' : ` (${own(`of.${kind}`, { on: formatDate(of) })})`}
                </td>
                <td data-wrap="">
                  {grounds} <Trust confidence={confidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}

/** What comes back in the year of social policy. */
export function YearEvents({ year }: Props) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  return (
    <section>
      <Heading2>{own('events')}</Heading2>
      {year.events.length === 0 ? (
        <p>{own('eventsNone')}</p>
      ) : (
        <SideScroll tabIndex={0} role="region" aria-label={own('events')}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{own('day')}</th>
                <th scope="col">{own('what')}</th>
                <th scope="col">{own('grounds')}</th>
              </tr>
            </thead>
            <tbody>
              {year.events.map(({ id, from, to, name, kind, source, confidence }) => (
                <tr key={id}>
                  <td>
                    {from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`}
                  </td>
                  <td data-wrap="">
                    {words(name)} ({own(`event.${kind}`)})
                  </td>
                  <td data-wrap="">
                    {source ?? own('unsourced')} <Trust confidence={confidence} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </SideScroll>
      )}
    </section>
  );
}

/** What officers entered and took back, the newest first. */
export function Entries({ year }: Props) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const nameOf = (id: string | null): string => {
    const found = year.announced.find(({ holiday }) => holiday === id);
    return found === undefined ? (id ?? '') : words(found.name);
  };
  return (
    <section>
      <Heading2>{own('entries')}</Heading2>
      <Timeline
        entries={year.entries.map((entry) => ({
          id: String(entry.number),
          when: formatInstant(entry.at),
          what: own(`entry.${entry.kind}`, {
            by: shownCaller(entry.by),
            name: nameOf(entry.holiday),
            days: entry.days.map(formatDate).join(', '),
            worked: entry.worked === null ? '' : formatDate(entry.worked),
            key: entry.withdraws ?? '',
          }),
          quote: [
            entry.document === null
              ? null
              : `${entry.document}, ${formatDate(entry.documentDate ?? '')}`,
            entry.reason,
          ]
            .filter((said) => said !== null)
            .join('; '),
        }))}
      />
    </section>
  );
}
