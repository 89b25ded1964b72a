import { useMemo } from 'react';
import { formatDate, parseIsoDate, type InputOf, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  AreaPicker,
  AsOfChip,
  DataList,
  Empty,
  pathTo,
  shapeOf,
  useFinder,
  useList,
  useNavigation,
  useParameter,
  useRead,
  useText,
  type Crumb,
  type ListColumn,
  type ListFilter,
  type PickedUnit,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { findAreas, listAreas } from '../contract.ts';
import { areaMessages } from '../messages.ts';
import { areaScreenMessages } from './messages.ts';

type Unit = ReplyOf<typeof listAreas>['units'][number];
type Input = InputOf<typeof listAreas>;

/** The date of "as of" as a parameter for links; none is today. */
export function onOf(on: string | null): Readonly<Record<string, string>> {
  return on === null ? {} : { on };
}

function useColumns(on: string | null): readonly ListColumn<Unit>[] {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  return useMemo(
    () => [
      {
        id: 'code',
        label: text('area.code'),
        width: 90,
        fixed: true,
        value: (unit) => unit.code,
        link: (unit) => pathTo('/areas/$code', { code: unit.code }, onOf(on)),
      },
      { id: 'name', label: text('area.name'), main: true, value: (unit) => unit.name },
      {
        id: 'type',
        label: text('area.type'),
        width: 130,
        groups: true,
        value: (unit) => unit.type,
      },
      {
        id: 'parent',
        label: text('area.parent'),
        width: 200,
        hidden: true,
        value: (unit) => unit.parent?.name ?? null,
      },
      {
        id: 'from',
        label: text('area.from'),
        width: 120,
        value: (unit) => unit.from,
        cell: (unit) => formatDate(unit.from),
      },
      {
        id: 'to',
        label: text('area.to'),
        width: 160,
        value: (unit) => unit.to,
        cell: (unit) => (unit.to === null ? text('area.in_force') : formatDate(unit.to)),
      },
      {
        id: 'children',
        sum: true,
        label: own('children'),
        width: 160,
        align: 'right',
        value: (unit) => unit.children,
        cell: (unit) =>
          unit.children === 0 ? (
            '0'
          ) : (
            <AppLink href={pathTo('/areas', {}, { ...onOf(on), parent: unit.code })}>
              {own('childrenCount', { count: unit.children })}
            </AppLink>
          ),
      },
    ],
    [text, own, on],
  );
}

/** The units below a unit; at the top, those of the one province rather than a list of one. */
function useUnits(parent: string | null, on: string | null) {
  const input = (code: string | null): Input => ({
    ...(code === null ? {} : { parent: code }),
    ...onOf(on),
  });
  const first = useRead(listAreas, input(parent));
  const only = parent === null && first.data?.units.length === 1 ? first.data.units[0] : undefined;
  const inner = useRead(listAreas, input(only?.code ?? null), { enabled: only !== undefined });
  return only === undefined ? first : inner;
}

function useCrumbs(of: ReplyOf<typeof listAreas> | undefined, on: string | null) {
  const all = useText(areaScreenMessages)('all');
  const crumbs: Crumb[] = [{ label: all, href: pathTo('/areas', {}, onOf(on)) }];
  const parent = of?.parent ?? null;
  if (parent !== null) {
    if (parent.parent !== null) {
      const href = pathTo('/areas', {}, { ...onOf(on), parent: parent.parent.code });
      crumbs.push({ label: parent.parent.name, href });
    }
    crumbs.push({
      label: `${parent.type} ${parent.name}`,
      href: pathTo('/areas/$code', { code: parent.code }, onOf(on)),
    });
  }
  return crumbs;
}

/** Finds any unit of the day and opens it. */
function FindArea({ on }: { readonly on: string | null }) {
  const own = useText(areaScreenMessages);
  const { go } = useNavigation();
  const find = useFinder(
    findAreas,
    (text) => ({ text, ...onOf(on) }),
    ({ units }): readonly PickedUnit[] =>
      units.map(({ code, name, type, parent, from, to }) => {
        return { code, name, kind: type, parent: parent?.name ?? null, from, to };
      }),
  );
  return (
    <AreaPicker
      label={own('search')}
      hideLabel
      width={280}
      value={null}
      find={find}
      onChange={(unit) => {
        if (unit !== null) go(pathTo('/areas/$code', { code: unit.code }, onOf(on)));
      }}
    />
  );
}

/** Administrative units as of a day, level by level. */
export function Areas(_props: ScreenProps) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const [on, setOn] = useParameter('on');
  const [parent] = useParameter('parent');
  const units = useUnits(parent, on);
  const columns = useColumns(on);
  const rows = units.data?.units;
  const filters = useMemo((): readonly ListFilter<Unit>[] => {
    const types = [...new Set((rows ?? []).map(({ type }) => type))];
    return [
      {
        id: 'type',
        label: text('area.type'),
        options: types.map((type) => ({
          value: type,
          label: type,
          count: (rows ?? []).filter((unit) => unit.type === type).length,
        })),
        matches: (unit, values) => values.includes(unit.type),
      },
    ];
  }, [rows, text]);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <DataList
      list="areas"
      title={text('area.title')}
      crumbs={useCrumbs(units.data, on)}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={(unit) => `${unit.code}:${unit.from}`}
      rowName={(unit) => unit.name}
      before={
        <>
          <FindArea on={on} />
          <AsOfChip value={on === null ? null : parseIsoDate(on)} onChange={setOn} />
        </>
      }
      summary={
        on === null && units.data !== undefined
          ? `${text('area.on')} ${formatDate(units.data.on)}`
          : null
      }
      empty={<Empty title={own('emptyTitle')}>{own('emptyText')}</Empty>}
      problem={problemOf(units, own('failed'))}
      fileName="don-vi-hanh-chinh"
    />
  );
}
