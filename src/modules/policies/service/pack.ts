import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import {
  Engine,
  loadPack,
  packContent,
  refuseLaw,
  type Pack,
  type Programme,
  type SourceText,
} from '../../../law/index.ts';
import { rootFolder } from '../../../platform/config/index.ts';
import { withTexts, type DraftText } from '../domain/index.ts';

/** The release's law. */
export const policiesFolder = join(rootFolder, 'policies');

/** Reads the YAML files of a pack's folder, in an order that does not depend on the machine. */
export function readPackTexts(folder: string): readonly SourceText[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  return names.map((name) => {
    const inRelease = relative(rootFolder, join(folder, name));
    const path = inRelease.startsWith('..') ? join(folder, name) : inRelease;
    return { path, text: readFileSync(join(folder, name), 'utf8') };
  });
}

/** Why a folder cannot be a pack; null: it can. */
export function refusedFolder(folder: string): Refusal | null {
  const there = existsSync(folder) && statSync(folder).isDirectory();
  return there ? null : refuseLaw('law.no_pack', { folder });
}

/** The engine of a pack's folder, or everything that is wrong with the pack. */
export function engineOf(folder: string): Result<Engine, Refusal> {
  const refused = refusedFolder(folder);
  if (refused !== null) return err(refused);
  const loaded = loadPack(readPackTexts(folder));
  if (loaded.ok) return ok(new Engine(loaded.value));
  const [first, ...rest] = loaded.error;
  if (first === undefined) throw new Error('a pack is refused without a reason');
  return err(rest.length === 0 ? first : { ...first, details: rest });
}

/** The fingerprint of a pack's content: what decisions store. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Law that a second person approved, in the order of approval. */
export interface Revision {
  readonly number: number;
  readonly texts: readonly DraftText[];
}

/** The pack in effect: one content, one hash. */
export interface InEffect {
  readonly engine: Engine;
  /** What it was made of: the release, and the revisions that fit it. */
  readonly texts: readonly SourceText[];
  /** The last revision it was asked to hold; 0: none. */
  readonly revision: number;
  /** Revisions that clash with a later release: not in effect until somebody settles it. */
  readonly left: readonly { readonly number: number; readonly reason: Refusal }[];
  readonly hash: string;
  /** The programmes that rest on a document, by its number. */
  readonly citing: ReadonlyMap<string, readonly Programme[]>;
}

let inEffect: InEffect | null = null;

/**
 * The pack in effect, read once a process and again when a revision is approved
 * (`takeRevisions`). A release whose law does not load cannot serve it: that is a fault of the
 * release, found by its tests.
 */
export function packInEffect(): InEffect {
  inEffect ??= packWith([]);
  return inEffect;
}

/** From here on the pack in effect holds these revisions; the same ones again cost nothing. */
export function putInEffect(revisions: readonly Revision[]): InEffect {
  const last = revisions.at(-1)?.number ?? 0;
  if (packInEffect().revision !== last) inEffect = packWith(revisions);
  return packInEffect();
}

/**
 * The release with revisions. One that does not load with the release (the same day told otherwise
 * there) is left out and named; the others stand.
 */
export function packWith(revisions: readonly Revision[]): InEffect {
  let texts = readPackTexts(policiesFolder);
  const release = loadPack(texts);
  if (!release.ok) throw new Error(`policies/ does not load: ${JSON.stringify(release.error)}`);
  let pack = release.value;
  const left: { readonly number: number; readonly reason: Refusal }[] = [];
  for (const { number, texts: added } of revisions) {
    const more = withTexts(texts, added, `revisions/${number}`);
    const loaded = loadPack(more);
    const [reason] = loaded.ok ? [] : loaded.error;
    if (loaded.ok) [texts, pack] = [more, loaded.value];
    else if (reason !== undefined) left.push({ number, reason });
  }
  return {
    engine: new Engine(pack),
    texts,
    revision: revisions.at(-1)?.number ?? 0,
    left,
    hash: hashOf(packContent(pack)),
    citing: citingOf(pack),
  };
}

/** Looks once through every programme for the documents it names. */
function citingOf(pack: Pack): InEffect['citing'] {
  const citing = new Map<string, Programme[]>();
  for (const programme of pack.programmes.values()) {
    const named = new Set<string>();
    noteDocuments(programme.file, named);
    for (const number of named) citing.set(number, [...(citing.get(number) ?? []), programme]);
  }
  return citing;
}

function noteDocuments(value: unknown, named: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { document } = value as { document?: unknown };
  if (typeof document === 'string') named.add(document);
  for (const each of Object.values(value)) noteDocuments(each, named);
}
