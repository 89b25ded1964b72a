import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';

/** A file of a draft: a part of the pack in the pack's own shape. */
export interface DraftText {
  readonly path: string;
  readonly text: string;
}

export type DraftState = 'editing' | 'submitted' | 'approved' | 'withdrawn';

export type DeedKind = 'created' | 'edited' | 'submitted' | 'returned' | 'approved' | 'withdrawn';

/** A draft of law as it stands. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly state: DraftState;
  /** How often its content was written. */
  readonly version: number;
  readonly texts: readonly DraftText[];
  /** How many things were done with it: what a caller has seen. */
  readonly actions: number;
  readonly madeBy: string;
  readonly submittedBy: string | null;
}

/** What somebody wants to do with a draft. */
export type Deed =
  | { readonly kind: 'edited'; readonly title: string; readonly texts: readonly DraftText[] }
  | { readonly kind: 'submitted' | 'approved'; readonly passed: boolean }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'withdrawn'; readonly reason: string | null };

/**
 * What becomes of a draft: it is edited, submitted and withdrawn while it is being written, and
 * approved or returned, by somebody who has written none of it, once it is submitted. `acting`:
 * who does it, then those for whom they do it; `writers`: who wrote or submitted it. Errors:
 * `policy.draft_closed`, `policy.draft_not_submitted`,
 * `policy.draft_unchecked`, `policy.draft_own`.
 */
export function decideDraft(
  draft: Draft,
  deed: Deed,
  acting: readonly string[],
  writers: readonly string[],
): Result<Draft, Refusal> {
  const checking = deed.kind === 'approved' || deed.kind === 'returned';
  const open = draft.state === 'editing' || draft.state === 'submitted';
  if (!open) return err(refuse('policy.draft_closed', { state: `@policy.draft.${draft.state}` }));
  if (checking && draft.state !== 'submitted') return err(refuse('policy.draft_not_submitted', {}));
  if ((deed.kind === 'edited' || deed.kind === 'submitted') && draft.state === 'submitted')
    return err(refuse('policy.draft_waiting', {}));
  if (checking && acting.some((each) => writers.includes(each)))
    return err(refuse('policy.draft_own', {}));
  if ((deed.kind === 'submitted' || deed.kind === 'approved') && !deed.passed)
    return err(refuse('policy.draft_unchecked', {}));
  return ok({ ...draft, actions: draft.actions + 1, ...changes(draft, deed, acting[0] ?? '') });
}

function changes(draft: Draft, deed: Deed, by: string): Partial<Draft> {
  switch (deed.kind) {
    case 'edited':
      return { title: deed.title, texts: deed.texts, version: draft.version + 1 };
    case 'submitted':
      return { state: 'submitted', submittedBy: by };
    case 'returned':
      return { state: 'editing', submittedBy: null };
    default:
      return { state: deed.kind };
  }
}

/** Where the files of a draft may lie: facts are columns of a table, so they need a release. */
export const DRAFT_PATH =
  /^(documents|values)\.yaml$|^(parameters|programmes)\/[a-z][a-z0-9_]{0,80}\.yaml$/;

/**
 * The texts of the law with a draft or a revision beside them: a programme it holds takes the place
 * of the one of its name, everything else is added. `under` names it in messages, and keeps apart
 * files of one name.
 */
export function withTexts(
  law: readonly DraftText[],
  added: readonly DraftText[],
  under: string,
): readonly DraftText[] {
  const programmes = added.map(({ path }) => path).filter((path) => path.startsWith('programmes/'));
  const replaced = (path: string): boolean =>
    programmes.some((each) => path === each || path.endsWith(`/${each}`));
  return [
    ...law.filter(({ path }) => !replaced(path)),
    ...added.map(({ path, text }) => ({ path: under === '' ? path : `${under}/${path}`, text })),
  ];
}
