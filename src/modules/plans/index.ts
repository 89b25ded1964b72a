import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract/index.ts';
import { planErrors } from './errors.ts';
import { planImportErrors, planImportMessages } from './import/index.ts';
import { messages } from './messages.ts';
import * as service from './service/index.ts';

export { planApproved, planSettled, searchPlans } from './contract/index.ts';
export { readPlan, readPlanFile } from './import/index.ts';
export {
  agencyResolver,
  listTaskDeadlines,
  loadRelease,
  releaseOfFile,
  type Loaded,
} from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.listPlans, service.listPlans),
  bind(contract.getPlan, service.getPlan),
  bind(contract.listTasks, service.listTasks),
  bind(contract.getTask, service.getTask),
  bind(contract.getMatrix, service.getMatrix),
  bind(contract.getAgencyWork, service.getAgencyWork),
  bind(contract.searchPlans, service.searchPlans),
  bind(contract.exportTasks, service.exportTasks),
  bind(contract.importPlan, service.makeImportPlan(service.makeFileReader(service.readingLimits))),
  bind(contract.startOver, service.startOver),
  bind(contract.getSource, service.getSource),
  bind(contract.listFindings, service.listFindings),
  bind(contract.settleFinding, service.settleFinding),
  bind(contract.reopenFinding, service.reopenFinding),
  bind(contract.decideLink, service.decideLink),
  bind(contract.withdrawLink, service.withdrawLink),
  bind(contract.approvePlan, service.approvePlan),
  bind(contract.exportPlan, service.exportPlan),
  bind(contract.getOriginal, service.getOriginal),
  bind(contract.listHistory, service.listHistory),
  bind(contract.getStatus, service.getStatus),
];

/** What the apps serve of this module. */
export const plansModule: Module = {
  name: 'plans',
  operations,
  messages: {
    vi: { ...messages.vi, ...planImportMessages.vi },
    en: { ...messages.en, ...planImportMessages.en },
  },
  errors: { ...planErrors, ...planImportErrors },
  subscriptions: [service.noteHandOvers],
};
