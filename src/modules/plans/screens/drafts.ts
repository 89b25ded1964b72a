import type { ResolutionDraft, ResolutionKind } from '../../../ui/index.ts';

/**
 * Resolutions that are being written, kept in this tab until they are saved: leaving the page, a
 * lost network or a refused save loses nothing.
 */

interface Copy {
  readonly id: string;
  readonly version: number;
}

const kinds: readonly unknown[] = ['keep', 'reading', 'erratum', 'amendment', null];

function nameOf({ id, version }: Copy, finding: string): string {
  return `resolution:${id}:${version}:${finding}`;
}

/** Keeps a draft; a full or forbidden store keeps none. */
export function keepDraft(copy: Copy, finding: string, draft: ResolutionDraft): void {
  try {
    sessionStorage.setItem(nameOf(copy, finding), JSON.stringify(draft));
  } catch {
    // The form itself still holds the words.
  }
}

/** Forgets a draft that was saved or given up. */
export function forgetDraft(copy: Copy, finding: string): void {
  try {
    sessionStorage.removeItem(nameOf(copy, finding));
  } catch {
    // Nothing was kept.
  }
}

/** The draft of a kept text; null when it is none. */
export function draftOf(text: string | null): ResolutionDraft | null {
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Record<keyof ResolutionDraft, unknown>> | null;
    const { resolution, value, reason } = draft ?? {};
    if (!kinds.includes(resolution) || typeof value !== 'string') return null;
    if (typeof reason !== 'string') return null;
    return { resolution: resolution as ResolutionKind | null, value, reason };
  } catch {
    return null;
  }
}

/** The draft kept for a finding. */
export function keptDraft(copy: Copy, finding: string): ResolutionDraft | null {
  try {
    return draftOf(sessionStorage.getItem(nameOf(copy, finding)));
  } catch {
    return null;
  }
}
