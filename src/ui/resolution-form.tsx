import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useId, useState, type FormEvent, type ReactNode } from 'react';
import { TextField } from './field.tsx';
import { useText } from './language.tsx';
import { isTyping } from './list/keys.ts';
import { uiMessages } from './messages.ts';
import { Deed } from './overlays.tsx';
import { color, font, media, size, type } from './theme/tokens.ts';

export const resolutionKinds = ['keep', 'reading', 'erratum', 'amendment'] as const;
export type ResolutionKind = (typeof resolutionKinds)[number];

export interface ResolutionDraft {
  readonly resolution: ResolutionKind | null;
  /** What the software works with, when the resolution is a reading. */
  readonly value: string;
  readonly reason: string;
}

export const emptyResolution: ResolutionDraft = { resolution: null, value: '', reason: '' };

const Choice = styled('div')({
  display: 'grid',
  gridTemplateColumns: '24px minmax(0, 1fr) auto auto',
  columnGap: 4,
  alignItems: 'center',
  minHeight: 32,
  padding: '2px 8px',
  borderRadius: size.radius,
  font: `400 ${type.t13} ${font.num}`,
  '& input[type="radio"]': { width: 16, height: 16, margin: 0, accentColor: color.sea700 },
  '& > label': { display: 'flex', gap: 8, alignItems: 'baseline', flexWrap: 'wrap' },
  '& > label b': { fontSize: '0.875rem' },
  '& > label span': { color: color.ink2 },
  '& kbd': { color: color.ink3, marginLeft: 6 },
  '&[data-on]': { background: color.selected },
  '&[data-on] kbd': { color: color.ink2 },
  [media.phone]: { '& kbd': { display: 'none' } },
});

export interface ResolutionFormProps {
  /** Changes with the finding: the draft starts anew. */
  readonly id: string;
  readonly initial: ResolutionDraft;
  /** What the value of a reading is: "năm hoàn thành". */
  readonly valueLabel?: string;
  /** The value is a name or a sentence, not a year: a wider field, its label for readers only. */
  readonly longValue?: boolean;
  /** What keeping the text as written means here: "Nhiệm vụ không có hạn". */
  readonly keepHint?: string;
  readonly busy?: boolean;
  readonly refused?: string | undefined;
  readonly error?: ReactNode;
  /** Told of each change, so that a draft survives the page. */
  readonly onDraft?: (draft: ResolutionDraft) => void;
  readonly onSave: (draft: ResolutionDraft & { readonly resolution: ResolutionKind }) => void;
}

type Missing = 'missing' | 'reasonMissing' | 'valueMissing' | null;

/** What a draft still lacks before it can be saved. */
export function missingIn(draft: ResolutionDraft): Missing {
  if (draft.resolution === null) return 'missing';
  if (draft.resolution === 'reading' && draft.value.trim() === '') return 'valueMissing';
  return draft.reason.trim() === '' ? 'reasonMissing' : null;
}

/** Four resolutions on keys 1–4, the reason, and Ctrl+Enter to save and go on. */
export function ResolutionForm(props: ResolutionFormProps) {
  return <Form key={props.id} {...props} />;
}

function Form(props: ResolutionFormProps) {
  const text = useText(uiMessages);
  const name = useId();
  const [draft, setDraft] = useState(props.initial);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<ResolutionDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    props.onDraft?.(next);
  };
  const save = () => {
    setTried(true);
    const { resolution } = draft;
    if (missingIn(draft) !== null || resolution === null) return;
    if (props.busy !== true && props.refused === undefined) props.onSave({ ...draft, resolution });
  };
  const choose = (kind: ResolutionKind) => {
    change({ resolution: kind });
    // From the chosen one, Tab leads to what is still to be written.
    document.getElementById(`${name}-${kind}`)?.focus();
  };
  useResolutionKeys(choose, save);

  const missing = tried ? missingIn(draft) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const hint = (kind: ResolutionKind) => {
    if (kind === 'reading') return null;
    if (kind === 'keep') return props.keepHint ?? text('resolution.keep.hint');
    return text(`resolution.${kind}.hint`);
  };
  const label = props.valueLabel ?? text('resolution.value');
  return (
    <form onSubmit={submit} noValidate>
      <fieldset style={{ minWidth: 0 }}>
        <legend style={{ font: `600 ${type.t13} ${font.ui}`, marginBottom: 2, padding: 0 }}>
          {text('resolution.legend')}
        </legend>
        {missing === 'missing' && <Problem>{text('resolution.missing')}</Problem>}
        {resolutionKinds.map((kind, index) => (
          <Choice key={kind} {...(draft.resolution === kind ? { 'data-on': '' } : {})}>
            <input
              type="radio"
              id={`${name}-${kind}`}
              name={name}
              checked={draft.resolution === kind}
              aria-keyshortcuts={String(index + 1)}
              onChange={() => change({ resolution: kind })}
            />
            <label htmlFor={`${name}-${kind}`}>
              <b>{text(`resolution.${kind}`)}</b>
              {hint(kind) !== null && <span>{hint(kind)}</span>}
            </label>
            {kind === 'reading' && draft.resolution === 'reading' ? (
              <ValueField
                label={label}
                long={props.longValue ?? false}
                value={draft.value}
                onChange={(value) => change({ value })}
                missing={missing === 'valueMissing'}
              />
            ) : (
              <span />
            )}
            <kbd aria-hidden="true">{index + 1}</kbd>
          </Choice>
        ))}
      </fieldset>
      <div style={{ marginTop: 6 }}>
        <TextField
          label={text('resolution.reason')}
          lines={2}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          error={missing === 'reasonMissing' ? text('resolution.reasonMissing') : undefined}
        />
      </div>
      {props.error}
      <div
        style={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 12, marginTop: 8 }}
      >
        <Deed primary submit busy={props.busy ?? false} refused={props.refused}>
          {text('resolution.save')}
        </Deed>
        <span aria-hidden="true" style={{ color: color.ink3 }}>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  );
}

interface ValueFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly long: boolean;
  readonly missing: boolean;
}

/** The value of a reading, named beside its field. */
function ValueField({ label, value, onChange, long, missing }: ValueFieldProps) {
  const text = useText(uiMessages);
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
      {!long && (
        <span aria-hidden="true" style={{ color: color.ink2 }}>
          {label}
        </span>
      )}
      <TextField
        label={label}
        hideLabel
        width={long ? 200 : 120}
        value={value}
        onChange={onChange}
        error={missing ? text('resolution.valueMissing') : undefined}
      />
    </span>
  );
}

function Problem({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" style={{ color: color.red700, font: `600 ${type.t13} ${font.ui}` }}>
      {children}
    </p>
  );
}

/** Keys 1–4 choose outside a field; Ctrl+Enter saves anywhere on the page. */
function useResolutionKeys(change: (kind: ResolutionKind) => void, save: () => void) {
  const choose = useEffectEvent(change);
  const finish = useEffectEvent(save);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        finish();
        return;
      }
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const radio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
      const kind = resolutionKinds[Number(event.key) - 1];
      if (!plain || kind === undefined || (isTyping(event.target) && !radio)) return;
      event.preventDefault();
      choose(kind);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
