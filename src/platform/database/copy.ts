import type pg from 'pg';

/*
 * COPY over the driver's own connection. pg leaves the two messages of COPY to whoever submits a
 * query object; these are the two objects, so no further package is needed.
 */

/** The part of the driver's connection that COPY speaks to. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
  readonly stream: NodeJS.WritableStream & {
    pause(): void;
    resume(): void;
    readonly writableLength: number;
  };
}

/** What the driver calls on a query object, as far as COPY meets it. */
class CopyQuery {
  /** The driver reads it. */
  readonly text: string;
  protected wire: Wire | null = null;
  readonly done: Promise<number>;
  private settle: { resolve: (rows: number) => void; reject: (fault: Error) => void };
  private rows = 0;

  constructor(text: string) {
    this.text = text;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.done = promise;
    this.settle = { resolve, reject };
  }

  submit(wire: Wire): void {
    this.wire = wire;
    wire.query(this.text);
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1] ?? 0);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.rows);
  }

  handleError(fault: Error): void {
    this.settle.reject(fault);
  }

  handleCopyData(_message: { chunk: Buffer }): void {
    this.handleError(new Error('COPY sent data where none were asked for'));
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('no data are given');
  }
}

/** Above this a server that sends faster than we write is held back. */
const HELD_BYTES = 4 * 1024 * 1024;

class CopyOut extends CopyQuery {
  private readonly take: (chunk: Buffer) => Promise<void>;
  private waiting = 0;
  private line: Promise<void> = Promise.resolve();
  private broken: Error | null = null;

  constructor(text: string, take: (chunk: Buffer) => Promise<void>) {
    super(text);
    this.take = take;
  }

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reuses its buffer for the next message.
    const kept = Buffer.from(chunk);
    this.waiting += kept.length;
    if (this.waiting > HELD_BYTES) this.wire?.stream.pause();
    this.line = this.line.then(() => this.hand(kept));
  }

  private async hand(chunk: Buffer): Promise<void> {
    try {
      if (this.broken === null) await this.take(chunk);
    } catch (fault) {
      this.broken = fault as Error;
    }
    this.waiting -= chunk.length;
    if (this.waiting <= HELD_BYTES) this.wire?.stream.resume();
  }

  async finished(): Promise<number> {
    const rows = await this.done;
    await this.line;
    if (this.broken !== null) throw this.broken;
    return rows;
  }
}

class CopyIn extends CopyQuery {
  private readonly chunks: AsyncIterable<Buffer>;

  constructor(text: string, chunks: AsyncIterable<Buffer>) {
    super(text);
    this.chunks = chunks;
  }

  override handleCopyInResponse(wire: Wire): void {
    void this.send(wire);
  }

  private async send(wire: Wire): Promise<void> {
    try {
      for await (const chunk of this.chunks) {
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableLength > HELD_BYTES) {
          await new Promise((resume) => wire.stream.once('drain', resume));
        }
      }
      wire.endCopyFrom();
    } catch (fault) {
      wire.sendCopyFail(fault instanceof Error ? fault.message : 'the data ended');
    }
  }
}

/** Runs `copy … to stdout` and hands its rows over, one call a row or more; gives their number. */
export async function copyOut(
  client: pg.ClientBase,
  text: string,
  take: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  const query = new CopyOut(text, take);
  client.query(query as unknown as pg.Submittable);
  return query.finished();
}

/** Runs `copy … from stdin` with the chunks; gives the number of rows. */
export async function copyIn(
  client: pg.ClientBase,
  text: string,
  chunks: AsyncIterable<Buffer>,
): Promise<number> {
  const query = new CopyIn(text, chunks);
  client.query(query as unknown as pg.Submittable);
  return query.done;
}
