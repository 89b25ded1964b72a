import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  Heading2,
  Icon,
  Loaded,
  Loading,
  Now,
  Page,
  pathTo,
  RecordPage,
  Stack,
  Tabs,
  useNavigation,
  useRead,
  useText,
  type Neighbours,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getTask } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { PlanHistory } from './history.tsx';
import { planScreenMessages } from './messages.ts';
import { References, Targets } from './parts.tsx';
import {
  dayOrDash,
  FindingsState,
  usePeriod,
  usePlanCrumbs,
  usePlanPath,
  useVersion,
} from './shared.tsx';
import { taskHref, useTaskList } from './task-list.ts';
import { TaskFindings, TaskLinks, WrittenAndUsed } from './task-parts.tsx';

type Record = ReplyOf<typeof getTask>;

const tabNames = ['overview', 'provisions', 'findings'] as const;
type TabName = (typeof tabNames)[number];

/** Previous and next of the list one came from; of the plan when the task is not in that list. */
function useNeighbours(key: string, record: Record['task'], search: string): Neighbours {
  const { rows = [] } = useTaskList(key);
  const at = rows.findIndex(({ code }) => code === record.code);
  const href = (code: string | null | undefined) =>
    code === null || code === undefined ? null : taskHref(key, code, search);
  if (at < 0) {
    const { previous, next } = record;
    return { index: 1, total: 1, previous: href(previous), next: href(next) };
  }
  return {
    index: at + 1,
    total: rows.length,
    previous: href(rows[at - 1]?.code),
    next: href(rows[at + 1]?.code),
  };
}

/** The address of a tab: the list one came from stays in it. */
function searchOf(search: string, tab: TabName | null): string {
  const params = new URLSearchParams(search);
  params.delete('tab');
  if (tab !== null && tab !== 'overview') params.set('tab', tab);
  return params.toString();
}

