import { readFileSync, readlinkSync } from 'node:fs';

/** True when a process of that id runs; a zombie does not run. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = stateOf(pid);
  return state !== 'Z' && state !== 'X';
}

/** The program's short name, or null where the system does not tell. */
export function programOf(pid: number): string | null {
  try {
    return /\((.*)\)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** The folder in which a process stands, or null where the system does not tell. */
export function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function stateOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).charAt(0);
  } catch {
    return null;
  }
}

/** Waits until the condition holds; false when the time is over first. */
export async function waitUntil(
  condition: () => boolean,
  limitMs: number,
  stepMs = 10,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > end) return false;
    await new Promise((wake) => setTimeout(wake, stepMs));
  }
  return true;
}
