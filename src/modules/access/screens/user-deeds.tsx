import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { formatDate, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  ConfirmDialog,
  DayField,
  Deed,
  ErrorSummary,
  FailureBox,
  forget,
  Heading2,
  Stack,
  TextField,
  useLanguage,
  useText,
  useUndo,
  useWrite,
} from '../../../ui/index.ts';
import {
  addPost,
  disableUser,
  enableUser,
  endPost,
  getUser,
  listUsers,
  renewLink,
  resetSecondStep,
  roleName,
} from '../contract/index.ts';
import { missingFields } from './form.ts';
import { accessScreenMessages } from './messages.ts';
import { usePostWords, type User } from './place.tsx';
import { emptyPost, PostFields, postOf, seatOf } from './post-fields.tsx';

export type AccountDeed = 'disable' | 'enable' | 'renew' | 'reset';

type Link = ReplyOf<typeof renewLink>['link'];

interface AccountDialogProps {
  readonly deed: AccountDeed;
  readonly user: User;
  /** What to say, and the link that was made; null when nothing was done. */
  readonly onDone: (said: string | null, link: Link | null) => void;
}

/** Confirms what touches the whole account. */
export function AccountDialog({ deed, user, onDone }: AccountDialogProps) {
  const own = useText(accessScreenMessages);
  const queries = useQueryClient();
  const offer = useUndo();
  const [reason, setReason] = useState('');
  const writes = {
    disable: useWrite(disableUser),
    enable: useWrite(enableUser),
    renew: useWrite(renewLink),
    reset: useWrite(resetSecondStep),
  };
  const { login, name } = user;
  const words = {
    disable: { title: own('users.disable'), text: own('users.disableText', { login, name }) },
    enable: { title: own('user.enable'), text: own('user.enableText', { login, name }) },
    renew: { title: own('users.renew'), text: own('users.renewText', { login }) },
    reset: { title: own('user.reset'), text: own('user.resetText', { login, name }) },
  }[deed];
  const { busy, failure } = writes[deed];
  const enableAgain = async () => {
    const back = await writes.enable.send({ login, reason: own('user.undoReason') });
    await forget(queries, getUser, listUsers);
    if (back.ok) onDone(own('user.enabled', { login }), null);
    return back;
  };
  const send = async () => {
    const input = reason.trim() === '' ? { login } : { login, reason: reason.trim() };
    if (deed === 'renew') {
      const made = await writes.renew.send({ login });
      if (made.ok) onDone(null, made.value.link);
    } else if (deed === 'reset') {
      const done = await writes.reset.send({ login, reason: reason.trim() });
      if (done.ok) onDone(own('user.resetDone', { login }), null);
    } else if (deed === 'enable') {
      const done = await writes.enable.send(input);
      if (done.ok) onDone(own('user.enabled', { login }), null);
    } else {
      const done = await writes.disable.send(input);
      const count = done.ok ? done.value.endedSessions : 0;
      if (done.ok) {
        onDone(own('users.disabled', { login, count }), null);
        offer({ said: own('user.offer', { login }), undo: enableAgain });
      }
    }
    await forget(queries, getUser, listUsers);
  };
  return (
    <ConfirmDialog
      open
      title={`${words.title}: ${login}`}
      deed={words.title}
      busy={busy}
      onConfirm={() => void send()}
      onClose={() => onDone(null, null)}
    >
      <p style={{ marginBottom: 8 }}>{words.text}</p>
      {deed !== 'renew' && (
        <TextField
          label={own(deed === 'reset' ? 'user.resetReason' : 'users.disableReason')}
          value={reason}
          onChange={setReason}
        />
      )}
      {failure !== null && <FailureBox failure={failure} />}
    </ConfirmDialog>
  );
}

interface EndDialogProps {
  readonly user: User;
  readonly post: User['posts'][number];
  readonly onDone: (said: string | null) => void;
}

/** Ends one post, at once or after a last day. */
export function EndDialog({ user, post, onDone }: EndDialogProps) {
  const own = useText(accessScreenMessages);
  const queries = useQueryClient();
  const words = usePostWords();
  const write = useWrite(endPost);
  const [last, setLast] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const { login, name } = user;
  const send = async () => {
    const done = await write.send({
      login,
      post: post.id,
      ...(last === null ? {} : { last }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    if (done.ok) onDone(own('user.ended', { post: words(post) }));
    await forget(queries, getUser, listUsers);
  };
  return (
    <ConfirmDialog
      open
      title={own('user.endOf', { post: words(post) })}
      deed={own('user.end')}
      busy={write.busy}
      onConfirm={() => void send()}
      onClose={() => onDone(null)}
    >
      <Stack style={{ gap: 12 }}>
        <p>{own('user.endText', { name, post: words(post) })}</p>
        <DayField label={own('user.endLast')} value={last} onChange={setLast} />
        <TextField label={own('user.reason')} value={reason} onChange={setReason} />
        {write.failure !== null && <FailureBox failure={write.failure} />}
      </Stack>
    </ConfirmDialog>
  );
}

interface GivePostProps {
  readonly login: string;
  readonly onSaid: (said: string | null) => void;
}

/** Gives the account another post. */
export function GivePost({ login, onSaid }: GivePostProps) {
  const own = useText(accessScreenMessages);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const id = useId();
  const write = useWrite(addPost);
  const [draft, setDraft] = useState(emptyPost);
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [last, setLast] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const place = { agency: draft.agency?.code ?? null, area: draft.area?.code ?? null };
  const asked = { login, name: login, role: draft.role, ...place };
  const missing = missingFields(asked, seatOf(draft)).filter(
    (field) => field === 'role' || field === 'agency' || field === 'area',
  );
  const errorOf = (field: 'role' | 'agency' | 'area'): string | undefined =>
    tried && missing.includes(field)
      ? own('add.missing', { label: own(`add.${field}`) })
      : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    onSaid(null);
    if (missing.length > 0 || write.busy) return;
    const done = await write.send({
      login,
      ...postOf(draft),
      ...(from === null ? {} : { on: from }),
      ...(last === null ? {} : { last }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    if (!done.ok) return;
    const { post } = done.value;
    onSaid(own('user.given', { role: roleName(post.role, language), from: formatDate(post.from) }));
    setDraft(emptyPost);
    setFrom(null);
    setLast(null);
    setReason('');
    setTried(false);
    await forget(queries, getUser, listUsers);
  };
  const errors =
    write.failure !== null && !write.busy
      ? [{ text: write.failure.detail }]
      : missing
          .filter(() => tried)
          .map((field) => ({ field: `${id}-${field}`, text: errorOf(field) ?? '' }));
  return (
    <section style={{ maxWidth: 480 }}>
      <Heading2>{own('user.giveTitle')}</Heading2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack style={{ gap: 12 }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <PostFields id={id} draft={draft} onChange={setDraft} errorOf={errorOf} />
          <DayField label={own('add.from')} value={from} onChange={setFrom} />
          <DayField label={own('user.last')} value={last} onChange={setLast} />
          <TextField label={own('user.reason')} value={reason} onChange={setReason} />
          <div>
            <Deed submit busy={write.busy}>
              {own('user.give')}
            </Deed>
          </div>
        </Stack>
      </form>
    </section>
  );
}
