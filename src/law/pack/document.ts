import { z } from 'zod';
import { bilingual, confidence, day, partialDay } from './words.ts';

/** One legal instrument of `policies/documents.yaml`. */
export const documentSchema = z.strictObject({
  /** The official number and symbol, verbatim; the key of every citation. */
  number: z.string().min(1),
  /** The number is not known: `number` is then a description and is shown so. */
  unnumbered: z.boolean().default(false),
  /** The official word: Luật, Nghị định, Nghị quyết, Quyết định, Thông tư, Pháp lệnh. */
  type: z.string().min(1),
  issuer: z.string().min(1),
  title: bilingual,
  issued: partialDay.nullable(),
  from: partialDay.nullable(),
  /** The last day in force; null: still in force or not known. */
  to: day.nullable().default(null),
  replaces: z.array(z.string()).default([]),
  amends: z.array(z.string()).default([]),
  replacedBy: z.array(z.string()).default([]),
  confidence,
  note: z.string().optional(),
});

/** One legal instrument. */
export type LegalDocument = z.infer<typeof documentSchema>;

/** The file `policies/documents.yaml`. */
export const documentsFile = z.array(documentSchema);
