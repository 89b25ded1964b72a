import { formatDate } from '../../../kernel/index.ts';
import { definePage, textsOf } from '../../../portal/index.ts';
import type { getAgencyWork } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf, TaskTable } from './shared.tsx';

/** What one agency owes the plan. */
export const page = definePage<{ work: typeof getAgencyWork }>({
  path: '/plans/:key/agencies/:agency',
  reads: {
    work: {
      operation: 'plan.get_agency_work',
      input: ({ params, query }) => ({
        key: params['key'] ?? '',
        agency: params['agency'] ?? '',
        ...(query['on'] === undefined ? {} : { on: query['on'] }),
      }),
    },
  },
  render: ({ work: { plan, agency, on, leads, coordinates } }, at) => {
    const text = textsOf(at, pageMessages);
    const title = text('agency.title', { name: agency.name });
    const through = coordinates.map(({ through: group, ...task }) =>
      group === null ? task : { ...task, note: text('agency.through', { name: group.name }) },
    );
    return {
      title,
      place: 'plans',
      crumbs: [
        ...crumbsOf(at, plan),
        { href: `/plans/${plan.key}/agencies`, text: text('plan.agencies') },
      ],
      body: (
        <>
          <p className="kicker">{agency.code}</p>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="note">{text('agency.on', { date: formatDate(on) })}</p>
          {leads.length + coordinates.length === 0 ? <p>{text('agency.none')}</p> : null}
          {leads.length === 0 ? null : (
            <TaskTable
              at={at}
              planKey={plan.key}
              caption={text('agency.leads', { count: leads.length })}
              tasks={leads}
            />
          )}
          {through.length === 0 ? null : (
            <TaskTable
              at={at}
              planKey={plan.key}
              caption={text('agency.coordinates', { count: through.length })}
              tasks={through}
            />
          )}
        </>
      ),
    };
  },
});
