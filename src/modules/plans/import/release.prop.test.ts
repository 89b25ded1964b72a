import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFinding, aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { unwrap } from '../../../kernel/index.ts';
import { resolutionKinds, type PlanRelease, type Task } from '../domain/index.ts';
import { readRelease, writeRelease } from './release.ts';

/** Words as plans hold them, and what YAML itself would read as something else. */
const text = fc.oneof(
  fc.constantFrom('true', 'null', '~', '1e3', '0x1f', '2013-06-14', '- a', 'a: b', '# c', '&a *a'),
  fc.constantFrom('“Năm 1010”', "l'an", '"', '|', '>', '%', '@', '`', '{', '[', '!!str', '...'),
  fc.constantFrom(
    '---',
    ' đầu',
    'cuối ',
    '\tthụt',
    'a\nb',
    'a\n\n b\n',
    'hoả táng'.normalize('NFD'),
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const line = text.map((each) => each.replace(/[\n\r\u0085\u2028\u2029]/g, ' '));
const year = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: null });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

const aDrawnTask: fc.Arbitrary<Partial<Task>> = fc.record({
  title: text,
  startYear: year,
  endYear: year,
  startRaw: text,
  outputs: fc.array(text, { maxLength: 3 }),
  budget: fc.option(fc.bigInt(0n, 999_999_999_999_999_999n).map(String), { nil: null }),
  extra: fc.dictionary(fc.constantFrom('Ghi chú', 'a: b', 'true', '1'), text, { maxKeys: 3 }),
});

const release: fc.Arbitrary<PlanRelease> = fc
  .record({
    tasks: fc.array(aDrawnTask, { maxLength: 4 }),
    lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    number: fc.option(text, { nil: null }),
    choices: fc.array(fc.record({ kind: fc.constantFrom(...resolutionKinds), reason: text }), {
      maxLength: 3,
    }),
    by: text.filter((each) => each !== ''),
    on: day,
    approved: fc.boolean(),
  })
  .map(({ tasks, lines, number, choices, by, on, approved }) => {
    const reading = aReading({
      tasks: tasks.map((given, at) => aTask({ ...given, code: `PL.I.${at + 1}` })),
      findings: choices.map((_none, at) => aFinding({ id: `f-${at}` })),
    });
    return aRelease({
      reading: { ...reading, document: { ...reading.document, number } },
      source: { ...aRelease().source, lines },
      resolutions: choices.map(({ kind, reason }, at) => ({
        id: `f-${at}`,
        code: 'impossible_year',
        where: 'PL.I.2',
        resolution: kind,
        ...(kind === 'reading' ? { value: '2020' } : {}),
        reason: `vì ${reason}`,
        by,
        on,
      })),
      approval: approved ? { approvedBy: by, on } : null,
    });
  });

describe('the YAML of any digital copy', () => {
  it('is read back into the same release, whatever its words look like', () => {
    fc.assert(
      fc.property(release, (given) => {
        expect(unwrap(readRelease(writeRelease(given), 'a.yaml'))).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  it('has the same bytes when it is read and written again', () => {
    fc.assert(
      fc.property(release, (given) => {
        const written = writeRelease(given);
        expect(writeRelease(unwrap(readRelease(written, 'a.yaml')))).toBe(written);
      }),
      { numRuns: 100 },
    );
  });

  it('that is damaged anywhere is read or refused in words, with a place in the file', () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      take: fc.nat(40),
      put: fc.oneof(text, fc.constantFrom('*a', '&a', '<<: *x', '\0', '!!binary a', '? ')),
    });
    fc.assert(
      fc.property(release, damage, (given, { at, take, put }) => {
        const written = writeRelease(given);
        const cut = Math.floor(at * written.length);
        const broken = `${written.slice(0, cut)}${put}${written.slice(cut + take)}`;
        const read = readRelease(broken, 'a.yaml');
        if (read.ok) return;
        expect(['plan.yaml_invalid', 'plan.yaml_disagrees']).toContain(read.error.code);
        expect(read.error.where).toMatchObject({ file: 'a.yaml' });
        expect(read.error.data['why']).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('that names one part twice is refused: parts of parts would grow without end', () => {
    expect(readRelease('a: &a [x]\nb: *a\n', 'a.yaml')).toMatchObject({
      error: {
        code: 'plan.yaml_invalid',
        kind: 'input',
        data: { why: expect.stringMatching(/alias/i) },
      },
    });
  });
});
