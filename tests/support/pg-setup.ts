import type { TestProject } from 'vitest/node';
import {
  dropTestFolder,
  makeTestFolder,
  migrateTemplate,
  startTestServer,
  sweepTestFolders,
  testBinaries,
  type TestServer,
} from './pg-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer | null;
  }
}

/** One server a test run, its template migrated once; every test file clones it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = process.env['ANSINH_TEST_PG'] ?? 'embedded';
  const binaries = testBinaries(kind);
  if (binaries === null) {
    // Each test file then skips itself and says why.
    project.provide('testServer', null);
    return async () => undefined;
  }
  await sweepTestFolders();
  const folder = makeTestFolder();
  try {
    const server = await startTestServer(folder, binaries);
    const template = await migrateTemplate(server);
    const { host, port } = server;
    project.provide('testServer', { host, port, template, kind });
  } catch (fault) {
    await dropTestFolder(folder);
    throw fault;
  }
  return () => dropTestFolder(folder);
}
