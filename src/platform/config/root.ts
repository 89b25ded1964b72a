import { join } from 'node:path';

/** The folder of the checkout. */
export const rootFolder = join(import.meta.dirname, '../../..');

/** What may be thrown away at any time: built bundles, test results, caches. */
export const cacheFolder = join(rootFolder, '.cache');
