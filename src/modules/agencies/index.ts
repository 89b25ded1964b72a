import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import { chainAgency, findAgencies, getAgency, listAgencies } from './contract.ts';
import { agencyErrors } from './errors.ts';
import { agencyMessages } from './messages.ts';
import { serveChain, serveFind, serveGet, serveList } from './service/index.ts';

export { agencyDissolved } from './contract.ts';
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
  bind(findAgencies, serveFind),
  bind(listAgencies, serveList),
  bind(getAgency, serveGet),
  bind(chainAgency, serveChain),
];

/** What the apps serve of this module. */
export const agenciesModule: Module = {
  name: 'agencies',
  operations,
  messages: agencyMessages,
  errors: agencyErrors,
};
