import { enableCompileCache } from 'node:module';

/* The program that `./ansinh` starts under Node 24. */
enableCompileCache();
const { main } = await import('./index.ts');
process.exitCode = await main(process.argv.slice(2));
