import { parseIsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  color,
  DayField,
  Heading2,
  Hidden,
  Loaded,
  Loading,
  Page,
  pathTo,
  RecordPage,
  SideScroll,
  Stack,
  Table,
  Tag,
  useCan,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getAgencyWork } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { planScreenMessages } from './messages.ts';
import {
  FindingsState,
  usePeriod,
  usePlanCrumbs,
  usePlanPath,
  useVersion,
  type Task,
} from './shared.tsx';

type Work = ReplyOf<typeof getAgencyWork>;

/** What one agency owes a plan: what it leads, where it coordinates, and in which years. */
export function AgencyWork({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const key = params['key'] ?? '';
  const agency = params['agency'] ?? '';
  const [on, setOn] = useParameter('on');
  const day = on === null ? null : parseIsoDate(on);
  const work = useRead(getAgencyWork, {
    key,
    agency,
    ...useVersion(),
    ...(day === null ? {} : { on: day }),
  });
  return (
    <Page>
      <Loaded of={work} failed={own('work.failed')} waiting={<Loading lines={12} />}>
        {(data) => <WorkPage work={data} onDay={setOn} />}
      </Loaded>
    </Page>
  );
}

interface WorkPageProps {
  readonly work: Work;
  readonly onDay: (day: string | null) => void;
}

function WorkPage({ work, onDay }: WorkPageProps) {
  const own = useText(planScreenMessages);
  const can = useCan();
  const { plan, agency, leads, coordinates, byYear } = work;
  const crumbs = usePlanCrumbs(plan.key, plan, [
    {
      label: own('work.title'),
      href: usePlanPath(plan.key)('/agencies'),
    },
    { label: agency.name },
  ]);
  return (
    <RecordPage
      crumbs={crumbs}
      title={agency.name}
      state={agency.group ? <Tag>{own('work.group')}</Tag> : undefined}
      facts={[
        { label: own('work.leads'), value: leads.length },
        { label: own('work.coordinates'), value: coordinates.length },
        ...(agency.group || !can('agency.read')
          ? []
          : [
              {
                label: own('agency'),
                value: (
                  <AppLink href={pathTo('/agencies/$code', { code: agency.code }, { on: work.on })}>
                    {own('work.record')}
                  </AppLink>
                ),
              },
            ]),
      ]}
      actions={
        <DayField
          label={own('work.on')}
          value={parseIsoDate(work.on)}
          onChange={onDay}
          width={150}
        />
      }
    >
      <Stack>
        <section>
          <Heading2>{own('work.leads')}</Heading2>
          {leads.length === 0 ? (
            <p>{own('work.noLeads')}</p>
          ) : (
            <WorkTable planKey={plan.key} title={own('work.leads')} tasks={leads} />
          )}
        </section>
        <section>
          <Heading2>{own('work.coordinates')}</Heading2>
          {coordinates.length === 0 ? (
            <p>{own('work.noCoordinates')}</p>
          ) : (
            <WorkTable
              planKey={plan.key}
              title={own('work.coordinates')}
              tasks={coordinates}
              through={(task) => coordinates.find(({ id }) => id === task.id)?.through ?? null}
            />
          )}
        </section>
        {byYear.length > 0 && (
          <section>
            <Heading2>{own('work.byYear')}</Heading2>
            <ByYear byYear={byYear} />
          </section>
        )}
      </Stack>
    </RecordPage>
  );
}

interface WorkTableProps {
  readonly planKey: string;
  readonly title: string;
  readonly tasks: readonly Task[];
  /** The group through which the agency coordinates; absent for tasks that it leads. */
  readonly through?: (task: Task) => { readonly name: string } | null;
}

function WorkTable({ planKey, title, tasks, through }: WorkTableProps) {
  const own = useText(planScreenMessages);
  const text = useText(messages);
  const period = usePeriod();
  const to = usePlanPath(planKey);
  return (
    <SideScroll tabIndex={0} role="region" aria-label={title}>
      <Table data-fixed="">
        <colgroup>
          <col style={{ width: 96 }} />
          <col />
          {through !== undefined && <col style={{ width: 220 }} />}
          {through !== undefined && <col style={{ width: 240 }} />}
          <col style={{ width: 110 }} />
          <col style={{ width: 200 }} />
          <col style={{ width: 130 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{text('column.code')}</th>
            <th scope="col">{text('column.title')}</th>
            {through !== undefined && <th scope="col">{own('lead')}</th>}
            {through !== undefined && <th scope="col">{own('work.through')}</th>}
            <th scope="col">{own('time')}</th>
            <th scope="col">{own('funding')}</th>
            <th scope="col">{own('findingsState')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>
                <AppLink data-code="" href={to('/tasks/$code', { code: task.code })}>
                  {task.code}
                </AppLink>
              </td>
              <td data-wrap="" lang="vi">
                {task.title}
              </td>
              {through !== undefined && <td data-wrap="">{task.lead?.name ?? '–'}</td>}
              {through !== undefined && (
                <td data-wrap="">{through(task)?.name ?? own('work.byName')}</td>
              )}
              <td>{period(task.startYear, task.endYear)}</td>
              <td data-wrap="">{task.funding.map((kind) => text(`funding.${kind}`)).join(', ')}</td>
              <td>
                <FindingsState open={task.openFindings} all={task.findings} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

/** Tasks that run in each year, as figures and as bars that start at zero. */
function ByYear({ byYear }: { readonly byYear: Work['byYear'] }) {
  const own = useText(planScreenMessages);
  const most = Math.max(1, ...byYear.map(({ leads, coordinates }) => leads + coordinates));
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('work.byYear')}>
      <Table data-fixed="">
        <caption>
          <Hidden>{own('work.byYear')}</Hidden>
        </caption>
        <colgroup>
          <col style={{ width: 80 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: 80 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{own('year')}</th>
            <th scope="col" data-align="right">
              {own('work.leads')}
            </th>
            <th scope="col" data-align="right">
              {own('work.coordinates')}
            </th>
            <th scope="col" data-align="right">
              {own('work.total')}
            </th>
            <th scope="col">
              <Hidden>{own('work.bars')}</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {byYear.map(({ year, leads, coordinates }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td data-align="right">{leads}</td>
              <td data-align="right">{coordinates}</td>
              <td data-align="right">{leads + coordinates}</td>
              <td>
                <span
                  role="img"
                  aria-label={own('work.bar', { leads, coordinates })}
                  style={{ display: 'flex', height: 12 }}
                >
                  <i style={{ width: `${(leads / most) * 100}%`, background: color.sea700 }} />
                  <i
                    style={{ width: `${(coordinates / most) * 100}%`, background: color.sea100 }}
                  />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}
