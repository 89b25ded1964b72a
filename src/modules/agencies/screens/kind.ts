import { agencyMessages } from '../messages.ts';

/** The word of a kind of agency; its code when the register is newer than the texts. */
export function kindWord(kind: string, language: 'vi' | 'en'): string {
  const texts: Readonly<Record<string, string>> = agencyMessages[language];
  return texts[`agency.kind.${kind}`] ?? kind;
}
