import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  checkListening,
  listenRefusal,
  siteOf,
  tryPort,
  type Listening,
  type ListenOptions,
} from './listen.ts';

function codeOf(given: ListenOptions): string | null {
  const checked = checkListening(given);
  return checked.ok ? null : checked.error.code;
}

describe('where the server listens', () => {
  it('is port 3000 of this machine alone unless told otherwise', () => {
    expect(checkListening({})).toEqual({
      ok: true,
      value: { host: '127.0.0.1', port: 3000, tls: null, behindProxy: false, publicUrl: null },
    });
  });

  it('is a port from 0 to 65535', () => {
    for (const port of ['-1', '65536', 'http', '', '30 00', '3000.5', '1e3']) {
      expect(codeOf({ port })).toBe('start.bad_port');
    }
    for (const port of ['0', '80', '65535']) expect(codeOf({ port })).toBeNull();
  });

  it('is beyond this machine only with a certificate or behind a proxy', () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.7', 'ansinh.example']) {
      expect(codeOf({ host })).toBe('start.host_needs_tls');
      expect(codeOf({ host, behindProxy: true })).toBeNull();
    }
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(codeOf({ host })).toBeNull();
  });

  it('is named by an address without a path, over TLS unless it is this machine', () => {
    const urls = ['ansinh.example', 'http://ansinh.example', 'https://a.example/app', 'ftp://a.vn'];
    for (const publicUrl of [...urls, 'https://u:p@a.example']) {
      expect(codeOf({ publicUrl })).toBe('start.bad_post');
    }
    for (const publicUrl of [
      'https://ansinh.example.vn',
      'https://a.vn:8443/',
      'http://127.0.0.1:3000',
    ]) {
      expect(codeOf({ publicUrl })).toBeNull();
    }
  });

  it('gives links in letters the address that was set, this machine its own, others none', () => {
    const origin = 'http://127.0.0.1:3000';
    const siteFor = (given: ListenOptions): string | null =>
      siteOf((checkListening(given) as { value: Listening }).value, origin);
    expect(siteFor({})).toBe(origin);
    expect(siteFor({ publicUrl: 'https://a.vn/' })).toBe('https://a.vn');
    expect(siteFor({ behindProxy: true })).toBeNull();
    expect(siteFor({ host: '0.0.0.0', behindProxy: true })).toBeNull();
  });

  it('needs certificate and key together, both readable', () => {
    expect(codeOf({ cert: 'a.pem' })).toBe('start.certificate_and_key');
    expect(codeOf({ key: 'a.pem' })).toBe('start.certificate_and_key');
    expect(codeOf({ cert: '/no/such.pem', key: '/no/such.key' })).toBe(
      'start.certificate_unreadable',
    );
    expect(codeOf({ host: '0.0.0.0', cert: import.meta.filename, key: import.meta.filename })).toBe(
      null,
    );
  });
});

describe('a port', () => {
  const listening = {
    ...{ host: '127.0.0.1', port: 0, tls: null },
    ...{ behindProxy: false, publicUrl: null },
  };

  it('that is taken is said before anything is set up', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const refusal = await tryPort({ ...listening, port });
    await new Promise((resolve) => server.close(resolve));
    expect(refusal).toMatchObject({ code: 'start.port_taken', data: { port } });
    expect(await tryPort({ ...listening, port })).toBeNull();
  });

  it('of an address that this machine does not have is refused', async () => {
    const refusal = await tryPort({ ...listening, host: '192.0.2.7' });
    expect(refusal?.code).toBe('start.no_such_host');
  });

  it('that only the administrator may use is refused in words', () => {
    const fault = Object.assign(new Error('listen'), { code: 'EACCES' });
    expect(listenRefusal(fault, '127.0.0.1', 80).code).toBe('start.port_forbidden');
  });

  it('that fails for a reason nobody foresaw is a fault', () => {
    expect(() => listenRefusal(new Error('odd'), '127.0.0.1', 80)).toThrow('odd');
  });
});
