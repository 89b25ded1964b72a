import { todayAt } from '../../../kernel/index.ts';
import { definePage, Table, textsOf, type PageAt } from '../../../portal/index.ts';
import type { listPolicies, listReleases } from '../contract/index.ts';
import { dataColumns, type DataTable } from '../contract/index.ts';
import { policyDataMessages } from '../contract/messages.ts';
import { dataMessages } from './data-messages.ts';
import { pageMessages } from './messages.ts';
import { shownDay } from './shared.tsx';

const tables = Object.keys(dataColumns) as readonly DataTable[];

/** Where the whole policy database is, and what every column means. */
export const page = definePage<{ list: typeof listPolicies; published: typeof listReleases }>({
  path: '/policies/data',
  reads: {
    list: { operation: 'policy.list', input: () => ({}) },
    published: { operation: 'policy.list_releases', input: () => ({}) },
  },
  render: ({ list, published }, at) => {
    const text = textsOf(at, pageMessages);
    const words = textsOf(at, dataMessages);
    return {
      title: words('data.title'),
      place: 'policies',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/policies', text: text('policies') },
      ],
      body: (
        <>
          <h1 className="govuk-heading-l">{words('data.title')}</h1>
          <p>{words('data.lead')}</p>
          <p className="note">{words('data.version', { hash: list.hash.slice(0, 16) })}</p>
          <ul className="govuk-list">
            <li>
              <a className="govuk-link" href="/data/policies.json">
                {words('data.json')}
              </a>
            </li>
            {tables.map((table) => (
              <li key={table}>
                <a className="govuk-link" href={`/data/policies-${table}.csv`}>
                  {words('data.csv', { table: words(`data.${table}`) })}
                </a>
              </li>
            ))}
          </ul>
          <Table
            caption={words('data.releases')}
            columns={[
              { key: 'version', heading: words('data.release') },
              { key: 'day', heading: words('data.release.day') },
              { key: 'files', heading: words('data.release.files') },
              { key: 'changes', heading: words('changes.column') },
            ]}
            rows={published.releases.map(({ version, publishedAt, inEffect }, index) => ({
              id: version,
              cells: [
                inEffect ? `${version} (${words('data.release.now')})` : version,
                shownDay(todayAt(Date.parse(publishedAt))),
                <ReleaseFiles key="files" at={at} version={version} />,
                <SinceBefore
                  key="changes"
                  at={at}
                  before={published.releases[index + 1]?.version ?? null}
                  version={version}
                />,
              ],
            }))}
          />
          <Columns at={at} />
        </>
      ),
    };
  },
});

/** What every column of every table means. */
function Columns({ at }: { readonly at: PageAt }) {
  const words = textsOf(at, dataMessages);
  const define = textsOf(at, policyDataMessages);
  return tables.map((table) => (
    <Table
      key={table}
      caption={words(`data.${table}`)}
      columns={[
        { key: 'column', heading: words('data.column') },
        { key: 'meaning', heading: words('data.meaning') },
      ]}
      rows={dataColumns[table].map((column) => ({
        id: column,
        cells: [column, define(`${table}.${column}` as keyof typeof policyDataMessages.vi)],
      }))}
    />
  ));
}

/** The files of a version, at addresses that never change. */
function ReleaseFiles({ at, version }: { readonly at: PageAt; readonly version: string }) {
  const words = textsOf(at, dataMessages);
  const hidden = <span className="govuk-visually-hidden"> {version}</span>;
  return (
    <>
      <a className="govuk-link" href={`/data/policies-${version}.json`}>
        JSON{hidden}
      </a>
      {tables.map((table) => (
        <span key={table}>
          {', '}
          <a className="govuk-link" href={`/data/policies-${version}-${table}.csv`}>
            {words('data.csv', { table: words(`data.${table}`) })}
            {hidden}
          </a>
        </span>
      ))}
    </>
  );
}

/** The way to what changed since the version before. */
function SinceBefore(props: {
  readonly at: PageAt;
  readonly before: string | null;
  readonly version: string;
}) {
  const { at, before, version } = props;
  const words = textsOf(at, dataMessages);
  if (before === null) return words('changes.first');
  return (
    <a className="govuk-link" href={`/policies/data/${before}/${version}`}>
      {words('changes.since')}
      <span className="govuk-visually-hidden"> {version}</span>
    </a>
  );
}
