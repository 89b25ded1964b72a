import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AppLink,
  Button,
  ConfirmDialog,
  Deed,
  FailureBox,
  forget,
  Now,
  pathTo,
  Stack,
  TextField,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { JobProgress } from '../../../ui/job-progress.tsx';
import {
  approveDraft,
  checkDraft,
  getDraft,
  listDrafts,
  returnDraft,
  submitDraft,
  withdrawDraft,
} from '../contract/index.ts';
import type { DraftRecord } from './draft.tsx';
import { draftMessages } from './draft-messages.ts';

type Said =
  'checking' | 'unchecked' | 'failed' | 'passed' | 'waiting' | 'approve' | 'approved' | 'withdrawn';

/** What stands to be done, by the draft's state and what its check found. */
export function saidOf({ state, checking, check, may }: DraftRecord): Said {
  if (state === 'approved' || state === 'withdrawn') return state;
  if (check === null) return checking === null ? 'unchecked' : 'checking';
  if (!check.passed) return 'failed';
  if (state === 'editing') return 'passed';
  return may.includes('approve') ? 'approve' : 'waiting';
}

/** What needs doing with a draft now, and the buttons that do it. */
export function DraftNow({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const queries = useQueryClient();
  const check = useWrite(checkDraft);
  const submit = useWrite(submitDraft);
  const [asked, setAsked] = useState<'approve' | 'return' | 'withdraw' | null>(null);
  const { id, seen, may } = record;
  const said = saidOf(record);
  const again = async (send: Promise<unknown>) => {
    await send;
    await forget(queries, getDraft, listDrafts);
  };
  const failure = check.failure ?? submit.failure;
  return (
    <>
      <Now
        actions={
          <>
            {said === 'unchecked' && (
              <Deed primary busy={check.busy} onClick={() => void again(check.send({ id }))}>
                {own('check')}
              </Deed>
            )}
            {may.includes('submit') && (
              <Deed
                primary
                busy={submit.busy}
                onClick={() => void again(submit.send({ id, seen }))}
              >
                {own('submit')}
              </Deed>
            )}
            {may.includes('approve') && (
              <Deed primary onClick={() => setAsked('approve')}>
                {own('approve')}
              </Deed>
            )}
            {may.includes('return') && (
              <Button onClick={() => setAsked('return')}>{own('return')}</Button>
            )}
            {may.includes('withdraw') && (
              <Button onClick={() => setAsked('withdraw')}>{own('withdraw')}</Button>
            )}
          </>
        }
      >
        {own(`now.${said}`, { count: record.check?.errors.length ?? 0 })}
        {said === 'checking' && record.checking !== null && <Checking of={record.checking} />}
      </Now>
      {failure !== null && !check.busy && !submit.busy && <FailureBox failure={failure} />}
      {asked !== null && <DeedDialog record={record} kind={asked} onDone={() => setAsked(null)} />}
    </>
  );
}

/** How far the check is, and the way to its job, where it can be cancelled. */
function Checking({ of: { job, ...far } }: { readonly of: NonNullable<DraftRecord['checking']> }) {
  const own = useText(draftMessages);
  return (
    <>
      <JobProgress label={own('now.checking')} {...far} />
      <AppLink href={pathTo('/operations/jobs/$id', { id: job })}>{own('now.job')}</AppLink>
    </>
  );
}

interface DeedDialogProps {
  readonly record: DraftRecord;
  readonly kind: 'approve' | 'return' | 'withdraw';
  readonly onDone: () => void;
}

function DeedDialog({ record, kind, onDone }: DeedDialogProps) {
  const own = useText(draftMessages);
  const queries = useQueryClient();
  const approve = useWrite(approveDraft);
  const back = useWrite(returnDraft);
  const withdraw = useWrite(withdrawDraft);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { id, seen } = record;
  const words = reason.trim();
  const write = kind === 'approve' ? approve : kind === 'return' ? back : withdraw;
  const missing = kind === 'return' && words.length < 3;
  const send = async () => {
    setTried(true);
    if (missing) return;
    const done =
      kind === 'approve'
        ? await approve.send({ id, seen })
        : kind === 'return'
          ? await back.send({ id, seen, reason: words })
          : await withdraw.send({ id, seen, reason: words.length < 3 ? null : words });
    await forget(queries, getDraft, listDrafts);
    if (done.ok) onDone();
  };
  return (
    <ConfirmDialog
      open
      title={own(`${kind}.title`)}
      deed={own(kind)}
      busy={write.busy}
      refused={tried && missing ? own('reason.missing') : undefined}
      onConfirm={() => void send()}
      onClose={onDone}
    >
      <Stack style={{ gap: 12 }}>
        {kind !== 'return' && <p>{own(`${kind}.text`)}</p>}
        {kind !== 'approve' && (
          <TextField label={own('reason')} lines={2} value={reason} onChange={setReason} />
        )}
        {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}
