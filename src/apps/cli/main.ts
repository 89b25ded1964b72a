import { enableCompileCache } from 'node:module';

/* The program that `./ansinh` starts under Node 24. */
// Libraries that check themselves while they are developed leave it out here: React by half.
process.env['NODE_ENV'] ||= 'production';
enableCompileCache();
// Whoever read our answer may stop early (`| head`): that is no fault, and no end for a server.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
}
const { main } = await import('./index.ts');
process.exitCode = await main(process.argv.slice(2));
