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
  Table,
  Timeline,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getDocument } from '../contract/index.ts';
import { shownDay, stateOn } from './days.ts';
import { isSeen } from './documents.tsx';
import { lawScreenMessages } from './messages.ts';
import { capital, useAmount } from './amounts.tsx';
import { dayOf, ForceMark, Unverified, useToday } from './parts.tsx';

type Record = ReplyOf<typeof getDocument>;

/** One instrument: its chain, and the programmes and values that rest on it. */
export function Document({ params }: ScreenProps) {
  const own = useText(lawScreenMessages);
  const read = useRead(getDocument, { number: params['number'] ?? '' });
  return (
    <Page>
      <Loaded of={read} failed={own('document.failed')}>
        {(record) => <DocumentRecord record={record} />}
      </Loaded>
    </Page>
  );
}

function DocumentRecord({ record }: { readonly record: Record }) {
  const own = useText(lawScreenMessages);
  const [on, setOn] = useParameter('on');
  const today = useToday();
  const chosen = on === null ? null : parseIsoDate(on);
  const partial = (iso: string | null) => (iso === null ? own('unknownDay') : shownDay(iso));
  const state = stateOn(record, chosen ?? today);
  return (
    <RecordPage
      talk={{ kind: 'document', record: record.number }}
      crumbs={[
        { label: own('documents'), href: pathTo('/law/documents', {}, dayOf('on', on)) },
        { label: record.number },
      ]}
      title={record.unnumbered ? record.number : `${record.type} ${record.number}`}
      state={<ForceMark state={state} boxed />}
      facts={[
        { label: own('programme.on'), value: formatDate(chosen ?? today) },
        { label: own('document.issuer'), value: record.issuer },
        { label: own('document.issued'), value: partial(record.issued) },
        { label: own('document.from'), value: partial(record.from) },
        { label: own('document.to'), value: record.to === null ? '–' : formatDate(record.to) },
        {
          label: own('verification'),
          value: isSeen(record) ? own('verified') : <Unverified />,
        },
      ]}
      actions={
        <>
          {state === 'unclear' && (
            <Definition term={own('state.unclear')}>{own('state.unclear.why')}</Definition>
          )}
          <AsOfChip value={chosen} onChange={setOn} />
        </>
      }
      aside={<Chain record={record} on={on} />}
    >
      <p style={{ marginBottom: 12 }}>{record.title}</p>
      {record.unnumbered && <p>({own('document.unnumbered')})</p>}
      {record.note !== null && (
        <p style={{ marginBottom: 12 }}>
          {own('document.note')}: <span lang="vi">{record.note}</span>
        </p>
      )}
      <Heading2>{own('document.programmes')}</Heading2>
      {record.programmes.length === 0 ? (
        <p style={{ marginBottom: 12 }}>{own('document.noProgrammes')}</p>
      ) : (
        <ul style={{ marginBottom: 12 }}>
          {record.programmes.map(({ programme, title }) => (
            <li key={programme} style={{ minHeight: 24 }}>
              <AppLink href={pathTo('/policies/$programme', { programme }, dayOf('on', on))}>
                {title}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
      <ValuesOf record={record} />
    </RecordPage>
  );
}

function Chain({ record, on }: { readonly record: Record; readonly on: string | null }) {
  const own = useText(lawScreenMessages);
  return (
    <Timeline
      entries={record.chain.map((each) => ({
        id: each.number,
        when: each.issued === null ? own('unknownDay') : shownDay(each.issued),
        what: (
          <>
            {each.relation === 'itself' ? (
              <b>{each.number}</b>
            ) : (
              <AppLink
                href={pathTo('/law/documents/$number', { number: each.number }, dayOf('on', on))}
              >
                {each.number}
              </AppLink>
            )}{' '}
            ({own(`relation.${each.relation}`)})
          </>
        ),
        quote: each.title,
        key: each.relation === 'itself',
      }))}
    />
  );
}

function ValuesOf({ record }: { readonly record: Record }) {
  const own = useText(lawScreenMessages);
  const amount = useAmount();
  return (
    <section style={{ marginBottom: 12 }}>
      <Heading2>{own('document.values')}</Heading2>
      {record.values.length === 0 ? (
        <p>{own('document.noValues')}</p>
      ) : (
        <SideScroll tabIndex={0} role="region" aria-label={own('document.values')}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{own('value.name')}</th>
                <th scope="col" data-align="right">
                  {own('value.amount')}
                </th>
                <th scope="col">{own('value.unit')}</th>
                <th scope="col">{own('value.computed')}</th>
                <th scope="col">{own('source')}</th>
              </tr>
            </thead>
            <tbody>
              {record.values.map((each) => (
                <tr key={`${each.name}:${each.from}`}>
                  <td data-wrap="">
                    <AppLink href={pathTo('/law/values/$name', { name: each.name })}>
                      {capital(each.label)}
                    </AppLink>
                  </td>
                  <td data-align="right">
                    {each.keyed
                      ? own('value.linesOf', { count: each.count })
                      : each.value === null
                        ? own('value.gap')
                        : amount(each.value)}
                  </td>
                  <td data-wrap="" lang="vi">
                    {each.unit}
                  </td>
                  <td>{formatDate(each.from)}</td>
                  <td data-wrap="" lang="vi">
                    {each.articles.slice(0, 3).join('; ')}
                    {each.articles.length > 3 && ' …'}
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
