import { definePage, Table, textsOf } from '../../../portal/index.ts';
import type { getPlan } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf } from './shared.tsx';

/** Columns of the files, in the order in which they stand there. */
const columns = [
  'code',
  'title',
  'section',
  'lead',
  'coordinating',
  'startYear',
  'endYear',
  'startRaw',
  'endRaw',
  'funding',
  'budget',
  'outputs',
  'provisions',
] as const;

/** What every column of the plan's files means, and where the files are. */
export const page = definePage<{ found: typeof getPlan }>({
  path: '/plans/:key/data',
  reads: {
    found: { operation: 'plan.get', input: ({ params }) => ({ key: params['key'] ?? '' }) },
  },
  render: ({ found: { plan } }, at) => {
    const text = textsOf(at, pageMessages);
    const words = textsOf(at, messages);
    const files = `/api/plans/${plan.key}/tasks.file?format=`;
    return {
      title: text('data.title'),
      place: 'plans',
      crumbs: crumbsOf(at, plan),
      body: (
        <>
          <h1 className="govuk-heading-l">{text('data.title')}</h1>
          <p>{text('data.lead')}</p>
          <ul className="govuk-list">
            <li>
              <a className="govuk-link" href={`${files}csv`}>
                {text('plan.csv')}
              </a>
            </li>
            <li>
              <a className="govuk-link" href={`${files}json`}>
                {text('plan.json')}
              </a>
            </li>
          </ul>
          <Table
            caption={text('data.title')}
            columns={[
              { key: 'column', heading: text('data.column') },
              { key: 'meaning', heading: text('data.meaning') },
            ]}
            rows={columns.map((column) => ({
              id: column,
              cells: [words(`column.${column}`), words(`define.${column}`)],
            }))}
          />
        </>
      ),
    };
  },
});
