import { formatDate, parseIsoDate, type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  AppLink,
  AsOfChip,
  formatInstant,
  Heading2,
  Loaded,
  Notice,
  Page,
  pathTo,
  RecordPage,
  SideScroll,
  StateMark,
  Table,
  Tag,
  Timeline,
  useCan,
  useLanguage,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getAgency, listAgencyDecisions } from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { onOf } from './agencies.tsx';
import { kindWord } from './kind.ts';
import { agencyScreenMessages } from './messages.ts';

type Record = ReplyOf<typeof getAgency>;
type Change = Record['successors'][number];

interface ChangesProps {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly none: string;
}

/** Where an agency and each of its functions went, or came from. */
function Changes({ title, changes, none }: ChangesProps) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>{title}</Heading2>
      {changes.length === 0 ? (
        <p>{none}</p>
      ) : (
        <SideScroll tabIndex={0} role="region" aria-label={title}>
          <Table data-fixed="">
            <colgroup>
              <col />
              <col style={{ width: '26%' }} />
              <col style={{ width: 110 }} />
              <col style={{ width: '34%' }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{text('agency.name')}</th>
                <th scope="col">{text('agency.function')}</th>
                <th scope="col">{own('changedOn')}</th>
                <th scope="col">{text('agency.source')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.code}:${change.function}:${change.on}`}>
                  <td data-wrap="">
                    {change.code === null ? (
                      <StateMark kind="unknown">{text('agency.successor_unknown')}</StateMark>
                    ) : (
                      <AppLink
                        href={pathTo('/agencies/$code', { code: change.code }, { on: change.on })}
                      >
                        {change.name}
                      </AppLink>
                    )}
                  </td>
                  <td data-wrap="">{change.function ?? text('agency.whole')}</td>
                  <td>{formatDate(change.on)}</td>
                  <td data-wrap="">
                    {change.source}{' '}
                    {!change.verified && <Tag tone="amber">{text('agency.unverified')}</Tag>}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </SideScroll>
      )}
    </section>
  );
}

function Members({ record, on }: { readonly record: Record; readonly on: string | null }) {
  const text = useText(agencyMessages);
  if (record.open) return <Notice>{text('agency.open_group')}</Notice>;
  if (record.members.length === 0) return null;
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>{text('agency.members', { on: formatDate(record.on) })}</Heading2>
      <ul style={{ columns: '260px auto' }}>
        {record.members.map((member) => (
          <li key={member.code} style={{ minHeight: 24 }}>
            <AppLink href={pathTo('/agencies/$code', { code: member.code }, onOf(on))}>
              {member.name}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One agency or group as of a day: names, members, predecessors, and where its functions went. */
export function Agency({ params }: ScreenProps) {
  const own = useText(agencyScreenMessages);
  const [on, setOn] = useParameter('on');
  const read = useRead(getAgency, { code: params['code'] ?? '', ...onOf(on) });
  return (
    <Page>
      <Loaded of={read} failed={own('failedOne')}>
        {(record) => <AgencyRecord record={record} on={on} onDay={setOn} />}
      </Loaded>
    </Page>
  );
}

/** What officers found in documents about this agency's successors. */
function Decisions({ code }: { readonly code: string }) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const can = useCan();
  const read = useRead(listAgencyDecisions, { code }, { enabled: can('agency.read') });
  const decisions = read.data?.decisions ?? [];
  if (decisions.length === 0) return null;
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>{own('history')}</Heading2>
      <Timeline
        entries={decisions.map((each) => ({
          id: String(each.number),
          when: formatInstant(each.at),
          what: own(`history.${each.kind}`, {
            by: shownCaller(each.by),
            function: each.function ?? text('agency.whole'),
            passed: each.passed ?? '',
            name: each.successor.name,
          }),
          quote: `${each.source}, ${formatDate(each.documentDate)}`,
        }))}
      />
    </section>
  );
}

interface AgencyRecordProps {
  readonly record: Record;
  readonly on: string | null;
  readonly onDay: (day: string | null) => void;
}

function AgencyRecord({ record, on, onDay }: AgencyRecordProps) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const { language } = useLanguage();
  const { agency } = record;
  const day = (date: string | null): string => (date === null ? '–' : formatDate(date));
  const handOver = record.successors.some(({ code }) => code === null);
  return (
    <RecordPage
      talk={{ kind: 'agency', record: `${agency.code}/${agency.from}` }}
      crumbs={[
        { label: own('all'), href: pathTo('/agencies', {}, onOf(on)) },
        { label: agency.code },
      ]}
      title={agency.name}
      state={
        agency.to === null ? (
          <StateMark kind="yes" boxed>
            {text('agency.in_force')}
          </StateMark>
        ) : (
          <StateMark kind="void" boxed>
            {own('ended', { date: formatDate(agency.to) })}
          </StateMark>
        )
      }
      facts={[
        { label: text('agency.kind'), value: kindWord(agency.kind, language) },
        { label: own('onDay'), value: formatDate(record.on) },
        { label: text('agency.from'), value: day(agency.from) },
        { label: text('agency.parent'), value: agency.parent?.name ?? '–' },
        {
          label: own('verification'),
          value: agency.verified ? (
            text('agency.verified')
          ) : (
            <Tag tone="amber">{text('agency.unverified')}</Tag>
          ),
        },
      ]}
      actions={<AsOfChip value={on === null ? null : parseIsoDate(on)} onChange={onDay} />}
      aside={
        <Timeline
          entries={record.names.map(({ name, from, to }) => ({
            id: `${name}:${from}`,
            when: `${day(from)} – ${to === null ? text('agency.in_force') : formatDate(to)}`,
            what: name,
            key: to === null,
          }))}
        />
      }
    >
      <Members record={record} on={on} />
      {handOver && <Notice>{own('handOver')}</Notice>}
      <Changes
        title={text('agency.successors')}
        changes={record.successors}
        none={agency.to === null ? own('active') : text('agency.no_successor')}
      />
      <Changes
        title={text('agency.predecessors')}
        changes={record.predecessors}
        none={own('nothingBefore')}
      />
      <Decisions code={agency.code} />
      {record.aliases.length > 0 && (
        <section style={{ marginBottom: 12 }}>
          <Heading2>{text('agency.aliases')}</Heading2>
          <p>{record.aliases.map((alias) => `“${alias}”`).join(', ')}</p>
        </section>
      )}
      <p style={{ overflowWrap: 'anywhere' }}>
        {text('agency.source')}: {record.source}
      </p>
    </RecordPage>
  );
}
