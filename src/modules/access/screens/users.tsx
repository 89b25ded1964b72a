import { useMemo, useState } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  DataList,
  Empty,
  formatInstant,
  Notice,
  Page,
  pathTo,
  shapeOf,
  StateMark,
  Tag,
  useLanguage,
  useList,
  useNavigation,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listUsers, roleChoices, type renewLink } from '../contract/index.ts';
import { accessMessages } from '../messages.ts';
import { LinkShown } from './link-shown.tsx';
import { accessScreenMessages } from './messages.ts';
import { usePostWords, type User } from './place.tsx';
import { DisableUsers } from './users-bulk.tsx';
import { AccountDialog, type AccountDeed } from './user-deeds.tsx';

const kinds = { active: 'yes', invited: 'open', disabled: 'void' } as const;

type Asked = { readonly deed: AccountDeed; readonly user: User } | null;

interface RowDeedsProps {
  readonly user: User;
  readonly ask: (asked: Asked) => void;
}

function RowDeeds({ user, ask }: RowDeedsProps) {
  const own = useText(accessScreenMessages);
  if (user.state === 'disabled') {
    return (
      <Button size="small" onClick={() => ask({ deed: 'enable', user })}>
        {own('users.enableShort')}
      </Button>
    );
  }
  return (
    <>
      <Button size="small" onClick={() => ask({ deed: 'renew', user })}>
        {own('users.renewShort')}
      </Button>{' '}
      <Button size="small" onClick={() => ask({ deed: 'disable', user })}>
        {own('users.disableShort')}
      </Button>
    </>
  );
}

function useColumns(ask: (asked: Asked) => void): readonly ListColumn<User>[] {
  const text = useText(accessMessages);
  const own = useText(accessScreenMessages);
  const words = usePostWords();
  return useMemo(
    () => [
      {
        id: 'login',
        label: text('user.login'),
        width: 150,
        fixed: true,
        value: (user) => user.login,
        link: (user) => pathTo('/users/$login', { login: user.login }),
      },
      {
        id: 'name',
        label: text('user.name'),
        width: 210,
        main: true,
        value: (user) => user.name,
        cell: (user) => (
          <>
            {user.name} {user.sample && <Tag>{own('users.sample')}</Tag>}
          </>
        ),
      },
      {
        id: 'posts',
        label: `${text('user.role')}, ${text('user.place')}`,
        value: (user) => user.posts.map(words).join('; '),
      },
      {
        id: 'state',
        label: text('user.state'),
        width: 160,
        value: (user) => text(`user.state.${user.state}`),
        cell: (user) => (
          <StateMark kind={kinds[user.state]}>{text(`user.state.${user.state}`)}</StateMark>
        ),
      },
      {
        id: 'lastSignIn',
        label: own('users.lastSignIn'),
        width: 150,
        value: (user) => user.lastSignIn,
        cell: (user) =>
          user.lastSignIn === null ? own('users.never') : formatInstant(user.lastSignIn),
      },
      {
        id: 'actions',
        label: own('users.actions'),
        width: 170,
        sortable: false,
        value: () => null,
        cell: (user) => <RowDeeds user={user} ask={ask} />,
      },
    ],
    [text, own, words, ask],
  );
}

function useFilters(): readonly ListFilter<User>[] {
  const text = useText(accessMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'role',
        label: text('user.role'),
        options: roleChoices.map(({ code, name }) => ({ value: code, label: name[language] })),
        matches: (user, values) => user.posts.some(({ role }) => values.includes(role)),
      },
      {
        id: 'state',
        label: text('user.state'),
        options: (['active', 'invited', 'disabled'] as const).map((state) => {
          return { value: state, label: text(`user.state.${state}`) };
        }),
        matches: (user, values) => values.includes(user.state),
      },
    ],
    [text, language],
  );
}

/** The accounts an administrator looks after. */
export function Users(_props: ScreenProps) {
  const own = useText(accessScreenMessages);
  const { go } = useNavigation();
  const users = useRead(listUsers, {}, { keep: true });
  const [asked, setAsked] = useState<Asked>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [bulk, setBulk] = useState<{
    readonly users: readonly User[];
    readonly clear: () => void;
  } | null>(null);
  const [shown, setShown] = useState<{
    readonly login: string;
    readonly link: ReplyOf<typeof renewLink>['link'];
  } | null>(null);
  const columns = useColumns(setAsked);
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const add = (
    <Button variant="contained" onClick={() => go('/users/new')}>
      {own('users.add')}
    </Button>
  );
  const offer = (chosen: readonly User[], clear: () => void) => (
    <Button onClick={() => setBulk({ users: chosen, clear })}>{own('users.bulk.disable')}</Button>
  );
  return (
    <Page>
      {said !== null && <Notice tone="green">{said}</Notice>}
      {shown !== null && <LinkShown login={shown.login} link={shown.link} />}
      <DataList
        list="users"
        title={own('users.title')}
        actions={add}
        control={control}
        columns={columns}
        filters={filters}
        rows={users.data?.users}
        rowId={(user) => user.login}
        rowName={(user) => user.name}
        empty={
          <Empty
            title={own('users.emptyTitle')}
            action={<AppLink href="/users/new">{own('users.add')}</AppLink>}
          >
            {own('users.emptyText')}
          </Empty>
        }
        problem={problemOf(users, own('users.failed'))}
        bulk={offer}
        fileName="tai-khoan"
      />
      {bulk !== null && (
        <DisableUsers
          users={bulk.users}
          onClose={(count) => {
            bulk.clear();
            setBulk(null);
            if (count > 0) setSaid(own('users.bulk.done', { count }));
          }}
        />
      )}
      {asked !== null && (
        <AccountDialog
          deed={asked.deed}
          user={asked.user}
          onDone={(words, link) => {
            setAsked(null);
            setSaid(words);
            setShown(link === null ? null : { login: asked.user.login, link });
          }}
        />
      )}
    </Page>
  );
}
