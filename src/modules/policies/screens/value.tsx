import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Loaded,
  Page,
  pathTo,
  RecordPage,
  SelectField,
  SideScroll,
  Table,
  Tabs,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getValue } from '../contract/index.ts';
import { capital, useAmount } from './amounts.tsx';
import { shownDay } from './days.ts';
import { isSeen } from './documents.tsx';
import { lawScreenMessages } from './messages.ts';
import { Unverified } from './parts.tsx';
import { ValueChart } from './value-chart.tsx';
import { levelOf, linesOf } from './value-lines.ts';

type Valued = ReplyOf<typeof getValue>;
type Row = Valued['values'][number];

/** One value of the law with all it ever was: as a chart, and as the table behind it. */
export function Value({ params }: ScreenProps) {
  const own = useText(lawScreenMessages);
  const read = useRead(getValue, { name: params['name'] ?? '' });
  return (
    <Page>
      <Loaded of={read} failed={own('value.failed')}>
        {(record) => <ValueRecord record={record} />}
      </Loaded>
    </Page>
  );
}

function ValueRecord({ record }: { readonly record: Valued }) {
  const own = useText(lawScreenMessages);
  const [view] = useParameter('view');
  const [asked, setKey] = useParameter('key');
  const keys = [...new Set(record.values.flatMap(({ key }) => key ?? []))];
  const key = keys.find((each) => each === asked) ?? keys[0] ?? null;
  const rows = record.values
    .filter((each) => each.key === key)
    .toSorted((a, b) => b.from.localeCompare(a.from));
  const search = key === null ? {} : { key };
  const href = (extra: Readonly<Record<string, string>>) =>
    pathTo('/law/values/$name', { name: record.name }, { ...search, ...extra });
  const current = view === 'table' ? 'table' : 'chart';
  return (
    <RecordPage
      talk={{ kind: 'value', record: record.name }}
      crumbs={[{ label: own('values'), href: '/law/values' }, { label: record.name }]}
      title={capital(record.label)}
      facts={[
        { label: own('value.unit'), value: <span lang="vi">{record.unit}</span> },
        { label: own('value.count'), value: rows.length },
        {
          label: own('verification'),
          value: rows.every(isSeen) ? own('verified') : <Unverified />,
        },
      ]}
      tabs={
        <Tabs
          current={current}
          tabs={[
            { id: 'chart', label: own('value.chart'), href: href({}) },
            {
              id: 'table',
              label: own('value.inTable'),
              count: rows.length,
              href: href({ view: 'table' }),
            },
          ]}
        />
      }
    >
      {key !== null && (
        <div style={{ margin: '4px 0 12px' }}>
          <SelectField
            label={own('value.line')}
            value={key}
            onChange={setKey}
            options={keys.map((each) => ({ value: each, label: record.keys[each] ?? each }))}
          />
        </div>
      )}
      {current === 'chart' ? (
        <ValueChart label={record.label} unit={record.unit} lines={linesOf(record.values, key)} />
      ) : (
        <History label={record.label} rows={rows} />
      )}
    </RecordPage>
  );
}

interface HistoryProps {
  readonly label: string;
  readonly rows: readonly Row[];
}

/** Every value with its dates: when it was issued, took effect, and is computed from. */
function History({ label, rows }: HistoryProps) {
  const own = useText(lawScreenMessages);
  const heads = ['value.level', 'value.amount', 'value.computed', 'to', 'value.issued'] as const;
  return (
    <SideScroll tabIndex={0} role="region" aria-label={label}>
      <Table>
        <thead>
          <tr>
            {[...heads, 'value.effective' as const, 'source' as const].map((head) => (
              <th
                key={head}
                scope="col"
                {...(head === 'value.amount' ? { 'data-align': 'right' } : {})}
              >
                {own(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HistoryRow key={`${levelOf(row)}:${row.from}`} row={row} />
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

function HistoryRow({ row }: { readonly row: Row }) {
  const own = useText(lawScreenMessages);
  const amount = useAmount();
  const { value, from, to, issued, effective } = row;
  const day = (iso: string | null) => (iso === null ? own('unknownDay') : shownDay(iso));
  const backdated = effective !== null && from < effective;
  return (
    <tr>
      <td>{own(`level.${levelOf(row)}`)}</td>
      <td data-align="right">{value === null ? own('value.gap') : amount(value)}</td>
      <td>{formatDate(from)}</td>
      <td>{to === null ? own('now') : formatDate(to)}</td>
      <td>{day(issued)}</td>
      <td>{day(effective)}</td>
      <td data-wrap="">
        <AppLink href={pathTo('/law/documents/$number', { number: row.cite.document })}>
          {row.citeText}
        </AppLink>{' '}
        {!isSeen(row) && <Unverified />}
        {backdated && ` (${own('value.backdated')})`}
        {row.note !== null && <span style={{ display: 'block' }}>{row.note}</span>}
      </td>
    </tr>
  );
}
