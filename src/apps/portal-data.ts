import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Download, Refusal, Result } from '../kernel/index.ts';

interface Wire {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A file of the data: null is everything, and the version in effect. */
export interface DataAsked {
  readonly table: string | null;
  readonly version: string | null;
}

/** What the addresses of the data need of the portal. */
export interface DataParts {
  /** A file of the data: everything, or one table; its name holds the hash of its content. */
  readonly file: (wire: Wire, asked: DataAsked) => Promise<Result<Download, Refusal>>;
  readonly send: (wire: Wire, file: Download) => Promise<FastifyReply>;
  readonly nowhere: (wire: Wire) => Promise<FastifyReply>;
}

/**
 * The policy database at addresses that last: `/data/policies.json` and each table's
 * `/data/policies-<table>.csv` lead to the newest, `/data/policies-<hash>…` is that content or
 * nothing, also after the law changed.
 */
export function addData(app: FastifyInstance, { file, send, nowhere }: DataParts): void {
  app.get('/data/:name', async (request, reply) => {
    const { name } = request.params as { readonly name: string };
    const wire = { request, reply };
    const parts = /^policies(?:-([0-9a-f]{16}))?(?:\.json|-([a-z]+)\.csv)$/.exec(name);
    if (parts === null) return nowhere(wire);
    const found = await file(wire, { version: parts[1] ?? null, table: parts[2] ?? null });
    if (!found.ok) return nowhere(wire);
    if (found.value.name === name) return send(wire, found.value);
    if (parts[1] !== undefined) return nowhere(wire);
    return reply.header('cache-control', 'no-cache').redirect(`/data/${found.value.name}`, 302);
  });
}
