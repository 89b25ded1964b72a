import { describe, expect, it } from 'vitest';
import { FIRST_DAY, MAX_MONEY, NEVER } from '../ir.ts';
import { documentSchema } from './document.ts';
import { factSchema } from './fact.ts';
import { parameterSchema } from './parameter.ts';
import { programmeSchema } from './programme.ts';
import { day, decimalText, identifier, parameterName, partialDay } from './words.ts';

const both = { vi: 'x', en: 'x' };
const cite = { document: 'x', article: '' };

describe('words of the pack', () => {
  it.each([
    ['a', true],
    ['a_b2', true],
    ['A', false],
    ['2a', false],
    ['a-b', false],
    ['a.b', false],
    ['', false],
  ])('“%s” is a name of a fact: %s', (text, fits) => {
    expect(identifier.safeParse(text).success).toBe(fits);
  });

  it.each([
    ['a', true],
    ['a.b_c.d', true],
    ['a.', false],
    ['.a', false],
    ['a..b', false],
    ['a.B', false],
    ['a.2', false],
  ])('“%s” is a name of a parameter: %s', (text, fits) => {
    expect(parameterName.safeParse(text).success).toBe(fits);
  });

  it.each([
    ['2024-02-29', true, true],
    ['2023-02-29', false, false],
    ['2024-02', false, true],
    ['2024-13', false, false],
    ['2024-00', false, false],
    ['2024', false, true],
    ['24', false, false],
    ['29/02/2024', false, false],
  ])('“%s” is a day: %s, or part of one: %s', (text, whole, part) => {
    expect(day.safeParse(text).success).toBe(whole);
    expect(partialDay.safeParse(text).success).toBe(part);
  });

  it.each([
    ['2.50', '2.50'],
    [2.5, '2.5'],
    [-3, '-3'],
    [500_000, '500000'],
    ['1e3', null],
    [1e21, null],
    ['1,5', null],
    ['.5', null],
    ['5.', null],
    ['', null],
  ])('%j as a decimal is %s', (value, text) => {
    const read = decimalText.safeParse(value);
    expect(read.success ? read.data : null).toBe(text);
  });

  it('have limits that the whole engine shares', () => {
    expect([FIRST_DAY, NEVER, MAX_MONEY]).toEqual([18_000_101, 99_991_231, 1_000_000_000_000]);
  });
});

describe('a document', () => {
  const least = {
    number: '1/2010/NĐ-CP',
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: both,
    issued: null,
    from: '2010',
    confidence: 'S',
  };

  it('is numbered, in force and replaces nothing unless it says so', () => {
    expect(documentSchema.parse(least)).toEqual({
      ...least,
      unnumbered: false,
      to: null,
      replaces: [],
      amends: [],
      replacedBy: [],
    });
  });

  it.each([
    { number: '' },
    { type: '' },
    { issuer: '' },
    { confidence: 'X' },
    { to: '2010' },
    { x: 1 },
  ])('cannot say %j', (wrong) => {
    expect(documentSchema.safeParse({ ...least, ...wrong }).success).toBe(false);
  });
});

describe('a fact', () => {
  const least = {
    name: 'a',
    subject: 'person',
    type: 'date',
    absent: 'unknown',
    label: both,
    question: both,
    why: both,
    establishedBy: both,
    keptIn: 'registry',
    seenBy: 'officers',
  };
  const values = { a: both };
  const range = { min: 0, max: 1 };
  const says = { yes: both, no: both };

  it.each([
    {},
    { type: 'money' },
    { type: 'boolean', says },
    { type: 'enum', values },
    { type: 'set', values },
    { type: 'integer', range },
    { type: 'integer', range, unit: '%' },
    { absent: 'computed' },
    { absent: { value: false, register: both, since: '2025' } },
    { seenBy: 'health_officers' },
  ])('may say %j', (more) => {
    expect(factSchema.safeParse({ ...least, ...more }).success).toBe(true);
  });

  it.each([
    { type: 'boolean' },
    { type: 'enum' },
    { type: 'set' },
    { type: 'integer' },
    { type: 'integer', range, values },
    { type: 'money', range },
    { type: 'date', values },
    { type: 'integer', range: { min: 0.5, max: 1 } },
    { unit: '' },
    { keptIn: '' },
    { absent: 'no' },
    { subject: 'member' },
    { label: { vi: '', en: 'x' } },
    { label: { vi: 'x' } },
  ])('cannot say %j', (more) => {
    const read = factSchema.safeParse({ ...least, ...more });
    expect(read.success).toBe(false);
    if (!read.success) expect(read.error.issues[0]?.message).not.toBe('');
  });
});

