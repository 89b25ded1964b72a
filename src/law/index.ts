/** The law as data: load, check, assess, kernel, SQL, words, differences. Pure. */
export { assess, assessReady, type Assessment, type Question } from './assess/assess.ts';
export { checkPack, type Checked } from './check/check.ts';
export { Engine, type Ready } from './engine.ts';
export { lawErrors, refuse as refuseLaw } from './errors.ts';
export { readFacts, vocabularyOf, type Facts, type FactsInput, type Vocabulary } from './facts.ts';
export { loadPack, loadParts } from './load/load.ts';
export type { SourceText } from './load/source.ts';
export { lawMessages } from './messages.ts';
export type { Pack, Programme } from './pack.ts';
export type { Asked } from './settle/value.ts';
export { valueAt, type ValueAnswer } from './value.ts';
export { answerOf, type Answer } from './assess/answer.ts';
export { assessAll, type AllAssessed } from './assess/all.ts';
export { diffProgramme, type Change } from './diff/diff.ts';
export { exportPack } from './export.ts';
export { packContent } from './content.ts';
export { renderProgramme, type Rendered } from './render/render.ts';
export { citeText } from './words/cite.ts';
