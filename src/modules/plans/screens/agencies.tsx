import { useMemo } from 'react';
import {
  DataList,
  Empty,
  pathTo,
  shapeOf,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { getPlan } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { planScreenMessages } from './messages.ts';
import type { PlanRecord } from './plan.tsx';
import { usePlanCrumbs, useVersion, useVersionSearch } from './shared.tsx';

type Agency = PlanRecord['agencies'][number];

/** Every agency and group that a plan names, with how much it leads and coordinates. */
export function Agencies({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const text = useText(messages);
  const key = params['key'] ?? '';
  const { version: copy } = useVersionSearch();
  const plan = useRead(getPlan, { key, ...useVersion() });
  const columns = useMemo(
    (): readonly ListColumn<Agency>[] => [
      {
        id: 'name',
        label: own('agency'),
        main: true,
        fixed: true,
        value: (agency) => agency.name,
        link: (agency) =>
          pathTo(
            '/plans/$key/agencies/$agency',
            { key, agency: agency.code },
            copy === undefined ? {} : { version: copy },
          ),
      },
      {
        id: 'code',
        label: text('column.code'),
        width: 220,
        hidden: true,
        value: (agency) => agency.code,
      },
      {
        id: 'leads',
        sum: true,
        label: own('work.leads'),
        width: 120,
        align: 'right',
        value: (agency) => agency.leads,
      },
      {
        id: 'coordinates',
        sum: true,
        label: own('work.coordinates'),
        width: 120,
        align: 'right',
        value: (agency) => agency.coordinates,
      },
    ],
    [own, text, key, copy],
  );
  const shape = useMemo(() => shapeOf(columns, [], [{ id: 'leads', desc: true }]), [columns]);
  const control = useList(shape);
  return (
    <DataList
      list="plans.agencies"
      title={own('work.title')}
      crumbs={usePlanCrumbs(key, plan.data?.plan)}
      control={control}
      columns={columns}
      rows={plan.data?.agencies}
      rowId={(agency) => agency.code}
      rowName={(agency) => agency.name}
      empty={<Empty title={own('work.empty')}>{own('work.emptyText')}</Empty>}
      problem={problemOf(plan, own('work.failed'))}
      fileName={`${key}-co-quan`}
    />
  );
}
