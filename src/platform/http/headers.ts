import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** On every answer, whatever it is. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
};

/** Two years, as browsers' preload lists ask; sent only where the page came by TLS. */
export const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** For answers that are no pages: nothing may be loaded or framed. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Public pages: no script at all, one style sheet of ours, forms to ourselves. */
export const portalPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The staff app: scripts from files only; the style library marks its sheets with the nonce. */
export function staffPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Puts a page's policy on its answer. For the staff shell it returns the nonce of this answer,
 * which the shell writes into `<meta name="csp-nonce" content="…">` for the style library.
 */
export function setPagePolicy(reply: FastifyReply, page: 'portal' | 'staff'): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header('content-security-policy', page === 'portal' ? portalPolicy : staffPolicy(nonce));
  return nonce;
}
