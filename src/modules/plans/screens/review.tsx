import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import {
  color,
  DocumentText,
  Empty,
  FailureBox,
  font,
  Grow,
  isTyping,
  Loaded,
  Loading,
  media,
  Notice,
  Page,
  PageHeader,
  SelectField,
  type,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { planScreenMessages } from './messages.ts';
import { SettleAlike } from './review-bulk.tsx';
import { ReviewActions, StartOverButton } from './review-actions.tsx';
import { ReviewFinding } from './review-finding.tsx';
import { ReviewList } from './review-list.tsx';
import {
  isOpen,
  partAt,
  usePart,
  useReview,
  useReviewPlace,
  type Finding,
  type Laid,
} from './review-data.ts';
import { reviewMessages } from './review-messages.ts';
import { isAnnex, NewerCopy, sectionNumber, usePlanCrumbs, type Plan } from './shared.tsx';
import type { Part } from './source-layout.ts';

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(400px, 38%)',
  flex: 1,
  minHeight: 0,
  [media.narrow]: { display: 'flex', flexDirection: 'column' },
});

const Source = styled('section')({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  padding: '8px 12px 0',
  background: color.ground,
  [media.narrow]: { order: 2, maxHeight: '70vh', padding: '8px' },
});

const SourceHead = styled('div')({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 12,
  paddingBottom: 8,
  font: `400 ${type.t13} ${font.num}`,
});

const Side = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  borderLeft: `1px solid ${color.line}`,
  overflow: 'auto',
  [media.narrow]: { display: 'contents', overflow: 'visible' },
});

/** What a part of the document is called: "Phụ lục, phần II". */
export function usePartName(): (part: Part) => string {
  const own = useText(planScreenMessages);
  return (part) => {
    if (part.code === '') return own('part.head');
    const code = sectionNumber(part.code);
    return own(isAnnex(part.code) ? 'part.annex' : 'part', { code });
  };
}

/** Settling the findings of a digital copy beside its original text. */
export function Review({ params }: ScreenProps) {
  const text = useText(reviewMessages);
  const key = params['key'] ?? '';
  const review = useReview(key);
  const { findings } = review;
  const crumbs = usePlanCrumbs(key, findings.data?.plan);
  const plan = findings.data?.plan;
  return (
    <Page>
      <PageHeader title={text('title')} crumbs={crumbs}>
        {plan !== undefined && findings.data !== undefined && (
          <ReviewActions plan={plan} findings={findings.data.findings} />
        )}
      </PageHeader>
      {plan !== undefined && <NewerCopy plan={plan} path="/plans/$key/review" />}
      <Loaded of={findings} failed={text('failed')} waiting={<Loading lines={12} />}>
        {(data) => <ReviewBody planKey={key} review={review} {...data} />}
      </Loaded>
    </Page>
  );
}

interface ReviewBodyProps {
  readonly planKey: string;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly review: ReturnType<typeof useReview>;
}

interface Said {
  readonly number: number;
  readonly id: string;
  readonly last: boolean;
}

