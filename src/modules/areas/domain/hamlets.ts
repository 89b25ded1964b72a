import type { IsoDate } from '../../../kernel/index.ts';
import type { Hamlet } from './types.ts';

/** What a hamlet is called: the official word and the name. */
export interface HamletName {
  readonly type: string;
  readonly name: string;
}

/** The official words for what lies below a commune. */
export const HAMLET_TYPES = ['thôn', 'tổ dân phố', 'khu dân cư'] as const;

export interface NamedHamlet extends HamletName {
  readonly code: string;
}

/** A period of a hamlet that stood before the first change was recorded. */
export interface SeededHamlet extends NamedHamlet {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly source: string;
}

/** What one decision changed. */
export type HamletAct =
  | { readonly kind: 'seeded'; readonly hamlets: readonly SeededHamlet[] }
  | { readonly kind: 'entered'; readonly on: IsoDate; readonly hamlets: readonly NamedHamlet[] }
  | { readonly kind: 'renamed'; readonly on: IsoDate; readonly hamlet: NamedHamlet }
  | { readonly kind: 'closed'; readonly on: IsoDate; readonly codes: readonly string[] }
  | {
      readonly kind: 'merged';
      readonly on: IsoDate;
      readonly codes: readonly string[];
      /** The hamlet they became: one of them that grew, or a new one. */
      readonly into: NamedHamlet;
    }
  | { readonly kind: 'withdrawn'; readonly number: number };

/** An entry of the log of a commune: numbered from 1, never edited. */
export interface HamletChange {
  readonly number: number;
  readonly act: HamletAct;
  /** The decision it rests on; null for what was seeded or withdrawn. */
  readonly source: string | null;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}

/** The commune whose hamlets they are, by its identity. */
export interface CommuneIdentity {
  readonly code: string;
  readonly from: IsoDate;
}

/**
 * The hamlets of a commune through time, as its log tells them: the one way from log to register.
 * What was withdrawn counts as never recorded. In the order of codes, then days.
 */
export function foldHamlets(
  commune: CommuneIdentity,
  changes: readonly HamletChange[],
): readonly Hamlet[] {
  let hamlets: readonly Hamlet[] = [];
  for (const change of standing(changes)) hamlets = applied(commune, hamlets, change);
  return hamlets.toSorted((a, b) =>
    a.code === b.code ? (a.from < b.from ? -1 : 1) : a.code < b.code ? -1 : 1,
  );
}

/** The entries that count: neither withdrawn nor withdrawals, in the order of their numbers. */
export function standing(changes: readonly HamletChange[]): readonly HamletChange[] {
  const withdrawn = new Set(
    changes.flatMap(({ act }) => (act.kind === 'withdrawn' ? [act.number] : [])),
  );
  return changes
    .filter(({ act, number }) => act.kind !== 'withdrawn' && !withdrawn.has(number))
    .toSorted((a, b) => a.number - b.number);
}

function applied(
  commune: CommuneIdentity,
  hamlets: readonly Hamlet[],
  { act, source }: HamletChange,
): readonly Hamlet[] {
  const place = { commune: commune.code, communeFrom: commune.from };
  const document = source ?? '';
  const begun = ({ code, type, name }: NamedHamlet, on: IsoDate): Hamlet => {
    const rest = { from: on, to: null, source: document, endedBy: null, successor: null };
    return { code, type, name, ...place, ...rest };
  };
  switch (act.kind) {
    case 'seeded': {
      const rest = { ...place, endedBy: null, successor: null };
      return [...hamlets, ...act.hamlets.map((each) => ({ ...each, ...rest }))];
    }
    case 'entered':
      return [...hamlets, ...act.hamlets.map((each) => begun(each, act.on))];
    case 'renamed':
      return [
        ...ended(hamlets, [act.hamlet.code], { on: act.on, document, successor: null }),
        begun(act.hamlet, act.on),
      ];
    case 'closed':
      return ended(hamlets, act.codes, { on: act.on, document, successor: null });
    case 'merged': {
      const { code } = act.into;
      const gone = act.codes.filter((each) => each !== code);
      const rest = ended(hamlets, gone, { on: act.on, document, successor: code });
      // One that grew keeps its row, as a commune does that took in another.
      return act.codes.includes(code) ? rest : [...rest, begun(act.into, act.on)];
    }
    case 'withdrawn':
      return hamlets;
  }
}

function ended(
  hamlets: readonly Hamlet[],
  codes: readonly string[],
  end: { readonly on: IsoDate; readonly document: string; readonly successor: string | null },
): readonly Hamlet[] {
  return hamlets.map((hamlet) =>
    hamlet.to === null && codes.includes(hamlet.code)
      ? { ...hamlet, to: end.on, endedBy: end.document, successor: end.successor }
      : hamlet,
  );
}
