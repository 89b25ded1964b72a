import type { ReactElement } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  definePage,
  href,
  LinkList,
  Side,
  Table,
  textsOf,
  type PageAt,
} from '../../../portal/index.ts';
import type { getPlan, listTasks } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { period, planLine, readableTitle } from './shared.tsx';

type Data = { plan: ReplyOf<typeof getPlan>; tasks: ReplyOf<typeof listTasks> };

/** One plan: what it is, tasks by section, targets, the document, the data. */
export const page = definePage<{ plan: typeof getPlan; tasks: typeof listTasks }>({
  path: '/plans/:key',
  reads: {
    plan: { operation: 'plan.get', input: ({ params }) => ({ key: params['key'] ?? '' }) },
    tasks: {
      operation: 'plan.list_tasks',
      input: ({ params }) => ({ key: params['key'] ?? '', limit: 1 }),
    },
  },
  render: (data, at) => {
    const text = textsOf(at, pageMessages);
    const { plan } = data.plan;
    return {
      title: `${plan.number ?? ''} ${readableTitle(plan)}`.trim(),
      place: 'plans',
      crumbs: [
        { href: '/', text: text('home') },
        { href: '/plans', text: text('plans') },
      ],
      body: (
        <div className="grid">
          <div>
            <p className="kicker">{planLine(at, plan)}</p>
            <h1 className="govuk-heading-l">{readableTitle(plan)}</h1>
            <p>
              {text('plan.counts', { tasks: plan.tasks, provisions: plan.provisions })}{' '}
              {text('plan.period', { from: plan.periodFrom ?? '…', to: plan.periodTo ?? '…' })}.
            </p>
            <Sections at={at} data={data} />
            <Targets at={at} data={data} />
          </div>
          <Aside at={at} data={data} />
        </div>
      ),
    };
  },
});

interface PartProps {
  readonly at: PageAt;
  readonly data: Data;
}

function Sections({ at, data }: PartProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const { key } = data.plan.plan;
  const top = data.tasks.facets.sections.filter((one) => one.code.split('.').length === 2);
  return (
    <Table
      caption={text('plan.sections')}
      columns={[
        { key: 'section', heading: text('plan.section') },
        { key: 'tasks', heading: text('plan.tasks'), numeric: true },
      ]}
      rows={top.map((section) => ({
        id: section.code,
        cells: [
          <a
            key="section"
            className="govuk-link"
            href={href(at, `/plans/${key}/sections/${section.code}`)}
          >
            {section.code.replace(/^PL\d*\./, '')}. {section.title}
          </a>,
          section.tasks,
        ],
      }))}
    />
  );
}

function Targets({ at, data }: PartProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  const { targets, plan } = data.plan;
  if (targets.length === 0) return null;
  return (
    <Table
      caption={text('plan.targets')}
      columns={[
        { key: 'text', heading: text('plan.target') },
        { key: 'where', heading: text('plan.where') },
      ]}
      rows={targets.map((target) => ({
        id: `${target.where.code}-${target.text}`,
        cells: [
          <span key="text" className="document">
            {target.text}
          </span>,
          target.where.kind === 'task' ? (
            <a
              className="govuk-link"
              href={href(at, `/plans/${plan.key}/tasks/${target.where.code}`)}
            >
              {target.where.code}
            </a>
          ) : (
            <a
              className="govuk-link"
              href={href(at, `/plans/${plan.key}/text#${target.where.code}`)}
            >
              {target.where.code}
            </a>
          ),
        ],
      }))}
    />
  );
}

function Aside({ at, data }: PartProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const { plan, document } = data.plan;
  const files = `/api/plans/${plan.key}/tasks.file?format=`;
  return (
    <aside>
      <Side title={text('plan.text')}>
        <LinkList
          at={at}
          links={[
            {
              href: `/plans/${plan.key}/text`,
              text: text('plan.text.read', { count: plan.provisions }),
            },
            { href: `/plans/${plan.key}/agencies`, text: text('plan.agencies') },
          ]}
        />
      </Side>
      <Side title={text('plan.issued')}>
        <p>{plan.issuer}</p>
        <p>{period(plan.periodFrom, plan.periodTo)}</p>
        {document.signedBy === null ? null : (
          <p>{text('plan.signed', { name: document.signedBy })}</p>
        )}
        {plan.approvedOn === null ? null : (
          <p>{text('plan.approved', { date: formatDate(plan.approvedOn) })}</p>
        )}
      </Side>
      <Side title={text('plan.download')}>
        <ul>
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
          <li>
            <a className="govuk-link" href={href(at, `/plans/${plan.key}/data`)}>
              {text('plan.define')}
            </a>
          </li>
        </ul>
      </Side>
    </aside>
  );
}
