import Autocomplete from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useId, useState } from 'react';
import { formatDate } from '../kernel/index.ts';
import { describedBy, FieldFrame } from './field.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { color, font, type } from './theme/tokens.ts';
import type { PickedUnit, UnitPickerProps } from './unit-picker.tsx';

const PAUSE_MS = 200;

type Found =
  | { readonly state: 'idle' | 'busy' | 'failed' }
  | { readonly state: 'found'; readonly units: readonly PickedUnit[] };

const idle: Found = { state: 'idle' };

function useFound(typed: string, find: UnitPickerProps['find']): Found {
  const [found, setFound] = useState<Found>(idle);
  const nothing = typed.trim() === '';
  useEffect(() => {
    if (nothing) return undefined;
    const control = new AbortController();
    const ask = async () => {
      setFound({ state: 'busy' });
      const text = typed.normalize('NFC').trim();
      const units = await find(text, control.signal).catch(() => null);
      if (control.signal.aborted) return;
      setFound(units === null ? { state: 'failed' } : { state: 'found', units });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [typed, nothing, find]);
  return nothing ? idle : found;
}

function nameOf(unit: PickedUnit): string {
  return unit.kind === undefined ? unit.name : `${unit.kind} ${unit.name}`;
}

/** Chooses one unit by typing: "thuy nguyen", "thuỷ nguyên" and a code find the same. */
export function UnitField(props: UnitPickerProps) {
  const text = useText(uiMessages);
  const own = useId();
  const id = props.id ?? own;
  const [typed, setTyped] = useState('');
  const found = useFound(
    props.value !== null && typed === nameOf(props.value) ? '' : typed,
    props.find,
  );
  const described = describedBy(id, props.hint, props.error);
  const noOptions = {
    idle: text('picker.type'),
    busy: text('picker.loading'),
    failed: text('picker.failed'),
    found: text('picker.none', { text: typed.trim() }),
  }[found.state];
  return (
    <FieldFrame
      id={id}
      label={props.label}
      hint={props.hint}
      error={props.error}
      hideLabel={props.hideLabel ?? false}
    >
      <Autocomplete<PickedUnit>
        id={id}
        value={props.value}
        options={found.state === 'found' ? found.units : []}
        filterOptions={(options) => options}
        getOptionLabel={nameOf}
        getOptionKey={(unit) => `${unit.code}:${unit.from ?? ''}`}
        isOptionEqualToValue={(a, b) => a.code === b.code && a.from === b.from}
        loading={found.state === 'busy'}
        loadingText={text('picker.loading')}
        noOptionsText={noOptions}
        onInputChange={(_event, value) => setTyped(value)}
        onChange={(_event, unit) => props.onChange(unit)}
        style={{ width: props.width ?? '100%' }}
        renderInput={(params) => (
          <OutlinedInput
            {...params.slotProps.input}
            fullWidth
            id={params.id}
            disabled={params.disabled}
            placeholder={props.hideLabel === true ? props.label : text('picker.type')}
            error={props.error !== undefined}
            slotProps={{
              input: {
                ...params.slotProps.htmlInput,
                ...(described === undefined ? {} : { 'aria-describedby': described }),
              },
            }}
          />
        )}
        renderOption={({ key, ...item }, unit) => (
          <li key={key} {...item}>
            <UnitLine unit={unit} />
          </li>
        )}
      />
    </FieldFrame>
  );
}

function UnitLine({ unit }: { readonly unit: PickedUnit }) {
  const text = useText(uiMessages);
  const to = typeof unit.to === 'string' ? text('picker.until', { date: formatDate(unit.to) }) : '';
  const rest = [unit.parent ?? '', to].filter((part) => part !== '').join(', ');
  return (
    <span style={{ display: 'grid', gridTemplateColumns: '1fr auto', width: '100%', gap: 12 }}>
      <span>
        {nameOf(unit)}
        {rest !== '' && (
          <span
            style={{ display: 'block', color: color.ink2, font: `400 ${type.t12} ${font.num}` }}
          >
            {rest}
          </span>
        )}
      </span>
      <span style={{ color: color.ink2 }}>{unit.code}</span>
    </span>
  );
}
