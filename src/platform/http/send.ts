import type { FastifyReply } from 'fastify';
import type { Language, Refusal } from '../../kernel/index.ts';
import { RETRY_AFTER_SECONDS } from './limits.ts';
import { problemOf, type Texts } from './problem.ts';
import { statusOfRefusal } from './status.ts';

/** English when it is asked for before Vietnamese; Vietnamese in every other case. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'vi';
}

/** Answers with a problem body. */
export function sendRefusal(
  reply: FastifyReply,
  texts: Texts,
  language: Language,
  told: { readonly refusal: Refusal; readonly traceId: string },
): FastifyReply {
  const { refusal, traceId } = told;
  if (refusal.kind === 'unavailable' || refusal.kind === 'limited') {
    const seconds = refusal.data['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS;
    reply.header('retry-after', String(seconds));
  }
  return reply
    .code(statusOfRefusal(refusal))
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(texts, language, refusal, traceId)));
}
