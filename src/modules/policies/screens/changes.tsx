import {
  addDays,
  formatDate,
  parseIsoDate,
  type IsoDate,
  type ReplyOf,
} from '../../../kernel/index.ts';
import {
  AppLink,
  DayField,
  Heading2,
  Loaded,
  pathTo,
  Row,
  SideScroll,
  Stack,
  Table,
  useParameter,
  useRead,
  useText,
} from '../../../ui/index.ts';
import type { getPolicy } from '../contract/index.ts';
import { diffPolicy } from '../contract/index.ts';
import { lawScreenMessages } from './messages.ts';
import { dayOf, type useAsked } from './parts.tsx';

type Programme = ReplyOf<typeof getPolicy>;
type Difference = ReplyOf<typeof diffPolicy>;

interface ChangesProps {
  readonly record: Programme;
  readonly asked: ReturnType<typeof useAsked>;
}

/** The day before the law one looks at began; of the first law, the day before it. */
function dayBefore(record: Programme): IsoDate {
  const begun = record.versions.filter(({ from }) => from <= record.on).map(({ from }) => from);
  const from = begun.toSorted().at(-1) ?? record.on;
  return addDays(from as IsoDate, -1);
}

/** The periods of a programme's law, and what differs between two days. */
export function Changes({ record, asked }: ChangesProps) {
  const own = useText(lawScreenMessages);
  const [wanted, setBefore] = useParameter('before');
  const before = (wanted === null ? null : parseIsoDate(wanted)) ?? dayBefore(record);
  const read = useRead(diffPolicy, { programme: record.programme, before, ...asked.search });
  return (
    <Stack>
      <Versions record={record} asked={asked} />
      <section>
        <Heading2>{own('changes.title')}</Heading2>
        <Row style={{ alignItems: 'flex-end', marginBottom: 8 }}>
          <DayField label={own('changes.before')} value={before} onChange={setBefore} />
          <DayField
            label={own('changes.after')}
            value={parseIsoDate(record.on)}
            onChange={asked.setOn}
          />
        </Row>
        <Loaded of={read} failed={own('changes.failed')}>
          {(difference) => <ChangeTable difference={difference} />}
        </Loaded>
      </section>
    </Stack>
  );
}

function Versions({ record, asked }: ChangesProps) {
  const own = useText(lawScreenMessages);
  const { programme } = record;
  return (
    <section>
      <Heading2>{own('versions')}</Heading2>
      <SideScroll tabIndex={0} role="region" aria-label={own('versions')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{own('from')}</th>
              <th scope="col">{own('to')}</th>
              <th scope="col">{own('source')}</th>
            </tr>
          </thead>
          <tbody>
            {record.versions.map(({ from, to, cite }) => (
              <tr key={from}>
                <td>
                  <AppLink
                    href={pathTo(
                      '/policies/$programme',
                      { programme },
                      { ...asked.search, ...dayOf('on', from), part: 'changes' },
                    )}
                  >
                    {formatDate(from)}
                  </AppLink>
                </td>
                <td>{to === null ? own('now') : formatDate(to)}</td>
                <td data-wrap="">{cite}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}

function ChangeTable({ difference }: { readonly difference: Difference }) {
  const own = useText(lawScreenMessages);
  if (difference.changes.length === 0) return <p>{own('changes.none')}</p>;
  const head = (key: 'changes.old' | 'changes.new', day: string) =>
    `${own(key)} (${formatDate(day)})`;
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('changes.title')}>
      <Table>
        <thead>
          <tr>
            <th scope="col">{own('changes.kind')}</th>
            <th scope="col">{own('changes.what')}</th>
            <th scope="col">{head('changes.old', difference.before)}</th>
            <th scope="col">{head('changes.new', difference.on)}</th>
            <th scope="col">{own('source')}</th>
          </tr>
        </thead>
        <tbody>
          {difference.changes.map((change, index) => (
            // Several changes of one kind may be about one thing: their order tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={`${change.kind} ${change.label} ${index}`}>
              <td>{own(`change.${change.kind}`)}</td>
              <td data-wrap="">{change.label}</td>
              <td data-wrap="">{change.before ?? own('changes.absent')}</td>
              <td data-wrap="">{change.after ?? own('changes.absent')}</td>
              <td data-wrap="">{change.cite ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}
