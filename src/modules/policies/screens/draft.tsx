import { useEffect } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  formatInstant,
  Loaded,
  Page,
  pathTo,
  RecordPage,
  Tabs,
  Timeline,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getDraft } from '../contract/index.ts';
import { DraftChanges } from './draft-changes.tsx';
import { DraftContent } from './draft-content.tsx';
import { DraftErrors } from './draft-errors.tsx';
import { DraftNow } from './draft-now.tsx';
import { draftMessages } from './draft-messages.ts';
import { DraftMark, loginOf } from './drafts.tsx';

/** A draft of law as a reader sees it. */
export type DraftRecord = ReplyOf<typeof getDraft>;

/** How often a check under way is asked after. */
const ASK_MS = 1_000;

const parts = ['content', 'check', 'changes'] as const;

/** One draft: what it says, what its check found, what it changes, who did what. */
export function Draft({ params }: ScreenProps) {
  const own = useText(draftMessages);
  const read = useRead(getDraft, { id: params['id'] ?? '' });
  const checking = read.data !== undefined && read.data.checking !== null;
  const { retry } = read;
  useEffect(() => {
    if (!checking) return;
    const timer = setInterval(() => retry(), ASK_MS);
    return () => clearInterval(timer);
  }, [checking, retry]);
  return (
    <Page>
      <Loaded of={read} failed={own('draft.failed')}>
        {(record) => <DraftPage record={record} />}
      </Loaded>
    </Page>
  );
}

function DraftPage({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const [wanted] = useParameter('part');
  const part = parts.find((each) => each === wanted) ?? 'content';
  const { check } = record;
  const counts = {
    content: record.texts.length,
    check: check?.errors.length,
    changes: check?.changes.length,
  };
  return (
    <RecordPage
      crumbs={[{ label: own('drafts'), href: '/law/drafts' }, { label: record.title }]}
      title={record.title}
      state={<DraftMark state={record.state} boxed />}
      facts={[
        { label: own('col.by'), value: loginOf(record.madeBy) },
        { label: own('col.submitted'), value: loginOf(record.submittedBy) },
        { label: own('fact.version'), value: record.version },
        ...(record.revision === null
          ? []
          : [{ label: own('fact.revision'), value: record.revision }]),
      ]}
      now={<DraftNow record={record} />}
      tabs={
        <Tabs
          current={part}
          tabs={parts.map((id) => ({
            id,
            label: own(`part.${id}`),
            href: pathTo('/law/drafts/$id', { id: record.id }, { part: id }),
            ...(counts[id] === undefined ? {} : { count: counts[id] }),
          }))}
        />
      }
      aside={
        <Timeline
          entries={record.actions.toReversed().map((each) => ({
            id: String(each.number),
            when: formatInstant(each.at),
            what: own(`history.${each.kind}`, { by: loginOf(each.by), version: each.version }),
            ...(each.reason === null ? {} : { quote: each.reason }),
          }))}
        />
      }
    >
      {part === 'content' && <DraftContent record={record} />}
      {part === 'check' && <DraftErrors record={record} />}
      {part === 'changes' && <DraftChanges record={record} />}
    </RecordPage>
  );
}
