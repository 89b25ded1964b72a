import { definePage, textsOf } from '../../../portal/index.ts';
import type { getPlan, listTasks } from '../contract/index.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf, TaskTable } from './shared.tsx';

/** Tasks of one section of the annex. */
export const page = definePage<{ plan: typeof getPlan; tasks: typeof listTasks }>({
  path: '/plans/:key/sections/:section',
  reads: {
    plan: { operation: 'plan.get', input: ({ params }) => ({ key: params['key'] ?? '' }) },
    tasks: {
      operation: 'plan.list_tasks',
      input: ({ params }) => ({
        key: params['key'] ?? '',
        section: params['section'] ?? '',
        limit: 500,
      }),
    },
  },
  render: ({ plan: { plan, sections }, tasks }, at) => {
    const text = textsOf(at, pageMessages);
    const code = at.params['section'] ?? '';
    const title = sections.find((section) => section.code === code)?.title ?? code;
    return {
      title,
      place: 'plans',
      crumbs: crumbsOf(at, plan),
      body: (
        <>
          <p className="kicker">{code}</p>
          <h1 className="govuk-heading-l">{title}</h1>
          {tasks.tasks.length === 0 ? <p>{text('section.none')}</p> : null}
          <TaskTable at={at} planKey={plan.key} caption={text('plan.tasks')} tasks={tasks.tasks} />
        </>
      ),
    };
  },
});
