import type { InputOf, Language, ReplyOf } from '../kernel/index.ts';
import { matchesSearch } from '../kernel/index.ts';
import { findRecords } from '../modules/desk/contract/find.ts';
import type { Client } from '../ui/data.tsx';
import type { Screen } from '../ui/screen.ts';
import { allows, type Session } from '../ui/session.tsx';

type Record = ReplyOf<typeof findRecords>['found'][number];

/** A record or a screen that fits what somebody typed. */
export type Found = Omit<Record, 'kind'> & { readonly kind: Record['kind'] | 'screen' };

/** So many screens are offered. */
const SCREENS = 4;

/** The screens and deeds of the app that the session may open, by their names. */
export function findScreens(
  screens: readonly Screen[],
  session: Session | null,
  words: string,
  language: Language,
): readonly Found[] {
  return screens
    .filter(({ path, permission }) => !path.includes('$') && allows(session, permission))
    .map(({ path, title, nav }) => ({ href: path, text: nav?.label[language] ?? title[language] }))
    .filter(({ text }) => matchesSearch(text, words))
    .slice(0, SCREENS)
    .map(({ href, text }) => ({ kind: 'screen', code: '', text, within: '', href }));
}

/** Asks the server for the records that fit, best first; null: no answer. */
export async function searchEverywhere(
  client: Client,
  input: InputOf<typeof findRecords>,
  signal: AbortSignal,
): Promise<readonly Found[] | null> {
  const result = await client.call(findRecords, input, { signal });
  return result.ok ? result.value.found : null;
}
