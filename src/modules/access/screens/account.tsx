import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  Deed,
  ErrorSummary,
  FailureBox,
  forget,
  formatInstant,
  Heading2,
  Hidden,
  Loaded,
  Notice,
  Page,
  PageHeader,
  Scroll,
  SideScroll,
  Stack,
  Table,
  Tag,
  TextField,
  useRead,
  useSession,
  useText,
  useWrite,
  type ScreenProps,
} from '../../../ui/index.ts';
import { changePassword, endSession, getMe, listSessions } from '../contract/index.ts';
import { accessMessages } from '../messages.ts';
import { Delegations } from './delegations.tsx';
import { deviceOf } from './device.ts';
import { accessScreenMessages } from './messages.ts';
import { Mail } from './mail.tsx';
import { usePostWords } from './place.tsx';
import { SecondStep } from './second-step.tsx';

/** Own account: roles, password, sessions. */
export function Account(_props: ScreenProps) {
  const text = useText(accessScreenMessages);
  const session = useSession();
  return (
    <Page>
      <PageHeader title={text('me.title')} note={`${session?.name}, ${session?.login}`} />
      <Scroll style={{ padding: 16 }}>
        <Stack style={{ gap: 24 }}>
          <Posts />
          <Delegations />
          <PasswordForm />
          <Mail />
          <SecondStep />
          <Sessions />
        </Stack>
      </Scroll>
    </Page>
  );
}

function Posts() {
  const text = useText(accessScreenMessages);
  const words = useText(accessMessages);
  const place = usePostWords();
  const me = useRead(getMe, {});
  return (
    <section>
      <Heading2>{text('me.posts')}</Heading2>
      <Loaded of={me}>
        {({ posts }) =>
          posts.length === 0 ? (
            <p>{text('me.noPosts')}</p>
          ) : (
            <Table aria-label={text('me.posts')} style={{ maxWidth: 720 }}>
              <thead>
                <tr>
                  <th scope="col">{`${words('user.role')}, ${words('user.place')}`}</th>
                  <th scope="col">{text('me.from')}</th>
                  <th scope="col">{text('me.to')}</th>
                </tr>
              </thead>
              <tbody>
                {posts.map((post) => (
                  <tr key={`${post.role}:${post.agency}:${post.area}:${post.from}:${post.lentBy}`}>
                    <td data-wrap="">
                      {place(post)}{' '}
                      {post.lentBy !== undefined && (
                        <Tag>{text('lend.forWhom', { login: post.lentBy })}</Tag>
                      )}
                    </td>
                    <td>{formatDate(post.from)}</td>
                    <td>{post.to === null ? text('me.open') : formatDate(post.to)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </section>
  );
}

function PasswordForm() {
  const text = useText(accessScreenMessages);
  const session = useSession();
  const queries = useQueryClient();
  const id = useId();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [different, setDifferent] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const write = useWrite(changePassword);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDifferent(password !== again);
    setSaid(null);
    if (password !== again || write.busy) return;
    const result = await write.send({ current, password });
    if (!result.ok) return;
    setCurrent('');
    setPassword('');
    setAgain('');
    setSaid(text('me.changed', { count: result.value.endedSessions }));
    await forget(queries, listSessions);
  };
  return (
    <section style={{ maxWidth: 480 }}>
      <Heading2>{text('me.password')}</Heading2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack style={{ gap: 12 }}>
          {said !== null && <Notice tone="green">{said}</Notice>}
          {write.failure !== null && !write.busy && (
            <ErrorSummary errors={[{ field: `${id}-current`, text: write.failure.detail }]} />
          )}
          <input type="text" hidden readOnly autoComplete="username" value={session?.login ?? ''} />
          <TextField
            id={`${id}-current`}
            label={text('me.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <TextField
            label={text('me.new')}
            hint={text('me.hint')}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
          <TextField
            label={text('me.again')}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={setAgain}
            error={different ? text('me.different') : undefined}
          />
          <div>
            <Deed submit busy={write.busy}>
              {text('me.change')}
            </Deed>
          </div>
        </Stack>
      </form>
    </section>
  );
}

type SessionRow = ReplyOf<typeof listSessions>['sessions'][number];

function Sessions() {
  const text = useText(accessScreenMessages);
  const queries = useQueryClient();
  const sessions = useRead(listSessions, {});
  const end = useWrite(endSession);
  const [said, setSaid] = useState<string | null>(null);
  const finish = async (session: string | null) => {
    const result = await end.send({ session });
    if (result.ok) setSaid(text('me.session.ended', { count: result.value.ended }));
    await forget(queries, listSessions);
  };
  return (
    <section>
      <Heading2>{text('me.sessions')}</Heading2>
      {said !== null && <Notice tone="green">{said}</Notice>}
      {end.failure !== null && <FailureBox failure={end.failure} />}
      <Loaded of={sessions} failed={text('me.session.failed')}>
        {({ sessions: rows }) => (
          <>
            <SessionTable rows={rows} onEnd={(id) => void finish(id)} />
            {rows.length > 1 && (
              <div style={{ marginTop: 8 }}>
                <Button onClick={() => void finish(null)}>{text('me.session.endOthers')}</Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface SessionTableProps {
  readonly rows: readonly SessionRow[];
  readonly onEnd: (id: string) => void;
}

/** “Chrome trên Windows”; what names neither is shown as it came. */
function Device({ userAgent }: { readonly userAgent: string }) {
  const text = useText(accessScreenMessages);
  const { browser, system } = deviceOf(userAgent);
  if (browser !== null && system !== null) return text('me.session.device', { browser, system });
  return browser ?? system ?? userAgent;
}

function SessionTable({ rows, onEnd }: SessionTableProps) {
  const text = useText(accessScreenMessages);
  return (
    <SideScroll
      tabIndex={0}
      role="region"
      aria-label={text('me.sessions')}
      // Words that only a reader hears would else stick out of the page.
      style={{ position: 'relative' }}
    >
      <Table>
        <thead>
          <tr>
            <th scope="col">{text('me.session.started')}</th>
            <th scope="col">{text('me.session.seen')}</th>
            <th scope="col">{text('me.session.address')}</th>
            <th scope="col">{text('me.session.browser')}</th>
            <th scope="col">
              <Hidden>{text('users.actions')}</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{formatInstant(row.started)}</td>
              <td>{formatInstant(row.lastSeen)}</td>
              <td>{row.address}</td>
              <td data-wrap="" title={row.userAgent}>
                <Device userAgent={row.userAgent} />
              </td>
              <td>
                {row.current ? (
                  <Tag>{text('me.session.here')}</Tag>
                ) : (
                  <Button
                    size="small"
                    aria-label={text('me.session.endOf', { time: formatInstant(row.started) })}
                    onClick={() => onEnd(row.id)}
                  >
                    {text('me.session.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}
