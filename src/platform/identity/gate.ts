/** Thrown when too many are waiting already; the caller is told to come back. */
export class GateFull extends Error {
  constructor() {
    super('too many are waiting at the gate');
  }
}

/** Lets few do heavy work at once, a bounded number wait, and refuses the rest at once. */
export class Gate {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** True when whoever comes now would be refused. */
  get isFull(): boolean {
    return this.#working >= this.#most && this.#waiting.length >= this.#mostWaiting;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#working < this.#most) {
      this.#working += 1;
      return;
    }
    if (this.#waiting.length >= this.#mostWaiting) throw new GateFull();
    // Whoever leaves hands over the place, so nobody can slip in between.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#working -= 1;
    else next();
  }
}
