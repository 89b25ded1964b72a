export { planImportErrors } from './errors.ts';
export { PLAN_FILE_BYTES_MAX, readPlanFile } from './file.ts';
export { planImportMessages } from './messages.ts';
export { readPlan, type ReadPlan, type ReadSettings } from './read.ts';
export { readRelease, writeRelease } from './release.ts';
