import { formatDate, parseIsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  AsOfChip,
  Definition,
  Heading2,
  Loaded,
  Page,
  pathTo,
  RecordPage,
  SideScroll,
  StateMark,
  Table,
  Tag,
  Timeline,
  useCan,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { chainArea, getArea } from '../contract.ts';
import { areaMessages } from '../messages.ts';
import { onOf } from './areas.tsx';
import { SuccessorDecisions } from './decide-successors.tsx';
import { areaScreenMessages } from './messages.ts';

type Record = ReplyOf<typeof getArea>;
type Change = Record['successors'][number];

/** "toàn bộ", or how much of the area: 62 %. */
function How({ change }: { readonly change: Change }) {
  const text = useText(areaMessages);
  if (change.whole) return text('area.whole');
  return `${text('area.part')}, ${Math.round(change.share * 100)} %`;
}

interface ChangesProps {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly none: string;
  /** Day whose units the links open. */
  readonly linkOn: (change: Change) => string;
}

/** Where a unit went or came from, with document and verification. */
function Changes({ title, changes, none, linkOn }: ChangesProps) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>
        {title} <Definition term={text('area.share')}>{own('shareHint')}</Definition>
      </Heading2>
      {changes.length === 0 ? (
        <p>{none}</p>
      ) : (
        <SideScroll tabIndex={0} role="region" aria-label={title}>
          <Table data-fixed="">
            <colgroup>
              <col style={{ width: 80 }} />
              <col />
              <col style={{ width: 110 }} />
              <col style={{ width: 140 }} />
              <col style={{ width: '34%' }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{text('area.code')}</th>
                <th scope="col">{own('unit')}</th>
                <th scope="col">{own('changedOn')}</th>
                <th scope="col">{own('how')}</th>
                <th scope="col">{text('area.source')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.code}:${change.from}:${change.on}`}>
                  <td>
                    <AppLink
                      data-code=""
                      href={pathTo('/areas/$code', { code: change.code }, { on: linkOn(change) })}
                    >
                      {change.code}
                    </AppLink>
                  </td>
                  <td data-wrap="">
                    {change.type} {change.name}
                  </td>
                  <td>{formatDate(change.on)}</td>
                  <td>
                    <How change={change} />
                  </td>
                  <td data-wrap="">
                    {change.source}{' '}
                    {!change.verified && <Tag tone="amber">{text('area.unverified')}</Tag>}
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

/** Every unit that carried the code, with what became of each. */
function Chain({ code }: { readonly code: string }) {
  const text = useText(areaMessages);
  const chain = useRead(chainArea, { code });
  return (
    <Loaded of={chain}>
      {({ units }) => (
        <Timeline
          entries={units.map((unit) => ({
            id: unit.from,
            when: `${formatDate(unit.from)} – ${
              unit.to === null ? text('area.in_force') : formatDate(unit.to)
            }`,
            what: (
              <>
                <AppLink href={pathTo('/areas/$code', { code: unit.code }, { on: unit.from })}>
                  {unit.type} {unit.name}
                </AppLink>
                {unit.successors.length > 0 && (
                  <> → {unit.successors.map(({ name }) => name).join(', ')}</>
                )}
              </>
            ),
            quote: unit.source,
            key: unit.to === null,
          }))}
        />
      )}
    </Loaded>
  );
}

/** One administrative unit as of a day: what it is, where it came from, what became of it. */
export function Area({ params }: ScreenProps) {
  const own = useText(areaScreenMessages);
  const code = params['code'] ?? '';
  const [on, setOn] = useParameter('on');
  const read = useRead(getArea, { code, ...onOf(on) });
  return (
    <Page>
      <Loaded of={read} failed={own('failedOne')}>
        {(record) => <AreaRecord record={record} on={on} onDay={setOn} />}
      </Loaded>
    </Page>
  );
}

interface AreaRecordProps {
  readonly record: Record;
  readonly on: string | null;
  readonly onDay: (day: string | null) => void;
}

function AreaRecord({ record, on, onDay }: AreaRecordProps) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const can = useCan();
  const { unit } = record;
  const listHref = pathTo('/areas', {}, { ...onOf(on), parent: unit.code });
  return (
    <RecordPage
      talk={{ kind: 'area', record: `${unit.code}/${unit.from}` }}
      crumbs={[
        { label: own('all'), href: pathTo('/areas', {}, onOf(on)) },
        ...record.path.map(({ code, name, type }) => ({
          label: `${type} ${name}`,
          href: pathTo('/areas/$code', { code }, onOf(on)),
        })),
        { label: unit.code },
      ]}
      code={unit.code}
      title={`${unit.type} ${unit.name}`}
      state={
        unit.to === null ? (
          <StateMark kind="yes" boxed>
            {text('area.in_force')}
          </StateMark>
        ) : (
          <StateMark kind="void" boxed>
            {`${text('area.to')} ${formatDate(unit.to)}`}
          </StateMark>
        )
      }
      facts={[
        { label: text('area.on'), value: formatDate(record.on) },
        { label: text('area.from'), value: formatDate(unit.from) },
        { label: text('area.parent'), value: unit.parent?.name ?? '–' },
        { label: text('area.source'), value: record.source },
      ]}
      actions={<AsOfChip value={on === null ? null : parseIsoDate(on)} onChange={onDay} />}
      aside={<Chain code={unit.code} />}
    >
      {(unit.level === 'province' || unit.level === 'district') && (
        <p style={{ marginBottom: 12 }}>
          <AppLink href={listHref}>{own('goTo')}</AppLink>
        </p>
      )}
      <Changes
        title={text('area.successors')}
        changes={record.successors}
        none={unit.to === null ? own('stillHere') : text('area.no_successor')}
        linkOn={(change) => change.on}
      />
      <Changes
        title={text('area.predecessors')}
        changes={record.predecessors}
        none={own('nothingBefore')}
        linkOn={(change) => change.from}
      />
      {record.otherTimes.length > 0 && (
        <section style={{ marginBottom: 12 }}>
          <Heading2>{text('area.other_times')}</Heading2>
          <ul>
            {record.otherTimes.map((other) => (
              <li key={other.from} style={{ minHeight: 24 }}>
                <AppLink href={pathTo('/areas/$code', { code: other.code }, { on: other.from })}>
                  {other.type} {other.name}
                </AppLink>
                , {formatDate(other.from)} –{' '}
                {other.to === null ? text('area.in_force') : formatDate(other.to)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <SuccessorDecisions record={record} />
      {unit.level === 'commune' && (
        <section>
          <Heading2>{text('area.hamlets')}</Heading2>
          <p>
            {record.hamlets.length === 0
              ? text('area.no_hamlets')
              : record.hamlets.map(({ type, name }) => `${type} ${name}`).join(', ')}
          </p>
          {can('area.read') && (
            <p>
              <AppLink
                href={pathTo('/areas/$code/hamlets', { code: unit.code }, onOf(on))}
                style={{ display: 'inline-block', minHeight: 24 }}
              >
                {own('hamletsManage')}
              </AppLink>
            </p>
          )}
        </section>
      )}
    </RecordPage>
  );
}
