import { describe, expect, it } from 'vitest';
import { aReading, aRelease, aTask, bothResolutions } from '../../../../tests/support/plan.ts';
import { readRelease, writeRelease } from './release.ts';

const full = aRelease({
  resolutions: [...bothResolutions],
  links: [
    { task: 'PL.I.1', provision: 'II.1.1', decision: 'confirmed', by: 'Hà', on: '2026-11-20' },
  ],
  approval: { approvedBy: 'Người duyệt', on: '2026-11-21' },
});

describe('the YAML of a digital copy', () => {
  it('is read back into the same release', () => {
    const read = readRelease(writeRelease(full), 'a.yaml');
    expect(read).toEqual({ ok: true, value: full });
  });

  it('is the same bytes after being read and written again', () => {
    const text = writeRelease(full);
    const read = readRelease(text, 'a.yaml');
    expect(read.ok && writeRelease(read.value)).toBe(text);
  });

  it('keeps the words of the text, whatever marks, quotes and spaces they hold', () => {
    const lines = ['', ' đầu dòng', 'a: b # c', '“Năm 1010”', '- Sở; ', '\tthụt', "l'an", '', ''];
    const release = aRelease({ source: { ...full.source, lines } });
    const read = readRelease(writeRelease(release), 'a.yaml');
    expect(read.ok && read.value.source.lines).toEqual(lines);
  });

  it('says file, line and column of a syntax error', () => {
    expect(readRelease('document: [1,\n  {', 'a.yaml')).toMatchObject({
      ok: false,
      error: { code: 'plan.yaml_invalid', kind: 'input', where: { file: 'a.yaml', line: 2 } },
    });
  });

  it('says which field is wrong and where it stands', () => {
    const text = writeRelease(full).replace('startYear: 2013', 'startYear: "hai nghìn"');
    const line = text.split('\n').findIndex((row) => row.includes('hai nghìn')) + 1;
    expect(readRelease(text, 'a.yaml')).toMatchObject({
      error: { code: 'plan.yaml_invalid', where: { field: 'tasks.0.startYear', line } },
    });
  });

  it('refuses a field it does not know, since a misspelt one would be lost', () => {
    const text = writeRelease(full).replace('periodTo: 2020', 'periodTo: 2020\n  periodTill: 2020');
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_invalid' } });
  });

  it('refuses aliases', () => {
    const text = 'a: &x [1, 2]\nb: *x\nc: [*x, *x]';
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_invalid' } });
  });

  it.each([
    ['two tasks of one code', { tasks: [aTask(), aTask()] }],
    [
      'a suggested provision that is not there',
      {
        tasks: [aTask({ provisions: [{ code: 'X.9', confidence: 'weak' }] }), aTask({ code: 'B' })],
      },
    ],
    ['two findings of one id', { findings: [...aReading().findings, ...aReading().findings] }],
  ])('refuses %s', (_title, part) => {
    const text = writeRelease(aRelease({ reading: aReading(part) }));
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_disagrees' } });
  });

  it('refuses a resolution without its reason or its author', () => {
    const text = writeRelease(full).replace(/\n +reason: Ngày ở phần đầu.*/, '');
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_disagrees' } });
  });

  it('refuses a value beside anything but a reading', () => {
    const text = writeRelease(full).replace(
      'resolution: erratum',
      'resolution: erratum\n    value: x',
    );
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_disagrees' } });
  });

  it('refuses a decided link to nothing', () => {
    const text = writeRelease(full).replace('task: PL.I.1\n', 'task: PL.I.9\n');
    expect(readRelease(text, 'a.yaml')).toMatchObject({ error: { code: 'plan.yaml_disagrees' } });
  });
});
