import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineCommand, type OptionSpecs } from './command.ts';
import { findName, parseCommand } from './parse.ts';

const help = { vi: '', en: '' };
const options = {
  on: { type: 'string', value: 'DATE', help },
  area: { type: 'string', multiple: true, help },
  dry: { type: 'boolean', help },
} as const satisfies OptionSpecs;
const command = defineCommand({
  name: 'thing do',
  summary: help,
  positionals: ['TEXT...'],
  options,
  run: async () => 0,
});

/** A value that nobody could take for an option. */
const value = fc.string({ minLength: 1 }).filter((text) => !text.startsWith('-'));
const given = fc.record(
  {
    on: value,
    area: fc.array(value, { minLength: 1, maxLength: 4 }),
    dry: fc.constant(true),
    json: fc.constant(true),
    lang: value,
  },
  { requiredKeys: [] },
);

type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The words by which options are typed; `joined` writes `--on=x`. */
function wordsOf(asked: Given, joined: boolean): readonly (readonly string[])[] {
  return Object.entries(asked).flatMap(([name, meant]) => {
    if (meant === true) return [[`--${name}`]];
    const values = typeof meant === 'string' ? [meant] : (meant as readonly string[]);
    return values.map((each) => (joined ? [`--${name}=${each}`] : [`--${name}`, each]));
  });
}

describe('words that are typed', () => {
  test('are read as they were meant, joined by = or not', () => {
    fc.assert(
      fc.property(
        given,
        fc.array(value, { minLength: 1 }),
        fc.boolean(),
        (asked, texts, joined) => {
          const parsed = parseCommand(command, [...wordsOf(asked, joined).flat(), '--', ...texts]);
          expect(parsed).toEqual({ ok: true, value: { options: asked, positionals: texts } });
        },
      ),
    );
  });

  test('mean the same in whatever order the options stand', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (asked, chance) => {
        const groups = wordsOf(asked, false);
        const drawn = groups.map((group) => ({ group, by: chance.next().value }));
        const shuffled = drawn.toSorted((a, b) => a.by - b.by).map(({ group }) => group);
        const sorted = (words: readonly (readonly string[])[]) => {
          const parsed = parseCommand(command, [...words.flat(), '--', 'x']);
          if (!parsed.ok) return parsed;
          const { area, ...others } = parsed.value.options;
          return { ...others, area: [...((area as string[] | undefined) ?? [])].toSorted() };
        };
        expect(sorted(shuffled)).toEqual(sorted(groups));
      }),
    );
  });

  test('of any kind are an answer or a refusal in words, never a fault', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '--',
        '-',
        '---',
        '--=',
        '--on',
        '--on=',
        '-h',
        '--dry=1',
        '--__proto__',
        '-hq',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const parsed = parseCommand(command, words);
        if (parsed.ok) return;
        expect(parsed.error.code).toMatch(/^cli\.[a-z_]+$/);
        expect(parsed.error.kind).toBe('input');
      }),
      { numRuns: 500 },
    );
  });

  test('with an option of one value twice are refused, wherever the second stands', () => {
    fc.assert(
      fc.property(value, value, fc.array(value), (one, other, texts) => {
        const parsed = parseCommand(command, ['--on', one, ...texts, `--on=${other}`, 'x']);
        expect(parsed).toMatchObject({ ok: false, error: { code: 'cli.option_twice' } });
      }),
    );
  });
});

describe('the name of a command', () => {
  const names = ['plan', 'plan import', 'plan import all', 'report annual', 'start'];

  test('is found whatever follows it, and is the longest', () => {
    const tail = fc.array(value.filter((each) => each !== 'all' && each !== 'import'));
    fc.assert(
      fc.property(fc.constantFrom(...names), tail, (name, rest) => {
        expect(findName([...name.split(' '), ...rest], names)).toBe(name);
      }),
    );
  });

  test('is none when only a part of it, or more than its letters, is typed', () => {
    expect(findName(['report'], names)).toBeNull();
    expect(findName(['plans'], names)).toBeNull();
    expect(findName(['plan import'], names)).toBeNull();
    expect(findName([], names)).toBeNull();
  });
});
