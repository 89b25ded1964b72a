/** How many calls of a sort may be inside, and how many of them are worked at together. */
export interface RoomSize {
  readonly most: number;
  readonly atOnce: number;
}

/**
 * Where calls are worked at. Whoever does not fit is told so at once; of those inside, a few are
 * worked at together and the others wait their turn in order: many at once would finish no sooner,
 * and meanwhile nobody outside could be told anything.
 */
export class Room {
  readonly #size: RoomSize;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #working = 0;

  constructor(size: RoomSize) {
    this.#size = size;
  }

  get isFull(): boolean {
    return this.#inside >= this.#size.most;
  }

  /** Works when the turn comes; the place is free when the work has ended. */
  async work<T>(work: () => Promise<T>): Promise<T> {
    this.#inside += 1;
    try {
      if (this.#working >= this.#size.atOnce) {
        await new Promise<void>((begin) => this.#waiting.push(begin));
      } else {
        this.#working += 1;
      }
      return await work();
    } finally {
      this.#inside -= 1;
      // The one who waited longest takes the place over; without any it is free.
      const next = this.#waiting.shift();
      if (next === undefined) this.#working -= 1;
      else next();
    }
  }
}
