import { useId, useState } from 'react';
import { parseIsoDate } from '../../../kernel/index.ts';
import {
  DateField,
  Row,
  SelectField,
  TextField,
  useText,
  type PartialDate,
} from '../../../ui/index.ts';
import { capital, useAmount } from './amounts.tsx';
import { benchMessages } from './bench-messages.ts';
import { readWhole, sentDate, type Fact, type FactValue } from './bench-state.ts';

export interface FactFieldProps {
  readonly fact: Fact;
  readonly value: FactValue | undefined;
  /** Undefined: it is unknown again. */
  readonly onChange: (value: FactValue | undefined) => void;
  /** Why the server refused it. */
  readonly error?: string | undefined;
}

/** One fact of the vocabulary as a control; "không biết" is an answer of each. */
export function FactField(props: FactFieldProps) {
  switch (props.fact.type) {
    case 'boolean':
    case 'enum':
      return <ChoiceField {...props} />;
    case 'set':
      return <SetField {...props} />;
    case 'date':
      return <DayOfFact {...props} />;
    case 'integer':
    case 'money':
      return <NumberField {...props} />;
  }
}

function ChoiceField({ fact, value, onChange, error }: FactFieldProps) {
  const text = useText(benchMessages);
  const isYesNo = fact.type === 'boolean';
  const choices = isYesNo
    ? [
        { value: 'true', label: text('yes') },
        { value: 'false', label: text('no') },
      ]
    : fact.options;
  return (
    <SelectField
      label={capital(fact.label)}
      value={value === undefined ? '' : String(value)}
      error={error}
      options={[{ value: '', label: text('unknown') }, ...choices]}
      onChange={(next) => onChange(next === '' ? undefined : isYesNo ? next === 'true' : next)}
    />
  );
}

function SetField({ fact, value, onChange, error }: FactFieldProps) {
  const text = useText(benchMessages);
  const chosen = Array.isArray(value) ? (value as readonly string[]) : null;
  const box = (label: string, checked: boolean, act: () => void) => (
    <label key={label} style={{ display: 'inline-flex', gap: 6, minHeight: 24 }}>
      <input type="checkbox" checked={checked} onChange={act} />
      {label}
    </label>
  );
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: '0.8125rem', padding: 0, marginBottom: 5 }}>
        {capital(fact.label)}
      </legend>
      {error !== undefined && <p role="alert">{error}</p>}
      <Row>
        {box(text('unknown'), chosen === null, () => onChange(chosen === null ? [] : undefined))}
        {box(text('noneOfThem'), chosen?.length === 0, () => onChange([]))}
        {fact.options
          .filter((option) => option.value !== 'none')
          .map((option) =>
            box(option.label, chosen?.includes(option.value) === true, () =>
              onChange(
                chosen?.includes(option.value) === true
                  ? chosen.filter((each) => each !== option.value)
                  : [...(chosen ?? []), option.value],
              ),
            ),
          )}
      </Row>
    </fieldset>
  );
}

/** What was sent, as the field writes it. */
function partialOf(value: FactValue | undefined): PartialDate | null {
  if (typeof value !== 'string' || value === 'none') return null;
  const date = parseIsoDate(value);
  if (date !== null) return { precision: 'day', date };
  const [year = 0, month] = value.split('-').map(Number);
  return month === undefined ? { precision: 'year', year } : { precision: 'month', year, month };
}

function DayOfFact({ fact, value, onChange, error }: FactFieldProps) {
  const text = useText(benchMessages);
  return (
    <Row style={{ alignItems: 'flex-end' }}>
      <DateField
        label={capital(fact.label)}
        value={partialOf(value)}
        error={error}
        onChange={(next) => onChange(next === null ? undefined : sentDate(next))}
      />
      {fact.mayBeNone && (
        <label style={{ display: 'inline-flex', gap: 6, minHeight: 24, marginBottom: 4 }}>
          <input
            type="checkbox"
            checked={value === 'none'}
            onChange={() => onChange(value === 'none' ? undefined : 'none')}
          />
          {text('noDay', { fact: fact.label })}
        </label>
      )}
    </Row>
  );
}

function NumberField({ fact, value, onChange, error }: FactFieldProps) {
  const text = useText(benchMessages);
  const amount = useAmount();
  const id = useId();
  const given = typeof value === 'string' ? value : '';
  const shown = fact.type === 'money' && given !== '' ? amount(given) : given;
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  if (before !== shown) {
    // Another value came from outside: it takes the place of what was typed.
    setBefore(shown);
    setTyped(shown);
  }
  const { range } = fact;
  const bounds = range === null ? null : { min: range.min, max: range.max, unit: fact.unit ?? '' };
  const settle = () => {
    const read = readWhole(typed, range);
    if (!read.ok) {
      setProblem(text(`number.${read.why}`, bounds ?? {}));
      return;
    }
    setProblem(undefined);
    if ((read.value ?? '') !== given) onChange(read.value);
    else setTyped(shown);
  };
  return (
    <div onBlur={settle}>
      <TextField
        id={id}
        label={capital(fact.label)}
        hint={bounds === null ? text('number.money') : text('number.range', bounds).trim()}
        error={problem ?? error}
        value={typed}
        onChange={setTyped}
        onEnter={settle}
        inputMode="numeric"
        autoComplete="off"
        width={160}
      />
    </div>
  );
}
