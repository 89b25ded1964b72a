export { chainOf } from './chain.ts';
export { readAnswer, type AnswerFault, type AnswerRead, type KnownFact } from './answers.ts';
export { inSense } from './order.ts';
export { programmesOf, situations, situationsOf, type Situation } from './situations.ts';
