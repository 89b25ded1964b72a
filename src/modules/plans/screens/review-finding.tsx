import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatDate, type InputOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Button,
  color,
  Conflict,
  emptyResolution,
  FailureBox,
  FindingMark,
  font,
  forget,
  Hidden,
  Icon,
  media,
  ResolutionForm,
  type,
  useCan,
  useRead,
  useText,
  useUndo,
  useWrite,
  type ResolutionDraft,
  type ResolutionKind,
} from '../../../ui/index.ts';
import {
  getPlan,
  getTask,
  listFindings,
  listHistory,
  listPlans,
  listTasks,
  reopenFinding,
  settleFinding,
} from '../contract/index.ts';
import { messages } from '../messages.ts';
import { forgetDraft, keepDraft, keptDraft } from './drafts.ts';
import { nextOpen, type Finding } from './review-data.ts';
import { reviewMessages } from './review-messages.ts';
import { keptValue, shownValue, useVersion, type Plan } from './shared.tsx';

const RELATED_SHOWN = 8;
const conflictCode = 'plan.finding_settled_meanwhile';

const Box = styled('section')({
  flex: 'none',
  padding: '10px 16px 12px',
  borderBottom: `1px solid ${color.line}`,
  '& h2': { font: `600 ${type.t16} ${font.ui}`, flex: 1, minWidth: 0 },
  '& p': { marginBottom: 6, overflowWrap: 'anywhere' },
  '& > div:first-of-type': { display: 'flex', alignItems: 'center', gap: 8 },
  // On a phone the kind of finding takes a line of its own.
  [media.phone]: {
    '& > div:first-of-type': { flexWrap: 'wrap' },
    '& h2': { order: 1, flexBasis: '100%' },
  },
});

type Field = 'title' | 'lead' | 'coordinating' | 'startYear' | 'endYear' | 'funding' | 'outputs';
const fields: readonly string[] = [
  'title',
  'lead',
  'coordinating',
  'startYear',
  'endYear',
  'funding',
  'outputs',
  'budget',
];

/** What the field of a finding is called. */
export function useFieldName(): (field: string | null) => string {
  const text = useText(reviewMessages);
  return (field) =>
    field !== null && fields.includes(field)
      ? text(`field.${field as Field}`)
      : text('field.other');
}

/** Where a finding stands, in words: "PL.II.1.2, năm hoàn thành, dòng 454". */
export function usePlaceWords(): (where: Finding['where']) => string {
  const text = useText(reviewMessages);
  const fieldName = useFieldName();
  return ({ code, kind, line, field }) => {
    const named = kind === 'document' || kind === 'annex' || kind === 'site' ? text(kind) : code;
    return field === null
      ? text('placeLine', { code: named, line })
      : text('place', { code: named, field: fieldName(field), line });
  };
}

export interface ReviewFindingProps {
  readonly plan: Plan;
  readonly finding: Finding;
  readonly findings: readonly Finding[];
  readonly hrefOf: (finding: string) => string;
  /** One came here from another finding, by a step or by settling it. */
  readonly arrived: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onSaved: (next: Finding | null) => void;
  /** What was settled here was taken back. */
  readonly onReturn: (finding: string) => void;
}

