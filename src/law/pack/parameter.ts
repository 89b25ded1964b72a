import { z } from 'zod';
import {
  areaKey,
  bilingual,
  citation,
  confidence,
  day,
  decimalText,
  parameterName,
} from './words.ts';

const valueSchema = z.strictObject({
  /** The line of a table; parameters with `keyed: true` only. */
  key: z.string().min(1).optional(),
  /** Exact decimal as text. Null: a value exists in the law and is not known here. */
  value: decimalText.nullable(),
  /** First day it counts; a value computed backward counts from before its document's effect. */
  from: day,
  /** Last day it counts; null: open. */
  to: day.nullable().default(null),
  /** Nobody: national. */
  area: areaKey.optional(),
  cite: citation,
  confidence,
  note: bilingual.optional(),
});

/** One parameter of `policies/parameters/*.yaml`. */
export const parameterSchema = z.strictObject({
  name: parameterName,
  label: bilingual,
  /** As it is printed: "đồng/tháng", "%", "lần mức chuẩn". */
  unit: z.string(),
  /** A law's own number of decimals needs no bound; money is whole đồng. */
  type: z.enum(['money', 'decimal']),
  keyed: z.boolean().default(false),
  /** How a local value meets the national one: `higher` takes the higher of the two. */
  local: z
    .strictObject({ rule: z.enum(['higher', 'replaces', 'adds']), cite: citation })
    .optional(),
  /** Names of the table's lines, for screens. */
  keys: z.record(z.string(), bilingual).optional(),
  values: z.array(valueSchema).min(1),
});

/** A dated value of the law. */
export type ParameterValue = z.infer<typeof valueSchema>;

/** A parameter and its dated values. */
export type Parameter = z.infer<typeof parameterSchema>;

/** A value added to a parameter that is there already, in a `values.yaml`. */
const addedValueSchema = valueSchema.extend({ parameter: parameterName });

/** A value of a `values.yaml`. */
export type AddedValue = z.infer<typeof addedValueSchema>;

/** The file `values.yaml` of a revision: what it adds to the parameters of the release. */
export const valuesFile = z.array(addedValueSchema);

/** A file of `policies/parameters/`. */
export const parametersFile = z.array(parameterSchema);
