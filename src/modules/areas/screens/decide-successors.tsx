import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatDate, type IsoDate, type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  AreaPicker,
  Button,
  ConfirmDialog,
  DayField,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  Notice,
  Row,
  SelectField,
  Stack,
  TextField,
  Timeline,
  useCan,
  useFinder,
  useRead,
  useText,
  useWrite,
  type PickedUnit,
} from '../../../ui/index.ts';
import {
  chainArea,
  decideAreaSuccessors,
  findAreas,
  getArea,
  listAreaDecisions,
  listUndecidedAreas,
} from '../contract.ts';
import { areaScreenMessages } from './messages.ts';
import { readParts, wordsOfParts } from './parts.ts';

type Record = ReplyOf<typeof getArea>;
type Decision = ReplyOf<typeof listAreaDecisions>['decisions'][number];

/** What was decided about a unit's successors, and the way to decide for who may. */
export function SuccessorDecisions({ record }: { readonly record: Record }) {
  const own = useText(areaScreenMessages);
  const can = useCan();
  const { unit, successors } = record;
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(false);
  const read = useRead(
    listAreaDecisions,
    { code: unit.code, from: unit.from },
    { enabled: can('area.read') && unit.level !== 'hamlet' },
  );
  const decisions = read.data?.decisions ?? [];
  const has = successors.length > 0 || (unit.level === 'commune' && unit.to !== null);
  const may = can('area.decide') && has && unit.level !== 'hamlet';
  if (decisions.length === 0 && !may) return null;
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>{own('decideHistory')}</Heading2>
      {said && <Notice tone="green">{own('decideSaved')}</Notice>}
      {decisions.length > 0 && <Decisions decisions={decisions} />}
      {may && <Button onClick={() => setOpen(true)}>{own('decide')}</Button>}
      {open && (
        <DecideDialog
          record={record}
          seen={decisions.length}
          onDone={(saved) => {
            setOpen(false);
            setSaid(saved);
          }}
        />
      )}
    </section>
  );
}

function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const own = useText(areaScreenMessages);
  return (
    <Timeline
      entries={decisions.map((each) => ({
        id: String(each.number),
        when: formatInstant(each.at),
        what: own(each.kind === 'confirmed' ? 'decideConfirmed' : 'decideReplaced', {
          by: shownCaller(each.by),
          parts: wordsOfParts(each.parts),
        }),
        quote: [`${each.source}, ${formatDate(each.documentDate)}`, each.reason]
          .filter((words) => words !== null)
          .join('; '),
      }))}
    />
  );
}

interface PartDraft {
  readonly unit: PickedUnit | null;
  readonly percent: string;
}

interface DecideDialogProps {
  readonly record: Record;
  readonly seen: number;
  readonly onDone: (saved: boolean) => void;
}

/** Records what a document says: the successors as they stand, or others. */
function DecideDialog({ record, seen, onDone }: DecideDialogProps) {
  const own = useText(areaScreenMessages);
  const queries = useQueryClient();
  const write = useWrite(decideAreaSuccessors);
  const { unit, successors } = record;
  const mayConfirm = successors.length > 0;
  const [kind, setKind] = useState<'confirm' | 'replace'>(mayConfirm ? 'confirm' : 'replace');
  const [parts, setParts] = useState<readonly PartDraft[]>([{ unit: null, percent: '' }]);
  const [source, setSource] = useState('');
  const [documentDate, setDocumentDate] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const sent = readParts(
    parts.map((part) => ({ code: part.unit?.code ?? null, percent: part.percent })),
  );
  const missing = [
    ...(kind === 'replace' && sent === null ? [own('decidePart', { number: '' }).trim()] : []),
    ...(source.trim().length < 5 ? [own('decideSource')] : []),
    ...(documentDate === null ? [own('decideDate')] : []),
  ];
  const send = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const done = await write.send({
      code: unit.code,
      from: unit.from,
      seen,
      kind,
      ...(kind === 'replace' ? { parts: [...(sent ?? [])] } : {}),
      source: source.trim(),
      documentDate: documentDate ?? '',
    });
    await forget(queries, getArea, chainArea, listAreaDecisions, listUndecidedAreas);
    if (done.ok) onDone(true);
  };
  const refused = own('deed.missing', { fields: missing.join(', ') });
  return (
    <ConfirmDialog
      open
      title={`${own('decideTitle')}: ${unit.type} ${unit.name}`}
      deed={own('decideSave')}
      busy={write.busy}
      refused={tried && missing.length > 0 ? refused : undefined}
      onConfirm={() => void send()}
      onClose={() => onDone(false)}
    >
      <Stack style={{ gap: 12 }}>
        {mayConfirm && <p>{`${own('stands')}: ${wordsOfParts(successors)}`}</p>}
        <SelectField
          label={own('decideHow')}
          value={kind}
          onChange={(value) => setKind(value === 'confirm' ? 'confirm' : 'replace')}
          options={[
            ...(mayConfirm ? [{ value: 'confirm', label: own('decideConfirm') }] : []),
            { value: 'replace', label: own('decideReplace') },
          ]}
        />
        {kind === 'replace' && (
          <PartFields parts={parts} on={changeDay(record)} onChange={setParts} />
        )}
        <TextField label={own('decideSource')} value={source} onChange={setSource} />
        <DayField label={own('decideDate')} value={documentDate} onChange={setDocumentDate} />
        {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}

/** The day as of which successors are looked for: that of the change, or the day after the end. */
function changeDay({ unit, successors }: Record): string {
  const [first] = successors;
  if (first !== undefined) return first.on;
  const end = Date.parse(`${unit.to ?? unit.from}T00:00:00Z`);
  return new Date(end + 86_400_000).toISOString().slice(0, 10);
}

interface PartFieldsProps {
  readonly parts: readonly PartDraft[];
  readonly on: string;
  readonly onChange: (parts: readonly PartDraft[]) => void;
}

function PartFields({ parts, on, onChange }: PartFieldsProps) {
  const own = useText(areaScreenMessages);
  const id = useId();
  const find = useFinder(
    findAreas,
    (text) => ({ text, on }),
    ({ units }): readonly PickedUnit[] =>
      units
        .filter(({ level }) => level !== 'hamlet')
        .map(({ code, name, type, parent }) => {
          return { code, name, kind: type, parent: parent?.name ?? null };
        }),
  );
  const change = (at: number, part: Partial<PartDraft>): void =>
    onChange(parts.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <Stack style={{ gap: 8 }}>
      {parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Row key={at} style={{ alignItems: 'end' }}>
          <AreaPicker
            id={`${id}-${at}`}
            label={own('decidePart', { number: at + 1 })}
            width={280}
            value={part.unit}
            onChange={(unit) => change(at, { unit })}
            find={find}
          />
          {parts.length > 1 && (
            <TextField
              label={own('decideShare')}
              inputMode="numeric"
              width={120}
              value={part.percent}
              onChange={(percent) => change(at, { percent })}
            />
          )}
        </Row>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...parts, { unit: null, percent: '' }])}>
          {own('decideMore')}
        </Button>
      </div>
    </Stack>
  );
}
