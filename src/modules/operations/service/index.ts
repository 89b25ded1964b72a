export { listBackups } from './backups.ts';
export { nightlyJobs } from './nightly.ts';
export { readHealth, reviveNews } from './health.ts';
export { cancelJob, getJob, listJobs, retryJob, startJob } from './jobs.ts';
export { decideLetter, getLetter, listLetters } from './letters.ts';
export { fileSweep } from './sweep.ts';
