import type { ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  Heading2,
  Icon,
  KeyValues,
  Loaded,
  Loading,
  Now,
  Page,
  pathTo,
  RecordPage,
  Stack,
  Tabs,
  useCan,
  useClient,
  useNavigation,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { exportPlan, getOriginal, getPlan } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { PlanHistory } from './history.tsx';
import { planScreenMessages } from './messages.ts';
import { References, Targets } from './parts.tsx';
import { PlanTree } from './plan-tree.tsx';
import {
  dayOrDash,
  NewerCopy,
  PlanState,
  usePeriod,
  usePlanCrumbs,
  usePlanName,
  useVersion,
  useVersionSearch,
} from './shared.tsx';

export type PlanRecord = ReplyOf<typeof getPlan>;

const tabNames = ['tree', 'targets', 'references'] as const;

/** One plan: what it is, what it waits for, its sections, targets and references. */
export function Plan({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const key = params['key'] ?? '';
  const read = useRead(getPlan, { key, ...useVersion() });
  return (
    <Page>
      <Loaded of={read} failed={own('plan.failed')} waiting={<Loading lines={12} />}>
        {(record) => <PlanPage record={record} />}
      </Loaded>
    </Page>
  );
}

function useTabs(key: string, record: PlanRecord) {
  const own = useText(planScreenMessages);
  const version = useVersionSearch();
  const href = (tab: string) => {
    return pathTo('/plans/$key', { key }, { ...version, ...(tab === 'tree' ? {} : { tab }) });
  };
  return [
    {
      id: 'tree',
      label: own('plan.tree'),
      count: record.provisions.length + record.plan.tasks,
      href: href('tree'),
    },
    {
      id: 'targets',
      label: own('plan.targets'),
      count: record.targets.length,
      href: href('targets'),
    },
    {
      id: 'references',
      label: own('plan.references'),
      count: record.references.length,
      href: href('references'),
    },
  ];
}

function PlanPage({ record }: { readonly record: PlanRecord }) {
  const own = useText(planScreenMessages);
  const text = useText(messages);
  const { plan, document } = record;
  const name = usePlanName();
  const period = usePeriod();
  const client = useClient();
  const can = useCan();
  const [tab] = useParameter('tab');
  const current = tabNames.find((one) => one === tab) ?? 'tree';
  const crumbs = usePlanCrumbs(plan.key, plan).slice(0, 1);
  const which = { key: plan.key, version: plan.version };
  return (
    <RecordPage
      talk={{ kind: 'plan', record: plan.key }}
      crumbs={[...crumbs, { label: name(plan) }]}
      code={name(plan)}
      title={plan.title}
      state={<PlanState plan={plan} boxed />}
      facts={[
        { label: own('plans.issuer'), value: plan.issuer ?? '–' },
        { label: own('plan.issuedOn'), value: dayOrDash(plan.issuedOn) },
        { label: text('list.period'), value: period(plan.periodFrom, plan.periodTo) },
        {
          label: own('plans.version'),
          value: own('plans.version.n', { version: plan.version }),
        },
        ...(plan.approvedOn === null
          ? []
          : [
              {
                label: own('plan.approved'),
                value: own('plan.approvedBy', {
                  name: plan.approvedBy ?? '',
                  date: dayOrDash(plan.approvedOn),
                }),
              },
            ]),
      ]}
      actions={
        <>
          {record.original !== undefined && (
            <Button href={client.addressOf(getOriginal, which)} download>
              <Icon name="download" />
              {own('plan.original')}
            </Button>
          )}
          {can('plan.export') && (
            <Button href={client.addressOf(exportPlan, which)} download>
              <Icon name="download" />
              {own('plan.export')}
            </Button>
          )}
        </>
      }
      now={<PlanNow record={record} />}
      tabs={<Tabs tabs={useTabs(plan.key, record)} current={current} />}
      aside={<PlanHistory of={{ key: plan.key, version: plan.version }} />}
    >
      {current === 'tree' && (
        <Stack>
          <PlanTree record={record} />
          <section>
            <Heading2>{own('plan.grounds')}</Heading2>
            <ul lang="vi" style={{ paddingLeft: 18 }}>
              {record.grounds.map((ground) => (
                <li key={ground.text}>{ground.text}</li>
              ))}
            </ul>
          </section>
          <KeyValues>
            <dt>{own('plan.signedBy')}</dt>
            <dd lang="vi">
              {[...document.signingCapacity, document.signedBy ?? ''].filter(Boolean).join(', ') ||
                '–'}
            </dd>
            <dt>{own('plan.recipients')}</dt>
            <dd lang="vi">{document.recipients.join('; ') || '–'}</dd>
          </KeyValues>
        </Stack>
      )}
      {current === 'targets' &&
        (record.targets.length === 0 ? (
          <p>{own('plan.noTargets')}</p>
        ) : (
          <Targets planKey={plan.key} targets={record.targets} title={own('plan.targets')} />
        ))}
      {current === 'references' &&
        (record.references.length === 0 ? (
          <p>{own('plan.noReferences')}</p>
        ) : (
          <References
            planKey={plan.key}
            references={record.references}
            title={own('plan.references')}
          />
        ))}
    </RecordPage>
  );
}

/** What the plan waits for now. */
function PlanNow({ record: { plan } }: { readonly record: PlanRecord }) {
  const own = useText(planScreenMessages);
  const { go } = useNavigation();
  const review = pathTo('/plans/$key/review', { key: plan.key }, { version: String(plan.version) });
  if (plan.newerCopy !== null) return <NewerCopy plan={plan} path="/plans/$key/review" />;
  if (plan.state === 'approved') return null;
  const open = plan.openFindings;
  return (
    <Now
      actions={
        <Button variant="contained" onClick={() => go(review)}>
          {own(open > 0 ? 'plan.now.review' : 'plan.now.approve')}
        </Button>
      }
    >
      <strong>{open > 0 ? own('plan.now.open', { open }) : own('plan.now.ready')}</strong>
    </Now>
  );
}
