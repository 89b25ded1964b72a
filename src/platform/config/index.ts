export { cacheFolder, rootFolder } from './root.ts';
export { version } from './version.ts';
