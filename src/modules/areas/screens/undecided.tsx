import { useMemo } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  DataList,
  Empty,
  pathTo,
  shapeOf,
  StateMark,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listUndecidedAreas } from '../contract.ts';
import { areaMessages } from '../messages.ts';
import { areaScreenMessages } from './messages.ts';
import { wordsOfParts } from './parts.ts';

type Unit = ReplyOf<typeof listUndecidedAreas>['units'][number];

function useColumns(): readonly ListColumn<Unit>[] {
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
        link: (unit) => pathTo('/areas/$code', { code: unit.code }, { on: unit.to ?? unit.from }),
      },
      {
        id: 'name',
        label: text('area.name'),
        main: true,
        width: 200,
        value: (unit) => `${unit.type} ${unit.name}`,
      },
      { id: 'district', label: own('district'), width: 140, value: (unit) => unit.district },
      {
        id: 'to',
        label: own('ended'),
        width: 110,
        value: (unit) => unit.to,
        cell: (unit) => (unit.to === null ? '' : formatDate(unit.to)),
      },
      {
        id: 'successors',
        label: own('inferred'),
        value: (unit) => wordsOfParts(unit.successors),
        cell: (unit) => (
          <StateMark kind="unknown">
            {unit.successors.length === 0 ? own('noneYet') : wordsOfParts(unit.successors)}
          </StateMark>
        ),
      },
      {
        id: 'source',
        label: text('area.source'),
        width: 320,
        value: (unit) => unit.successors[0]?.source ?? '',
      },
    ],
    [text, own],
  );
}

/** The units whose successors no document says yet: each opens where it is decided. */
export function UndecidedAreas(_props: ScreenProps) {
  const own = useText(areaScreenMessages);
  const read = useRead(listUndecidedAreas, {});
  const columns = useColumns();
  const rows = read.data?.units;
  const filters = useMemo((): readonly ListFilter<Unit>[] => {
    const districts = [...new Set((rows ?? []).map(({ district }) => district ?? ''))].toSorted();
    const options = districts.map((district) => ({ value: district, label: district }));
    return [
      {
        id: 'district',
        label: own('district'),
        options,
        matches: (unit, values) => values.includes(unit.district ?? ''),
      },
    ];
  }, [rows, own]);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <DataList
      list="areas.undecided"
      title={own('undecided')}
      crumbs={[{ label: own('all'), href: '/areas' }]}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={(unit) => `${unit.code}:${unit.from}`}
      rowName={(unit) => unit.name}
      summary={read.data === undefined ? null : own('undecidedNote', { count: read.data.decided })}
      empty={<Empty title={own('undecidedNone')}>{own('undecidedNoneText')}</Empty>}
      problem={problemOf(read, own('undecidedFailed'))}
      fileName="don-vi-tiep-nhan-chua-kiem-chung"
    />
  );
}
