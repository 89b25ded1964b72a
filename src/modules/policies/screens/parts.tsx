import { useState } from 'react';
import { parseIsoDate, todayAt, type IsoDate } from '../../../kernel/index.ts';
import {
  AreaPicker,
  AsOfChip,
  StateMark,
  Tag,
  useFinder,
  useParameter,
  useText,
  type PickedUnit,
} from '../../../ui/index.ts';
import { findAreas } from '../../areas/contract.ts';
import type { DocumentState } from './days.ts';
import { lawScreenMessages } from './messages.ts';

/** A day of an address as a parameter of links and reads; none is today. */
export function dayOf(name: string, day: string | null): Readonly<Record<string, string>> {
  return day === null ? {} : { [name]: day };
}

/** Today, as it was when the screen was opened. */
export function useToday(): IsoDate {
  const [today] = useState(() => todayAt(Date.now()));
  return today;
}

/** Marks what nobody has checked, where it stands. */
export function Unverified() {
  const own = useText(lawScreenMessages);
  return <Tag tone="amber">{own('unverified')}</Tag>;
}

const stateKinds = { in_force: 'yes', not_yet: 'todo', ended: 'void', unclear: 'unknown' } as const;

/** Whether an instrument is in force: shape and word. */
export function ForceMark(props: { readonly state: DocumentState; readonly boxed?: boolean }) {
  const own = useText(lawScreenMessages);
  return (
    <StateMark kind={stateKinds[props.state]} boxed={props.boxed ?? false}>
      {own(`state.${props.state}`)}
    </StateMark>
  );
}

/** The day and the place the law is asked for: both stand in the address. */
export function useAsked() {
  const [on, setOn] = useParameter('on');
  const [area, setArea] = useParameter('area');
  const search = { ...dayOf('on', on), ...(area === null ? {} : { area }) };
  return { on, setOn, area, setArea, search };
}

export interface AskedProps {
  readonly asked: ReturnType<typeof useAsked>;
  /** The place as the server names it; null: the country. */
  readonly place: { readonly code: string; readonly name: string } | null;
}

/** Chooses the place and the day. */
export function AskedChoice({ asked, place }: AskedProps) {
  const own = useText(lawScreenMessages);
  const find = useFinder(
    findAreas,
    (text) => ({ text, ...dayOf('on', asked.on) }),
    ({ units }): readonly PickedUnit[] =>
      units
        .filter(({ level }) => level !== 'hamlet')
        .map(({ code, name, type, parent, from, to }) => {
          return { code, name, kind: type, parent: parent?.name ?? null, from, to };
        }),
  );
  return (
    <>
      <AreaPicker
        label={own('areaFind')}
        hideLabel
        width={290}
        value={place}
        find={find}
        onChange={(unit) => asked.setArea(unit?.code ?? null)}
      />
      <AsOfChip value={asked.on === null ? null : parseIsoDate(asked.on)} onChange={asked.setOn} />
    </>
  );
}
