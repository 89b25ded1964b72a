import { main } from './index.ts';

/* The program: what `./ansinh` starts under Node 24. */
process.exitCode = await main(process.argv.slice(2));
