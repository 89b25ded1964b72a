import type { output } from 'zod/mini';
import { formatDate, parseIsoDate } from '../../../kernel/index.ts';
import {
  AppLink,
  Notice,
  pathTo,
  readDate,
  StateMark,
  useNavigation,
  useRecordName,
  useText,
  type Crumb,
} from '../../../ui/index.ts';
import type { PlanSummary, TaskRow } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { planScreenMessages } from './messages.ts';

export type Plan = output<typeof PlanSummary>;
export type Task = output<typeof TaskRow>;

/** The copy an address asks for; without it the one in use. */
export function useVersion(): { readonly version?: number } {
  const { search } = useNavigation();
  const version = Number(new URLSearchParams(search).get('version') ?? '');
  return Number.isInteger(version) && version > 0 ? { version } : {};
}

/** What links of a plan carry on, so that one stays in the copy one looks at. */
export function useVersionSearch(): Readonly<Record<string, string>> {
  const { version } = useVersion();
  return version === undefined ? {} : { version: String(version) };
}

/** Addresses below a plan: `to('/tasks/$code', { code })`. They stay in the copy one looks at. */
export function usePlanPath(key: string): PlanPath {
  const version = useVersionSearch();
  return (below, params = {}, search = {}) =>
    pathTo(`/plans/$key${below}`, { key, ...params }, { ...version, ...search });
}

type Texts = Readonly<Record<string, string>>;
type PlanPath = (below: string, params?: Texts, search?: Texts) => string;

/** How a plan is called: its number, or that it has none. */
export function usePlanName(): (plan: Pick<Plan, 'number'>) => string {
  const own = useText(planScreenMessages);
  return (plan) => plan.number ?? own('plans.number.none');
}

/** Where a page of a plan hangs; the side bar is told the plan's number. */
export function usePlanCrumbs(
  key: string,
  plan: Plan | undefined,
  more: readonly Crumb[] = [],
): readonly Crumb[] {
  const own = useText(planScreenMessages);
  const name = usePlanName();
  const search = useVersionSearch();
  useRecordName(plan === undefined ? null : name(plan));
  return [
    { label: own('plans'), href: '/plans' },
    {
      label: plan === undefined ? key : name(plan),
      href: pathTo('/plans/$key', { key }, search),
    },
    ...more,
  ];
}

/** 2012–2020; what is not known says so. */
export function usePeriod(): (from: number | null, to: number | null) => string {
  const own = useText(planScreenMessages);
  return (from, to) => {
    if (from === null && to === null) return own('none');
    const unknown = own('unknownYear');
    return own('task.period', { from: from ?? unknown, to: to ?? unknown });
  };
}

/** State of a copy as shape and word. */
export function PlanState({ plan, boxed = false }: { readonly plan: Plan; boxed?: boolean }) {
  const text = useText(messages);
  return (
    <StateMark kind={plan.state === 'approved' ? 'done' : 'draft'} boxed={boxed}>
      {text(`state.${plan.state}`)}
    </StateMark>
  );
}

/** Says that a newer copy is being settled while the approved one is shown. */
export function NewerCopy({ plan, path }: { readonly plan: Plan; readonly path: string }) {
  const own = useText(planScreenMessages);
  if (plan.newerCopy === null) return null;
  const version = String(plan.newerCopy);
  return (
    <Notice tone="sea">
      {own('newer', { version })}{' '}
      <AppLink href={pathTo(path, { key: plan.key }, { version })}>
        {own('newer.open', { version })}
      </AppLink>
    </Notice>
  );
}

/** Findings of a task or plan as shape and word. */
export function FindingsState({ open, all }: { readonly open: number; readonly all: number }) {
  const own = useText(planScreenMessages);
  if (all === 0) return <>{own('noFinding')}</>;
  if (open > 0) return <StateMark kind="warning">{own('findings.openCount', { open })}</StateMark>;
  // Notes stop nothing and may have no resolution: only their number is said.
  return <StateMark kind="info">{own('findings.settledCount', { count: all })}</StateMark>;
}

/** dd/mm/yyyy, or a dash for nothing. */
export function dayOrDash(date: string | null): string {
  return date === null ? '–' : formatDate(date);
}

/** The value of a reading as an official reads it: a day as dd/mm/yyyy, the rest as it is. */
export function shownValue(value: string): string {
  const day = parseIsoDate(value);
  return day === null ? value : formatDate(day);
}

/** The value of a reading as it is kept: a whole day as ISO date, the rest as it was typed. */
export function keptValue(typed: string): string {
  const reading = readDate(typed);
  const isDay = reading.ok && reading.value?.precision === 'day';
  return isDay ? reading.value.date : typed.trim().normalize('NFC');
}

/** Order of codes as the text has them: PL.I.2 before PL.I.10, II after I. */
export function topSection(code: string): string {
  const parts = code.split('.');
  return parts[0] === 'PL' ? parts.slice(0, 2).join('.') : (parts[0] ?? code);
}

/** True for a section of the annex. */
export function isAnnex(code: string): boolean {
  return code === 'PL' || code.startsWith('PL.');
}

/** The section's own number without the annex before it. */
export function sectionNumber(code: string): string {
  return isAnnex(code) ? code.slice(3) : code;
}
