export { lawErrors, lawMessages } from '../../../law/index.ts';
export { serveAssess } from './assess.ts';
export { lawAreasOf } from './local-law.ts';
export { engineOf, hashOf, policiesFolder, readPackTexts, refusedFolder } from './pack.ts';
export { serveDocuments, serveGet, serveList, serveValue, serveValues } from './read.ts';
