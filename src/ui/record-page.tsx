import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, type ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { neighboursOf } from './list/came-from.ts';
import { uiMessages } from './messages.ts';
import { AppLink, useNavigation } from './navigation.tsx';
import { Aside, Crumbs, Page, Scroll, Split, type Crumb } from './page-header.tsx';
import { Count, Grow, Heading2, Hidden } from './parts.tsx';
import { RecordTalk, TalkHeading, type TalkOf } from './talk.tsx';
import { color, font, media, type } from './theme/tokens.ts';
import { Timeline } from './timeline.tsx';

const Head = styled('div')({ padding: '8px 16px 10px' });

const HeadRow = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  margin: '2px 0 4px',
  '& h1': { font: `600 ${type.t20} ${font.ui}` },
  '& h1 > span': { fontFamily: font.num, fontWeight: 400, color: color.ink2, whiteSpace: 'nowrap' },
  [media.narrow]: { flexWrap: 'wrap', '& h1': { flexBasis: '100%' } },
});

const FactRow = styled('dl')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '2px 24px',
  font: `400 ${type.t13} ${font.num}`,
  '& div': { display: 'flex', gap: 6 },
  '& dt': { color: color.ink2, whiteSpace: 'nowrap' },
});

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** The few facts everybody asks first, in one line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <FactRow>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </FactRow>
  );
}

const NowBox = styled('section')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '8px 16px',
  minHeight: 48,
  background: color.sea50,
  borderLeft: `4px solid ${color.sea700}`,
  '& > p': { flex: 1, minWidth: 0 },
  [media.narrow]: { flexWrap: 'wrap', '& > p': { flexBasis: '100%' } },
});

export interface NowProps {
  readonly children: ReactNode;
  /** At most one primary button. */
  readonly actions?: ReactNode;
}

/** What needs doing now, with the buttons that do it. */
export function Now({ children, actions }: NowProps) {
  const text = useText(uiMessages);
  return (
    <NowBox aria-label={text('record.now')} data-no-print="">
      <p>{children}</p>
      {actions}
    </NowBox>
  );
}

const TabRow = styled('nav')({
  display: 'flex',
  gap: 4,
  padding: '0 16px',
  borderBottom: `1px solid ${color.line}`,
  font: `400 ${type.t13} ${font.num}`,
  '& a': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 36,
    padding: '0 10px',
    color: color.ink2,
    textDecoration: 'none',
    borderBottom: '3px solid transparent',
    marginBottom: -1,
    whiteSpace: 'nowrap',
  },
  '& a[aria-current]': {
    color: color.sea800,
    fontWeight: 600,
    borderBottomColor: color.sea700,
  },
  [media.narrow]: { overflowX: 'auto', '& a': { flex: 'none' } },
});

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly href: string;
}

export interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly label?: string;
}

/** The parts of a record; each is an address of its own. */
export function Tabs({ tabs, current, label }: TabsProps) {
  const text = useText(uiMessages);
  return (
    <TabRow aria-label={label ?? text('record.parts')} data-no-print="">
      {tabs.map((tab) => (
        <AppLink
          key={tab.id}
          href={tab.href}
          {...(tab.id === current ? { 'aria-current': 'page' as const } : {})}
        >
          {tab.label} {tab.count !== undefined && <Count value={tab.count} />}
        </AppLink>
      ))}
    </TabRow>
  );
}

const Segments = styled('nav')({
  display: 'inline-flex',
  [media.narrow]: { flexWrap: 'wrap', rowGap: 4 },
  '& a': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 28,
    padding: '0 10px',
    border: `1px solid ${color.control}`,
    marginLeft: -1,
    color: color.ink,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    font: `400 ${type.t13} ${font.num}`,
  },
  '& a:first-of-type': { borderRadius: '4px 0 0 4px', marginLeft: 0 },
  '& a:last-of-type': { borderRadius: '0 4px 4px 0' },
  '& a[aria-current]': {
    background: color.selected,
    color: color.sea800,
    fontWeight: 600,
    boxShadow: `inset 0 -2px 0 ${color.sea700}`,
  },
});

