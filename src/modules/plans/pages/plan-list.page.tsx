import { definePage, href, Table, textsOf } from '../../../portal/index.ts';
import type { listPlans } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { period, planLine, readableTitle } from './shared.tsx';

/** Every published plan. */
export const page = definePage<{ list: typeof listPlans }>({
  path: '/plans',
  reads: { list: { operation: 'plan.list', input: () => ({}) } },
  render: ({ list }, at) => {
    const text = textsOf(at, pageMessages);
    return {
      title: text('list'),
      place: 'plans',
      crumbs: [{ href: '/', text: text('home') }],
      body: (
        <>
          <h1 className="govuk-heading-l">{text('list')}</h1>
          {list.plans.length === 0 ? <p>{text('home.none')}</p> : null}
          {list.plans.length === 0 ? null : (
            <Table
              caption={text('list')}
              columns={[
                { key: 'plan', heading: text('plans') },
                { key: 'time', heading: text('task.time') },
                { key: 'tasks', heading: text('plan.tasks'), numeric: true },
              ]}
              rows={list.plans.map((plan) => ({
                id: plan.key,
                cells: [
                  <>
                    <a className="govuk-link" href={href(at, `/plans/${plan.key}`)}>
                      {readableTitle(plan)}
                    </a>
                    <br />
                    <span className="note">{planLine(at, plan)}</span>
                  </>,
                  period(plan.periodFrom, plan.periodTo),
                  plan.tasks,
                ],
              }))}
            />
          )}
        </>
      ),
    };
  },
});
