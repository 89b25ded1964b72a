import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  BulkDialog,
  Button,
  forget,
  SelectField,
  Stack,
  TextField,
  useCan,
  useText,
  useWrite,
  type DryRun,
} from '../../../ui/index.ts';
import { settleFinding } from '../contract/index.ts';
import { messages } from '../messages.ts';
import type { Finding } from './review-data.ts';
import { told, usePlaceWords } from './review-finding.tsx';
import { reviewMessages } from './review-messages.ts';
import type { Plan } from './shared.tsx';

const kinds = ['keep', 'reading', 'erratum', 'amendment'] as const;
type Kind = (typeof kinds)[number];

interface SettleAlikeProps {
  readonly plan: Plan;
  readonly finding: Finding;
  readonly findings: readonly Finding[];
}

/** The way to settle all open findings of one kind at once, where there are several. */
export function SettleAlike({ plan, finding, findings }: SettleAlikeProps) {
  const text = useText(reviewMessages);
  const can = useCan();
  const [asked, setAsked] = useState(false);
  const alike = findings.filter(
    ({ code, resolution }) => code === finding.code && resolution === null,
  );
  const may = can('plan.settle') && plan.state !== 'approved';
  if (!asked && (!may || alike.length < 2)) return null;
  return (
    <p style={{ padding: '4px 16px' }}>
      <Button variant="text" onClick={() => setAsked(true)}>
        {text('bulk.open', { count: alike.length })}
      </Button>
      {asked && (
        <Bulk plan={plan} code={finding.code} alike={alike} onClose={() => setAsked(false)} />
      )}
    </p>
  );
}

interface BulkProps {
  readonly plan: Plan;
  readonly code: Finding['code'];
  readonly alike: readonly Finding[];
  readonly onClose: () => void;
}

/** One resolution and one reason for many findings; each says first what would become of it. */
function Bulk({ plan, code, alike, onClose }: BulkProps) {
  const text = useText(reviewMessages);
  const planText = useText(messages);
  const place = usePlaceWords();
  const queries = useQueryClient();
  const write = useWrite(settleFinding);
  // Those that were open when it was opened stay in sight, whatever becomes of them.
  const [rows] = useState(alike);
  const [kind, setKind] = useState<Kind>('keep');
  const [reason, setReason] = useState('');
  const given = reason.normalize('NFC').trim();
  const check = ({ suggestedValue }: Finding): DryRun => {
    const name = planText(`resolution.${kind}`);
    if (kind !== 'reading') return { ok: true, words: name };
    return suggestedValue === null
      ? { ok: false, words: text('bulk.noValue') }
      : { ok: true, words: text('bulk.value', { resolution: name, value: suggestedValue }) };
  };
  return (
    <BulkDialog
      title={text('bulk.title', { kind: text(`kind.${code}`) })}
      of={text('where')}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ number, where }) => `${number}. ${place(where)}`}
      check={check}
      deed={(ready) => text('bulk.deed', { count: ready })}
      refused={given === '' ? text('reasonMissing') : undefined}
      act={({ id, suggestedValue }) =>
        write.send({
          ...{ key: plan.key, version: plan.version, finding: id, resolution: kind },
          ...{ value: kind === 'reading' ? suggestedValue : null, reason: given, seen: null },
        })
      }
      onClose={() => {
        void forget(queries, ...told);
        onClose();
      }}
    >
      <Stack style={{ gap: 12 }}>
        <SelectField
          label={text('resolution')}
          value={kind}
          onChange={(next) => setKind(kinds.find((each) => each === next) ?? 'keep')}
          options={kinds.map((value) => ({ value, label: planText(`resolution.${value}`) }))}
        />
        <TextField label={text('reason')} value={reason} onChange={setReason} required />
      </Stack>
    </BulkDialog>
  );
}
