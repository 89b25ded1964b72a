export type { Database, Transaction } from './database.ts';
export { read, write, type WriteAct } from './transaction.ts';
