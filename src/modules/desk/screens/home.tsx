import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { formatDate, weekdayOf, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Aside,
  color,
  Count,
  Empty,
  Figures,
  font,
  Heading2,
  listOpened,
  Loaded,
  Page,
  PageHeader,
  pathTo,
  Scroll,
  Segmented,
  SideScroll,
  Split,
  StateMark,
  Table,
  Tag,
  Timeline,
  type,
  useParameter,
  useRead,
  useSession,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { listWork } from '../contract/work.ts';
import { screenMessages } from './messages.ts';

type Work = ReplyOf<typeof listWork>;
type Item = Work['items'][number];
type Group = Item['group'];

const groups: readonly Group[] = ['overdue', 'today', 'soon', 'later', 'undated', 'waiting'];

/** What each of the four views shows. */
const shows = {
  all: groups,
  overdue: ['overdue'],
  soon: ['today', 'soon'],
  waiting: ['waiting'],
} as const satisfies Readonly<Record<string, readonly Group[]>>;

type Show = keyof typeof shows;
const showNames = Object.keys(shows) as Show[];

function showOf(given: string | null): Show {
  return showNames.find((name) => name === given) ?? 'all';
}

const GroupHead = styled('th')({
  '&&': {
    textAlign: 'left',
    height: 34,
    verticalAlign: 'bottom',
    paddingLeft: 16,
    color: color.ink,
    background: color.surface,
    boxShadow: `inset 0 -1px 0 ${color.control}`,
    font: `600 ${type.t13} ${font.num}`,
  },
});

/** How far a due day is: words always, a shape and red where it presses. */
function Left({ item }: { readonly item: Item }) {
  if (item.left === null) return null;
  if (item.group === 'overdue') return <StateMark kind="overdue">{item.left}</StateMark>;
  if (item.group === 'today') return <StateMark kind="warning">{item.left}</StateMark>;
  return item.left;
}

function GroupRows({ group, items }: { readonly group: Group; readonly items: readonly Item[] }) {
  const text = useText(screenMessages);
  if (items.length === 0) return null;
  return (
    <tbody>
      <tr>
        <GroupHead scope="rowgroup" colSpan={4}>
          {text(`home.group.${group}`)}{' '}
          <Count value={items.length} tone={group === 'overdue' ? 'red' : 'plain'} />
        </GroupHead>
      </tr>
      {items.map((item) => (
        <tr key={item.id}>
          <td data-clip="" style={{ paddingLeft: 16 }} title={`${item.verb} ${item.record}`}>
            {item.verb} <AppLink href={item.href}>{item.record}</AppLink>
          </td>
          <td data-clip="" title={item.unit ?? ''}>
            {item.unit ?? ''}
          </td>
          <td>{item.due === null ? '' : formatDate(item.due)}</td>
          <td>
            <Left item={item} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Rows({ items }: { readonly items: readonly Item[] }) {
  const text = useText(screenMessages);
  return (
    <SideScroll>
      <Table data-fixed="" style={{ width: '100%' }}>
        <caption style={{ display: 'none' }}>{text('home.title')}</caption>
        <colgroup>
          <col />
          <col style={{ width: 176 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: 168 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" style={{ paddingLeft: 16 }}>
              {text('home.column.work')}
            </th>
            <th scope="col">{text('home.column.unit')}</th>
            <th scope="col">{text('home.column.due')}</th>
            <th scope="col">{text('home.column.left')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <GroupRows
            key={group}
            group={group}
            items={items.filter((item) => item.group === group)}
          />
        ))}
      </Table>
    </SideScroll>
  );
}

/** Says what comes here; to whom nothing can come, whom to ask. */
function Nothing({ show }: { readonly show: Show }) {
  const text = useText(screenMessages);
  const session = useSession();
  if (session?.posts.length === 0) {
    return <Empty title={text('home.noPost')}>{text('home.noPostText')}</Empty>;
  }
  if (show === 'all') return <Empty title={text('home.none')}>{text('home.noneText')}</Empty>;
  return (
    <Empty title={text('home.noneShown')}>
      <AppLink href="/">{text('home.showAll')}</AppLink>
    </Empty>
  );
}

function DatesOfYear({ dates }: { readonly dates: Work['dates'] }) {
  const text = useText(screenMessages);
  const entries = dates.map(({ id, name, from, to, source }) => ({
    id,
    when: from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`,
    what: (
      <>
        {name} {source === null && <Tag tone="amber">{text('home.unsourced')}</Tag>}
      </>
    ),
  }));
  return (
    <section>
      <Heading2>{text('home.dates')}</Heading2>
      <Timeline entries={entries} />
      <AppLink href="/calendar">{text('home.calendar')}</AppLink>
    </section>
  );
}

function OpenedLast() {
  const text = useText(screenMessages);
  const session = useSession();
  const [opened] = useState(() => listOpened(session?.login ?? ''));
  return (
    <section>
      <Heading2>{text('home.opened')}</Heading2>
      {opened.length === 0 && <p style={{ color: color.ink2 }}>{text('home.noneOpened')}</p>}
      <ul>
        {opened.map(({ path, title }) => (
          <li key={path} style={{ padding: '2px 0' }}>
            <AppLink href={path}>{title}</AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Today({ today }: { readonly today: string }) {
  const text = useText(screenMessages);
  const weekday = weekdayOf(today as IsoDate) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  return (
    <Figures>
      {text(`weekday.${weekday}`)}, {formatDate(today)}
    </Figures>
  );
}

/** "Việc của tôi": what to do, the most urgent first; what the year brings; what was open last. */
export function Home(_props: ScreenProps) {
  const text = useText(screenMessages);
  const work = useRead(listWork, {});
  const [given] = useParameter('show');
  const show = showOf(given);
  const items = work.data?.items ?? [];
  const of = (name: Show) => {
    const wanted: readonly Group[] = shows[name];
    return items.filter(({ group }) => wanted.includes(group));
  };
  const shown = of(show);
  const tabs = showNames.map((id) => ({
    id,
    label: text(`home.show.${id}`),
    href: pathTo('/', {}, id === 'all' ? {} : { show: id }),
    count: of(id).length,
  }));
  return (
    <Page>
      <PageHeader
        title={text('home.title')}
        {...(work.data === undefined ? {} : { note: <Today today={work.data.today} /> })}
      >
        <Segmented tabs={tabs} current={show} label={text('home.show')} />
      </PageHeader>
      <Split>
        <Scroll>
          <Loaded of={work} label={text('home.load')} failed={text('home.failed')}>
            {() => (shown.length === 0 ? <Nothing show={show} /> : <Rows items={shown} />)}
          </Loaded>
        </Scroll>
        <Aside>
          {work.data !== undefined && <DatesOfYear dates={work.data.dates} />}
          <OpenedLast />
        </Aside>
      </Split>
    </Page>
  );
}
