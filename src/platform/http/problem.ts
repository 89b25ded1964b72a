import {
  fill,
  type Kind,
  type Language,
  type Messages,
  type Refusal,
  type Where,
} from '../../kernel/index.ts';
import { fileMessages } from '../files/index.ts';
import { httpMessages } from './messages.ts';

/** The body of a refusal (RFC 9457, with our own members). */
export interface Problem {
  readonly code: string;
  readonly kind: Kind;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly where?: Where;
  readonly details?: readonly ProblemDetail[];
}

/** One of several troubles of the same input. */
export interface ProblemDetail {
  readonly code: string;
  readonly detail: string;
  readonly where?: Where;
}

/** Every text that a refusal may need, by key: those of the wire and those of the modules. */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Joins the texts of modules with those of the wire and of files, which any module may keep. */
export function textsOf(modules: readonly { readonly messages: Messages }[]): Texts {
  const join = (language: Language): Record<string, string> =>
    Object.assign(
      {},
      httpMessages[language],
      fileMessages[language],
      ...modules.map((m) => m.messages[language]),
    );
  return { vi: join('vi'), en: join('en') };
}

/** The sentence of a refusal; its code when a text is missing, which a test forbids. */
export function refusalText(texts: Texts, language: Language, refusal: Refusal): string {
  const own = texts[language];
  const data: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(refusal.data)) {
    // A value such as `@type.number` is itself a text.
    const named = typeof value === 'string' && value.startsWith('@') ? own[value.slice(1)] : null;
    data[name] = named ?? value;
  }
  return fill(own[`error.${refusal.code}`] ?? refusal.code, data);
}

/** The body that tells a refusal to the other end of the wire. */
export function problemOf(
  texts: Texts,
  language: Language,
  refusal: Refusal,
  traceId: string,
): Problem {
  const details = refusal.details?.map((part) => ({
    code: part.code,
    detail: refusalText(texts, language, part),
    ...(part.where === undefined ? {} : { where: part.where }),
  }));
  return {
    code: refusal.code,
    kind: refusal.kind,
    title: texts[language][`kind.${refusal.kind}`] ?? refusal.kind,
    detail: refusalText(texts, language, refusal),
    traceId,
    ...(refusal.where === undefined ? {} : { where: refusal.where }),
    ...(details === undefined ? {} : { details }),
  };
}
