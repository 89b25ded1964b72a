import type { FastifyReply } from 'fastify';
import { describe, expect, test } from 'vitest';
import {
  COMMON_HEADERS,
  DATA_POLICY,
  portalPolicy,
  setPagePolicy,
  staffPolicy,
  STRICT_TRANSPORT,
} from './headers.ts';

/** A policy as its directives. */
function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values];
    }),
  );
}

/** A reply that only keeps its headers. */
function aReply(): { reply: FastifyReply; headers: Map<string, string> } {
  const headers = new Map<string, string>();
  const reply = {
    header(name: string, value: string) {
      headers.set(name, value);
      return reply;
    },
  };
  return { reply: reply as unknown as FastifyReply, headers };
}

describe.each([
  ['a public page', portalPolicy],
  ['the staff app', staffPolicy('abc')],
])('the policy of %s', (_title, policy) => {
  const directives = directivesOf(policy);

  test('allows nothing that it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  test('lets nobody frame it, move its base, or take its forms elsewhere', () => {
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
  });

  test('names no other host, and neither inline nor evaluated code', () => {
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|unsafe-eval|strict-dynamic/);
  });

  test('has each directive once', () => {
    expect(directives.size).toBe(policy.split('; ').length);
  });
});

test('a public page has no script at all', () => {
  expect(directivesOf(portalPolicy).has('script-src')).toBe(false);
});

test('the staff app takes scripts from files only, style sheets from files or with the nonce', () => {
  const directives = directivesOf(staffPolicy('abc'));
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
});

test('data is nothing that a browser may load or frame', () => {
  expect(DATA_POLICY).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('each answer of the staff app has a nonce of its own, of 128 bits, in its policy', () => {
  const nonces = Array.from({ length: 200 }, () => {
    const { reply, headers } = aReply();
    const nonce = setPagePolicy(reply, 'staff');
    expect(headers.get('content-security-policy')).toBe(staffPolicy(nonce));
    return nonce;
  });
  expect(new Set(nonces).size).toBe(200);
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
});

test('a public page gets the policy without a nonce, so that it can be kept by caches', () => {
  const { reply, headers } = aReply();
  setPagePolicy(reply, 'portal');
  expect(headers.get('content-security-policy')).toBe(portalPolicy);
});

test('every answer keeps types from being guessed and addresses from travelling', () => {
  expect(COMMON_HEADERS).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(COMMON_HEADERS['permissions-policy']).toContain('geolocation=()');
  expect(COMMON_HEADERS['permissions-policy']).toContain('microphone=()');
});

test('once seen by TLS the product is asked for by TLS for a year at least', () => {
  const seconds = Number(/max-age=(\d+)/.exec(STRICT_TRANSPORT)?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(365 * 86_400);
  expect(STRICT_TRANSPORT).toContain('includeSubDomains');
});
