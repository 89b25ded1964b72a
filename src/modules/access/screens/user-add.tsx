import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { IsoDate, ReplyOf } from '../../../kernel/index.ts';
import {
  AgencyPicker,
  AppLink,
  AreaPicker,
  DayField,
  Deed,
  ErrorSummary,
  forget,
  Page,
  PageHeader,
  Scroll,
  SelectField,
  Stack,
  TextField,
  useFinder,
  useLanguage,
  useText,
  useWrite,
  type FieldError,
  type PickedUnit,
  type ScreenProps,
} from '../../../ui/index.ts';
import { findAgencies } from '../../agencies/contract.ts';
import { findAreas } from '../../areas/contract.ts';
import { addUser, listUsers, roleChoices } from '../contract.ts';
import { accessMessages } from '../messages.ts';
import { missingFields, placesOf, type NewUserField } from './form.ts';
import { LinkShown } from './link-shown.tsx';
import { accessScreenMessages } from './messages.ts';

/** Asks for a new account, and shows its one-time link once it is there. */
export function UserAdd(_props: ScreenProps) {
  const text = useText(accessScreenMessages);
  const [added, setAdded] = useState<ReplyOf<typeof addUser> | null>(null);
  return (
    <Page>
      <PageHeader
        title={text('add.title')}
        crumbs={[{ label: text('users.title'), href: '/users' }]}
      />
      <Scroll style={{ padding: 16 }}>
        {added === null ? (
          <UserForm onAdded={setAdded} />
        ) : (
          <Stack>
            <LinkShown login={added.user.login} link={added.link} />
            <p>
              <AppLink href="/users">{text('users.title')}</AppLink>
            </p>
          </Stack>
        )}
      </Scroll>
    </Page>
  );
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

function UserForm({ onAdded }: { readonly onAdded: (added: ReplyOf<typeof addUser>) => void }) {
  const text = useText(accessScreenMessages);
  const words = useText(accessMessages);
  const { language } = useLanguage();
  const id = useId();
  const queries = useQueryClient();
  const write = useWrite(addUser);
  const finders = useFinders();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [agency, setAgency] = useState<PickedUnit | null>(null);
  const [area, setArea] = useState<PickedUnit | null>(null);
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const seat = roleChoices.find(({ code }) => code === role)?.seat ?? null;
  const places = placesOf(seat ?? '');
  const user = { login, name, role, agency: agency?.code ?? null, area: area?.code ?? null };
  const missing = tried ? missingFields(user, seat) : [];
  const errorOf = (field: NewUserField): string | undefined =>
    missing.includes(field) ? text('add.missing', { label: text(`add.${field}`) }) : undefined;
  const errors: FieldError[] = missing.map((field) => ({
    field: `${id}-${field}`,
    text: errorOf(field) ?? '',
  }));
  if (errors.length === 0 && write.failure !== null) {
    const { details = [], detail, where } = write.failure;
    const fields = details.length > 0 ? details : [{ detail, where }];
    for (const part of fields) {
      const field = part.where?.field;
      errors.push({
        text: part.detail,
        ...(field === undefined ? {} : { field: `${id}-${field}` }),
      });
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missingFields(user, seat).length > 0 || write.busy) return;
    const result = await write.send({
      login: login.trim(),
      name: name.trim().normalize('NFC'),
      role,
      ...(places.agency && agency !== null ? { agency: agency.code } : {}),
      ...(places.area && area !== null ? { area: area.code } : {}),
      ...(from === null ? {} : { on: from }),
    });
    if (!result.ok) return;
    await forget(queries, listUsers);
    onAdded(result.value);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack style={{ maxWidth: 480 }}>
        {errors.length > 0 && !write.busy && <ErrorSummary errors={errors} />}
        <TextField
          id={`${id}-login`}
          label={text('add.login')}
          hint={text('add.loginHint')}
          value={login}
          onChange={setLogin}
          error={errorOf('login')}
          autoComplete="off"
          required
        />
        <TextField
          id={`${id}-name`}
          label={text('add.name')}
          value={name}
          onChange={setName}
          error={errorOf('name')}
          autoComplete="off"
          required
        />
        <SelectField
          id={`${id}-role`}
          label={text('add.role')}
          value={role}
          onChange={setRole}
          error={errorOf('role')}
          {...(seat === null ? {} : { hint: text('add.place', { seat: words(`seat.${seat}`) }) })}
          options={[
            { value: '', label: text('add.choose') },
            ...roleChoices.map(({ code, name: label }) => ({
              value: code,
              label: label[language],
            })),
          ]}
        />
        {places.agency && (
          <AgencyPicker
            id={`${id}-agency`}
            label={text('add.agency')}
            value={agency}
            onChange={setAgency}
            find={finders.agencies}
            error={errorOf('agency')}
          />
        )}
        {places.area && (
          <AreaPicker
            id={`${id}-area`}
            label={text('add.area')}
            value={area}
            onChange={setArea}
            find={finders.areas}
            error={errorOf('area')}
          />
        )}
        <DayField label={text('add.from')} value={from} onChange={setFrom} />
        <div>
          <Deed primary submit busy={write.busy}>
            {text('users.add')}
          </Deed>
        </div>
      </Stack>
    </form>
  );
}
