/** One end of a range, and whether it belongs to it. */
export interface Limit {
  readonly text: string;
  readonly included: boolean;
}

/** How the engine says conditions and amounts, in both languages. */
export interface Phrases {
  readonly always: string;
  readonly never: string;
  readonly and: string;
  readonly or: string;
  readonly undecided: string;
  readonly is: (label: string, value: string) => string;
  readonly isNot: (label: string, value: string) => string;
  readonly has: (label: string, value: string) => string;
  readonly hasNot: (label: string, value: string) => string;
  readonly dated: (label: string) => string;
  readonly undated: (label: string) => string;
  readonly older: (span: string) => string;
  readonly younger: (span: string) => string;
  readonly between: (from: string, below: string) => string;
  readonly since: (label: string, span: string) => string;
  readonly notYetSince: (label: string, span: string) => string;
  readonly sinceBetween: (label: string, from: string, below: string) => string;
  readonly yearsOld: (count: string) => string;
  readonly monthsOld: (count: string) => string;
  readonly years: (count: string) => string;
  readonly months: (count: string) => string;
  readonly any: (label: string) => string;
  readonly anyOf: (label: string) => string;
  readonly oneOf: string;
  readonly allOf: string;
  readonly below: (a: string, b: string) => string;
  readonly atMost: (a: string, b: string) => string;
  readonly above: (a: string, b: string) => string;
  readonly atLeast: (a: string, b: string) => string;
  readonly range: (of: string, low: Limit, high: Limit) => string;
  readonly equal: (a: string, b: string) => string;
  readonly unequal: (a: string, b: string) => string;
  readonly somebody: (clause: string) => string;
  readonly nobody: (clause: string) => string;
  readonly choose: (amount: string, when: string) => string;
  readonly otherwise: (amount: string) => string;
  readonly greatest: (list: string) => string;
  readonly lowest: (list: string) => string;
  readonly count: (clause: string) => string;
  readonly total: (amount: string) => string;
  readonly rounded: (amount: string, to: string, mode: 'half_up' | 'down' | 'up') => string;
  readonly byTable: (label: string, by: string) => string;
  readonly atDay: (label: string, day: string) => string;
  /** The value of the whole country where places may have their own. */
  readonly ofTheCountry: (label: string) => string;
  readonly notKnown: (label: string) => string;
  readonly knownFrom: (label: string, least: string) => string;
  readonly theAmount: string;
  readonly atLeastThat: (amount: string) => string;
  readonly atMostThat: (amount: string) => string;
}

const vi: Phrases = {
  always: 'không có điều kiện riêng',
  never: 'không trường hợp nào',
  and: 'và',
  or: 'hoặc',
  undecided: 'chưa xác định được',
  is: (label, value) => `${label}: ${value}`,
  isNot: (label, value) => `${label} khác: ${value}`,
  has: (label, value) => `${label} gồm: ${value}`,
  hasNot: (label, value) => `${label} không gồm: ${value}`,
  dated: (label) => `đã có ${label}`,
  undated: (label) => `chưa có ${label}`,
  older: (span) => `từ đủ ${span} trở lên`,
  younger: (span) => `dưới ${span}`,
  between: (from, below) => `từ đủ ${from} đến dưới ${below}`,
  since: (label, span) => `đã đủ ${span} kể từ ${label}`,
  notYetSince: (label, span) => `chưa đủ ${span} kể từ ${label}`,
  sinceBetween: (label, from, below) => `từ đủ ${from} đến dưới ${below} kể từ ${label}`,
  yearsOld: (count) => `${count} tuổi`,
  monthsOld: (count) => `${count} tháng tuổi`,
  years: (count) => `${count} năm`,
  months: (count) => `${count} tháng`,
  any: (label) => `có ${label}`,
  anyOf: (label) => `có bất kỳ ${label} nào`,
  oneOf: 'thuộc một trong các trường hợp sau',
  allOf: 'đủ các điều kiện sau',
  below: (a, b) => `${a} dưới ${b}`,
  atMost: (a, b) => `${a} không quá ${b}`,
  above: (a, b) => `${a} trên ${b}`,
  atLeast: (a, b) => `${a} từ ${b} trở lên`,
  range: (of, low, high) =>
    `${of} ${low.included ? 'từ' : 'trên'} ${low.text} đến ${high.included ? '' : 'dưới '}${high.text}`,
  equal: (a, b) => `${a} bằng ${b}`,
  unequal: (a, b) => `${a} khác ${b}`,
  somebody: (clause) => `trong hộ có người ${clause}`,
  nobody: (clause) => `trong hộ không có ai ${clause}`,
  choose: (amount, when) => `${amount} nếu ${when}`,
  otherwise: (amount) => `${amount} trong các trường hợp còn lại`,
  greatest: (list) => `mức cao nhất trong các mức (${list})`,
  lowest: (list) => `mức thấp hơn trong hai mức (${list})`,
  count: (clause) => `số người trong hộ ${clause}`,
  total: (amount) => `tổng của cả hộ: ${amount}`,
  rounded: (amount, to, mode) =>
    `${amount}, làm tròn ${mode === 'up' ? 'lên ' : mode === 'down' ? 'xuống ' : ''}đến ${to} đồng`,
  byTable: (label, by) => `${label} (trong bảng, theo ${by})`,
  atDay: (label, day) => `${label} của ${day}`,
  ofTheCountry: (label) => `${label} của cả nước`,
  notKnown: (label) => `${label} (chưa biết)`,
  knownFrom: (label, least) => `${label} (chưa biết, ít nhất ${least})`,
  theAmount: 'mức hỗ trợ',
  atLeastThat: (amount) => `tối thiểu ${amount}`,
  atMostThat: (amount) => `tối đa ${amount}`,
};

