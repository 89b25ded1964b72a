import { expect } from 'vitest';

/*
 * Properties are tried on the same examples every time, so that a failure is the same for all;
 * FC_SEED tries others.
 */
const seed = Number(process.env['FC_SEED'] ?? 4_220);

if (/\.prop\.test\.tsx?$/.test(expect.getState().testPath ?? '')) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ seed });
}
