import { cpus, release, totalmem } from 'node:os';

/** What the figures were measured on; without it they mean nothing. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model.trim() ?? process.arch;
  return [
    `${processors.length} × ${model}`,
    `${memory} GiB`,
    `${process.platform} ${release()}`,
    `Node ${process.versions.node}`,
  ].join(', ');
}
