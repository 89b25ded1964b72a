import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  Deed,
  FailureBox,
  forget,
  KeyValues,
  Notice,
  pathTo,
  Shape,
  TextField,
  color,
  useCan,
  useNavigation,
  useSession,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import {
  approvePlan,
  getMatrix,
  getPlan,
  getSource,
  getTask,
  listFindings,
  listHistory,
  listPlans,
  listTasks,
  startOver,
} from '../contract/index.ts';
import { messages } from '../messages.ts';
import { reviewMessages } from './review-messages.ts';
import type { Finding } from './review-data.ts';
import { PlanState, usePlanName, type Plan } from './shared.tsx';

const everyRead = [
  getPlan,
  getTask,
  getMatrix,
  getSource,
  listFindings,
  listHistory,
  listPlans,
  listTasks,
];

interface ReviewActionsProps {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

/** Why the copy cannot be approved by this account now; undefined when it can. */
function useRefused({ plan, findings }: ReviewActionsProps): string | undefined {
  const text = useText(reviewMessages);
  const can = useCan();
  const session = useSession();
  if (plan.openFindings > 0) return text('refused', { open: plan.openFindings });
  if (!can('plan.approve')) return text('refusedRight');
  const own = findings.some(({ resolution }) => resolution?.by === session?.name);
  return own ? text('refusedOwn') : undefined;
}

/** The way back to the text, for those who may load texts. */
export function StartOverButton({ plan }: { readonly plan: Plan }) {
  const text = useText(reviewMessages);
  const can = useCan();
  const [asked, setAsked] = useState(false);
  if (!can('plan.import')) return null;
  return (
    <>
      <Button variant="text" onClick={() => setAsked(true)}>
        {text('startOver')}
      </Button>
      {asked && <StartOver plan={plan} onClose={() => setAsked(false)} />}
    </>
  );
}

/** Approval of the copy; refused, it says why. */
export function ReviewActions(props: ReviewActionsProps) {
  const { plan } = props;
  const text = useText(reviewMessages);
  const refused = useRefused(props);
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <>
      {plan.state === 'approved' ? (
        <PlanState plan={plan} boxed />
      ) : (
        <>
          {refused !== undefined && <Shape name="late" color={color.amber600} />}
          <Deed primary refused={refused} onClick={() => setAsked(true)}>
            {text('approve')}
          </Deed>
        </>
      )}
      {asked && <Approve {...props} refused={refused} onClose={close} />}
    </>
  );
}

interface ApproveProps extends ReviewActionsProps {
  readonly refused: string | undefined;
  readonly onClose: () => void;
}

/** What the approval means, with the resolutions it confirms. */
function Approve({ plan, findings, refused, onClose }: ApproveProps) {
  const text = useText(reviewMessages);
  const planText = useText(messages);
  const name = usePlanName();
  const queries = useQueryClient();
  const approve = useWrite(approvePlan);
  const counts = (['keep', 'reading', 'erratum', 'amendment'] as const).map((kind) => ({
    kind,
    count: findings.filter(({ resolution }) => resolution?.resolution === kind).length,
  }));
  const confirm = async () => {
    const result = await approve.send({ key: plan.key, version: plan.version });
    if (!result.ok) return;
    await forget(queries, ...everyRead);
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={text('approveTitle', { number: name(plan) })}
      deed={text('approve')}
      busy={approve.busy}
      refused={refused}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p style={{ marginBottom: 8 }}>{text('approveText', { version: plan.version })}</p>
      <b>{text('approveCounts')}</b>
      <KeyValues>
        {counts.map(({ kind, count }) => (
          <div key={kind} style={{ display: 'contents' }}>
            <dt>{planText(`resolution.${kind}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </KeyValues>
      {approve.failure !== null && (
        <FailureBox failure={approve.failure} title={text('approveFailed')} />
      )}
    </ConfirmDialog>
  );
}

interface StartOverProps {
  readonly plan: Plan;
  readonly onClose: () => void;
}

/** A new digital copy from the same text; says what is kept, and asks why. */
function StartOver({ plan, onClose }: StartOverProps) {
  const text = useText(reviewMessages);
  const queries = useQueryClient();
  const { go } = useNavigation();
  const start = useWrite(startOver);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '' ? text('reasonMissing') : undefined;
  const confirm = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const result = await start.send({ key: plan.key, reason: reason.trim().normalize('NFC') });
    if (!result.ok) return;
    await forget(queries, ...everyRead);
    onClose();
    const version = String(result.value.version);
    go(pathTo('/plans/$key/review', { key: plan.key }, { version }));
  };
  return (
    <ConfirmDialog
      open
      title={text('startOverTitle')}
      deed={text('startOver')}
      busy={start.busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p style={{ marginBottom: 8 }}>{text('startOverText')}</p>
      <TextField
        label={text('startOverReason')}
        lines={2}
        value={reason}
        error={missing}
        onChange={setReason}
      />
      {start.failure !== null && (
        <FailureBox failure={start.failure} title={text('startOverFailed')} />
      )}
      {plan.state === 'approved' && <Notice tone="sea">{text('approvedState')}</Notice>}
    </ConfirmDialog>
  );
}
