import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  DataList,
  Empty,
  FailureBox,
  FileDrop,
  forget,
  Icon,
  Loading,
  Notice,
  pathTo,
  shapeOf,
  useCan,
  useList,
  useParameter,
  useRead,
  useText,
  useWrite,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { importPlan, listPlans } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { planScreenMessages } from './messages.ts';
import { FindingsState, PlanState, usePeriod, usePlanName, type Plan } from './shared.tsx';

/** What the reader of texts takes; the server says the same in words. */
const limits = { endings: ['docx', 'html', 'htm', 'txt', 'yaml'], bytes: 40_000_000 } as const;

function OpenFindings({ plan }: { readonly plan: Plan }) {
  return (
    <AppLink href={pathTo('/plans/$key/review', { key: plan.key })}>
      <FindingsState open={plan.openFindings} all={plan.findings} />
    </AppLink>
  );
}

function useColumns(): readonly ListColumn<Plan>[] {
  const text = useText(messages);
  const own = useText(planScreenMessages);
  const period = usePeriod();
  const name = usePlanName();
  return useMemo(
    (): readonly ListColumn<Plan>[] => [
      {
        id: 'number',
        label: text('list.number'),
        width: 140,
        fixed: true,
        value: name,
        link: (plan) => pathTo('/plans/$key', { key: plan.key }),
      },
      { id: 'title', label: text('list.title'), main: true, value: (plan) => plan.title },
      {
        id: 'issuer',
        label: own('plans.issuer'),
        width: 220,
        hidden: true,
        value: (plan) => plan.issuer,
      },
      {
        id: 'issuedOn',
        label: text('list.issuedOn'),
        width: 120,
        value: (plan) => plan.issuedOn,
        cell: (plan) => (plan.issuedOn === null ? own('none') : formatDate(plan.issuedOn)),
      },
      {
        id: 'period',
        label: text('list.period'),
        width: 100,
        value: (plan) => period(plan.periodFrom, plan.periodTo),
      },
      {
        id: 'tasks',
        label: text('list.tasks'),
        width: 110,
        align: 'right',
        value: (plan) => plan.tasks,
      },
      {
        id: 'provisions',
        label: own('provisions'),
        width: 90,
        align: 'right',
        value: (plan) => plan.provisions,
      },
      {
        id: 'state',
        label: text('list.state'),
        width: 190,
        value: (plan) => text(`state.${plan.state}`),
        cell: (plan) => <PlanState plan={plan} />,
      },
      {
        id: 'findings',
        label: own('nav.review'),
        width: 150,
        value: (plan) => plan.openFindings,
        cell: (plan) => <OpenFindings plan={plan} />,
      },
    ],
    [text, own, period, name],
  );
}

function useFilters(): readonly ListFilter<Plan>[] {
  const text = useText(messages);
  return useMemo(
    (): readonly ListFilter<Plan>[] => [
      {
        id: 'state',
        label: text('list.state'),
        options: (['digital_copy', 'approved'] as const).map((state) => {
          return { value: state, label: text(`state.${state}`) };
        }),
        matches: (plan, values) => values.includes(plan.state),
      },
    ],
    [text],
  );
}

/** What the reading of a text came to, and where to go from there. */
function ImportResult({ loaded }: { readonly loaded: ReplyOf<typeof importPlan> }) {
  const own = useText(planScreenMessages);
  const { plan: number, tasks, provisions, openFindings: n, version, key } = loaded;
  const search = { version: String(version) };
  return (
    <Notice tone="green">
      <b>
        {loaded.unchanged
          ? own('plans.unchanged', { number, version })
          : own('plans.read', { number, tasks, provisions, n })}
      </b>{' '}
      <AppLink href={pathTo('/plans/$key/review', { key }, search)}>
        {own('plans.goReview')}
      </AppLink>
      {' · '}
      <AppLink href={pathTo('/plans/$key', { key }, search)}>{own('plans.goPlan')}</AppLink>
    </Notice>
  );
}

/** Takes a published text and says what was read, or why it was not. */
function ImportText() {
  const own = useText(planScreenMessages);
  const queries = useQueryClient();
  const load = useWrite(importPlan);
  const [name, setName] = useState('');
  const [loaded, setLoaded] = useState<ReplyOf<typeof importPlan> | null>(null);
  const take = async (file: File) => {
    setName(file.name);
    setLoaded(null);
    load.clear();
    const result = await load.send({}, file);
    if (!result.ok) return;
    setLoaded(result.value);
    await forget(queries, listPlans);
  };
  return (
    <section aria-label={own('plans.import')} style={{ padding: '12px 16px' }}>
      {loaded !== null && <ImportResult loaded={loaded} />}
      {load.failure !== null && (
        <FailureBox failure={load.failure} title={own('plans.importFailed')} />
      )}
      {load.busy ? (
        <Loading label={own('plans.reading', { name })} lines={4} />
      ) : (
        <FileDrop
          label={own('plans.importLabel')}
          limits={limits}
          onFile={(file) => void take(file)}
        />
      )}
      <p style={{ marginTop: 6 }}>{own('plans.importNote')}</p>
    </section>
  );
}

/** Every plan the account may see, and the way in for a new text. */
export function Plans(_props: ScreenProps) {
  const own = useText(planScreenMessages);
  const can = useCan();
  const plans = useRead(listPlans, {});
  const columns = useColumns();
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const [importing, setImporting] = useParameter('import');
  const may = can('plan.import');
  const open = may && importing !== null;
  const button = (
    <Button
      variant={open ? 'outlined' : 'contained'}
      aria-expanded={open}
      onClick={() => setImporting(open ? null : '1')}
    >
      <Icon name={open ? 'close' : 'upload'} />
      {own(open ? 'plans.importClose' : 'plans.import')}
    </Button>
  );
  return (
    <div style={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, minHeight: 0 }}>
      {open && <ImportText />}
      <DataList
        list="plans"
        title={own('plans')}
        control={control}
        columns={columns}
        filters={filters}
        rows={plans.data?.plans}
        rowId={(plan) => plan.id}
        rowName={(plan) => plan.number ?? plan.title}
        {...(may ? { actions: button } : {})}
        empty={
          <Empty title={own('plans.empty')} {...(may && !open ? { action: button } : {})}>
            {own('plans.emptyText')}
          </Empty>
        }
        problem={problemOf(plans, own('plans.failed'))}
        fileName="ke-hoach"
      />
    </div>
  );
}
