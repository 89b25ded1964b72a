export { lawErrors, lawMessages } from '../../../law/index.ts';
export { serveAssess } from './assess.ts';
export { serveCheck } from './check.ts';
export { serveData, serveReleases } from './data.ts';
export { serveCompareReleases } from './release-changes.ts';
export { lawAreasOf } from './local-law.ts';
export {
  engineOf,
  hashOf,
  packInEffect,
  policiesFolder,
  readPackTexts,
  refusedFolder,
} from './pack.ts';
export {
  savedCheckSweep,
  serveOfferCode,
  serveOpenCheck,
  serveRemoveCheck,
  serveSaveCheck,
} from './saved-check.ts';
export { serveSearch } from './search.ts';
export { serveDiff, serveDocument, serveFacts } from './study.ts';
export {
  serveApproveDraft,
  serveCheckDraft,
  serveCreateDraft,
  serveEditDraft,
  serveGetDraft,
  serveListDrafts,
  serveReturnDraft,
  serveSubmitDraft,
  serveWithdrawDraft,
} from './drafts.ts';
export { byLawInEffect, lawOf } from './revisions.ts';
export { serveDocuments, serveGet, serveList, serveValue, serveValues } from './read.ts';
export { draftCheck } from './draft-check.ts';
export { serveAttachFile, serveGetFile, serveRemoveFile } from './draft-files.ts';
