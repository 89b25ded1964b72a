export { attemptJob, type Ended, type JobParts } from './attempt.ts';
export { defineJob, type Finish, type Home, type InBoth } from './define.ts';
export type { Job, JobOf, JobRun } from './define.ts';
export { enqueue, give } from './enqueue.ts';
export {
  cancelJob,
  countJobs,
  findJob,
  findLastDone,
  jobErrors,
  listJobs,
  retryJob,
  type JobStanding,
  type JobView,
  type QueueState,
} from './people.ts';
export { lastDue, nextDue, type Schedule } from './schedule.ts';
export type { JobState } from './store.ts';
export { SCHEDULE, sweepJobs } from './sweep.ts';
export { startJobs, type JobApart } from './worker.ts';
