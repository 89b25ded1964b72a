import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Younger than this it may be in use by a server that runs, or be on its way. */
const IN_USE_MS = 3_600_000;

/**
 * Takes the oldest entries of a cache folder away: the newest `most` stay, and whatever is younger
 * than an hour. A folder that is not there has nothing to take away.
 */
export function keepNewest(
  folder: string,
  most: number,
  isMeant: (name: string) => boolean = () => true,
): void {
  const entries = namesIn(folder)
    .filter(isMeant)
    .flatMap((name) => {
      const path = join(folder, name);
      const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      return at === undefined ? [] : [{ path, at }];
    })
    .toSorted((a, b) => b.at - a.at);
  for (const { path, at } of entries.slice(most)) {
    if (Date.now() - at > IN_USE_MS) rmSync(path, { recursive: true, force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
