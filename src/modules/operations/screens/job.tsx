import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  ConfirmDialog,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  KeyValues,
  Loaded,
  Loading,
  Notice,
  Now,
  Page,
  RecordPage,
  Stack,
  StateMark,
  useLanguage,
  useRead,
  useText,
  useWrite,
  type ScreenProps,
} from '../../../ui/index.ts';
import { JobProgress } from '../../../ui/job-progress.tsx';
import { cancelJob, getJob, listJobs, retryJob } from '../contract/jobs.ts';
import { jobMessages } from './job-messages.ts';
import { giverOf, jobLook, useAgain } from './jobs.tsx';

type Job = ReplyOf<typeof getJob>;

/** One job: how far it is, what came of it, and what a person may do. */
export function JobPage({ params }: ScreenProps) {
  const text = useText(jobMessages);
  const read = useRead(getJob, { id: params['id'] ?? '' }, { keep: true });
  useAgain(read.data?.state === 'queued' || read.data?.state === 'running', read.retry);
  return (
    <Page>
      <Loaded of={read} failed={text('oneFailed')} waiting={<Loading lines={8} />}>
        {(job) => <Shown job={job} />}
      </Loaded>
    </Page>
  );
}

function Shown({ job }: { readonly job: Job }) {
  const text = useText(jobMessages);
  const { language } = useLanguage();
  const [said, setSaid] = useState<string | null>(null);
  const { state } = job;
  const cancelling = state === 'running' && job.cancelledBy !== null;
  const isOpen = state === 'queued' || state === 'running';
  return (
    <RecordPage
      crumbs={[{ label: text('title'), href: '/operations/jobs' }, { label: text('one') }]}
      code={job.name}
      title={job.title[language]}
      state={
        <StateMark kind={jobLook[state]} boxed>
          {text(cancelling ? 'state.cancelling' : `state.${state}`)}
        </StateMark>
      }
      facts={factsOf(job, text)}
      now={
        job.mayAct && state !== 'done' && !cancelling ? <Act job={job} onDone={setSaid} /> : null
      }
    >
      <Stack>
        {said !== null && <Notice tone="green">{said}</Notice>}
        {isOpen && (
          <section>
            <Heading2>{text('progress')}</Heading2>
            <JobProgress
              label={text('progress')}
              done={job.done}
              total={job.total}
              note={job.note === null ? null : job.note[language]}
            />
          </section>
        )}
        {job.fault !== null && (
          <section>
            <Heading2>{text('fault')}</Heading2>
            <p>{job.fault.words[language]}</p>
          </section>
        )}
        {job.result !== null && (
          <section>
            <Heading2>{text('result')}</Heading2>
            <KeyValues>
              {Object.entries(job.result).map(([key, value]) => [
                <dt key={`${key}-key`}>{key}</dt>,
                <dd key={key}>{value}</dd>,
              ])}
            </KeyValues>
          </section>
        )}
      </Stack>
    </RecordPage>
  );
}

function factsOf(job: Job, text: ReturnType<typeof useText<keyof typeof jobMessages.vi>>) {
  const at = (label: 'begun' | 'settled', instant: string | null) =>
    instant === null ? [] : [{ label: text(label), value: formatInstant(instant) }];
  return [
    { label: text('by'), value: giverOf(job.queuedBy, text('schedule')) },
    { label: text('queued'), value: formatInstant(job.queuedAt) },
    ...at('begun', job.begunAt),
    ...at('settled', job.settledAt),
    { label: text('attempts'), value: job.attempt },
    ...(job.state === 'queued' && job.failures > 0
      ? [{ label: text('next'), value: formatInstant(job.runAt) }]
      : []),
    ...(job.cancelledBy === null
      ? []
      : [{ label: text('cancelledBy'), value: giverOf(job.cancelledBy, text('schedule')) }]),
  ];
}

function wordsOf(state: Job['state']): 'running' | 'nowFailed' | 'nowCancelled' {
  if (state === 'failed') return 'nowFailed';
  return state === 'cancelled' ? 'nowCancelled' : 'running';
}

interface ActProps {
  readonly job: Job;
  readonly onDone: (said: string) => void;
}

function Act({ job, onDone }: ActProps) {
  const text = useText(jobMessages);
  const queries = useQueryClient();
  const cancel = useWrite(cancelJob);
  const retry = useWrite(retryJob);
  const [asked, setAsked] = useState(false);
  const isOpen = job.state === 'queued' || job.state === 'running';
  const act = async (): Promise<void> => {
    const done = await (isOpen ? cancel : retry).send({ id: job.id });
    setAsked(false);
    if (!done.ok) return;
    onDone(text(isOpen ? 'cancelled' : 'retried'));
    await forget(queries, getJob, listJobs);
  };
  const failure = cancel.failure ?? retry.failure;
  const actions = isOpen ? (
    <Button variant="outlined" onClick={() => setAsked(true)}>
      {text('cancel')}
    </Button>
  ) : (
    <Button variant="contained" onClick={() => void act()}>
      {text('retry')}
    </Button>
  );
  return (
    <>
      <Now actions={actions}>{text(wordsOf(job.state))}</Now>
      {failure !== null && <FailureBox failure={failure} />}
      {asked && (
        <ConfirmDialog
          open
          title={text('cancel')}
          deed={text('cancel')}
          busy={cancel.busy}
          onConfirm={() => void act()}
          onClose={() => setAsked(false)}
        >
          <p>{text('cancelText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
