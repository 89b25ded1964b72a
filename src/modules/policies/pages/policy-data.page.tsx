import { definePage, Table, textsOf } from '../../../portal/index.ts';
import type { listPolicies } from '../contract/index.ts';
import { dataColumns, type DataTable } from '../contract/index.ts';
import { policyDataMessages } from '../contract/messages.ts';
import { pageMessages } from './messages.ts';

const tables = Object.keys(dataColumns) as readonly DataTable[];

/** Where the whole policy database is, and what every column means. */
export const page = definePage<{ list: typeof listPolicies }>({
  path: '/policies/data',
  reads: { list: { operation: 'policy.list', input: () => ({}) } },
  render: ({ list }, at) => {
    const text = textsOf(at, pageMessages);
    const define = textsOf(at, policyDataMessages);
    return {
      title: text('data.title'),
      place: 'policies',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/policies', text: text('policies') },
      ],
      body: (
        <>
          <h1 className="govuk-heading-l">{text('data.title')}</h1>
          <p>{text('data.lead')}</p>
          <p className="note">{text('data.version', { hash: list.hash.slice(0, 16) })}</p>
          <ul className="govuk-list">
            <li>
              <a className="govuk-link" href="/data/policies.json">
                {text('data.json')}
              </a>
            </li>
            {tables.map((table) => (
              <li key={table}>
                <a className="govuk-link" href={`/data/policies-${table}.csv`}>
                  {text('data.csv', { table: text(`data.${table}`) })}
                </a>
              </li>
            ))}
          </ul>
          {tables.map((table) => (
            <Table
              key={table}
              caption={text(`data.${table}`)}
              columns={[
                { key: 'column', heading: text('data.column') },
                { key: 'meaning', heading: text('data.meaning') },
              ]}
              rows={dataColumns[table].map((column) => ({
                id: column,
                cells: [column, define(`${table}.${column}` as keyof typeof policyDataMessages.vi)],
              }))}
            />
          ))}
        </>
      ),
    };
  },
});
