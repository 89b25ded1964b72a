import type { Language, ReplyOf } from '../../../kernel/index.ts';
import { lawMessages } from '../../../law/index.ts';
import { everybodyActing, type Context } from '../../../platform/context.ts';
import { refusalText, textsOf } from '../../../platform/http/index.ts';
import { holds } from '../../access/index.ts';
import type { getDraft, listDrafts } from '../contract/index.ts';
import { decideDraft, type Deed, type DeedKind, type Draft } from '../domain/index.ts';
import { policyMessages } from '../messages.ts';
import type { DraftAction, DraftRow } from '../store/drafts.ts';
import type { DraftStudy } from './draft-study.ts';

/** A draft as a list shows it. */
export function lineOf(draft: DraftRow): ReplyOf<typeof listDrafts>['drafts'][number] {
  const { id, title, state, version, actions, madeBy, madeAt, changedAt, submittedBy } = draft;
  return {
    id,
    title,
    state,
    version,
    seen: actions,
    madeBy,
    madeAt: madeAt.toISOString(),
    changedAt: changedAt.toISOString(),
    submittedBy,
  };
}

/** A check finds what the law files refuse and what the module refuses. */
const checkTexts = textsOf([{ messages: lawMessages }, { messages: policyMessages }]);

type Check = NonNullable<ReplyOf<typeof getDraft>['check']>;

/** What a check found, in the words of a language. */
export function checkOf(study: DraftStudy, at: Date, language: Language): Check {
  return {
    passed: study.passed,
    at: at.toISOString(),
    examples: study.examples,
    errors: study.errors.map((each) => ({
      code: each.code,
      detail: refusalText(checkTexts, language, each),
      file: each.where?.file ?? null,
      line: each.where?.line ?? null,
      column: each.where?.column ?? null,
    })),
    changes: study.changes[language].map((each) => ({ ...each })),
    sample: study.sample.map((each) => ({ ...each, title: each.title[language] })),
  };
}

const deeds = [
  ['edit', 'law.draft', 'edited'],
  ['submit', 'law.draft', 'submitted'],
  ['approve', 'law.approve', 'approved'],
  ['return', 'law.approve', 'returned'],
  ['withdraw', 'law.draft', 'withdrawn'],
] as const;

/** What the caller may do with a draft now. */
export function mayDo(
  context: Context,
  draft: Draft,
  actions: readonly DraftAction[],
  passed: boolean,
): (typeof deeds)[number][0][] {
  const acting = everybodyActing(context);
  const { caller } = context;
  return deeds.flatMap(([name, permission, kind]) => {
    const deed = { kind, passed, title: draft.title, texts: draft.texts, reason: '' } as Deed;
    const allowed =
      holds(caller, permission) && decideDraft(draft, deed, acting, writersOf(actions)).ok;
    return allowed ? [name] : [];
  });
}

/** Who has written or submitted the draft: none of them approves it. */
export function writersOf(actions: readonly DraftAction[]): readonly string[] {
  const writing: readonly DeedKind[] = ['created', 'edited', 'submitted'];
  return actions.filter(({ kind }) => writing.includes(kind)).map(({ by }) => by);
}
