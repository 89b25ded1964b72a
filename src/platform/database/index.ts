export type { Database, Transaction } from './database.ts';
export { read, record, write, type WriteAct } from './transaction.ts';
