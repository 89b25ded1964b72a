import type { InputOf } from '../../../kernel/index.ts';
import type { createDraft } from '../contract/index.ts';

/** The answers of the form of a dated value, as a draft keeps them. */
export const firstAnswers = {
  name: '',
  parameter: '',
  key: '',
  value: '',
  from: null as string | null,
  to: null as string | null,
  area: 'none',
  document: '',
  isNew: 'no',
  type: '',
  issuer: '',
  title: '',
  issued: null as string | null,
  force: null as string | null,
  article: '',
  confidence: 'S',
  note: '',
};
export type Answers = typeof firstAnswers;

/** A field that is missing or wrong: how, and the field. */
export interface Fault {
  readonly field: keyof Answers;
  readonly kind: 'missing' | 'amount' | 'order';
}

const AMOUNT = /^-?\d{1,15}(\.\d{1,6})?$/;

/**
 * An amount as people write it, as the law's data keep it: "700.000" is 700000, "1,5" is 1.5.
 * Nothing that begins with 0 is grouped: "0.125" is less than one.
 */
export function amountOf(text: string): string {
  const plain = text.trim().replaceAll(/\s/g, '');
  const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain);
  return (grouped ? plain.replaceAll('.', '') : plain).replace(',', '.');
}

/** What is missing or wrong of the value. */
export function valueFaults(answers: Answers): readonly Fault[] {
  const { name, parameter, value, from, to } = answers;
  return [
    ...(name.trim().length < 3 ? [{ field: 'name', kind: 'missing' } as const] : []),
    ...(parameter === '' ? [{ field: 'parameter', kind: 'missing' } as const] : []),
    ...(AMOUNT.test(amountOf(value)) ? [] : [{ field: 'value', kind: 'amount' } as const]),
    ...(from === null ? [{ field: 'from', kind: 'missing' } as const] : []),
    ...(from !== null && to !== null && to < from ? [{ field: 'to', kind: 'order' } as const] : []),
  ];
}

/** What is missing or wrong of the ground it stands on. */
export function groundFaults(answers: Answers): readonly Fault[] {
  const needed = [
    'document',
    'article',
    ...(answers.isNew === 'yes' ? (['type', 'issuer', 'title'] as const) : []),
  ] as const;
  return needed
    .filter((field) => answers[field].trim() === '')
    .map((field) => ({ field, kind: 'missing' }));
}

const words = (text: string): string => text.normalize('NFC').trim();

/** The draft that the answers make. */
export function draftOf(answers: Answers): Omit<InputOf<typeof createDraft>, 'requestId'> {
  const { area, confidence } = answers;
  const document = words(answers.document);
  const place = area === 'city' || area === 'east' || area === 'west' ? area : null;
  return {
    title: words(answers.name),
    texts: [],
    value: {
      parameter: answers.parameter,
      key: words(answers.key) === '' ? null : words(answers.key),
      value: amountOf(answers.value),
      from: answers.from ?? '',
      to: answers.to,
      area: place,
      document,
      article: words(answers.article),
      confidence: confidence === 'S2' || confidence === '?' ? confidence : 'S',
      note: words(answers.note) === '' ? null : words(answers.note),
    },
    document:
      answers.isNew === 'yes'
        ? {
            number: document,
            unnumbered: false,
            type: words(answers.type),
            issuer: words(answers.issuer),
            title: words(answers.title),
            issued: answers.issued,
            from: answers.force,
          }
        : null,
  };
}
