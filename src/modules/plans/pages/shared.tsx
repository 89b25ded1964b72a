import type { ReactElement } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import { href, Table, textsOf, type PageAt } from '../../../portal/index.ts';
import type { listTasks } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { pageMessages } from './messages.ts';

type TaskRow = ReplyOf<typeof listTasks>['tasks'][number];

/**
 * A title as readers meet it: an official heading in capitals that quotes a programme becomes the
 * quoted words in sentence case, with the issuer's place as it is written. Others stay as they are.
 */
export function readableTitle(plan: {
  readonly title: string;
  readonly issuer: string | null;
}): string {
  const quoted = /“([^”]+)”/.exec(plan.title)?.[1];
  if (quoted === undefined || plan.title !== plan.title.toUpperCase()) return plan.title;
  const lower = quoted.toLowerCase();
  const sentence = lower.charAt(0).toUpperCase() + lower.slice(1);
  const place = /(?:tỉnh|thành phố) (.+)$/.exec(plan.issuer ?? '')?.[1];
  return place === undefined ? sentence : sentence.replaceAll(place.toLowerCase(), place);
}

/** The number and day of a plan, in words. */
export function planLine(
  at: PageAt,
  plan: { readonly number: string | null; readonly issuedOn: string | null },
): string {
  const text = textsOf(at, pageMessages);
  if (plan.number === null) return text('plan.noNumber');
  const date = plan.issuedOn === null ? '…' : formatDate(plan.issuedOn);
  return text('plan.line', { number: plan.number, date });
}

/** Start and end as used: "2012–2020", one year alone when both are equal. */
export function period(startYear: number | null, endYear: number | null): string {
  if (startYear === endYear) return startYear === null ? '' : String(startYear);
  return `${startYear ?? '…'}–${endYear ?? '…'}`;
}

/** Home, plans, this plan. */
export function crumbsOf(
  at: PageAt,
  plan: { readonly key: string; readonly number: string | null },
): { href: string; text: string }[] {
  const text = textsOf(at, pageMessages);
  return [
    { href: '/', text: text('home') },
    { href: '/plans', text: text('plans') },
    { href: `/plans/${plan.key}`, text: plan.number ?? text('plan.noNumber') },
  ];
}

/** Tasks as a table; each row opens the task. */
export function TaskTable(props: {
  readonly at: PageAt;
  readonly planKey: string;
  readonly caption: string;
  readonly tasks: readonly (TaskRow & { readonly note?: string })[];
}): ReactElement {
  const { at, planKey, caption, tasks } = props;
  const text = textsOf(at, pageMessages);
  const words = textsOf(at, messages);
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'title', heading: text('task.title') },
        { key: 'lead', heading: text('task.lead') },
        { key: 'time', heading: text('task.time') },
        { key: 'funding', heading: text('task.funding') },
      ]}
      rows={tasks.map((task) => ({
        id: task.code,
        cells: [
          <>
            {task.code}{' '}
            <a className="govuk-link" href={href(at, `/plans/${planKey}/tasks/${task.code}`)}>
              {task.title}
            </a>
            {task.note === undefined ? null : <span className="note"> {task.note}</span>}
          </>,
          task.lead?.name ?? '',
          period(task.startYear, task.endYear) + (task.readings.length > 0 ? ' *' : ''),
          task.funding.map((kind) => words(`funding.${kind}`)).join(', '),
        ],
      }))}
    />
  );
}
