import type { ReactElement } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import { definePage, href, SummaryList, textsOf, type PageAt } from '../../../portal/index.ts';
import type { getTask } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { pageMessages } from './messages.ts';
import { crumbsOf } from './shared.tsx';

type Task = ReplyOf<typeof getTask>['task'];

/** One task: who, with whom, when, with what money, for which provisions. */
export const page = definePage<{ found: typeof getTask }>({
  path: '/plans/:key/tasks/:code',
  reads: {
    found: {
      operation: 'plan.get_task',
      input: ({ params }) => ({ key: params['key'] ?? '', code: params['code'] ?? '' }),
    },
  },
  render: ({ found: { plan, task } }, at) => {
    const text = textsOf(at, pageMessages);
    const section = { href: `/plans/${plan.key}/sections/${task.section.code}` };
    return {
      title: `${task.code} ${task.used.title}`,
      place: 'plans',
      crumbs: [...crumbsOf(at, plan), { ...section, text: task.section.title }],
      body: (
        <>
          <p className="kicker">{task.code}</p>
          <h1 className="govuk-heading-l">{task.used.title}</h1>
          <Facts at={at} task={task} planKey={plan.key} />
          <Provisions at={at} task={task} planKey={plan.key} />
          <References at={at} task={task} />
          <p className="links">
            {task.previous === null ? (
              <span />
            ) : (
              <a
                className="govuk-link"
                href={href(at, `/plans/${plan.key}/tasks/${task.previous}`)}
              >
                {text('task.previous')} {task.previous}
              </a>
            )}
            {task.next === null ? null : (
              <a className="govuk-link" href={href(at, `/plans/${plan.key}/tasks/${task.next}`)}>
                {text('task.next')} {task.next}
              </a>
            )}
          </p>
        </>
      ),
    };
  },
});

interface PartProps {
  readonly at: PageAt;
  readonly task: Task;
  readonly planKey: string;
}

function Facts({ at, task, planKey }: PartProps): ReactElement {
  const text = textsOf(at, pageMessages);
  const words = textsOf(at, messages);
  const agency = (one: { code: string; name: string }): ReactElement => (
    <a
      className="govuk-link"
      href={href(at, `/plans/${planKey}/agencies/${encodeURIComponent(one.code)}`)}
    >
      {one.name}
    </a>
  );
  const { written, used } = task;
  const budget = written.budget?.replace(/\B(?=(\d{3})+$)/g, '.');
  return (
    <SummaryList
      rows={[
        [text('task.lead'), used.lead === null ? null : agency(used.lead)],
        [
          text('task.coordinating'),
          written.coordinating.length === 0 ? null : (
            <ul className="govuk-list">
              {written.coordinating.map((one, index) => (
                <li key={`${one.code}-${String(index)}`}>{agency(one)}</li>
              ))}
            </ul>
          ),
        ],
        [text('task.start'), <Year key="s" at={at} task={task} field="startYear" />],
        [text('task.end'), <Year key="e" at={at} task={task} field="endYear" />],
        [
          text('task.funding'),
          [...new Set(written.funding.map((one) => words(`funding.${one.kind}`)))].join(', '),
        ],
        [text('task.budget'), budget === undefined ? null : text('task.dong', { amount: budget })],
        [text('task.outputs'), written.outputs.join('; ')],
      ]}
    />
  );
}

/** A year as used; where that is a reading, what the document says stands beside it. */
function Year(props: {
  readonly at: PageAt;
  readonly task: Task;
  readonly field: 'startYear' | 'endYear';
}): ReactElement {
  const { at, task, field } = props;
  const text = textsOf(at, pageMessages);
  const used = task.used[field];
  const raw = field === 'startYear' ? task.written.startRaw : task.written.endRaw;
  const reading = task.readings.find((one) => one.field === field);
  if (reading === undefined) return <>{used ?? (raw === '' ? text('task.noYear') : raw)}</>;
  return (
    <>
      {used}
      <p className="reading note">
        {text('task.written', { raw, used: reading.value, reason: reading.reason })}
      </p>
    </>
  );
}

function Provisions({ at, task, planKey }: PartProps): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (task.links.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{text('task.provisions')}</h2>
      <ul className="provisions">
        {task.links.map((link) => (
          <li key={link.provision}>
            <a className="govuk-link" href={href(at, `/plans/${planKey}/text#${link.provision}`)}>
              {link.provision}
            </a>
            <span>
              <span className="document">{link.text}</span>
              {link.state === 'suggested' ? (
                <span className="note"> ({text('task.suggested')})</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function References({ at, task }: Omit<PartProps, 'planKey'>): ReactElement | null {
  const text = textsOf(at, pageMessages);
  if (task.references.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{text('task.references')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {task.references.map((one) => (
          <li key={one.number}>
            {one.type} {one.number}
          </li>
        ))}
      </ul>
    </>
  );
}
