export { chainOf } from './chain.ts';
export {
  decideDraft,
  DRAFT_PATH,
  withTexts,
  type Deed,
  type DeedKind,
  type Draft,
  type DraftState,
  type DraftText,
} from './drafts.ts';
export { readAnswer, type AnswerFault, type AnswerRead, type KnownFact } from './answers.ts';
export { CODE_CHANCE, codeOf, readCode, shownCode } from './saved-code.ts';
export { changesBetween, type LineChange, type ReleaseContent } from './release-changes.ts';
export { inSense } from './order.ts';
export { programmesOf, situations, situationsOf, type Situation } from './situations.ts';
