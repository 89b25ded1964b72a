import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatDate, parseIsoDate, searchKey } from '../../../kernel/index.ts';
import {
  AppLink,
  DayField,
  faultsOfRows,
  forget,
  Loaded,
  LongForm,
  Notice,
  Page,
  PageHeader,
  PasteTable,
  pathTo,
  Scroll,
  TextField,
  useRead,
  useText,
  useWrite,
  type CellFault,
  type FieldWords,
  type FormPage,
  type PasteColumn,
  type PasteRow,
  type ScreenProps,
} from '../../../ui/index.ts';
import { enterHamlets, findAreas, getArea, listHamlets } from '../contract.ts';
import { areaMessages } from '../messages.ts';
import { fewNames, hamletTypes, type HamletType } from './hamlet-lines.ts';
import type { HamletList } from './hamlets.tsx';
import { areaScreenMessages } from './messages.ts';

const first = {
  rows: [] as readonly PasteRow[],
  on: null as string | null,
  source: '',
  reason: '',
};
type Answers = typeof first;

const typeOf = (text: string): HamletType | undefined =>
  hamletTypes.find((type) => type === text.normalize('NFC').trim().toLowerCase());

/** Names that stand already or come twice: each row that the register would refuse. */
function namesTaken(
  rows: readonly PasteRow[],
  list: HamletList,
  say: (name: string) => string,
): readonly CellFault[] {
  const known = new Set(list.hamlets.map(({ name }) => searchKey(name)));
  return rows.flatMap(([, name = ''], row) => {
    const key = searchKey(name);
    if (key === '') return [];
    const isTaken = known.has(key);
    known.add(key);
    return isTaken ? [{ row, column: 'name', text: say(name.trim()) }] : [];
  });
}

function useColumns(): readonly PasteColumn[] {
  const own = useText(areaScreenMessages);
  return useMemo(
    () => [
      {
        id: 'type',
        label: own('enter.type'),
        required: true,
        check: (text) =>
          typeOf(text) === undefined
            ? own('enter.wrongType', { text, types: hamletTypes.join(', ') })
            : null,
      },
      { id: 'name', label: own('enter.name'), required: true },
    ],
    [own],
  );
}

const rowsOf = (value: Answers[keyof Answers]): readonly PasteRow[] =>
  Array.isArray(value) ? (value as readonly PasteRow[]) : [];

function useFields(): FieldWords<Answers> {
  const own = useText(areaScreenMessages);
  return useMemo(
    () => ({
      rows: {
        label: own('hamlets'),
        show: (value) => {
          const rows = rowsOf(value);
          const names = fewNames(rows.map((row) => row.join(' ')));
          return own('enter.count', { count: rows.length, names });
        },
      },
      on: {
        label: own('deed.on'),
        show: (value) => {
          const day = typeof value === 'string' ? parseIsoDate(value) : null;
          return day === null ? '–' : formatDate(day);
        },
      },
      source: { label: own('deed.source') },
      reason: { label: own('deed.reason') },
    }),
    [own],
  );
}

/** The rows, against the kinds in use and the names that stand. */
function useListPage(list: HamletList): FormPage<Answers> {
  const own = useText(areaScreenMessages);
  const columns = useColumns();
  return useMemo(() => {
    const taken = (rows: readonly PasteRow[]) =>
      namesTaken(rows, list, (name) => own('enter.taken', { name }));
    return {
      id: 'list',
      title: own('enter.list'),
      fields: ['rows'],
      draw: ({ values, change, idOf }) => (
        <PasteTable
          id={idOf('rows')}
          label={own('hamlets')}
          columns={columns}
          rows={values.rows}
          onChange={(rows) => change({ rows })}
          faults={taken(values.rows)}
        />
      ),
      check: ({ rows }) => {
        if (rows.length === 0) return [{ field: 'rows', text: own('enter.none') }];
        const wrong = [...faultsOfRows(columns, rows, (column) => column), ...taken(rows)];
        return wrong.length > 0 ? [{ field: 'rows', text: own('enter.wrong') }] : [];
      },
    };
  }, [own, columns, list]);
}

/** By which decision, from which day. */
function useGroundPage(): FormPage<Answers> {
  const own = useText(areaScreenMessages);
  return useMemo(
    () => ({
      id: 'ground',
      title: own('enter.ground'),
      fields: ['on', 'source', 'reason'],
      draw: ({ values, change, idOf, errorOf }) => (
        <>
          <DayField
            label={own('deed.on')}
            value={values.on === null ? null : parseIsoDate(values.on)}
            onChange={(on) => change({ on })}
            id={idOf('on')}
            error={errorOf('on')}
          />
          <TextField
            id={idOf('source')}
            label={own('deed.source')}
            value={values.source}
            onChange={(source) => change({ source })}
            error={errorOf('source')}
          />
          <TextField
            id={idOf('reason')}
            label={own('deed.reason')}
            value={values.reason}
            onChange={(reason) => change({ reason })}
          />
        </>
      ),
      check: ({ on, source }) => [
        ...(on === null ? [{ field: 'on', text: own('enter.dayMissing') } as const] : []),
        ...(source.trim().length < 5
          ? [{ field: 'source', text: own('enter.sourceMissing') } as const]
          : []),
      ],
    }),
    [own],
  );
}

/** Enters many hamlets of a commune by one decision: pasted, tried, kept as a draft, then sent. */
export function EnterHamlets({ params }: ScreenProps) {
  const own = useText(areaScreenMessages);
  const read = useRead(listHamlets, { commune: params['code'] ?? '' });
  return (
    <Page>
      <Loaded of={read} failed={own('hamletsFailed')}>
        {(list) => <EnterForm list={list} />}
      </Loaded>
    </Page>
  );
}

function EnterForm({ list }: { readonly list: HamletList }) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const queries = useQueryClient();
  const write = useWrite(enterHamlets);
  const fields = useFields();
  const rowsPage = useListPage(list);
  const ground = useGroundPage();
  const pages = useMemo(() => [rowsPage, ground], [rowsPage, ground]);
  const [number, setNumber] = useState<number | null>(null);
  const { commune } = list;
  const title = `${commune.type} ${commune.name}`;
  const back = pathTo('/areas/$code/hamlets', { code: commune.code });
  const send = async ({ rows, on, source, reason }: Answers) => {
    const result = await write.send({
      commune: commune.code,
      seen: list.seen,
      on: on ?? '',
      source: source.normalize('NFC').trim(),
      ...(reason.trim() === '' ? {} : { reason: reason.normalize('NFC').trim() }),
      hamlets: rows.map(([type = '', name = '']) => ({
        type: typeOf(type) ?? 'thôn',
        name: name.trim(),
      })),
    });
    if (result.ok) setNumber(result.value.change.number);
    await forget(queries, listHamlets, getArea, findAreas);
    return result;
  };
  return (
    <>
      <PageHeader
        title={own('enter.title')}
        crumbs={[
          { label: own('all'), href: '/areas' },
          { label: title, href: pathTo('/areas/$code', { code: commune.code }) },
          { label: text('area.hamlets'), href: back },
        ]}
      />
      <Scroll style={{ padding: 16 }}>
        {number === null ? (
          <LongForm
            form="hamlet.enter"
            record={commune.code}
            first={first}
            fields={fields}
            pages={pages}
            deed={own('enter.title')}
            send={send}
          />
        ) : (
          <>
            <Notice tone="green">{own('deed.done', { number })}</Notice>
            <p style={{ marginTop: 12 }}>
              <AppLink href={back}>{own('hamletsOf', { name: title })}</AppLink>
            </p>
          </>
        )}
      </Scroll>
    </>
  );
}
