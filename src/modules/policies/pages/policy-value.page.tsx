import { definePage, Table, textsOf } from '../../../portal/index.ts';
import type { getValue } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { dayWords, numberWords, Unverified } from './shared.tsx';

/** Lines on the page: a table of law with eighty lines over ten years would be a book. */
const MOST_LINES = 200;

/** A value of the law over time: from when, how much, by which article. */
export const page = definePage<{ found: typeof getValue }>({
  path: '/policies/values/:name',
  reads: {
    found: {
      operation: 'policy.get_value',
      input: ({ params }) => ({ name: (params['name'] ?? '').slice(0, 100) }),
    },
  },
  render: ({ found }, at) => {
    const text = textsOf(at, pageMessages);
    const values = found.values.toSorted((a, b) => (a.from < b.from ? 1 : -1));
    const shown = values.slice(0, MOST_LINES);
    const line = (key: string | null): string => (key === null ? '' : (found.keys[key] ?? key));
    return {
      title: found.label,
      place: 'policies',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/policies', text: text('policies') },
      ],
      body: (
        <>
          <h1 className="govuk-heading-l">{found.label}</h1>
          {shown.length < values.length ? (
            <p>{text('value.some', { shown: shown.length, count: values.length })}</p>
          ) : null}
          <Table
            caption={text('value.history')}
            columns={[
              { key: 'from', heading: text('value.from') },
              { key: 'to', heading: text('value.to') },
              ...(found.keyed ? [{ key: 'line', heading: text('value.line') }] : []),
              { key: 'value', heading: `${text('value.value')} (${found.unit})`, numeric: true },
              { key: 'where', heading: text('value.where') },
              { key: 'cite', heading: text('cite') },
            ]}
            rows={shown.map((each, index) => ({
              id: String(index),
              cells: [
                dayWords(each.from),
                each.to === null ? text('value.now') : dayWords(each.to),
                ...(found.keyed ? [line(each.key)] : []),
                each.value === null ? text('value.unknown') : numberWords(at, each.value),
                text(`value.level.${each.area ?? 'national'}` as 'value.level.national'),
                <>
                  {each.citeText}{' '}
                  {each.confidence === 'S' || each.confidence === 'S2' ? null : (
                    <Unverified at={at} />
                  )}
                  {each.note === null ? null : <p className="note">{each.note}</p>}
                </>,
              ],
            }))}
          />
        </>
      ),
    };
  },
});