/** The finding one is at: what is wrong, what is proposed, and the form that settles it. */
export function ReviewFinding(props: ReviewFindingProps) {
  const { finding, findings, hrefOf } = props;
  const text = useText(reviewMessages);
  const place = usePlaceWords();
  const at = findings.findIndex(({ id }) => id === finding.id);
  const arrow = (by: 1 | -1, icon: 'up' | 'down', words: string) => (
    <Button
      aria-disabled={findings[at + by] === undefined}
      aria-keyshortcuts={by === 1 ? 'J' : 'K'}
      style={{ minWidth: 32 }}
      onClick={() => props.onStep(by)}
    >
      <Icon name={icon} />
      <Hidden>{words}</Hidden>
    </Button>
  );
  const box = useRef<HTMLElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const { arrived } = props;
  // Each finding begins at its head, however far one had read the one before; who came here from
  // another one reads on there.
  useEffect(() => {
    box.current?.parentElement?.scrollTo(0, 0);
    if (arrived) head.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    <Box ref={box} aria-label={text('what')}>
      <div>
        <FindingMark severity={finding.severity} boxed />
        <h2 ref={head} tabIndex={-1}>
          {text(`kind.${finding.code}`)}
        </h2>
        <span
          style={{ font: `400 ${type.t13} ${font.num}`, whiteSpace: 'nowrap', marginLeft: 'auto' }}
        >
          {text('position', { index: at + 1, total: findings.length })}
        </span>
        {arrow(-1, 'up', text('previous'))}
        {arrow(1, 'down', text('next'))}
      </div>
      <p style={{ font: `400 ${type.t13} ${font.num}` }}>
        <AppLink href={hrefOf(finding.id)} style={{ color: color.sea700 }}>
          {place(finding.where)}
        </AppLink>
      </p>
      <p lang="vi">
        {finding.text}{' '}
        {finding.suggestion !== null && (
          <b>
            {!finding.suggestion.startsWith('Đề xuất') && text('suggestion')} {finding.suggestion}
          </b>
        )}
      </p>
      <Related finding={finding} />
      <Settle {...props} />
    </Box>
  );
}

/** The other places of a finding, each with its words. */
function Related({ finding }: { readonly finding: Finding }) {
  const text = useText(reviewMessages);
  const place = usePlaceWords();
  const { related } = finding;
  if (related.length === 0) return null;
  return (
    <details style={{ marginBottom: 6, font: `400 ${type.t13} ${font.num}` }}>
      <summary style={{ minHeight: 24, cursor: 'pointer' }}>
        {text('related')} ({related.length})
      </summary>
      <ul style={{ paddingLeft: 16 }}>
        {related.slice(0, RELATED_SHOWN).map((one) => (
          <li key={`${one.code}:${one.line}:${one.quote}`}>
            {place({ ...one, field: null })}
            {one.quote !== '' && (
              <span lang="vi" style={{ fontFamily: font.doc }}>{` “${one.quote}”`}</span>
            )}
          </li>
        ))}
        {related.length > RELATED_SHOWN && (
          <li>{text('relatedMore', { count: related.length - RELATED_SHOWN })}</li>
        )}
      </ul>
    </details>
  );
}

/** What the form starts with: the resolution there is, a kept draft, or the suggestion. */
function initialOf(plan: Plan, finding: Finding): ResolutionDraft {
  const { resolution } = finding;
  if (resolution !== null) {
    const { value, reason } = resolution;
    return { resolution: resolution.resolution, value: shownValue(value ?? ''), reason };
  }
  const kept = keptDraft(plan, finding.id);
  if (kept !== null) return kept;
  const value = finding.suggestedValue ?? (isYearOf(finding) ? '' : (finding.suggestion ?? ''));
  return { ...emptyResolution, value: shownValue(value) };
}

function isYearOf({ where }: Finding): boolean {
  return where.field === 'startYear' || where.field === 'endYear';
}

type SettleInput = Omit<InputOf<typeof settleFinding>, 'requestId'>;

/** Everything that tells of findings and their resolutions. */
export const told = [listFindings, getPlan, getTask, listTasks, listPlans, listHistory];

/** Offers the way back from a resolution: to the one before, or to none. */
function useWayBack({ plan, finding, onReturn }: ReviewFindingProps) {
  const text = useText(reviewMessages);
  const queries = useQueryClient();
  const offer = useUndo();
  const reopen = useWrite(reopenFinding);
  const again = useWrite(settleFinding);
  const before = finding.resolution;
  return (after: Finding) => {
    const seen = after.resolution?.id ?? '';
    const asked = { key: plan.key, version: plan.version, finding: finding.id, seen };
    offer({
      said: text('undo.said', { number: finding.number }),
      undo: async () => {
        const back =
          before === null
            ? await reopen.send({ ...asked, reason: text('undo.reason') })
            : await again.send({
                ...asked,
                ...{ resolution: before.resolution, value: before.value, reason: before.reason },
              });
        await forget(queries, ...told);
        if (back.ok) onReturn(finding.id);
        return back;
      },
    });
  };
}

function useSettle(props: ReviewFindingProps) {
  const { plan, finding, findings, onSaved } = props;
  const queries = useQueryClient();
  const version = useVersion();
  const write = useWrite(settleFinding);
  const offerWayBack = useWayBack(props);
  const [mine, setMine] = useState<(ResolutionDraft & { resolution: ResolutionKind }) | null>(null);
  const save = async (
    draft: ResolutionDraft & { readonly resolution: ResolutionKind },
    seen: string | null,
  ) => {
    setMine(draft);
    const input: SettleInput = {
      key: plan.key,
      version: plan.version,
      finding: finding.id,
      resolution: draft.resolution,
      value: draft.resolution === 'reading' ? keptValue(draft.value) : null,
      reason: draft.reason.trim().normalize('NFC'),
      seen,
    };
    const result = await write.send(input);
    if (!result.ok) {
      if (result.error.code === conflictCode) await forget(queries, listFindings);
      return;
    }
    setMine(null);
    forgetDraft(plan, finding.id);
    const after = result.value.finding;
    const list = findings.map((one) => (one.id === after.id ? after : one));
    queries.setQueryData(
      [listFindings.id, { key: plan.key, ...version }],
      (before: { readonly plan: Plan } | undefined) =>
        before === undefined
          ? before
          : {
              ...before,
              findings: list,
              plan: { ...before.plan, openFindings: result.value.openFindings },
            },
    );
    void forget(queries, ...told);
    offerWayBack(after);
    onSaved(nextOpen(list, finding.id));
  };
  const conflicted = write.failure?.code === conflictCode;
  return { save, mine, write, conflicted };
}

function Settle(props: ReviewFindingProps) {
  const { plan, finding, findings, onSaved } = props;
  const text = useText(reviewMessages);
  const planText = useText(messages);
  const can = useCan();
  const fieldName = useFieldName();
  const { save, mine, write, conflicted } = useSettle(props);
  const [initial] = useState(() => initialOf(plan, finding));
  const history = useRead(
    listHistory,
    { key: plan.key, version: plan.version, finding: finding.id },
    { enabled: conflicted },
  );
  const theirs = finding.resolution;
  if (conflicted && mine !== null && theirs !== null) {
    const at = history.data?.entries[0]?.at;
    const words = (draft: { resolution: ResolutionKind }) =>
      planText(`resolution.${draft.resolution}`);
    return (
      <Conflict
        name={theirs.by}
        time={at === undefined ? formatDate(theirs.on) : timeOf(at)}
        fields={[
          { label: text('mine'), mine: words(mine), theirs: words(theirs) },
          {
            label: text('value'),
            mine: mine.resolution === 'reading' ? mine.value : '–',
            theirs: theirs.value === null ? '–' : shownValue(theirs.value),
          },
          { label: text('reason'), mine: mine.reason, theirs: theirs.reason },
        ]}
        {...(plan.state === 'approved' ? {} : { onKeepMine: () => void save(mine, theirs.id) })}
        onKeepTheirs={() => {
          forgetDraft(plan, finding.id);
          write.clear();
          onSaved(nextOpen(findings, finding.id));
        }}
      />
    );
  }
  const refused = !can('plan.settle')
    ? text('noSettle')
    : plan.state === 'approved'
      ? planText('error.plan.approved')
      : undefined;
  return (
    <>
      {theirs !== null && (
        <p style={{ font: `400 ${type.t12} ${font.num}`, color: color.ink2 }}>
          {text('settledBy', {
            name: theirs.by,
            date: formatDate(theirs.on),
            reason: theirs.reason,
          })}
        </p>
      )}
      <ResolutionForm
        id={finding.id}
        initial={initial}
        valueLabel={fieldName(finding.where.field)}
        {...(finding.where.field === 'endYear' ? { keepHint: text('keep.endYear') } : {})}
        longValue={!isYearOf(finding)}
        busy={write.busy}
        refused={refused}
        {...(write.failure === null || conflicted
          ? {}
          : { error: <FailureBox failure={write.failure} title={text('saveFailed')} /> })}
        onDraft={(draft) => keepDraft(plan, finding.id, draft)}
        onSave={(draft) => {
          if (refused === undefined) void save(draft, theirs?.id ?? null);
        }}
      />
    </>
  );
}

function timeOf(instant: string): string {
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return date.format(new Date(instant)).replace(',', '');
}
