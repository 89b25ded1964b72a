import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract/index.ts';
import { policyErrors } from './errors.ts';
import { policyMessages } from './messages.ts';
import * as service from './service/index.ts';

export {
  lawDraftMoved,
  listDocuments,
  listDrafts,
  listValues,
  searchPolicies,
} from './contract/index.ts';

export {
  engineOf,
  hashOf,
  lawAreasOf,
  lawOf,
  packInEffect,
  policiesFolder,
  readPackTexts,
  refusedFolder,
} from './service/index.ts';
export { runBySql } from './service/run-people.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.listDrafts, service.serveListDrafts),
  bind(contract.getDraft, service.serveGetDraft),
  bind(contract.createDraft, service.serveCreateDraft),
  bind(contract.editDraft, service.serveEditDraft),
  bind(contract.checkDraft, service.serveCheckDraft),
  bind(contract.submitDraft, service.serveSubmitDraft),
  bind(contract.returnDraft, service.serveReturnDraft),
  bind(contract.approveDraft, service.serveApproveDraft),
  bind(contract.attachDraftFile, service.serveAttachFile),
  bind(contract.getDraftFile, service.serveGetFile),
  bind(contract.removeDraftFile, service.serveRemoveFile),
  bind(contract.withdrawDraft, service.serveWithdrawDraft),
  bind(contract.listPolicies, service.serveList),
  bind(contract.assessPolicies, service.serveAssess),
  bind(contract.checkPolicies, service.serveCheck),
  bind(contract.offerCode, service.serveOfferCode),
  bind(contract.saveCheck, service.serveSaveCheck),
  bind(contract.openCheck, service.serveOpenCheck),
  bind(contract.removeCheck, service.serveRemoveCheck),
  bind(contract.searchPolicies, service.serveSearch),
  bind(contract.getPolicyData, service.serveData),
  bind(contract.listReleases, service.serveReleases),
  bind(contract.compareReleases, service.serveCompareReleases),
  bind(contract.getPolicy, service.serveGet),
  bind(contract.diffPolicy, service.serveDiff),
  bind(contract.listFacts, service.serveFacts),
  bind(contract.getDocument, service.serveDocument),
  bind(contract.listDocuments, service.serveDocuments),
  bind(contract.listValues, service.serveValues),
  bind(contract.getValue, service.serveValue),
];

/** What the apps serve of this module; the engine's refusals travel as its own. */
export const policiesModule: Module = {
  name: 'policies',
  jobs: [service.savedCheckSweep, service.draftCheck],
  operations: operations.map(service.byLawInEffect),
  messages: {
    vi: { ...service.lawMessages.vi, ...policyMessages.vi },
    en: { ...service.lawMessages.en, ...policyMessages.en },
  },
  errors: { ...service.lawErrors, ...policyErrors },
};
