import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useId, type ComponentProps, type CompositionEvent, type ReactNode } from 'react';
import { Hidden } from './parts.tsx';
import { Shape } from './shapes.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { color, font, type } from './theme/tokens.ts';

const Label = styled('label')({
  display: 'block',
  font: `600 ${type.t13} ${font.ui}`,
  marginBottom: 5,
});

const Hint = styled('p')({
  font: `400 ${type.t12} ${font.num}`,
  color: color.ink3,
  marginBottom: 5,
});

const ErrorText = styled('p')({
  display: 'flex',
  gap: 6,
  alignItems: 'baseline',
  color: color.red700,
  font: `600 ${type.t13} ${font.ui}`,
  marginBottom: 5,
});

export interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly children: ReactNode;
}

/** Label, hint and error round one control; the error says what is wrong and what to do. */
export function FieldFrame({ id, label, hint, error, hideLabel, children }: FieldFrameProps) {
  return (
    <div>
      <Label htmlFor={id}>{hideLabel === true ? <Hidden>{label}</Hidden> : label}</Label>
      {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error !== undefined && (
        <ErrorText id={`${id}-error`}>
          <Shape name="error" />
          <span>{error}</span>
        </ErrorText>
      )}
      {children}
    </div>
  );
}

/** Ids of the sentences that describe a control. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'email';
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly width?: number | string;
  readonly lines?: number;
  readonly required?: boolean;
  readonly inputMode?: 'text' | 'numeric';
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
}

/** One line or area of text. It never acts on an Enter that belongs to a composing keyboard. */
export function TextField(props: TextFieldProps) {
  const own = useId();
  const id = props.id ?? own;
  const described = describedBy(id, props.hint, props.error);
  const extra: Partial<ComponentProps<typeof OutlinedInput>> = {
    ...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.lines === undefined ? {} : { multiline: true, minRows: props.lines }),
  };
  return (
    <FieldFrame
      id={id}
      label={props.label}
      hint={props.hint}
      error={props.error}
      hideLabel={props.hideLabel ?? false}
    >
      <OutlinedInput
        {...extra}
        id={id}
        value={props.value}
        type={props.type ?? 'text'}
        error={props.error !== undefined}
        autoFocus={props.autoFocus ?? false}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          if (props.lines === undefined) props.onEnter?.();
        }}
        style={{ width: props.width ?? '100%' }}
        slotProps={{
          input: {
            ...(described === undefined ? {} : { 'aria-describedby': described }),
            ...(props.required === true ? { 'aria-required': true } : {}),
            ...(props.inputMode === undefined ? {} : { inputMode: props.inputMode }),
          },
        }}
      />
    </FieldFrame>
  );
}

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly id?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
}

const Select = styled('select')({
  minHeight: 32,
  padding: '0 8px',
  border: `1px solid ${color.control}`,
  borderRadius: 4,
  background: color.surface,
  font: `400 ${type.t13} ${font.num}`,
  maxWidth: '100%',
  '&[aria-invalid="true"]': { border: `2px solid ${color.red700}` },
});

/** A choice among few: the browser's own select, which every keyboard and phone knows. */
export function SelectField(props: SelectFieldProps) {
  const own = useId();
  const id = props.id ?? own;
  const described = describedBy(id, props.hint, props.error);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      hint={props.hint}
      error={props.error}
      hideLabel={props.hideLabel ?? false}
    >
      <Select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-invalid={props.error !== undefined}
        {...(described === undefined ? {} : { 'aria-describedby': described })}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}

/** True while a Vietnamese keyboard is still putting a syllable together. */
export function isComposing(event: {
  readonly nativeEvent: Event | CompositionEvent['nativeEvent'];
}): boolean {
  return 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true;
}

/** The words "bắt buộc" after a label, for those who read it aloud too. */
export function useRequired(): (label: string) => string {
  const text = useText(uiMessages);
  return (label) => `${label} (${text('form.required')})`;
}
