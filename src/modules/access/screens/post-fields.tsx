import {
  AgencyPicker,
  AreaPicker,
  SelectField,
  useFinder,
  useLanguage,
  useText,
  type PickedUnit,
} from '../../../ui/index.ts';
import { findAgencies } from '../../agencies/contract.ts';
import { findAreas } from '../../areas/contract.ts';
import { roleChoices } from '../contract/index.ts';
import { accessMessages } from '../messages.ts';
import { placesOf } from './form.ts';
import { accessScreenMessages } from './messages.ts';

/** A role and where it is held, while they are chosen. */
export interface PostDraft {
  readonly role: string;
  readonly agency: PickedUnit | null;
  readonly area: PickedUnit | null;
}

export const emptyPost: PostDraft = { role: '', agency: null, area: null };

/** Where the chosen role may be held; null while none is chosen. */
export function seatOf({ role }: PostDraft): string | null {
  return roleChoices.find(({ code }) => code === role)?.seat ?? null;
}

/** What is sent of a draft: the place only where the role takes one. */
export function postOf(draft: PostDraft) {
  const places = placesOf(seatOf(draft) ?? '');
  return {
    role: draft.role,
    ...(places.agency && draft.agency !== null ? { agency: draft.agency.code } : {}),
    ...(places.area && draft.area !== null ? { area: draft.area.code } : {}),
  };
}

function useFinders() {
  const agencies = useFinder(
    findAgencies,
    (words) => ({ text: words }),
    (reply): readonly PickedUnit[] =>
      reply.agencies.map(({ code, name, parent }) => {
        return { code, name, parent: parent?.name ?? null };
      }),
  );
  const areas = useFinder(
    findAreas,
    (words) => ({ text: words }),
    (reply): readonly PickedUnit[] =>
      reply.units.map(({ code, name, type, parent }) => {
        return { code, name, kind: type, parent: parent?.name ?? null };
      }),
  );
  return { agencies, areas };
}

interface PostFieldsProps {
  /** Fields are `<id>-role`, `<id>-agency`, `<id>-area`. */
  readonly id: string;
  readonly draft: PostDraft;
  readonly onChange: (draft: PostDraft) => void;
  readonly errorOf: (field: 'role' | 'agency' | 'area') => string | undefined;
}

/** Role, then the place that the role asks for. */
export function PostFields({ id, draft, onChange, errorOf }: PostFieldsProps) {
  const text = useText(accessScreenMessages);
  const words = useText(accessMessages);
  const { language } = useLanguage();
  const finders = useFinders();
  const seat = seatOf(draft);
  const places = placesOf(seat ?? '');
  return (
    <>
      <SelectField
        id={`${id}-role`}
        label={text('add.role')}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role })}
        error={errorOf('role')}
        {...(seat === null
          ? {}
          : { hint: text('add.place', { seat: words(`seat.${seat}` as 'seat.city') }) })}
        options={[
          { value: '', label: text('add.choose') },
          ...roleChoices.map(({ code, name }) => ({ value: code, label: name[language] })),
        ]}
      />
      {places.agency && (
        <AgencyPicker
          id={`${id}-agency`}
          label={text('add.agency')}
          value={draft.agency}
          onChange={(agency) => onChange({ ...draft, agency })}
          find={finders.agencies}
          error={errorOf('agency')}
        />
      )}
      {places.area && (
        <AreaPicker
          id={`${id}-area`}
          label={text('add.area')}
          value={draft.area}
          onChange={(area) => onChange({ ...draft, area })}
          find={finders.areas}
          error={errorOf('area')}
        />
      )}
    </>
  );
}
