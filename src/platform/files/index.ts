export { fileErrors } from './errors.ts';
export { listFiles, readFile, storeFile, sweepFiles, withdrawFile } from './files.ts';
export type { FileOwner, NewFile, StoredFile } from './files.ts';
export { fileMessages } from './messages.ts';
