import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * The passphrase of ANSINH_PASSPHRASE, else what is typed at a terminal (it is not shown); null
 * when there is neither.
 */
export async function askPassphrase(question: string): Promise<string | null> {
  const given = process.env['ANSINH_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) return null;
  process.stderr.write(`${question}: `);
  // The terminal echoes through this stream, and it keeps silent.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
