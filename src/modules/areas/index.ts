import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { areaErrors } from './errors.ts';
import { areaMessages } from './messages.ts';
import * as service from './service/index.ts';

export { areaMerged, findAreas, listUndecidedAreas } from './contract.ts';
export {
  areaOn,
  isVerified,
  pathOn,
  predecessorsOf,
  standsOn,
  withinOn,
  type Area,
  type AreaRegister,
} from './domain/index.ts';
export { refuse as refuseArea } from './errors.ts';
export {
  answerChain,
  answerFind,
  areaRegister,
  codesWithin,
  dayAsked,
  loadAreas,
  readAreaRegister,
} from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.findAreas, service.serveFind),
  bind(contract.listAreas, service.serveList),
  bind(contract.getArea, service.serveGet),
  bind(contract.chainArea, service.serveChain),
  bind(contract.listUndecidedAreas, service.serveListUndecided),
  bind(contract.listAreaDecisions, service.serveListDecisions),
  bind(contract.decideAreaSuccessors, service.serveDecideSuccessors),
  bind(contract.listHamlets, service.serveListHamlets),
  bind(contract.enterHamlets, service.serveEnterHamlets),
  bind(contract.renameHamlet, service.serveRenameHamlet),
  bind(contract.closeHamlets, service.serveCloseHamlets),
  bind(contract.mergeHamlets, service.serveMergeHamlets),
  bind(contract.withdrawHamletChange, service.serveWithdrawHamletChange),
];

/** What the apps serve of this module. */
export const areasModule: Module = {
  name: 'areas',
  operations,
  messages: areaMessages,
  errors: areaErrors,
};