/** A few views of one thing, side by side: "Tất cả", "Chưa xử lý". */
export function Segmented({ tabs, current, label }: TabsProps) {
  return (
    <Segments aria-label={label} data-no-print="">
      {tabs.map((tab) => (
        <AppLink
          key={tab.id}
          href={tab.href}
          {...(tab.id === current ? { 'aria-current': 'true' as const } : {})}
        >
          {tab.label} {tab.count !== undefined && <Count value={tab.count} />}
        </AppLink>
      ))}
    </Segments>
  );
}

export interface Neighbours {
  readonly index: number;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
  /** The list one came from, as it stood. */
  readonly list?: string;
}

/** Previous and next of the list one came from, and the way back to it. */
export function StepButtons({ index, total, previous, next, list }: Neighbours) {
  const text = useText(uiMessages);
  const { go } = useNavigation();
  const position = text('record.position', { index, total });
  const step = (href: string | null, icon: 'left' | 'right', words: string) => (
    <Button variant="text" aria-disabled={href === null} onClick={() => href !== null && go(href)}>
      <Icon name={icon} />
      <Hidden>{words}</Hidden>
    </Button>
  );
  return (
    <span
      style={{ display: 'inline-flex', alignItems: 'center', gap: 12, whiteSpace: 'nowrap' }}
      data-no-print=""
    >
      {step(previous, 'left', text('record.previous'))}
      <span style={{ font: `400 ${type.t13} ${font.num}`, color: color.ink2 }}>
        {list === undefined ? position : <AppLink href={list}>{position}</AppLink>}
      </span>
      {step(next, 'right', text('record.next'))}
    </span>
  );
}

export interface RecordPageProps {
  readonly crumbs: readonly Crumb[];
  readonly code?: string;
  readonly title: string;
  /** A `StateMark`, boxed. */
  readonly state?: ReactNode;
  readonly facts?: readonly Fact[];
  readonly now?: ReactNode;
  readonly tabs?: ReactNode;
  readonly neighbours?: Neighbours;
  readonly actions?: ReactNode;
  /** The column at the right: timeline. */
  readonly aside?: ReactNode;
  /** The record as the desk names it: people may write about it, and see who looked. */
  readonly talk?: TalkOf;
  readonly children: ReactNode;
}

/** The one record page: what it is, what to do now, its parts, and what happened at the right. */
export function RecordPage(props: RecordPageProps) {
  const text = useText(uiMessages);
  const name = props.code === undefined ? props.title : `${props.code} ${props.title}`;
  useEffect(() => {
    document.title = `${name} – An Sinh`;
  }, [name]);
  const { path } = useNavigation();
  const from = useMemo(() => neighboursOf(path), [path]);
  const neighbours = props.neighbours ?? from;
  const { talk } = props;
  const happened = props.aside ?? (talk === undefined ? undefined : <Timeline entries={[]} />);
  const body = <Scroll style={{ padding: '6px 16px' }}>{props.children}</Scroll>;
  return (
    <Page>
      <Head>
        <Crumbs crumbs={props.crumbs} />
        <HeadRow>
          <h1 tabIndex={-1}>
            {props.code !== undefined && <span>{props.code} </span>}
            {props.title}
          </h1>
          {props.state}
          <Grow />
          {neighbours !== null && <StepButtons {...neighbours} />}
          {props.actions}
        </HeadRow>
        {props.facts !== undefined && <Facts facts={props.facts} />}
      </Head>
      {props.now}
      {props.tabs}
      {happened === undefined ? (
        body
      ) : (
        <Split>
          {body}
          <Aside aria-label={text('record.timeline')}>
            {talk === undefined ? <Heading2>{text('record.timeline')}</Heading2> : <TalkHeading />}
            {talk === undefined ? happened : <RecordTalk of={talk}>{happened}</RecordTalk>}
          </Aside>
        </Split>
      )}
    </Page>
  );
}
