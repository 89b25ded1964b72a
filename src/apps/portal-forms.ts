import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOurs } from '../platform/http/index.ts';

/** Longest body of a page's form: an answer to every question of the self-check has room. */
const FORM_BYTES = 24 * 1024;

interface Wire {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An address that takes a form. */
export interface FormAddress {
  readonly path: string;
  readonly answer: (form: URLSearchParams, wire: Wire) => Promise<FastifyReply>;
}

/** Takes the forms of pages: as a browser sends them, small, from our own pages only. */
export function addForms(
  app: FastifyInstance,
  addresses: readonly FormAddress[],
  fault: (wire: Wire, status: number) => Promise<FastifyReply>,
): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.setErrorHandler((thrown, request, reply) => {
      const status = (thrown as { readonly statusCode?: unknown }).statusCode;
      if (typeof status !== 'number' || status >= 500) throw thrown;
      return fault({ request, reply }, status === 413 ? 413 : 422);
    });
    for (const address of addresses) {
      scope.post(address.path, (request, reply) => {
        if (!isOurs(request)) return fault({ request, reply }, 403);
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        return address.answer(form, { request, reply });
      });
    }
  });
}
