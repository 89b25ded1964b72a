import { peopleTerms } from './glossary/people.ts';
import { planTerms } from './glossary/plan.ts';
import { reportTerms } from './glossary/report.ts';
import { systemTerms } from './glossary/system.ts';

/**
 * The one list of words: identifiers are its keys, screens and documents its Vietnamese. A new
 * word begins here, never as an improvised synonym; `docs/glossary.md` is generated from it.
 */
export const glossary = {
  ...planTerms,
  ...reportTerms,
  ...peopleTerms,
  ...systemTerms,
} as const;

/** A key of the glossary. */
export type TermKey = keyof typeof glossary;

/** The groups in which the glossary is printed. */
export const glossaryGroups = [
  { vi: 'Kế hoạch', en: 'The plan', terms: planTerms },
  { vi: 'Báo cáo và văn bản', en: 'Reports and documents', terms: reportTerms },
  { vi: 'Cơ quan, địa bàn, con người', en: 'Agencies, places, people', terms: peopleTerms },
  { vi: 'Hệ thống', en: 'The system', terms: systemTerms },
] as const;
