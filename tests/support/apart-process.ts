import { answerApart } from '../../src/platform/apart/index.ts';

/** What tests ask of a process apart. */
export type ApartQuestion =
  | { readonly do: 'repeat'; readonly text: string; readonly times: number }
  | { readonly do: 'look' }
  | { readonly do: 'list' | 'array' | 'map' | 'throw' | 'exit' | 'never' };

/* The program of src/platform/apart/apart.test.ts: does what it is told, harmful things too. */
answerApart(async (question: ApartQuestion): Promise<unknown> => {
  switch (question.do) {
    case 'repeat':
      return { text: question.text.repeat(question.times), bytes: new Uint8Array([0, 255]) };
    case 'look':
      return { pid: process.pid, names: Object.keys(process.env) };
    case 'list':
      return Array.from({ length: 1e9 }, (_none, index) => `${index}`);
    case 'array':
      return Array.from({ length: 200_000_000 }, () => 1.5);
    case 'map':
      return hoard();
    case 'throw':
      throw new Error('a fault of the program');
    case 'exit':
      return process.exit(0);
    case 'never':
      for (;;) performance.now();
  }
});

function hoard(): Map<number, object> {
  const held = new Map<number, object>();
  for (let index = 0; ; index += 1) held.set(index, { index });
}
