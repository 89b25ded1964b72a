import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import type { InputOf, Operation, ReplyOf } from '../kernel/index.ts';
import { useClient } from './data.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';

/** The field itself is heavy and comes when a screen shows one. */
const UnitField = lazy(async () => ({ default: (await import('./unit-field.tsx')).UnitField }));

/** A unit or agency to choose. */
export interface PickedUnit {
  readonly code: string;
  readonly name: string;
  /** The official word before the name: phường, xã. */
  readonly kind?: string;
  readonly parent?: string | null;
  readonly from?: string | null;
  /** Last day, when it is not open. */
  readonly to?: string | null;
}

export interface UnitPickerProps {
  readonly label: string;
  readonly value: PickedUnit | null;
  readonly onChange: (unit: PickedUnit | null) => void;
  /** Finds without accents, by old and new spelling, and by code. Null: the search failed. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PickedUnit[] | null>;
  readonly id?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly width?: number | string;
}

/** Chooses one unit by typing: "thuy nguyen", "thuỷ nguyên" and a code find the same. */
export function UnitPicker(props: UnitPickerProps) {
  return (
    <Suspense fallback={<div style={{ minHeight: 32, width: props.width ?? '100%' }} />}>
      <UnitField {...props} />
    </Suspense>
  );
}

/** A find over an operation: the screen says how its input and reply read as units. */
export function useFinder<P extends Operation>(
  operation: P,
  inputOf: (text: string) => InputOf<P>,
  unitsOf: (reply: ReplyOf<P>) => readonly PickedUnit[],
): UnitPickerProps['find'] {
  const client = useClient();
  const latest = useRef({ operation, inputOf, unitsOf });
  useEffect(() => {
    latest.current = { operation, inputOf, unitsOf };
  });
  return useCallback(
    async (text, signal) => {
      const asked = latest.current;
      const result = await client.call(asked.operation, asked.inputOf(text), { signal });
      return result.ok ? asked.unitsOf(result.value) : null;
    },
    [client],
  );
}

export interface NamedPickerProps extends Omit<UnitPickerProps, 'label'> {
  readonly label?: string;
}

/** Chooses an administrative unit as of a date. */
export function AreaPicker({ label, ...rest }: NamedPickerProps) {
  const text = useText(uiMessages);
  return <UnitPicker {...rest} label={label ?? text('picker.area')} />;
}

/** Chooses an agency as of a date, by any of its names. */
export function AgencyPicker({ label, ...rest }: NamedPickerProps) {
  const text = useText(uiMessages);
  return <UnitPicker {...rest} label={label ?? text('picker.agency')} />;
}