function ReviewBody({ planKey, plan, findings, review }: ReviewBodyProps) {
  const text = useText(reviewMessages);
  const { place, isHere, hrefOf, goTo } = useReviewPlace(planKey);
  const partName = usePartName();
  const [said, setSaid] = useState<Said | null>(null);
  const [arrived, setArrived] = useState(false);
  const { laid } = review;
  const parts = laid?.parts ?? [];
  const asked = parts.find(({ code }) => code === place.part);
  const chosen = findings.find(({ id }) => id === place.finding);
  const inAsked = findings.filter(
    ({ where }) => asked !== undefined && partAt(parts, where.line)?.code === asked.code,
  );
  const current =
    chosen ??
    (asked === undefined
      ? (findings.find(isOpen) ?? findings[0])
      : (inAsked.find(isOpen) ?? inAsked[0])) ??
    null;
  const part = asked ?? partAt(parts, current?.where.line ?? 1);
  const inPart = findings.filter(({ where }) => partAt(parts, where.line)?.code === part?.code);
  const { blocks, marks } = usePart(laid, part, findings, text('source'));
  const step = (by: 1 | -1) => {
    const at = findings.findIndex(({ id }) => id === current?.id);
    const next = findings[at + by];
    if (next === undefined) return;
    setArrived(true);
    goTo({ finding: next.id, part: null });
  };
  // The address holds the finding from the start: when somebody else settles it meanwhile, one
  // stays with it and is told, instead of being moved to the next.
  useEffect(() => {
    if (isHere && current !== null && current.id !== place.finding) goTo({ finding: current.id });
  });
  useStepKeys(step);
  if (findings.length === 0) return <Empty title={text('none')}>{text('noneText')}</Empty>;
  return (
    <Columns>
      <Source aria-label={text('source')}>
        <SourceHead>
          <b>{text('source')}</b>
          {part !== null && laid !== null && <PartNote part={part} laid={laid} />}
          <Grow />
          <SelectField
            label={text('partLabel')}
            hideLabel
            value={part?.code ?? ''}
            onChange={(code) => goTo({ part: code, finding: null })}
            options={parts.map((one) => ({
              value: one.code,
              label: partName(one),
            }))}
          />
          <StartOverButton plan={plan} />
        </SourceHead>
        <SourceBody review={review}>
          <DocumentText
            blocks={blocks}
            marks={marks}
            current={current?.number ?? null}
            onMark={(number) => {
              const finding = findings.find((one) => one.number === number);
              if (finding !== undefined) goTo({ finding: finding.id, part: null });
            }}
          />
        </SourceBody>
      </Source>
      <Side>
        {said !== null && (
          <Notice tone="green">
            {said.last ? text('savedLast') : text('saved', { number: said.number })}
          </Notice>
        )}
        {current !== null && (
          <ReviewFinding
            key={current.id}
            plan={plan}
            finding={current}
            findings={findings}
            arrived={arrived}
            hrefOf={(finding) => hrefOf({ finding, part: null })}
            onStep={step}
            onReturn={(id) => {
              setSaid(null);
              goTo({ finding: id, part: null });
            }}
            onSaved={(next) => {
              setSaid({
                number: current.number,
                id: current.id,
                last: next === null || !isOpen(next),
              });
              setArrived(next !== null);
              if (next !== null) goTo({ finding: next.id, part: null });
            }}
          />
        )}
        {current !== null && (
          <SettleAlike key={current.code} plan={plan} finding={current} findings={findings} />
        )}
        {part !== null && (
          <ReviewList
            findings={inPart}
            part={partName(part)}
            current={current?.id ?? null}
            openOnly={place.openOnly}
            hrefOf={hrefOf}
          />
        )}
      </Side>
    </Columns>
  );
}

function PartNote({ part, laid }: { readonly part: Part; readonly laid: Laid }) {
  const own = useText(planScreenMessages);
  const partName = usePartName();
  const to = Math.min(part.to - 1, laid.lines.length);
  return (
    <span style={{ color: color.ink2 }}>
      {partName(part)}, {own('lines', { from: part.from, to })}
    </span>
  );
}

interface SourceBodyProps {
  readonly review: ReturnType<typeof useReview>;
  readonly children: React.ReactNode;
}

/** The text, or why it is not there. */
function SourceBody({ review, children }: SourceBodyProps) {
  const text = useText(reviewMessages);
  const failed = [review.source, review.matrix].find(({ failure }) => failure !== null);
  if (review.laid !== null) return children;
  if (failed === undefined || failed.failure === null) return <Loading lines={16} />;
  return (
    <FailureBox
      failure={failed.failure}
      title={text('sourceFailed')}
      at={failed.failedAt}
      onRetry={failed.retry}
    />
  );
}

/** J and K go to the next and the previous finding. */
function useStepKeys(step: (by: 1 | -1) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const by = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (by !== undefined) step(by as 1 | -1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
