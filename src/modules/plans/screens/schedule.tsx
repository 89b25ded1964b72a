import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import {
  AppLink,
  color,
  Empty,
  Hidden,
  Loaded,
  Loading,
  Page,
  PageHeader,
  Row,
  Scroll,
  StateMark,
  Table,
  useText,
  useRead,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getPlan } from '../contract/index.ts';
import { planScreenMessages } from './messages.ts';
import { scheduleMessages } from './schedule-messages.ts';
import type { PlanRecord } from './plan.tsx';
import { barOf, periodOf, runningIn, scaleOf, type Bar, type Period } from './schedule-data.ts';
import {
  NewerCopy,
  topSection,
  usePeriod,
  usePlanCrumbs,
  usePlanPath,
  useVersion,
  type Task,
} from './shared.tsx';
import { useAllTasks } from './task-list.ts';

const Years = styled(Table)({
  minWidth: 1080,
  '& thead th': { position: 'sticky', top: 0, zIndex: 1, textAlign: 'center' },
  '& thead th:first-of-type, & thead th:nth-of-type(2)': { textAlign: 'left' },
  '& tbody td[data-bar]': { padding: '4px 1px' },
  '& tbody tr[data-group] th': { fontWeight: 600, background: color.ground },
});

const BarBox = styled('div')({
  minHeight: 18,
  padding: '0 6px',
  borderRadius: 2,
  background: color.sea700,
  color: color.surface,
  fontSize: '0.75rem',
  lineHeight: '18px',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '&[data-reading]': { background: color.amber800 },
  '&[data-open]': {
    background: color.sea100,
    color: color.ink,
    border: `1px dashed ${color.sea700}`,
    lineHeight: '16px',
  },
});

