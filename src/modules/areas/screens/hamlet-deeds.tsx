import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { IsoDate, ReplyOf, Result } from '../../../kernel/index.ts';
import {
  ConfirmDialog,
  DayField,
  FailureBox,
  forget,
  SelectField,
  Stack,
  TextField,
  useText,
  useWrite,
  type Failure,
} from '../../../ui/index.ts';
import {
  closeHamlets,
  enterHamlets,
  findAreas,
  getArea,
  listHamlets,
  mergeHamlets,
  renameHamlet,
  withdrawHamletChange,
} from '../contract.ts';
import { fewNames, hamletTypes, readHamletLines, type HamletType } from './hamlet-lines.ts';
import type { HamletList } from './hamlets.tsx';
import { areaScreenMessages } from './messages.ts';

type Hamlet = HamletList['hamlets'][number];

/** What an officer is about to record. */
export type HamletDeed =
  | { readonly kind: 'enter' }
  | { readonly kind: 'rename'; readonly hamlet: Hamlet }
  | { readonly kind: 'close' | 'merge'; readonly hamlets: readonly Hamlet[] }
  | { readonly kind: 'withdraw'; readonly number: number };

interface Draft {
  readonly on: IsoDate | null;
  readonly source: string;
  readonly reason: string;
  readonly lines: string;
  readonly type: HamletType;
  readonly name: string;
  /** Code of the one that keeps its name, or empty: a new one. */
  readonly into: string;
}

type Change = (part: Partial<Draft>) => void;
type Answer = Result<ReplyOf<typeof enterHamlets>, Failure>;

function begin(deed: HamletDeed): Draft {
  const empty = { on: null, source: '', reason: '', lines: '', into: '' } as const;
  if (deed.kind !== 'rename') return { ...empty, type: 'thôn', name: '' };
  const { type, name } = deed.hamlet;
  return { ...empty, type: type as HamletType, name };
}

interface HamletDialogProps {
  readonly deed: HamletDeed;
  readonly list: HamletList;
  /** What to say; null when nothing was recorded. */
  readonly onDone: (said: string | null) => void;
}

