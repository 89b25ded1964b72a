import { expect } from 'vitest';
import type { ZodType } from 'zod';
import { runAnsinh, type Ended } from './ansinh.ts';
import { errorShape } from './command-shapes.ts';

const stackTrace = /\n\s+at .*(:\d+:\d+|node:)/;

/** The command line on one data folder, each command a process of its own. */
export function commandLine(data: string) {
  const run = (words: readonly string[], where = data): Promise<Ended> =>
    runAnsinh(words, { data: where });

  /** The one document that a command prints under --json, held to a shape. */
  const ask = async <T>(
    shape: ZodType<T>,
    words: readonly string[],
    { code = 0, where = data }: { readonly code?: number; readonly where?: string } = {},
  ): Promise<T> => {
    const ended = await run([...words, '--json'], where);
    expect(ended.err).not.toMatch(stackTrace);
    expect(ended.code, `${words.join(' ')}: ${ended.out}${ended.err}`).toBe(code);
    return shape.parse(JSON.parse(ended.out));
  };

  /** The error of a refusal, after both ways of telling it were looked at. */
  const refused = async (words: readonly string[], code = 2) => {
    const [{ error }, inWords] = await Promise.all([ask(errorShape, words, { code }), run(words)]);
    expect([inWords.code, inWords.out]).toEqual([code, '']);
    expect(inWords.err).toContain(error.message);
    expect(inWords.err).not.toMatch(stackTrace);
    return error;
  };

  return { run, ask, refused };
}