/** One task: as written beside as used, what it serves, what is open, what happened. */
export function TaskScreen({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const key = params['key'] ?? '';
  const code = params['code'] ?? '';
  const read = useRead(getTask, { key, code, ...useVersion() });
  return (
    <Page>
      <Loaded of={read} failed={own('task.failed')} waiting={<Loading lines={12} />}>
        {(record) => <TaskRecord planKey={key} record={record} />}
      </Loaded>
    </Page>
  );
}

interface TaskRecordProps {
  readonly planKey: string;
  readonly record: Record;
}

function TaskRecord({ planKey, record }: TaskRecordProps) {
  const own = useText(planScreenMessages);
  const { search } = useNavigation();
  const { plan, task } = record;
  const period = usePeriod();
  const tab = tabNames.find((name) => name === new URLSearchParams(search).get('tab'));
  const current = tab ?? 'overview';
  const listSearch = searchOf(search, null);
  const to = usePlanPath(planKey);
  const here = pathTo('/plans/$key/tasks/$code', { key: planKey, code: task.code });
  const tabHref = (name: TabName) => {
    const query = searchOf(search, name);
    return query === '' ? here : `${here}?${query}`;
  };
  const sectionPath = to('/tasks', {}, { section: task.section.code });
  const listPath = pathTo('/plans/$key/tasks', { key: planKey });
  const crumbs = usePlanCrumbs(planKey, plan, [
    { label: own('nav.tasks'), href: listSearch === '' ? listPath : `${listPath}?${listSearch}` },
    { label: `${task.section.code} ${task.section.title}`, href: sectionPath },
    { label: task.code },
  ]);
  const lead = task.used.lead;
  return (
    <RecordPage
      talk={{ kind: 'task', record: `${planKey}/${task.code}` }}
      crumbs={crumbs}
      code={task.code}
      title={task.used.title}
      state={<FindingsState open={task.openFindings} all={task.findings} />}
      facts={[
        {
          label: own('lead'),
          value:
            lead === null ? (
              own('task.empty')
            ) : (
              <AppLink href={to('/agencies/$agency', { agency: lead.code })}>{lead.name}</AppLink>
            ),
        },
        { label: own('time'), value: period(task.used.startYear, task.used.endYear) },
        {
          label: own('coordinating'),
          value: own('task.agencies', { count: task.written.coordinating.length }),
        },
        { label: own('plan.issuedOn'), value: dayOrDash(plan.issuedOn) },
      ]}
      neighbours={useNeighbours(planKey, task, listSearch)}
      actions={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {own('task.print')}
        </Button>
      }
      now={<TaskNow record={record} hrefOf={tabHref} />}
      tabs={
        <Tabs
          current={current}
          tabs={[
            { id: 'overview', label: own('task.overview'), href: tabHref('overview') },
            {
              id: 'provisions',
              label: own('task.provisions'),
              count: task.links.length + task.references.length,
              href: tabHref('provisions'),
            },
            {
              id: 'findings',
              label: own('task.findings'),
              count: task.findings,
              href: tabHref('findings'),
            },
          ]}
        />
      }
      aside={<PlanHistory of={{ key: planKey, version: plan.version, task: task.code }} />}
    >
      {current === 'overview' && <Overview planKey={planKey} record={record} />}
      {current === 'provisions' && <Provisions planKey={planKey} record={record} />}
      {current === 'findings' && <TaskFindings plan={plan} code={task.code} />}
    </RecordPage>
  );
}

interface TaskNowProps {
  readonly record: Record;
  readonly hrefOf: (tab: TabName) => string;
}

/** What this task waits for: a resolution, or a word on its suggested provisions. */
function TaskNow({ record, hrefOf }: TaskNowProps) {
  const own = useText(planScreenMessages);
  const { go } = useNavigation();
  const { task, plan } = record;
  const suggested = task.links.filter(({ state }) => state === 'suggested').length;
  if (task.openFindings > 0 && plan.state === 'digital_copy') {
    return (
      <Now
        actions={
          <Button variant="contained" onClick={() => go(hrefOf('findings'))}>
            {own('task.go.findings')}
          </Button>
        }
      >
        <strong>{own('task.now.open', { open: task.openFindings })}</strong>
      </Now>
    );
  }
  if (suggested === 0) return null;
  return (
    <Now actions={<Button onClick={() => go(hrefOf('provisions'))}>{own('task.go.links')}</Button>}>
      {own('task.now.links', { count: suggested })}
    </Now>
  );
}

function Overview({ planKey, record }: TaskRecordProps) {
  const own = useText(planScreenMessages);
  const text = useText(messages);
  const { task } = record;
  return (
    <Stack>
      <section>
        <Heading2>{own('task.writtenUsed')}</Heading2>
        <WrittenAndUsed planKey={planKey} task={task} />
      </section>
      <section>
        <Heading2>{own('task.targets')}</Heading2>
        {task.targets.length === 0 ? (
          <p>{own('task.noTargets')}</p>
        ) : (
          <Targets planKey={planKey} targets={task.targets} title={own('task.targets')} />
        )}
      </section>
      {task.links.some(({ state }) => state !== 'refused') && (
        <section>
          <Heading2>{text('column.provisions')}</Heading2>
          <ul style={{ paddingLeft: 18 }}>
            {task.links
              .filter(({ state }) => state !== 'refused')
              .map((link) => (
                <li key={link.provision} lang="vi">
                  {link.provision} {link.text}
                </li>
              ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function Provisions({ planKey, record }: TaskRecordProps) {
  const own = useText(planScreenMessages);
  const { task, plan } = record;
  return (
    <Stack>
      <section>
        <Heading2>{own('task.links')}</Heading2>
        <TaskLinks plan={plan} links={task.links} />
      </section>
      <section>
        <Heading2>{own('task.references')}</Heading2>
        {task.references.length === 0 ? (
          <p>{own('task.noReferences')}</p>
        ) : (
          <References
            planKey={planKey}
            references={task.references}
            title={own('task.references')}
          />
        )}
      </section>
    </Stack>
  );
}
