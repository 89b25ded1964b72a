import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { formatDate, parseIsoDate, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  DayField,
  Deed,
  ErrorSummary,
  forget,
  Heading2,
  Loaded,
  Notice,
  Page,
  PageHeader,
  pathTo,
  Scroll,
  SideScroll,
  Stack,
  StateMark,
  Table,
  TextField,
  useNavigation,
  useRead,
  useText,
  useWrite,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getUser, handOver, listUsers, lookHandOver } from '../contract/index.ts';
import { DelegationTable } from './delegations.tsx';
import { accessScreenMessages } from './messages.ts';
import { usePostWords } from './place.tsx';

type Look = ReplyOf<typeof lookHandOver>;

/** What was asked to be looked at. */
interface Asked {
  readonly to: string;
  readonly last: IsoDate | null;
}

/** Passes what somebody holds to another: asked, looked at, then done. */
export function HandOver({ params }: ScreenProps) {
  const text = useText(accessScreenMessages);
  const login = params['login'] ?? '';
  const read = useRead(getUser, { login });
  return (
    <Page>
      <PageHeader
        title={text('pass.title')}
        crumbs={[
          { label: text('users.title'), href: '/users' },
          { label: login, href: `/users/${encodeURIComponent(login)}` },
        ]}
      />
      <Scroll style={{ padding: 16 }}>
        <Loaded of={read} failed={text('user.failed')}>
          {({ user, mayChange }) =>
            mayChange ? (
              <Passing login={user.login} name={user.name} />
            ) : (
              <Notice tone="sea">{text('user.notYours')}</Notice>
            )
          }
        </Loaded>
      </Scroll>
    </Page>
  );
}

interface PassingProps {
  readonly login: string;
  readonly name: string;
}

function Passing({ login, name }: PassingProps) {
  const text = useText(accessScreenMessages);
  const { asked, ask } = useAsked(login);
  const [done, setDone] = useState<{ readonly words: string; readonly to: string } | null>(null);
  if (done !== null) {
    return (
      <Stack style={{ maxWidth: 640 }}>
        <Notice tone="green">{done.words}</Notice>
        {[login, done.to].map((each) => (
          <p key={each}>
            <AppLink href={`/users/${encodeURIComponent(each)}`}>
              {text('pass.see', { login: each })}
            </AppLink>
          </p>
        ))}
      </Stack>
    );
  }
  return (
    <Stack style={{ gap: 16, maxWidth: 960 }}>
      <p style={{ maxWidth: 640 }}>{text('pass.lead', { login, name })}</p>
      <AskForm initial={asked} onAsk={ask} />
      {asked !== null && (
        <Preview
          key={`${asked.to} ${asked.last}`}
          login={login}
          asked={asked}
          onDone={(words, to) => setDone({ words, to })}
        />
      )}
    </Stack>
  );
}

/** What is looked at stands in the address, so that it can be gone back to and passed on. */
function useAsked(login: string) {
  const { search, go } = useNavigation();
  const params = new URLSearchParams(search);
  const to = params.get('to');
  const asked: Asked | null =
    to === null || to === '' ? null : { to, last: parseIsoDate(params.get('last') ?? '') };
  const ask = ({ to: successor, last }: Asked) => {
    const query = { to: successor, ...(last === null ? {} : { last }) };
    go(pathTo('/users/$login/hand-over', { login }, query), { replace: true });
  };
  return { asked, ask };
}

interface AskFormProps {
  readonly initial: Asked | null;
  readonly onAsk: (asked: Asked) => void;
}

function AskForm({ initial, onAsk }: AskFormProps) {
  const text = useText(accessScreenMessages);
  const [to, setTo] = useState(initial?.to ?? '');
  const [last, setLast] = useState<IsoDate | null>(initial?.last ?? null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (to.trim() !== '') onAsk({ to: to.trim().normalize('NFC').toLowerCase(), last });
  };
  return (
    <form onSubmit={submit} noValidate style={{ maxWidth: 480 }}>
      <Stack style={{ gap: 12 }}>
        <TextField
          label={text('pass.to')}
          hint={text('pass.toHint')}
          value={to}
          onChange={setTo}
          autoComplete="off"
          error={tried && to.trim() === '' ? text('pass.missing') : undefined}
          required
        />
        <DayField
          label={text('pass.last')}
          hint={text('pass.lastHint')}
          value={last}
          onChange={setLast}
        />
        <div>
          <Button type="submit">{text('pass.look')}</Button>
        </div>
      </Stack>
    </form>
  );
}

