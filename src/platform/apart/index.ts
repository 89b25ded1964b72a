export { makeApart, type ApartLimits, type Outcome } from './apart.ts';
export { answerApart } from './child.ts';
