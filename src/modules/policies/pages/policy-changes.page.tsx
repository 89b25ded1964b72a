import { todayAt, type ReplyOf } from '../../../kernel/index.ts';
import { definePage, Table, textsOf, type PageAt } from '../../../portal/index.ts';
import type { compareReleases } from '../contract/index.ts';
import { dataMessages } from './data-messages.ts';
import { pageMessages } from './messages.ts';
import { dayWords, numberWords, shownDay, Unverified } from './shared.tsx';

type Changes = ReplyOf<typeof compareReleases>;
type Value = Changes['values'][number];

/** Lines of a table on the page; the file of the comparison has them all. */
const MOST_LINES = 100;

/** What changed from one published version of the policy database to another. */
export const page = definePage<{ changes: typeof compareReleases }>({
  path: '/policies/data/:from/:to',
  reads: {
    changes: {
      operation: 'policy.compare_releases',
      input: ({ params }) => ({ from: params['from'] ?? '', to: params['to'] ?? '' }),
    },
  },
  render: ({ changes }, at) => {
    const text = textsOf(at, pageMessages);
    const words = textsOf(at, dataMessages);
    const { from, to, programmes, values, documents } = changes;
    const count = programmes.length + values.length + documents.length;
    const shown = (day: string): string => shownDay(todayAt(Date.parse(day)));
    return {
      title: words('changes.title'),
      place: 'policies',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/policies', text: text('policies') },
        { href: '/policies/data', text: words('data.title') },
      ],
      body: (
        <>
          <h1 className="govuk-heading-l">{words('changes.title')}</h1>
          <p>
            {words('changes.lead', {
              from: from.version,
              fromDay: shown(from.publishedAt),
              to: to.version,
              toDay: shown(to.publishedAt),
            })}
          </p>
          {count === 0 ? <p>{words('changes.none')}</p> : null}
          <Programmes at={at} rows={programmes} />
          <Values at={at} rows={values} />
          <Documents at={at} rows={documents} />
          <p>
            <a className="govuk-link" href={`/api/policies/releases/${from.version}/${to.version}`}>
              {words('changes.json')}
            </a>
          </p>
        </>
      ),
    };
  },
});

/** Names of parts in words; one that the page does not know is shown as it is named. */
function partWords(at: PageAt, parts: readonly string[]): string {
  const words = textsOf(at, dataMessages);
  return parts
    .map((part) => {
      const [name = '', day] = part.split(' ');
      if (name === 'versions' && day !== undefined) {
        return words('changes.part.period', { day: dayWords(day) });
      }
      const key = `changes.part.${part}`;
      return Object.hasOwn(dataMessages.vi, key) ? words(key as 'changes.part.title') : part;
    })
    .join('; ');
}

/** A table says how many of its lines it shows when they are many. */
function Few({ at, all }: { readonly at: PageAt; readonly all: readonly unknown[] }) {
  if (all.length <= MOST_LINES) return null;
  const words = textsOf(at, dataMessages);
  return <p>{words('changes.some', { shown: MOST_LINES, count: all.length })}</p>;
}

function Programmes({ at, rows }: { readonly at: PageAt; readonly rows: Changes['programmes'] }) {
  const words = textsOf(at, dataMessages);
  if (rows.length === 0) return null;
  return (
    <>
      <Few at={at} all={rows} />
      <Table
        caption={words('changes.programmes')}
        columns={[
          { key: 'title', heading: words('data.programmes') },
          { key: 'what', heading: words('changes.what') },
        ]}
        rows={rows.slice(0, MOST_LINES).map(({ programme, title, what, parts }) => ({
          id: programme,
          cells: [
            what === 'removed' ? (
              title
            ) : (
              <a className="govuk-link" href={`/policies/${programme}`}>
                {title}
              </a>
            ),
            what === 'changed' ? partWords(at, parts) : words(`changes.${what}`),
          ],
        }))}
      />
    </>
  );
}

/** What was, and what is: one word where both are the same. */
function fromTo(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined) return before ?? after ?? '';
  return before === after ? after : `${before} → ${after}`;
}

function Values({ at, rows }: { readonly at: PageAt; readonly rows: readonly Value[] }) {
  const text = textsOf(at, pageMessages);
  const words = textsOf(at, dataMessages);
  if (rows.length === 0) return null;
  const amount = (side: Value['before']): string | undefined =>
    side === null
      ? undefined
      : side.value === null
        ? text('value.unknown')
        : numberWords(at, side.value);
  const last = (side: Value['before']): string | undefined =>
    side === null ? undefined : side.to === null ? text('value.now') : dayWords(side.to);
  const cite = (side: Value['before']): string | undefined =>
    side === null ? undefined : [side.article, side.document].filter(Boolean).join(', ');
  return (
    <>
      <Few at={at} all={rows} />
      <Table
        caption={words('changes.values')}
        columns={[
          { key: 'label', heading: words('data.values') },
          { key: 'what', heading: words('changes.what') },
          { key: 'from', heading: text('value.from') },
          { key: 'to', heading: text('value.to') },
          { key: 'value', heading: text('value.value') },
          { key: 'cite', heading: text('cite') },
        ]}
        rows={rows.slice(0, MOST_LINES).map((each) => ({
          id: `${each.parameter}-${each.line}-${each.area}-${each.first}`,
          cells: [
            <ValueName key="name" at={at} value={each} />,
            words(`changes.${each.what}`),
            dayWords(each.first),
            fromTo(last(each.before), last(each.after)),
            `${fromTo(amount(each.before), amount(each.after))} ${each.unit}`,
            <span key="cite">
              {fromTo(cite(each.before), cite(each.after))}{' '}
              {/^S2?$/.test((each.after ?? each.before)?.confidence ?? '') ? null : (
                <Unverified at={at} />
              )}
            </span>,
          ],
        }))}
      />
    </>
  );
}

function ValueName({ at, value }: { readonly at: PageAt; readonly value: Value }) {
  const text = textsOf(at, pageMessages);
  const { parameter, label, line, area, what } = value;
  const words = line === null ? label : `${label}: ${line}`;
  return (
    <>
      {what === 'removed' ? (
        words
      ) : (
        <a className="govuk-link" href={`/policies/values/${parameter}`}>
          {words}
        </a>
      )}
      {area === null ? null : ` (${text(`value.level.${area}` as 'value.level.national')})`}
    </>
  );
}

function Documents({ at, rows }: { readonly at: PageAt; readonly rows: Changes['documents'] }) {
  const words = textsOf(at, dataMessages);
  if (rows.length === 0) return null;
  return (
    <>
      <Few at={at} all={rows} />
      <Table
        caption={words('changes.documents')}
        columns={[
          { key: 'number', heading: words('data.documents') },
          { key: 'what', heading: words('changes.what') },
        ]}
        rows={rows.slice(0, MOST_LINES).map(({ number, title, what, parts }) => ({
          id: number ?? title,
          cells: [
            number === null ? title : `${number}: ${title}`,
            what === 'changed' ? partWords(at, parts) : words(`changes.${what}`),
          ],
        }))}
      />
    </>
  );
}
