export { bind, type Answer, type BoundOperation } from './bind.ts';
