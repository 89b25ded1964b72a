import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Aside,
  Button,
  Heading2,
  Loaded,
  Notice,
  Page,
  PageHeader,
  pathTo,
  Row,
  Scroll,
  Split,
  Stack,
  useCan,
  useParameter,
  useRead,
  useText,
  useWords,
  type ScreenProps,
} from '../../../ui/index.ts';
import { FIRST_YEAR, getCalendarYear, LAST_YEAR } from '../contract.ts';
import { Calculator } from './calculator.tsx';
import { EnterNotice, Notices } from './enter-notice.tsx';
import { FeedAddress } from './feed.tsx';
import { DaysOff, Entries, YearEvents } from './lists.tsx';
import { calendarScreenMessages } from './messages.ts';
import { YearGrid } from './month-grid.tsx';

type Year = ReplyOf<typeof getCalendarYear>;

/** The year of the address; none or one unknown is this year. */
function yearAsked(given: string | null): { readonly year?: number } {
  const year = Number(given);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? { year } : {};
}

/** The working calendar of a year: what is off, why, what is not known, and time limits. */
export function Calendar(_props: ScreenProps) {
  const own = useText(calendarScreenMessages);
  const [given] = useParameter('year');
  const read = useRead(getCalendarYear, yearAsked(given));
  return (
    <Page>
      <Loaded of={read} failed={own('failed')}>
        {(year) => <CalendarYear year={year} />}
      </Loaded>
    </Page>
  );
}

function CalendarYear({ year }: { readonly year: Year }) {
  const own = useText(calendarScreenMessages);
  const may = useCan()('calendar.manage');
  const [saved, setSaved] = useState(false);
  return (
    <>
      <PageHeader title={own('title', { year: year.year })}>
        <YearLinks year={year.year} />
        <Button onClick={() => window.print()}>{own('print')}</Button>
        {may && <EnterNotice year={year} onSaved={() => setSaved(true)} />}
      </PageHeader>
      <Split>
        <Scroll>
          <Stack style={{ padding: '12px 16px' }}>
            {saved && <Notice tone="green">{own('saved')}</Notice>}
            <Unverified year={year} />
            <YearGrid year={year} />
            <DaysOff year={year} />
            <YearEvents year={year} />
          </Stack>
        </Scroll>
        <Aside>
          <Calculator today={year.today} />
          <section>
            <Heading2>{own('notices')}</Heading2>
            <Notices year={year} may={may} onSaved={() => setSaved(true)} />
          </section>
          <Entries year={year} />
          <FeedAddress />
        </Aside>
      </Split>
    </>
  );
}

function YearLinks({ year }: { readonly year: number }) {
  const own = useText(calendarScreenMessages);
  return (
    <Row data-no-print="" role="navigation" aria-label={own('years')}>
      {[year - 1, year + 1]
        .filter((each) => each >= FIRST_YEAR && each <= LAST_YEAR)
        .map((each) => (
          <AppLink key={each} href={pathTo('/calendar', {}, { year: String(each) })}>
            {own('yearLink', { year: each })}
          </AppLink>
        ))}
    </Row>
  );
}

/** What of the year is announced and not known: the default is shown, and marked. */
function Unverified({ year }: { readonly year: Year }) {
  const own = useText(calendarScreenMessages);
  const words = useWords();
  const open = year.announced.filter(({ known }) => !known);
  if (open.length === 0) return null;
  const names = open.map(({ name }) => words(name)).join(', ');
  return <Notice>{own('unverifiedYear', { year: year.year, names })}</Notice>;
}