/** Tasks as bars over the years of the plan; what cannot be drawn says why. */
export function Schedule({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const words = useText(scheduleMessages);
  const key = params['key'] ?? '';
  const version = useVersion();
  const plan = useRead(getPlan, { key, ...version });
  const tasks = useAllTasks({ key, ...version });
  const crumbs = usePlanCrumbs(key, plan.data?.plan);
  return (
    <Page>
      <PageHeader title={words('title')} count={tasks.data?.tasks.length ?? null} crumbs={crumbs}>
        <Legend />
      </PageHeader>
      {plan.data !== undefined && <NewerCopy plan={plan.data.plan} path="/plans/$key/timeline" />}
      <Loaded of={plan} failed={words('failed')} waiting={<Loading lines={14} />}>
        {(record) => (
          <Loaded
            of={{ ...tasks, loading: tasks.data === undefined }}
            failed={words('failed')}
            waiting={<Loading lines={14} />}
          >
            {(reply) =>
              reply.tasks.length === 0 ? (
                <Empty title={own('tasks.empty')}>{own('tasks.emptyText')}</Empty>
              ) : (
                <Scroll
                  tabIndex={0}
                  role="region"
                  aria-label={words('title')}
                  style={{ overflow: 'auto' }}
                >
                  <YearTable record={record} tasks={reply.tasks} />
                </Scroll>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Legend() {
  const words = useText(scheduleMessages);
  const sample = (look: 'used' | 'reading' | 'open') => (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, fontSize: '0.75rem' }}>
      <BarBox
        aria-hidden="true"
        style={{ width: 28, minHeight: 12 }}
        {...(look === 'reading' ? { 'data-reading': '' } : {})}
        {...(look === 'open' ? { 'data-open': '' } : {})}
      />
      {words(`legend.${look}`)}
    </span>
  );
  return (
    <Row>
      {sample('used')}
      {sample('reading')}
      {sample('open')}
    </Row>
  );
}

interface YearTableProps {
  readonly record: PlanRecord;
  readonly tasks: readonly Task[];
}

function YearTable({ record, tasks }: YearTableProps) {
  const own = useText(planScreenMessages);
  const words = useText(scheduleMessages);
  const { plan, sections } = record;
  const { period, years, bars } = useMemo(() => {
    const span = periodOf(plan, tasks);
    const scale = scaleOf(tasks, span);
    return { period: span, years: scale, bars: tasks.map((task) => barOf(task, scale, span)) };
  }, [tasks, plan]);
  const groups = Map.groupBy(bars, ({ task }) => topSection(task.section));
  const running = runningIn(bars, years);
  return (
    <Years data-fixed="">
      <caption>
        <Hidden>{words('title')}</Hidden>
      </caption>
      <colgroup>
        <col style={{ width: 84 }} />
        <col style={{ width: '34%' }} />
        {years.map((year) => (
          <col key={year} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{own('task.item')}</th>
          <th scope="col">{own('nav.tasks')}</th>
          {years.map((year) => (
            <th
              key={year}
              scope="col"
              style={year < period.from || year > period.to ? { color: color.ink3 } : {}}
            >
              {year}
            </th>
          ))}
        </tr>
      </thead>
      {[...groups].map(([section, rows]) => (
        <tbody key={section}>
          <tr data-group="">
            <th scope="rowgroup" colSpan={years.length + 2} lang="vi">
              {section} {sections.find(({ code }) => code === section)?.title}
            </th>
          </tr>
          {rows.map((bar) => (
            <BarRow key={bar.task.id} planKey={plan.key} bar={bar} years={years} period={period} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {words('running')}
          </th>
          {years.map((year, index) => (
            <td key={year} style={{ textAlign: 'center' }}>
              {running[index]}
            </td>
          ))}
        </tr>
      </tfoot>
    </Years>
  );
}

interface BarRowProps {
  readonly planKey: string;
  readonly bar: Bar;
  readonly years: readonly number[];
  readonly period: Period;
}

function BarRow({ planKey, bar, years, period }: BarRowProps) {
  const { task, from, to } = bar;
  const words = useBarWords(bar, period);
  const href = usePlanPath(planKey)('/tasks/$code', { code: task.code });
  return (
    <tr>
      <td>
        <AppLink data-code="" href={href}>
          {task.code}
        </AppLink>
      </td>
      <th scope="row" data-clip="" title={task.title} lang="vi">
        {task.title}
      </th>
      {from === null || to === null ? (
        <td colSpan={years.length}>
          <OddWords bar={bar} period={period} />
        </td>
      ) : (
        <>
          {from > 0 && <td colSpan={from}>{null}</td>}
          <td data-bar="" colSpan={to - from + 1}>
            <BarBox
              {...(bar.isReading ? { 'data-reading': '' } : {})}
              {...(bar.odd === 'unknown' ? { 'data-open': '' } : {})}
              title={words}
            >
              <BarLabel bar={bar} words={words} />
            </BarBox>
          </td>
          {to < years.length - 1 && <td colSpan={years.length - 1 - to}>{null}</td>}
        </>
      )}
    </tr>
  );
}

/** The full sentence of a bar: years, reading, and what is odd about it. */
function useBarWords({ task, odd, isReading }: Bar, plan: Period): string {
  const words = useText(scheduleMessages);
  return [
    words('bar', { from: task.startYear ?? '?', to: task.endYear ?? '?' }),
    isReading ? words('legend.reading') : '',
    odd === 'unknown' ? words('unknown') : '',
    odd === 'outside' ? words('outside', { from: plan.from, to: plan.to }) : '',
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function BarLabel({ bar, words }: { readonly bar: Bar; readonly words: string }) {
  const own = useText(planScreenMessages);
  const years = usePeriod();
  const { task, odd, isReading } = bar;
  const mark = odd === 'outside' || isReading ? ' *' : '';
  const isOneYear = task.endYear !== null && task.startYear === task.endYear;
  const open = odd === 'unknown' && task.startYear === null && task.endYear === null;
  return (
    <>
      <span aria-hidden="true">
        {open ? own('unknownYear') : isOneYear ? task.endYear : years(task.startYear, task.endYear)}
        {mark}
      </span>
      <Hidden>{words}</Hidden>
    </>
  );
}

/** Why a task has no bar. */
function OddWords({ bar, period }: { readonly bar: Bar; readonly period: Period }) {
  const words = useText(scheduleMessages);
  const { task, odd } = bar;
  const beyond = [task.startYear, task.endYear].find(
    (year) => year !== null && (year < period.from - 5 || year > period.to + 5),
  );
  const why = odd === 'reversed' ? words('reversed') : words('impossible', { year: beyond ?? '?' });
  return <StateMark kind="warning">{words('odd', { why })}</StateMark>;
}
