import { bind, type BoundOperation, type Module } from '../../platform/http/index.ts';
import * as contract from './contract/index.ts';
import { operationsErrors } from './errors.ts';
import { operationsMessages } from './messages.ts';
import * as service from './service/index.ts';

export { readHealth } from './contract/index.ts';
export { listBackups } from './service/index.ts';

const operations: readonly BoundOperation[] = [
  bind(contract.readHealth, service.readHealth),
  bind(contract.reviveNews, service.reviveNews),
  bind(contract.listJobs, service.listJobs),
  bind(contract.getJob, service.getJob),
  bind(contract.cancelJob, service.cancelJob),
  bind(contract.retryJob, service.retryJob),
  bind(contract.startJob, service.startJob),
  bind(contract.listLetters, service.listLetters),
  bind(contract.getLetter, service.getLetter),
  bind(contract.decideLetter, service.decideLetter),
];

/** What the apps serve of this module. */
export const operationsModule: Module = {
  name: 'operations',
  operations,
  messages: operationsMessages,
  errors: operationsErrors,
  jobs: service.nightlyJobs,
};
