import type { InBoth } from '../platform/jobs/index.ts';
import { refusalText, textsOf } from '../platform/http/problem.ts';
import { modules } from './modules.ts';

const texts = textsOf(modules);

/** Why a job failed, as its module says it, in both languages. */
export function jobWords(fault: {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
}): InBoth {
  const refusal = { ...fault, kind: 'refused' } as const;
  return { vi: refusalText(texts, 'vi', refusal), en: refusalText(texts, 'en', refusal) };
}
