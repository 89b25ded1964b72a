import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStaffApp } from './staff.ts';

const folder = mkdtempSync(join(tmpdir(), 'an-sinh-staff-'));
const script = 'console.log("An Sinh");\n'.repeat(100);
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  const shell = '<html><meta name="csp-nonce" content="" /><div id="root"></div></html>';
  writeFileSync(join(folder, 'index.html'), shell);
  writeFileSync(join(folder, 'assets/index-abc.js'), script);
  writeFileSync(join(folder, 'assets/index-abc.js.gz'), gzipSync(script));
  app = Fastify();
  await addStaffApp(app, folder);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the staff app as files', () => {
  test('a script travels compressed to who takes it, and whole to who does not', async () => {
    const url = '/app/assets/index-abc.js';
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.headers['vary']).toContain('accept-encoding');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(script);
    const whole = await app.inject({ url, headers: { 'accept-encoding': 'identity' } });
    expect(whole.headers['content-encoding']).toBe(undefined);
    expect(whole.body).toBe(script);
  });

  test('hashed files are kept for ever, the shell is asked for each time', async () => {
    const file = await app.inject({ url: '/app/assets/index-abc.js' });
    expect(file.headers['cache-control']).toContain('immutable');
    const shell = await app.inject({ url: '/app/plans/4220-KH-UBND-2013' });
    expect(shell.headers['cache-control']).toBe('no-cache');
  });

  test('every address of the app is the shell, with a nonce of its own each time', async () => {
    const nonces = await Promise.all(
      ['/app/', '/app/plans', '/app/plans/a/tasks/PL.I.5'].map(async (url) => {
        const answer = await app.inject({ url });
        const nonce = /content="([^"]+)"/.exec(answer.body)?.[1] ?? '';
        expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
    expect(nonces).not.toContain('');
  });

  test('the address without its slash leads to the one with it', async () => {
    const answer = await app.inject({ url: '/app' });
    expect(answer.statusCode).toBe(308);
    expect(answer.headers['location']).toBe('/app/');
  });
});
