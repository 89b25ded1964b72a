import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import { chainArea, findAreas, getArea, listAreas } from './contract.ts';
import { areaErrors } from './errors.ts';
import { areaMessages } from './messages.ts';
import { serveChain, serveFind, serveGet, serveList } from './service/index.ts';

export { areaOn, isVerified, withinOn, type AreaRegister } from './domain/index.ts';
export {
  answerChain,
  answerFind,
  areaRegister,
  dayAsked,
  loadAreas,
  readAreaRegister,
} from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(findAreas, serveFind),
  bind(listAreas, serveList),
  bind(getArea, serveGet),
  bind(chainArea, serveChain),
];

/** What the apps serve of this module. */
export const areasModule: Module = {
  name: 'areas',
  operations,
  messages: areaMessages,
  errors: areaErrors,
};