interface PreviewProps {
  readonly login: string;
  readonly asked: Asked;
  readonly onDone: (words: string, to: string) => void;
}

function Preview({ login, asked, onDone }: PreviewProps) {
  const text = useText(accessScreenMessages);
  const { to, last } = asked;
  const input = { login, to, ...(last === null ? {} : { last }) };
  const read = useRead(lookHandOver, input);
  return (
    <Loaded of={read} failed={text('pass.failed')}>
      {(look) => (
        <Stack style={{ gap: 16 }}>
          <PostTable look={look} />
          {look.loans.length > 0 && (
            <section>
              <Heading2>{text('pass.loans')}</Heading2>
              <DelegationTable rows={look.loans} />
            </section>
          )}
          <ConfirmForm look={look} last={last} onDone={onDone} />
        </Stack>
      )}
    </Loaded>
  );
}

const marks = { passes: 'yes', held: 'void', ends: 'no' } as const;

function PostTable({ look }: { readonly look: Look }) {
  const text = useText(accessScreenMessages);
  const words = usePostWords();
  const { name } = look.to;
  return (
    <section>
      <Heading2>{text('pass.posts')}</Heading2>
      <SideScroll tabIndex={0} role="region" aria-label={text('pass.posts')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{text('pass.posts')}</th>
              <th scope="col">{text('me.from')}</th>
              <th scope="col">{text('me.to')}</th>
              <th scope="col">{text('pass.does')}</th>
            </tr>
          </thead>
          <tbody>
            {look.posts.map(({ post, does, why }) => (
              <tr key={post.id}>
                <td data-wrap="">{words(post)}</td>
                <td>{formatDate(post.from)}</td>
                <td>{post.to === null ? text('me.open') : formatDate(post.to)}</td>
                <td data-wrap="">
                  <StateMark kind={marks[does]}>
                    {text(`pass.does.${does}`, {
                      name,
                      on: formatDate(post.from > look.on ? post.from : look.on),
                      why: why ?? '',
                    })}
                  </StateMark>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}

interface ConfirmFormProps {
  readonly look: Look;
  readonly last: IsoDate | null;
  readonly onDone: PreviewProps['onDone'];
}

function ConfirmForm({ look, last, onDone }: ConfirmFormProps) {
  const text = useText(accessScreenMessages);
  const queries = useQueryClient();
  const id = useId();
  const write = useWrite(handOver);
  const [reason, setReason] = useState('');
  const [disable, setDisable] = useState(false);
  const [tried, setTried] = useState(false);
  const { from, to, plan } = look;
  const missing = tried && reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || write.busy) return;
    const done = await write.send({
      ...{ login: from.login, to: to.login, plan, reason: reason.trim() },
      ...(last === null ? { disable } : { last }),
    });
    await forget(queries, getUser, listUsers, lookHandOver);
    if (!done.ok) return;
    const { passed, ended, disabled } = done.value;
    const { login } = from;
    const said = text('pass.done', { passed, ended, login, name: to.name });
    onDone(disabled ? `${said} ${text('pass.disabled', { login })}` : said, to.login);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ maxWidth: 480 }}>
      <Stack style={{ gap: 12 }}>
        {write.failure !== null && !write.busy && (
          <ErrorSummary errors={[{ field: `${id}-reason`, text: write.failure.detail }]} />
        )}
        <TextField
          id={`${id}-reason`}
          label={text('pass.reason')}
          hint={text('pass.reasonHint')}
          value={reason}
          onChange={setReason}
          error={missing ? text('pass.reasonMissing') : undefined}
          required
        />
        {last === null && (
          <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center', minHeight: 24 }}>
            <input
              type="checkbox"
              checked={disable}
              onChange={(event) => setDisable(event.target.checked)}
            />
            {text('pass.disable', { login: from.login })}
          </label>
        )}
        <div>
          <Deed primary submit busy={write.busy}>
            {text('pass.deed', { name: to.name })}
          </Deed>
        </div>
      </Stack>
    </form>
  );
}