const en: Phrases = {
  always: 'no condition of its own',
  never: 'in no case',
  and: 'and',
  or: 'or',
  undecided: 'not decided yet',
  is: (label, value) => `${label}: ${value}`,
  isNot: (label, value) => `${label} other than: ${value}`,
  has: (label, value) => `${label} includes: ${value}`,
  hasNot: (label, value) => `${label} does not include: ${value}`,
  dated: (label) => `there is a ${label}`,
  undated: (label) => `there is no ${label}`,
  older: (span) => `aged at least ${span}`,
  younger: (span) => `aged below ${span}`,
  between: (from, below) => `aged from ${from} to below ${below}`,
  since: (label, span) => `at least ${span} since the ${label}`,
  notYetSince: (label, span) => `less than ${span} since the ${label}`,
  sinceBetween: (label, from, below) => `from ${from} to below ${below} since the ${label}`,
  yearsOld: (count) => `${count} years`,
  monthsOld: (count) => `${count} months`,
  years: (count) => `${count} years`,
  months: (count) => `${count} months`,
  any: (label) => `has a ${label}`,
  anyOf: (label) => `in any ${label}`,
  oneOf: 'in one of the following situations',
  allOf: 'all of the following',
  below: (a, b) => `${a} below ${b}`,
  atMost: (a, b) => `${a} at most ${b}`,
  above: (a, b) => `${a} above ${b}`,
  atLeast: (a, b) => `${a} at least ${b}`,
  range: (of, low, high) =>
    `${of} ${low.included ? 'from' : 'above'} ${low.text} to ${high.included ? '' : 'below '}${high.text}`,
  equal: (a, b) => `${a} equal to ${b}`,
  unequal: (a, b) => `${a} other than ${b}`,
  somebody: (clause) => `somebody in the household: ${clause}`,
  nobody: (clause) => `nobody in the household: ${clause}`,
  choose: (amount, when) => `${amount} if ${when}`,
  otherwise: (amount) => `${amount} otherwise`,
  greatest: (list) => `the highest of (${list})`,
  lowest: (list) => `the lower of (${list})`,
  count: (clause) => `number of people in the household: ${clause}`,
  total: (amount) => `sum over the household: ${amount}`,
  rounded: (amount, to, mode) =>
    `${amount}, rounded ${mode === 'up' ? 'up ' : mode === 'down' ? 'down ' : ''}to ${to} đồng`,
  byTable: (label, by) => `${label} (in the table, by ${by})`,
  atDay: (label, day) => `${label} on the ${day}`,
  ofTheCountry: (label) => `national ${label}`,
  notKnown: (label) => `${label} (not known)`,
  knownFrom: (label, least) => `${label} (not known, at least ${least})`,
  theAmount: 'the amount',
  atLeastThat: (amount) => `at least ${amount}`,
  atMostThat: (amount) => `at most ${amount}`,
};

/** The phrases of a language. */
export const phrases = { vi, en } as const;
