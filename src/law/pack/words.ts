import { z } from 'zod';
import { parseIsoDate } from '../../kernel/index.ts';

/** A text in both languages. */
export const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** A text in both languages. */
export type Bilingual = z.infer<typeof bilingual>;

/** Names of facts, parameters, programmes and cases' aliases: lower snake case. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Names of parameters, dotted or plain: `social_assistance.standard`, `base_salary`. */
export const parameterName = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/);

/** A calendar day `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine((text) => parseIsoDate(text) !== null, { message: 'không phải một ngày NĂM-THÁNG-NGÀY' });

/** A day known to the year or the month only: `2019`, `2019-12`, `2019-12-06`. */
export const partialDay = z.union([
  day,
  z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'không phải một năm, một tháng hay một ngày'),
]);

/**
 * How a value is known: S seen in the text, S2 seen in a secondary source, K recalled, ? unsure.
 * K and ? are shown as "chưa kiểm chứng".
 */
export const confidence = z.enum(['S', 'S2', 'K', '?']);

/** How a value is known. */
export type Confidence = z.infer<typeof confidence>;

/** Where the law says it: a document of `documents.yaml` and the place in it. */
export const citation = z.strictObject({ document: z.string().min(1), article: z.string() });

/** Where the law says it. */
export type Citation = z.infer<typeof citation>;

/** Where a value or a rule holds: the whole country, the city, or one of its two old provinces. */
export const areaKey = z.enum(['city', 'east', 'west']);

/** A key of local law. */
export type AreaKey = z.infer<typeof areaKey>;

/** An exact decimal as text; a YAML number without an exponent is accepted. */
export const decimalText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value))
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, 'không phải một số thập phân'));
