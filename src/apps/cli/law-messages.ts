import { defineMessages } from '../../kernel/index.ts';

/** What the law commands say besides the engine's own texts. */
export const lawCliMessages = defineMessages(
  {
    'law.cli.checked':
      '{programmes} chính sách, {parameters} loại giá trị với {values} giá trị, {facts} dữ kiện, {examples} ví dụ.',
    'law.cli.hash': 'Dấu vân tay của bộ quy định: {hash}',
    'law.cli.examples_ok': 'Mọi ví dụ đều đúng.',
    'law.cli.examples_failed': '{failed} ví dụ sai.',
    'law.cli.unverified': '{count} giá trị và quy định chưa kiểm chứng (xem --json).',
    'law.cli.value': '{value} {unit}, từ {from} {to}',
    'law.cli.until': 'đến hết {to}',
    'law.cli.open': 'đến nay',
    'law.cli.unchecked': 'chưa kiểm chứng',
  },
  {
    'law.cli.checked':
      '{programmes} programmes, {parameters} parameters with {values} values, {facts} facts, {examples} examples.',
    'law.cli.hash': 'Fingerprint of the pack: {hash}',
    'law.cli.examples_ok': 'Every example holds.',
    'law.cli.examples_failed': '{failed} examples are wrong.',
    'law.cli.unverified': '{count} values and rules are not verified (see --json).',
    'law.cli.value': '{value} {unit}, from {from} {to}',
    'law.cli.until': 'to {to}',
    'law.cli.open': 'until now',
    'law.cli.unchecked': 'not verified',
  },
);
