import { styled } from '@mui/material/styles';
import { useState } from 'react';
import {
  AppLink,
  Button,
  color,
  Count,
  DocumentWords,
  font,
  Heading2,
  Loaded,
  Row,
  type,
  useText,
} from '../../../ui/index.ts';
import { planScreenMessages } from './messages.ts';
import type { PlanRecord } from './plan.tsx';
import { isAnnex, usePeriod, usePlanPath, useVersion, type Task } from './shared.tsx';
import { useAllTasks } from './task-list.ts';

const Branch = styled('details')({
  font: `400 ${type.t13} ${font.num}`,
  borderBottom: `1px solid ${color.line}`,
  '& > summary': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 30,
    padding: '2px 0',
    cursor: 'pointer',
    fontWeight: 600,
  },
  '& > summary::before': { content: '"▸"', width: 12, color: color.ink2 },
  '&[open] > summary::before': { content: '"▾"' },
  '& details': { marginLeft: 16 },
});

const Leaves = styled('ul')({
  padding: '0 0 6px 20px',
  listStyle: 'none',
  '& li': {
    display: 'grid',
    gridTemplateColumns: '88px minmax(0, 1fr) auto',
    gap: 8,
    padding: '3px 0',
    scrollMarginTop: 60,
  },
  '& li:target': { background: color.mark },
});

interface Node {
  readonly code: string;
  readonly title: string;
  readonly children: readonly Node[];
}

/** Sections under the sections whose code they carry on. */
export function sectionTree(
  sections: readonly { readonly code: string; readonly title: string }[],
): readonly Node[] {
  const codes = new Set(sections.map(({ code }) => code));
  const parentOf = (code: string): string | null => {
    for (let at = code.lastIndexOf('.'); at > 0; at = code.lastIndexOf('.', at - 1)) {
      const parent = code.slice(0, at);
      if (codes.has(parent)) return parent;
    }
    return null;
  };
  const below = (parent: string | null): readonly Node[] =>
    sections
      .filter(({ code }) => parentOf(code) === parent)
      .map(({ code, title }) => ({ code, title, children: below(code) }));
  return below(null);
}

/** The plan as a tree: sections of body and annex, their provisions and tasks. */
export function PlanTree({ record }: { readonly record: PlanRecord }) {
  const own = useText(planScreenMessages);
  const tasks = useAllTasks({ key: record.plan.key, ...useVersion() });
  const [open, setOpen] = useState(true);
  const tree = sectionTree(record.sections);
  const body = tree.filter(({ code }) => !isAnnex(code));
  const annex = tree.filter(({ code }) => isAnnex(code));
  const known = new Set(record.sections.map(({ code }) => code));
  const orphans = record.provisions.filter(({ section }) => !known.has(section));
  return (
    <section>
      <Row style={{ marginBottom: 4 }}>
        <Heading2 style={{ margin: 0 }}>{own('plan.body')}</Heading2>
        <span>{own('plan.provisionsOf', { count: record.provisions.length })}</span>
        <Button size="small" onClick={() => setOpen(!open)}>
          {own(open ? 'plan.collapse' : 'plan.expand')}
        </Button>
      </Row>
      {body.map((node) => (
        <Section key={`${node.code}:${open}`} node={node} record={record} tasks={[]} open={open} />
      ))}
      {orphans.length > 0 && <Provisions provisions={orphans} />}
      <Row style={{ margin: '16px 0 4px' }}>
        <Heading2 style={{ margin: 0 }}>{own('plan.annex')}</Heading2>
        <span>{own('plan.tasksOf', { count: record.plan.tasks })}</span>
        <AppLink href={usePlanPath(record.plan.key)('/tasks')}>{own('plan.tasksAll')}</AppLink>
      </Row>
      <Loaded of={{ ...tasks, loading: tasks.data === undefined }} failed={own('tasks.failed')}>
        {(reply) =>
          annex.map((node) => (
            <Section
              key={`${node.code}:${open}`}
              node={node}
              record={record}
              tasks={reply.tasks}
              open={open}
            />
          ))
        }
      </Loaded>
    </section>
  );
}

interface SectionProps {
  readonly node: Node;
  readonly record: PlanRecord;
  readonly tasks: readonly Task[];
  readonly open: boolean;
}

function Section({ node, record, tasks, open }: SectionProps) {
  const provisions = record.provisions.filter(({ section }) => section === node.code);
  const own = tasks.filter(({ section, code }) => section === node.code || code === node.code);
  const all = countIn(node.code, isAnnex(node.code) ? tasks : record.provisions);
  return (
    <Branch open={open} id={node.code}>
      <summary>
        <span style={{ color: color.ink2 }}>{node.code}</span>
        <span lang="vi">{node.title}</span>
        <Count value={all} />
      </summary>
      {provisions.length > 0 && <Provisions provisions={provisions} />}
      {own.length > 0 && <Tasks planKey={record.plan.key} tasks={own} />}
      {node.children.map((child) => (
        <Section key={child.code} node={child} record={record} tasks={tasks} open={open} />
      ))}
    </Branch>
  );
}

function countIn(
  code: string,
  items: readonly { readonly section: string; readonly code: string }[],
): number {
  return items.filter(
    (item) => item.section === code || item.code === code || item.section.startsWith(`${code}.`),
  ).length;
}

function Provisions({ provisions }: { readonly provisions: PlanRecord['provisions'] }) {
  return (
    <Leaves>
      {provisions.map((provision) => (
        <li key={provision.code} id={provision.code}>
          <span style={{ color: color.ink2 }}>{provision.code}</span>
          <DocumentWords lang="vi">{provision.text}</DocumentWords>
        </li>
      ))}
    </Leaves>
  );
}

function Tasks({ planKey, tasks }: { readonly planKey: string; readonly tasks: readonly Task[] }) {
  const period = usePeriod();
  const to = usePlanPath(planKey);
  return (
    <Leaves>
      {tasks.map((task) => (
        <li key={task.id}>
          <AppLink style={{ color: color.sea700 }} href={to('/tasks/$code', { code: task.code })}>
            {task.code}
          </AppLink>
          <span lang="vi">
            {task.title}{' '}
            {task.lead !== null && <span style={{ color: color.ink2 }}>({task.lead.name})</span>}
          </span>
          <span style={{ color: color.ink2, whiteSpace: 'nowrap' }}>
            {period(task.startYear, task.endYear)}
          </span>
        </li>
      ))}
    </Leaves>
  );
}