describe('a parameter', () => {
  const value = { value: '5', from: '2010-01-01', cite, confidence: 'S' };
  const least = { name: 'a.b', label: both, unit: 'đồng', type: 'money', values: [value] };

  it('is not keyed, and its values have no end, unless it says so', () => {
    expect(parameterSchema.parse(least)).toEqual({
      ...least,
      keyed: false,
      values: [{ ...value, to: null }],
    });
  });

  it.each([
    { values: [] },
    { type: 'text' },
    { values: [{ ...value, key: '' }] },
    { local: { rule: 'lower', cite } },
  ])('cannot say %j', (wrong) => {
    expect(parameterSchema.safeParse({ ...least, ...wrong }).success).toBe(false);
  });

  it.each(['higher', 'replaces', 'adds'])('may meet a local one by the rule %s', (rule) => {
    expect(parameterSchema.safeParse({ ...least, local: { rule, cite } }).success).toBe(true);
  });
});

describe('a programme', () => {
  const lawCase = { id: 'x', title: both, when: true, amount: 5, cite };
  const version = { from: '2010-01-01', cite, combine: 'max', combineCite: cite, cases: [lawCase] };
  const least = {
    programme: 'a',
    title: both,
    summary: both,
    outcome: { kind: 'month', unit: 'đồng' },
    versions: [version],
  };

  it('takes what it does not say for nothing', () => {
    const read = programmeSchema.parse(least);
    expect(read).toMatchObject({ excludes: [], procedures: [], examples: [] });
    expect(read.versions[0]).toMatchObject({ to: null, plus: [], uses: {}, derived: {}, also: [] });
    expect(read.versions[0]?.cases[0]).toMatchObject({
      when: 'true',
      amount: '5',
      uses: {},
      over: [],
    });
    expect(read.versions[0]?.cases[0]?.confidence).toBe('S');
  });

  it.each(['month', 'once', 'goods', 'class', 'share', 'rate', 'terms'])('may give %s', (kind) => {
    expect(programmeSchema.safeParse({ ...least, outcome: { kind, unit: '' } }).success).toBe(true);
  });

  it.each([
    { versions: [] },
    { outcome: { kind: 'year', unit: '' } },
    { versions: [{ ...version, cases: [] }] },
    { versions: [{ ...version, combine: 'some' }] },
    { versions: [{ ...version, plus: [{ case: 'x', with: [], cite }] }] },
    { versions: [{ ...version, cases: [{ ...lawCase, id: '' }] }] },
    { versions: [{ ...version, cases: [{ ...lawCase, bound: 'about' }] }] },
    { versions: [{ ...version, rounding: { to: 0, mode: 'up', cite } }] },
    { versions: [{ ...version, uses: { a: { parameter: 'a', level: 'city' } } }] },
    { excludes: [{ programme: 'b', keep: 'both', from: '2010-01-01', cite, because: both }] },
    { examples: [{ name: both, on: '2010-01-01', expect: {}, because: '' }] },
  ])('cannot say %j', (wrong) => {
    expect(programmeSchema.safeParse({ ...least, ...wrong }).success).toBe(false);
  });

  it.each([
    { bound: 'at_least' },
    { bound: 'at_most' },
    { open: { hi: null, missing: 'a.b', note: both } },
    { area: 'west', from: '2010-01-01', to: '2011-01-01' },
    { rounding: { to: 1000, mode: 'half_up', cite } },
    { uses: { a: { parameter: 'a', level: 'national', key: '{case}', on: 'death_date' } } },
    { terms: { rate: 2.5, kind: both } },
  ])('may have a case that says %j', (more) => {
    const cases = [{ ...lawCase, ...more }];
    expect(programmeSchema.safeParse({ ...least, versions: [{ ...version, cases }] }).success).toBe(
      true,
    );
  });

  it('takes the floor of what is open for nothing', () => {
    const open = { hi: '9', missing: 'a.b', note: both };
    const cases = [{ ...lawCase, open }];
    const read = programmeSchema.parse({ ...least, versions: [{ ...version, cases }] });
    expect(read.versions[0]?.cases[0]?.open).toEqual({ ...open, lo: '0' });
  });
});
