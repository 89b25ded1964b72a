import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IsoDate } from '../../../kernel/index.ts';
import {
  BulkDialog,
  DayField,
  forget,
  Stack,
  TextField,
  useClient,
  useText,
  useWrite,
  type DryRun,
} from '../../../ui/index.ts';
import {
  chainAgency,
  decideAgencySuccessor,
  getAgency,
  listAgencyDecisions,
  listUndecidedAgencies,
} from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { agencyScreenMessages } from './messages.ts';
import type { UndecidedFunction } from './undecided.tsx';

interface ConfirmManyProps {
  readonly rows: readonly UndecidedFunction[];
  readonly rowId: (row: UndecidedFunction) => string;
  /** How many were recorded. */
  readonly onClose: (done: number) => void;
}

/** One document that names the recorded successors of several functions. */
export function ConfirmMany({ rows, rowId, onClose }: ConfirmManyProps) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const client = useClient();
  const queries = useQueryClient();
  const write = useWrite(decideAgencySuccessor);
  const [source, setSource] = useState('');
  const [day, setDay] = useState<IsoDate | null>(null);
  const missing = [
    ...(source.trim().length < 5 ? [own('decideSource')] : []),
    ...(day === null ? [own('decideDate')] : []),
  ];
  const check = ({ successor }: UndecidedFunction): DryRun =>
    successor === null
      ? { ok: false, words: own('confirmUnknown') }
      : { ok: true, words: own('confirmWill', { name: successor.name ?? successor.code }) };
  const act = async ({ code, on, function: of, alike }: UndecidedFunction) => {
    // Each writing counts the decisions it saw: those of the rows before are among them.
    const decisions = await client.call(listAgencyDecisions, { code });
    if (!decisions.ok) return decisions;
    return write.send({
      code,
      on,
      function: of,
      seen: decisions.value.decisions.length,
      kind: 'confirm',
      alike: alike > 1,
      source: source.normalize('NFC').trim(),
      documentDate: day ?? '',
    });
  };
  return (
    <BulkDialog
      title={own('confirmTitle')}
      of={text('agency.name')}
      rows={rows}
      rowId={rowId}
      rowName={(row) => `${row.name}, ${row.function ?? text('agency.whole')}`}
      check={check}
      deed={(count) => own('confirmDeed', { count })}
      refused={missing.length > 0 ? own('missing', { fields: missing.join(', ') }) : undefined}
      act={act}
      onClose={(done) => {
        void forget(queries, getAgency, chainAgency, listAgencyDecisions, listUndecidedAgencies);
        onClose(done);
      }}
    >
      <Stack style={{ gap: 12 }}>
        <TextField label={own('decideSource')} value={source} onChange={setSource} />
        <DayField label={own('decideDate')} value={day} onChange={setDay} />
      </Stack>
    </BulkDialog>
  );
}
