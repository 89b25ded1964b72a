export type { Database, Transaction } from './database.ts';
export { DatabaseFault } from './errors.ts';
export { isAway, refusalOf } from './faults.ts';
export { databaseMessages } from './messages.ts';
export { openDatabase, urlsOf, type OpenDatabase, type OpenOptions } from './open.ts';
export { read, record, write, writeErrors, type WriteAct } from './transaction.ts';
