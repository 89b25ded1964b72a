import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import { searchKey } from '../../kernel/index.ts';
import { makeAgencyResolver, readAgencyRegister, withoutAgencies } from '../agencies/index.ts';
import * as contract from './contract/index.ts';
import type { AgencySource, ResolveAgency } from './domain/index.ts';
import { planErrors } from './errors.ts';
import { planImportErrors, planImportMessages } from './import/index.ts';
import { messages } from './messages.ts';
import * as service from './service/index.ts';

export { readPlan, readPlanFile } from './import/index.ts';
export { loadRelease, releaseOfFile, type Loaded } from './service/index.ts';

/**
 * What agencies are called, by the register of the release. A plan of another province has agencies
 * of its own: there our names say nothing, only the kinds and abbreviations that all share.
 */
export function agencyResolver(): AgencySource {
  const register = readAgencyRegister();
  const ours = makeAgencyResolver(register);
  let others: ResolveAgency | null = null;
  const city = searchKey(register.city ?? '');
  const byIssuer = (issuer: string | null): ResolveAgency => {
    if (issuer === null || searchKey(issuer).includes(city)) return ours;
    others ??= makeAgencyResolver(withoutAgencies(register));
    return others;
  };
  return Object.assign((raw: string) => ours(raw), { byIssuer });
}

const operations: readonly BoundOperation[] = [
  bind(contract.listPlans, service.listPlans),
  bind(contract.getPlan, service.getPlan),
  bind(contract.listTasks, service.listTasks),
  bind(contract.getTask, service.getTask),
  bind(contract.getMatrix, service.getMatrix),
  bind(contract.getAgencyWork, service.getAgencyWork),
  bind(contract.searchPlans, service.searchPlans),
  bind(contract.exportTasks, service.exportTasks),
  bind(contract.importPlan, service.makeImportPlan(agencyResolver)),
  bind(contract.startOver, service.startOver),
  bind(contract.getSource, service.getSource),
  bind(contract.listFindings, service.listFindings),
  bind(contract.settleFinding, service.settleFinding),
  bind(contract.decideLink, service.decideLink),
  bind(contract.approvePlan, service.approvePlan),
  bind(contract.exportPlan, service.exportPlan),
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
