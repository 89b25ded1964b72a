import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import type { IsoDate } from '../kernel/index.ts';
import { describedBy, FieldFrame, isComposing } from './field.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { readDate, writeDate, type PartialDate } from './partial-date.ts';

export interface DateFieldProps {
  readonly label: string;
  readonly value: PartialDate | null;
  /** Called when the field is left or Enter is pressed, never while somebody types. */
  readonly onChange: (value: PartialDate | null) => void;
  readonly id?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  /** A month or a year is not enough. */
  readonly wholeDay?: boolean;
  readonly width?: number;
  readonly autoFocus?: boolean;
}

/** Takes 12/03/1950, 3/1950 and 1950; leaves the text alone while it is typed. */
export function DateField(props: DateFieldProps) {
  const text = useText(uiMessages);
  const own = useId();
  const id = props.id ?? own;
  const given = props.value === null ? '' : writeDate(props.value);
  const [typed, setTyped] = useState(given);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [before, setBefore] = useState(given);
  if (before !== given) {
    // Another value came from outside: it takes the place of what was typed.
    setBefore(given);
    setTyped(given);
  }

  const settle = () => {
    const reading = readDate(typed);
    if (!reading.ok) {
      setProblem(text(`date.${reading.why}`, { text: typed.trim() }));
      return;
    }
    const { value } = reading;
    if (props.wholeDay === true && value !== null && value.precision !== 'day') {
      setProblem(text('date.needDay'));
      return;
    }
    setProblem(undefined);
    setTyped(value === null ? '' : writeDate(value));
    if ((value === null ? '' : writeDate(value)) !== given) props.onChange(value);
  };

  const error = problem ?? props.error;
  const hint = props.hint ?? text(props.wholeDay === true ? 'date.hintDay' : 'date.hint');
  const shown = props.hideLabel === true ? undefined : hint;
  const described = describedBy(id, shown, error);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      hint={shown}
      error={error}
      hideLabel={props.hideLabel ?? false}
    >
      <OutlinedInput
        id={id}
        value={typed}
        error={error !== undefined}
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        placeholder={props.hideLabel === true ? hint : ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) {
            event.preventDefault();
            settle();
          }
        }}
        style={{ width: props.width ?? 140 }}
        slotProps={{
          input: {
            inputMode: 'text',
            ...(described === undefined ? {} : { 'aria-describedby': described }),
          },
        }}
      />
    </FieldFrame>
  );
}

export interface DayFieldProps extends Omit<DateFieldProps, 'value' | 'onChange' | 'wholeDay'> {
  readonly value: IsoDate | null;
  readonly onChange: (value: IsoDate | null) => void;
}

/** A whole day as an ISO date: "xem theo ngày". */
export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  return (
    <DateField
      {...rest}
      wholeDay
      value={value === null ? null : { precision: 'day', date: value }}
      onChange={(next) => onChange(next?.precision === 'day' ? next.date : null)}
    />
  );
}
