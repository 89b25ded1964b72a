import { useState } from 'react';
import { formatDate, type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  formatInstant,
  Heading2,
  Hidden,
  Loaded,
  Notice,
  Page,
  RecordPage,
  Row,
  SideScroll,
  StateMark,
  Table,
  Tag,
  Timeline,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getUser } from '../contract/index.ts';
import { accessMessages } from '../messages.ts';
import { LinkShown } from './link-shown.tsx';
import { accessScreenMessages } from './messages.ts';
import { usePostWords } from './place.tsx';
import { mayEnd, postState } from './post-rows.ts';
import { AccountDialog, EndDialog, GivePost, type AccountDeed } from './user-deeds.tsx';
import { UserLending } from './user-lending.tsx';

type Account = ReplyOf<typeof getUser>;
type PostRecord = Account['posts'][number];

const userMarks = { active: 'yes', invited: 'open', disabled: 'void' } as const;
const postMarks = { held: 'yes', coming: 'open', past: 'void', taken_back: 'no' } as const;

/** Today in the city, by the browser's clock. */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** One account: its posts through time, and what an administrator may do with it. */
export function UserAccount({ params }: ScreenProps) {
  const own = useText(accessScreenMessages);
  const read = useRead(getUser, { login: params['login'] ?? '' });
  return (
    <Page>
      <Loaded of={read} failed={own('user.failed')}>
        {(account) => <AccountRecord account={account} />}
      </Loaded>
    </Page>
  );
}

function AccountRecord({ account }: { readonly account: Account }) {
  const text = useText(accessMessages);
  const own = useText(accessScreenMessages);
  const { user, disabled, mayChange } = account;
  const [deed, setDeed] = useState<AccountDeed | null>(null);
  const [ending, setEnding] = useState<PostRecord | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [link, setLink] = useState<{ readonly path: string; readonly expires: string } | null>(
    null,
  );
  return (
    <RecordPage
      talk={{ kind: 'user', record: user.login }}
      crumbs={[{ label: own('users.title'), href: '/users' }, { label: user.login }]}
      code={user.login}
      title={user.name}
      state={
        <StateMark kind={userMarks[user.state]} boxed>
          {text(`user.state.${user.state}`)}
        </StateMark>
      }
      facts={[
        {
          label: own('users.lastSignIn'),
          value: user.lastSignIn === null ? own('users.never') : formatInstant(user.lastSignIn),
        },
        ...(user.secondStep === true
          ? [{ label: own('user.secondStep'), value: own('user.secondStepOn') }]
          : []),
      ]}
      actions={mayChange ? <AccountButtons user={user} onDeed={setDeed} /> : null}
      aside={<History events={account.history} />}
    >
      {said !== null && <Notice tone="green">{said}</Notice>}
      {link !== null && <LinkShown login={user.login} link={link} />}
      {disabled !== null && (
        <Notice>
          {own('user.disabledBecause', {
            date: formatInstant(disabled.at),
            by: shownCaller(disabled.by),
            reason: disabled.reason ?? own('user.noReason'),
          })}
        </Notice>
      )}
      {!mayChange && <Notice tone="sea">{own('user.notYours')}</Notice>}
      <Posts posts={account.posts} onEnd={mayChange ? setEnding : null} />
      <UserLending account={account} />
      {mayChange && user.state !== 'disabled' && <GivePost login={user.login} onSaid={setSaid} />}
      {deed !== null && (
        <AccountDialog
          deed={deed}
          user={user}
          onDone={(words, made) => {
            setDeed(null);
            setSaid(words);
            setLink(made);
          }}
        />
      )}
      {ending !== null && (
        <EndDialog
          user={user}
          post={ending}
          onDone={(words) => {
            setEnding(null);
            setSaid(words);
          }}
        />
      )}
    </RecordPage>
  );
}

interface AccountButtonsProps {
  readonly user: Account['user'];
  readonly onDeed: (deed: AccountDeed) => void;
}

function AccountButtons({ user, onDeed }: AccountButtonsProps) {
  const own = useText(accessScreenMessages);
  if (user.state === 'disabled') {
    return <Button onClick={() => onDeed('enable')}>{own('user.enable')}</Button>;
  }
  return (
    <Row>
      <Button onClick={() => onDeed('renew')}>{own('users.renew')}</Button>
      {user.secondStep === true && (
        <Button onClick={() => onDeed('reset')}>{own('user.reset')}</Button>
      )}
      <Button onClick={() => onDeed('disable')}>{own('users.disable')}</Button>
      <AppLink href={`/users/${encodeURIComponent(user.login)}/hand-over`}>
        {own('pass.open')}
      </AppLink>
    </Row>
  );
}

interface PostsProps {
  readonly posts: readonly PostRecord[];
  /** Null where the caller may not end them. */
  readonly onEnd: ((post: PostRecord) => void) | null;
}

function Posts({ posts, onEnd }: PostsProps) {
  const text = useText(accessMessages);
  const own = useText(accessScreenMessages);
  const on = today();
  return (
    <section style={{ margin: '0 0 16px' }}>
      <Heading2>{own('user.posts')}</Heading2>
      {posts.length === 0 ? (
        <p>{own('user.noPosts')}</p>
      ) : (
        <SideScroll tabIndex={0} role="region" aria-label={own('user.posts')}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{`${text('user.role')}, ${text('user.place')}`}</th>
                <th scope="col">{own('me.from')}</th>
                <th scope="col">{own('me.to')}</th>
                <th scope="col">{own('user.state')}</th>
                <th scope="col">{own('user.grounds')}</th>
                {onEnd !== null && <th scope="col">{own('users.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {posts.map((post) => (
                <PostRow key={post.id} post={post} on={on} onEnd={onEnd} />
              ))}
            </tbody>
          </Table>
        </SideScroll>
      )}
    </section>
  );
}

interface PostRowProps extends Pick<PostsProps, 'onEnd'> {
  readonly post: PostRecord;
  readonly on: string;
}

function PostRow({ post, on, onEnd }: PostRowProps) {
  const own = useText(accessScreenMessages);
  const words = usePostWords();
  const state = postState(post, on);
  return (
    <tr>
      <td data-wrap="">{words(post)}</td>
      <td>{formatDate(post.from)}</td>
      <td>{post.to === null ? own('me.open') : formatDate(post.to)}</td>
      <td>
        <StateMark kind={postMarks[state]}>{own(`user.post.${state}`)}</StateMark>
      </td>
      <td data-wrap="">
        {[post.reason, post.endedReason].filter((reason) => reason !== null).join('; ')}{' '}
        <Tag>{own('user.by', { by: shownCaller(post.by), date: formatInstant(post.at) })}</Tag>
      </td>
      {onEnd !== null && (
        <td>
          {mayEnd(post, on) && (
            <Button size="small" onClick={() => onEnd(post)}>
              {own('user.endShort')} <Hidden>{words(post)}</Hidden>
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function History({ events }: { readonly events: Account['history'] }) {
  const own = useText(accessScreenMessages);
  const known = Object.keys(accessScreenMessages.vi);
  return (
    <Timeline
      entries={events.map(({ id, at, by, operation }) => {
        const key = `user.op.${operation}`;
        const who = { by: shownCaller(by) };
        return {
          id,
          at,
          when: formatInstant(at),
          what: known.includes(key) ? own(key as 'user.op.user.add', who) : operation,
        };
      })}
    />
  );
}
