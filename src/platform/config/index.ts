export { cacheFolder, rootFolder } from './root.ts';
