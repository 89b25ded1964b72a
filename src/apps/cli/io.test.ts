import { describe, expect, it } from 'vitest';
import { defineMessages, type Kind, type Language } from '../../kernel/index.ts';
import { defineCommand, type Io } from './command.ts';
import { printCommandHelp, printHelp } from './help.ts';
import { formatTable, makeIo, toJson } from './io.ts';

const messages = defineMessages(
  { 'error.area.none': 'Không có đơn vị {code}.' },
  { 'error.area.none': 'There is no unit {code}.' },
);

function io(given: { json?: boolean; language?: Language } = {}): {
  io: Io;
  out: () => string;
  err: () => string;
} {
  let [out, err] = ['', ''];
  const made = makeIo({
    language: given.language ?? 'vi',
    wantsJson: given.json ?? false,
    dataFolder: '/data',
    as: null,
    messages: [messages],
    out: (text) => (out += text),
    err: (text) => (err += text),
    withContext: async () => 0,
  });
  return { io: made, out: () => out, err: () => err };
}

describe('an answer', () => {
  it('is one JSON document and nothing else under --json', () => {
    const { io: given, out } = io({ json: true });
    given.line('words');
    given.table(['a'], [['b']]);
    expect(given.reply({ sum: 12n, none: null }, () => given.line('words'))).toBe(0);
    expect(out()).toBe('{"sum":"12","none":null}\n');
  });

  it('is words without it', () => {
    const { io: given, out } = io();
    given.reply({ n: 1 }, () => given.line('một'));
    expect(out()).toBe('một\n');
  });

  it('keeps notes away from standard output', () => {
    const { io: given, out, err } = io({ json: true });
    given.note('đang làm');
    expect(out()).toBe('');
    expect(err()).toBe('đang làm\n');
  });
});

describe('a refusal', () => {
  const refusal = {
    code: 'area.none',
    kind: 'not_found' as Kind,
    data: { code: '99999' },
    where: { file: 'a.csv', line: 3, field: 'code' },
  };

  it('is told in the language of the user with its place', () => {
    const vi = io();
    expect(vi.io.fail(refusal)).toBe(2);
    expect(vi.err()).toBe('a.csv:3: code: Không có đơn vị 99999.\n');
    const en = io({ language: 'en' });
    en.io.fail(refusal);
    expect(en.err()).toContain('There is no unit 99999.');
  });

  it('goes to standard output as JSON, unknown places null', () => {
    const { io: given, out, err } = io({ json: true });
    given.fail({ ...refusal, where: { field: 'code' } });
    expect(JSON.parse(out())).toEqual({
      error: {
        code: 'area.none',
        message: 'Không có đơn vị 99999.',
        where: { file: null, line: null, column: null, field: 'code' },
      },
    });
    expect(err()).toBe('');
  });

  it('lists its details, each in words', () => {
    const { io: given, err } = io();
    given.fail({ ...refusal, details: [{ ...refusal, data: { code: '2' } }] });
    expect(err().split('\n')).toHaveLength(3);
    expect(err()).toContain('  a.csv:3: code: Không có đơn vị 2.');
  });

  it('has one exit code a kind', () => {
    const exits = Object.fromEntries(
      (
        [
          'input',
          'not_found',
          'limited',
          'unauthenticated',
          'forbidden',
          'conflict',
          'refused',
          'unavailable',
        ] as const
      ).map((kind) => [kind, io().io.fail({ ...refusal, kind })]),
    );
    expect(exits).toEqual({
      input: 2,
      not_found: 2,
      limited: 2,
      unauthenticated: 3,
      forbidden: 3,
      conflict: 3,
      refused: 3,
      unavailable: 1,
    });
  });

  it('without a text shows its code rather than nothing', () => {
    const { io: given, err } = io();
    given.fail({ code: 'x.y', kind: 'input', data: {} });
    expect(err()).toBe('x.y\n');
  });
});

describe('a table', () => {
  it('lines its columns up, counting letters and not bytes', () => {
    expect(
      formatTable(
        ['Mã', 'Tên'],
        [
          ['1', 'Thủy'],
          ['22', 'An'],
        ],
      ),
    ).toBe('Mã  Tên\n──  ────\n1   Thủy\n22  An\n');
  });

  it('counts a letter and its combining mark as one', () => {
    const apart = 'Thủy'.normalize('NFD');
    const lines = formatTable(['Tên', 'x'], [[apart, '1']]).split('\n');
    expect(lines[0]).toBe('Tên   x');
  });
});

it('JSON holds money as text', () => {
  expect(toJson({ dong: 900719925474099312n })).toBe('{"dong":"900719925474099312"}');
});

describe('help', () => {
  const command = defineCommand({
    name: 'area find',
    summary: { vi: 'Tìm đơn vị', en: 'Finds units' },
    positionals: ['TEXT'],
    options: { on: { type: 'string', value: 'DATE', help: { vi: 'Tại ngày', en: 'As of' } } },
    run: async () => 0,
  });

  it('lists commands with their use and what they do', () => {
    const { io: given, out } = io();
    printHelp(given, [command]);
    expect(out()).toContain('./ansinh area find TEXT [--on DATE]');
    expect(out()).toContain('Tìm đơn vị');
    expect(out()).toContain('--lang vi|en');
  });

  it('of one command shows its own options before the common ones', () => {
    const { io: given, out } = io({ language: 'en' });
    printCommandHelp(given, command);
    expect(out().indexOf('--on DATE')).toBeLessThan(out().indexOf('--json'));
    expect(out()).toContain('As of');
  });

  it('is data under --json', () => {
    const { io: given, out } = io({ json: true });
    printHelp(given, [command]);
    expect(JSON.parse(out())).toEqual({
      commands: [{ usage: 'area find TEXT [--on DATE]', does: 'Tìm đơn vị' }],
    });
  });
});
