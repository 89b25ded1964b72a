import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { agencyErrors } from './errors.ts';
import { agencyMessages } from './messages.ts';
import * as service from './service/index.ts';

export { agencyDissolved, findAgencies, listUndecidedAgencies } from './contract.ts';
export {
  agencyOf,
  expandGroup,
  makeAgencyResolver,
  periodOn,
  withoutAgencies,
  type AgencyRegister,
} from './domain/index.ts';
export {
  agencyRegister,
  answerChain,
  answerFind,
  dayAsked,
  loadAgencies,
  readAgencyRegister,
} from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.findAgencies, service.serveFind),
  bind(contract.listAgencies, service.serveList),
  bind(contract.getAgency, service.serveGet),
  bind(contract.chainAgency, service.serveChain),
  bind(contract.listUndecidedAgencies, service.serveListUndecided),
  bind(contract.listAgencyDecisions, service.serveListDecisions),
  bind(contract.decideAgencySuccessor, service.serveDecideSuccessor),
];

/** What the apps serve of this module. */
export const agenciesModule: Module = {
  name: 'agencies',
  operations,
  messages: agencyMessages,
  errors: agencyErrors,
};
