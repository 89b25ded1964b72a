/**
 * What the test support and the tools need beside the public room: the parts of the supervisor
 * and of the migrator, to be driven one by one. The product imports `index.ts` only.
 */
export { embeddedBinaries, installedBinaries, type Binaries } from './binaries.ts';
export { clusterFolder, SUPERUSER } from './cluster.ts';
export { APP_ROLE, clientConfig, connect, OWNER_ROLE, REPORT_ROLE } from './connect.ts';
export type { Database } from './database.ts';
export { startEmbedded, stopServer, type Embedded } from './embedded.ts';
export { migrate } from './migrate.ts';
export { findPostmaster } from './postmaster.ts';
export { isAlive } from './process.ts';
export { prepareCluster, quote } from './roles.ts';
