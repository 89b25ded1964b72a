import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, or swallow everything. */
export interface Proxy {
  readonly port: number;
  /** Ends every connection at once. */
  readonly cut: () => void;
  /** From now on nothing goes through, and nobody is told; until `mend`. */
  readonly swallow: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Stands before a port of 127.0.0.1. */
export async function startProxy(target: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let swallowing = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const [from, to] of [pair, [far, near]] as const) {
      from.on('data', (bytes) => {
        if (!swallowing) to.write(bytes);
      });
      from.on('close', () => (swallowing ? undefined : end()));
      from.on('error', () => undefined);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut,
    swallow: () => void (swallowing = true),
    mend: () => {
      // What was swallowed never comes: the old connections are of no use.
      cut();
      swallowing = false;
    },
    close: () => {
      cut();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
