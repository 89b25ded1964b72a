import { useState } from 'react';
import {
  Button,
  color,
  Empty,
  FailureBox,
  font,
  Loaded,
  Loading,
  Page,
  PageHeader,
  Row,
  SelectField,
  type,
  useNavigation,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getMatrix } from '../contract/index.ts';
import { useDecide } from './links.tsx';
import { MatrixCell } from './matrix-cell.tsx';
import {
  firstSection,
  gridOf,
  taskSections,
  type CellAt,
  type Matrix as MatrixReply,
} from './matrix-data.ts';
import { MatrixTable } from './matrix-table.tsx';
import { planScreenMessages } from './messages.ts';
import { NewerCopy, usePlanCrumbs, usePlanPath, useVersion } from './shared.tsx';

/** The value of the section filter for all of them. */
const every = 'all';

/** Which task carries out which provision, what is only suggested, and what nothing covers. */
export function Matrix({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const key = params['key'] ?? '';
  const read = useRead(getMatrix, { key, ...useVersion() }, { keep: true });
  const plan = read.data?.plan;
  const crumbs = usePlanCrumbs(key, plan);
  return (
    <Page>
      <PageHeader title={own('matrix.title')} crumbs={crumbs}>
        <span style={{ font: `400 ${type.t12} ${font.num}`, color: color.ink2 }}>
          {own('matrix.keys')}
        </span>
      </PageHeader>
      {plan !== undefined && <NewerCopy plan={plan} path="/plans/$key/matrix" />}
      <Loaded of={read} failed={own('matrix.failed')} waiting={<Loading lines={14} />}>
        {(matrix) =>
          matrix.provisions.length === 0 || matrix.tasks.length === 0 ? (
            <Empty title={own('matrix.empty')}>{own('matrix.emptyText')}</Empty>
          ) : (
            <MatrixBody matrix={matrix} />
          )
        }
      </Loaded>
    </Page>
  );
}

function MatrixBody({ matrix }: { readonly matrix: MatrixReply }) {
  const own = useText(planScreenMessages);
  const { go } = useNavigation();
  const to = usePlanPath(matrix.plan.key);
  const [asked, setSection] = useParameter('section');
  const [holes, setHoles] = useParameter('holes');
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 });
  const { decide, write, may } = useDecide(matrix.plan);
  const section = asked === every ? null : (asked ?? firstSection(matrix));
  const holesOnly = holes !== null;
  const grid = gridOf(matrix, { section, holesOnly });
  const row = Math.min(at.row, grid.provisions.length - 1);
  const column = Math.min(at.column, grid.tasks.length - 1);
  const provision = grid.provisions[row];
  const task = grid.tasks[column];
  const link =
    provision === undefined || task === undefined ? null : grid.linkOf(provision.code, task.code);
  const settle = (decision: 'confirmed' | 'refused') => {
    if (!may || write.busy || provision === undefined || task === undefined) return;
    if (link?.state === decision || (link === null && decision === 'refused')) return;
    void decide({ task: task.code, provision: provision.code, link }, decision);
  };
  const suggested = matrix.links.filter(({ state }) => state === 'suggested').length;
  const noHoles = matrix.holes.provisions.length + matrix.holes.tasks.length === 0;
  return (
    <>
      <Row style={{ padding: '6px 16px', font: `400 ${type.t13} ${font.num}` }}>
        <SelectField
          label={own('matrix.section')}
          hideLabel
          value={section ?? every}
          onChange={setSection}
          options={[
            { value: every, label: own('matrix.everySection') },
            ...taskSections(matrix).map((code) => {
              return { value: code, label: `${own('matrix.section')} ${code}` };
            }),
          ]}
        />
        <Button aria-pressed={holesOnly} onClick={() => setHoles(holesOnly ? null : '1')}>
          {own(holesOnly ? 'matrix.all' : 'matrix.onlyHoles')}
        </Button>
        <span>
          {own('matrix.holes', {
            provisions: matrix.holes.provisions.length,
            tasks: matrix.holes.tasks.length,
          })}
          {'; '}
          {own('matrix.suggested', { count: suggested })}
        </span>
      </Row>
      {write.failure !== null && (
        <FailureBox failure={write.failure} title={own('link.notSaved')} />
      )}
      {holesOnly && noHoles ? (
        <Empty title={own('matrix.allSettled')}>{own('matrix.allSettledText')}</Empty>
      ) : (
        <MatrixTable
          matrix={matrix}
          grid={grid}
          at={{ row, column }}
          onMove={setAt}
          onDecide={settle}
          onOpen={() => {
            if (task === undefined) return;
            go(to('/tasks/$code', { code: task.code }, { tab: 'provisions' }));
          }}
        />
      )}
      {provision !== undefined && task !== undefined && (
        <MatrixCell
          planKey={matrix.plan.key}
          provision={provision}
          task={task}
          link={link}
          may={may}
          onDecide={settle}
        />
      )}
    </>
  );
}
