import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  DataList,
  Empty,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  Notice,
  Page,
  pathTo,
  Row,
  shapeOf,
  StateMark,
  useLanguage,
  useList,
  useRead,
  useText,
  useWrite,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  type StateKind,
  problemOf,
} from '../../../ui/index.ts';
import { jobStates, listJobs, startJob } from '../contract/jobs.ts';
import { jobMessages } from './job-messages.ts';

type Listed = ReplyOf<typeof listJobs>;
type Job = Listed['jobs'][number];

/** How a state looks. */
export const jobLook: Readonly<Record<Job['state'], StateKind>> = {
  queued: 'todo',
  running: 'progress',
  done: 'done',
  failed: 'error',
  cancelled: 'void',
};

/** How often what is not over is asked for again. */
const AGAIN_MS = 3_000;

/** Asks again while something is open. */
export function useAgain(isOpen: boolean, retry: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(retry, AGAIN_MS);
    return () => clearInterval(timer);
  });
}

/** Who gave a job: the schedule, or a person's login. */
export function giverOf(by: string, schedule: string): string {
  return by === 'schedule' ? schedule : by.replace(/^[a-z]+:/, '');
}

function useColumns(): readonly ListColumn<Job>[] {
  const text = useText(jobMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'name',
        label: text('name'),
        main: true,
        fixed: true,
        value: (job) => job.title[language],
        link: (job) => pathTo('/operations/jobs/$id', { id: job.id }),
      },
      {
        id: 'state',
        label: text('state'),
        width: 140,
        value: (job) => text(`state.${job.state}`),
        cell: (job) => (
          <StateMark kind={jobLook[job.state]}>{text(`state.${job.state}`)}</StateMark>
        ),
      },
      {
        id: 'progress',
        label: text('progress'),
        width: 120,
        value: (job) => (job.total === 0 ? null : `${String(job.done)} / ${String(job.total)}`),
      },
      {
        id: 'by',
        label: text('by'),
        width: 140,
        value: (job) => giverOf(job.queuedBy, text('schedule')),
      },
      {
        id: 'queued',
        label: text('queued'),
        width: 150,
        value: (job) => job.queuedAt,
        cell: (job) => formatInstant(job.queuedAt),
      },
      {
        id: 'fault',
        label: text('fault'),
        width: 260,
        value: (job) => job.fault?.words[language] ?? null,
      },
    ],
    [text, language],
  );
}

function useFilters(): readonly ListFilter<Job>[] {
  const text = useText(jobMessages);
  return useMemo(
    () => [
      {
        id: 'state',
        label: text('state'),
        options: jobStates.map((state) => ({ value: state, label: text(`state.${state}`) })),
        matches: (job, values) => values.includes(job.state),
      },
    ],
    [text],
  );
}

/** What runs, waits, was done or failed; and what the schedule will do. */
export function Jobs(_props: ScreenProps) {
  const text = useText(jobMessages);
  const jobs = useRead(listJobs, {}, { keep: true });
  const columns = useColumns();
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const { data } = jobs;
  const isOpen = data?.jobs.some(({ state }) => state === 'queued' || state === 'running');
  useAgain(isOpen ?? false, jobs.retry);
  return (
    <Page>
      <DataList
        list="jobs"
        title={text('title')}
        control={control}
        columns={columns}
        filters={filters}
        rows={data?.jobs}
        rowId={(job) => job.id}
        rowName={(job) => job.title.vi}
        empty={<Empty title={text('emptyTitle')}>{text('emptyText')}</Empty>}
        problem={problemOf(jobs, text('failed'))}
        fileName="cong-viec-nen"
      />
      {data !== undefined && data.scheduled.length > 0 && <Scheduled jobs={data.scheduled} />}
    </Page>
  );
}

function Scheduled({ jobs }: { readonly jobs: Listed['scheduled'] }) {
  const text = useText(jobMessages);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const start = useWrite(startJob);
  const [said, setSaid] = useState(false);
  const begin = async (name: string): Promise<void> => {
    const done = await start.send({ name });
    if (!done.ok) return;
    setSaid(true);
    await forget(queries, listJobs);
  };
  return (
    <section style={{ padding: 16 }}>
      <Heading2>{text('scheduled')}</Heading2>
      {said && <Notice tone="green">{text('started')}</Notice>}
      {start.failure !== null && <FailureBox failure={start.failure} title={text('failed')} />}
      <ul style={{ listStyle: 'none', padding: 0 }}>
        {jobs.map((job) => (
          <li key={job.name} style={{ padding: '8px 0' }}>
            <Row>
              <span style={{ flex: 1, minWidth: 220 }}>
                <b>{job.title[language]}</b>
                <br />
                {text('nextTurn')}: {formatInstant(job.nextAt)} · {text('lastDone')}:{' '}
                {job.lastDoneAt === null ? text('never') : formatInstant(job.lastDoneAt)}
              </span>
              {job.mayStart && (
                <Button
                  variant="outlined"
                  aria-label={text('startOf', { job: job.title[language] })}
                  onClick={() => void begin(job.name)}
                >
                  {text('start')}
                </Button>
              )}
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}
