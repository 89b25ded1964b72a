import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { setPagePolicy } from '../platform/http/index.ts';

/** Where the shell of the staff app takes the nonce of its answer. */
const noncePlace = /(<meta name="csp-nonce" content=")[^"]*(")/;

/** Serves the built staff app under /app/: hashed files for ever, the shell for every address. */
export async function addStaffApp(app: FastifyInstance, folder: string): Promise<void> {
  const shell = readFileSync(join(folder, 'index.html'), 'utf8');
  const sendShell = (reply: FastifyReply): FastifyReply => {
    const nonce = setPagePolicy(reply, 'staff');
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(shell.replace(noncePlace, `$1${nonce}$2`));
  };
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/app/',
    wildcard: false,
    globIgnore: ['index.html', '**/*.gz'],
    // Made with the bundle: nothing is compressed while somebody waits.
    preCompressed: true,
    index: false,
    decorateReply: false,
    setHeaders: (reply, path) => {
      const forever = path.startsWith(join(folder, 'assets'));
      const policy = forever ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', policy);
    },
  });
  app.get('/app', (_request, reply) => reply.redirect('/app/', 308));
  app.get('/app/', (_request, reply) => sendShell(reply));
  app.get('/app/*', (_request, reply) => sendShell(reply));
}
