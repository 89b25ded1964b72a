import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { IsoDate, ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  DayField,
  Deed,
  ErrorSummary,
  forget,
  Page,
  PageHeader,
  Scroll,
  Stack,
  TextField,
  useText,
  useWrite,
  type FieldError,
  type ScreenProps,
} from '../../../ui/index.ts';
import { addUser, listUsers } from '../contract/index.ts';
import { missingFields, type NewUserField } from './form.ts';
import { LinkShown } from './link-shown.tsx';
import { accessScreenMessages } from './messages.ts';
import { emptyPost, PostFields, postOf, seatOf } from './post-fields.tsx';

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

function UserForm({ onAdded }: { readonly onAdded: (added: ReplyOf<typeof addUser>) => void }) {
  const text = useText(accessScreenMessages);
  const id = useId();
  const queries = useQueryClient();
  const write = useWrite(addUser);
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [post, setPost] = useState(emptyPost);
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const seat = seatOf(post);
  const place = { agency: post.agency?.code ?? null, area: post.area?.code ?? null };
  const user = { login, name, role: post.role, ...place };
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
      ...postOf(post),
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
        <PostFields id={id} draft={post} onChange={setPost} errorOf={errorOf} />
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
