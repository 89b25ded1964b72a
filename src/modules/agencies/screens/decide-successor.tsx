import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IsoDate } from '../../../kernel/index.ts';
import {
  AgencyPicker,
  ConfirmDialog,
  DayField,
  FailureBox,
  forget,
  SelectField,
  Stack,
  TextField,
  useFinder,
  useRead,
  useText,
  useWrite,
  type PickedUnit,
} from '../../../ui/index.ts';
import {
  chainAgency,
  decideAgencySuccessor,
  findAgencies,
  getAgency,
  listAgencyDecisions,
  listUndecidedAgencies,
} from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { agencyScreenMessages } from './messages.ts';
import type { UndecidedFunction } from './undecided.tsx';

const kinds = ['confirm', 'replace', 'add'] as const;
type Kind = (typeof kinds)[number];

interface DecideDialogProps {
  readonly row: UndecidedFunction;
  /** What to say; null when nothing was recorded. */
  readonly onDone: (said: string | null) => void;
}

/** Records what a document says about who took a function over. */
export function DecideDialog({ row, onDone }: DecideDialogProps) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const queries = useQueryClient();
  const write = useWrite(decideAgencySuccessor);
  const decisions = useRead(listAgencyDecisions, { code: row.code });
  const open = row.successor === null ? kinds.filter((each) => each !== 'confirm') : kinds;
  const [kind, setKind] = useState<Kind>(open[0] ?? 'replace');
  const [successor, setSuccessor] = useState<PickedUnit | null>(null);
  const [passed, setPassed] = useState('');
  const [alike, setAlike] = useState(row.alike > 1);
  const [source, setSource] = useState('');
  const [documentDate, setDocumentDate] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const find = useFinder(
    findAgencies,
    (words) => ({ text: words, on: row.on }),
    ({ agencies }): readonly PickedUnit[] =>
      agencies.map(({ code, name, parent }) => ({ code, name, parent: parent?.name ?? null })),
  );
  const missing = [
    ...(kind !== 'confirm' && successor === null ? [own('decideSuccessor')] : []),
    ...(kind === 'add' && passed.trim() === '' ? [own('decidePassed')] : []),
    ...(source.trim().length < 5 ? [own('decideSource')] : []),
    ...(documentDate === null ? [own('decideDate')] : []),
  ];
  const send = async () => {
    setTried(true);
    if (missing.length > 0 || decisions.data === undefined) return;
    const done = await write.send({
      code: row.code,
      on: row.on,
      function: row.function,
      seen: decisions.data.decisions.length,
      kind,
      ...(kind === 'confirm' ? {} : { successor: successor?.code ?? null }),
      ...(kind === 'add' ? { passed: passed.trim() } : {}),
      alike,
      source: source.trim(),
      documentDate: documentDate ?? '',
    });
    await forget(queries, getAgency, chainAgency, listAgencyDecisions, listUndecidedAgencies);
    if (done.ok) onDone(own('decideSaved', { count: done.value.agencies }));
  };
  const refused = own('missing', { fields: missing.join(', ') });
  return (
    <ConfirmDialog
      open
      title={`${own('decideTitle')}: ${row.alike > 1 && alike ? own('alike', { count: row.alike }) : row.name}`}
      deed={own('decideSave')}
      busy={write.busy}
      refused={tried && missing.length > 0 ? refused : undefined}
      onConfirm={() => void send()}
      onClose={() => onDone(null)}
    >
      <Stack style={{ gap: 12 }}>
        <p>
          {row.function ?? text('agency.whole')}:{' '}
          {row.successor?.name ?? row.successor?.code ?? text('agency.successor_unknown')} (
          {text('agency.unverified')})
        </p>
        <SelectField
          label={own('decideHow')}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'replace')}
          options={open.map((value) => ({ value, label: own(`decide.${value}`) }))}
        />
        {kind === 'add' && (
          <TextField label={own('decidePassed')} value={passed} onChange={setPassed} />
        )}
        {kind !== 'confirm' && (
          <AgencyPicker
            label={own('decideSuccessor')}
            value={successor}
            onChange={setSuccessor}
            find={find}
          />
        )}
        {row.alike > 1 && (
          <SelectField
            label={own('decideWhom')}
            value={alike ? 'all' : 'one'}
            onChange={(value) => setAlike(value === 'all')}
            options={[
              { value: 'all', label: own('alike', { count: row.alike }) },
              { value: 'one', label: row.name },
            ]}
          />
        )}
        <TextField label={own('decideSource')} value={source} onChange={setSource} />
        <DayField label={own('decideDate')} value={documentDate} onChange={setDocumentDate} />
        {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}
