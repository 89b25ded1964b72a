export { planImportErrors, refuseImport } from './errors.ts';
export { readPlanFile } from './file.ts';
export { planImportMessages } from './messages.ts';
export { readPlan, type ReadPlan, type ReadSettings } from './read.ts';
export { readRelease, writeRelease } from './release.ts';