/** Records one decision: what changes, from which day, by which document. */
export function HamletDialog({ deed, list, onDone }: HamletDialogProps) {
  const own = useText(areaScreenMessages);
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => begin(deed));
  const [tried, setTried] = useState(false);
  const sender = useSender(deed, list);
  const missing = missingOf(deed, draft).map((field) => own(field));
  const change: Change = (part) => setDraft({ ...draft, ...part });
  const send = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const done = await sender.send(draft);
    await forget(queries, listHamlets, getArea, findAreas);
    if (done.ok) onDone(own('deed.done', { number: done.value.change.number }));
  };
  const title = own(`deed.${deed.kind}`);
  const fields = { fields: missing.join(', ') };
  return (
    <ConfirmDialog
      open
      title={deed.kind === 'rename' ? `${title}: ${deed.hamlet.name}` : title}
      deed={title}
      busy={sender.busy}
      refused={tried && missing.length > 0 ? own('deed.missing', fields) : undefined}
      onConfirm={() => void send()}
      onClose={() => onDone(null)}
    >
      <Stack style={{ gap: 12 }}>
        <Subject deed={deed} draft={draft} onChange={change} />
        {deed.kind === 'withdraw' ? (
          <TextField
            label={own('deed.why')}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
        ) : (
          <>
            <DayField label={own('deed.on')} value={draft.on} onChange={(on) => change({ on })} />
            <TextField
              label={own('deed.source')}
              value={draft.source}
              onChange={(source) => change({ source })}
            />
            <TextField
              label={own('deed.reason')}
              value={draft.reason}
              onChange={(reason) => change({ reason })}
            />
          </>
        )}
        {sender.failure !== null && !sender.busy && <FailureBox failure={sender.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}

type MissingField = 'deed.lines' | 'deed.newName' | 'deed.on' | 'deed.source' | 'deed.why';

/** What is still to be filled in before the decision can be sent. */
function missingOf(deed: HamletDeed, draft: Draft): readonly MissingField[] {
  if (deed.kind === 'withdraw') return draft.reason.trim() === '' ? ['deed.why'] : [];
  const missing: MissingField[] = [];
  const named = deed.kind === 'rename' || (deed.kind === 'merge' && draft.into === '');
  if (named && draft.name.trim() === '') missing.push('deed.newName');
  if (deed.kind === 'enter' && readHamletLines(draft.lines, draft.type).length === 0) {
    missing.push('deed.lines');
  }
  if (draft.on === null) missing.push('deed.on');
  if (draft.source.trim().length < 5) missing.push('deed.source');
  return missing;
}

function useSender(deed: HamletDeed, list: HamletList) {
  const enter = useWrite(enterHamlets);
  const rename = useWrite(renameHamlet);
  const close = useWrite(closeHamlets);
  const merge = useWrite(mergeHamlets);
  const withdraw = useWrite(withdrawHamletChange);
  const { busy, failure } = { enter, rename, close, merge, withdraw }[deed.kind];
  const send = async (draft: Draft): Promise<Answer> => {
    const { type, lines, into } = draft;
    const name = draft.name.trim();
    const reason = draft.reason.trim();
    const common = {
      commune: list.commune.code,
      seen: list.seen,
      on: draft.on ?? '',
      source: draft.source.trim(),
      ...(reason === '' ? {} : { reason }),
    };
    switch (deed.kind) {
      case 'enter':
        return enter.send({ ...common, hamlets: [...readHamletLines(lines, type)] });
      case 'rename':
        return rename.send({ ...common, code: deed.hamlet.code, type, name });
      case 'close':
        return close.send({ ...common, codes: deed.hamlets.map(({ code }) => code) });
      case 'merge':
        return merge.send({
          ...common,
          codes: deed.hamlets.map(({ code }) => code),
          into: into === '' ? null : into,
          named: into === '' ? { type, name } : null,
        });
      case 'withdraw': {
        const { commune, seen } = common;
        return withdraw.send({ commune, seen, number: deed.number, reason });
      }
    }
  };
  return { send, busy, failure };
}

interface SubjectProps {
  readonly deed: HamletDeed;
  readonly draft: Draft;
  readonly onChange: Change;
}

/** What the decision is about. */
function Subject({ deed, draft, onChange }: SubjectProps): ReactNode {
  const own = useText(areaScreenMessages);
  const words = (hamlets: readonly Hamlet[]): string =>
    fewNames(hamlets.map(({ type, name }) => `${type} ${name}`));
  switch (deed.kind) {
    case 'enter':
      return <Lines draft={draft} onChange={onChange} />;
    case 'rename':
      return <NewName draft={draft} onChange={onChange} />;
    case 'close':
      return <p>{own('deed.closeText', { names: words(deed.hamlets) })}</p>;
    case 'withdraw':
      return <p>{own('deed.withdrawText', { number: deed.number })}</p>;
    case 'merge':
      return (
        <>
          <p>{own('deed.mergeText', { names: words(deed.hamlets) })}</p>
          <SelectField
            label={own('deed.into')}
            value={draft.into}
            onChange={(into) => onChange({ into })}
            options={[
              { value: '', label: own('deed.intoNew') },
              ...deed.hamlets.map((hamlet) => ({
                value: hamlet.code,
                label: own('deed.intoOld', { name: `${hamlet.type} ${hamlet.name}` }),
              })),
            ]}
          />
          {draft.into === '' && <NewName draft={draft} onChange={onChange} />}
        </>
      );
  }
}

type FieldsProps = Omit<SubjectProps, 'deed'>;

const typeOptions = hamletTypes.map((type) => ({ value: type, label: type }));

function NewName({ draft, onChange }: FieldsProps) {
  const own = useText(areaScreenMessages);
  return (
    <>
      <SelectField
        label={own('deed.newType')}
        value={draft.type}
        onChange={(type) => onChange({ type: type as HamletType })}
        options={typeOptions}
      />
      <TextField
        label={own('deed.newName')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
    </>
  );
}

function Lines({ draft, onChange }: FieldsProps) {
  const own = useText(areaScreenMessages);
  const read = readHamletLines(draft.lines, draft.type);
  const names = fewNames(read.map(({ type, name }) => `${type} ${name}`));
  return (
    <>
      <TextField
        label={own('deed.lines')}
        hint={own('deed.enterText')}
        lines={5}
        value={draft.lines}
        onChange={(lines) => onChange({ lines })}
      />
      <p role="status">
        {read.length === 0 ? own('deed.readNone') : own('deed.read', { count: read.length, names })}
      </p>
      <SelectField
        label={own('deed.type')}
        value={draft.type}
        onChange={(type) => onChange({ type: type as HamletType })}
        options={typeOptions}
      />
    </>
  );
}
