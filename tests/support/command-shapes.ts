import * as z from 'zod';

/*
 * What commands print under --json, field by field, as their contract has it. A reply may hold more
 * fields, never fewer or others.
 */
const day = z.iso.date();
const dong = z.string().regex(/^\d+$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const severity = z.enum(['error', 'warning', 'info']);
const placeKind = z.enum(['document', 'section', 'provision', 'task', 'annex', 'site']);

const named = z.looseObject({ code: z.string(), name: z.string() });
const range = { from: day.nullable(), to: day.nullable() };

/** `{"error":{…}}` of every command that fails; the four places are always there. */
export const errorShape = z.strictObject({
  error: z.looseObject({
    /** `encoding` stands alone in the contract. */
    code: z.string().regex(/^([a-z_]+\.[a-z_]+|encoding)$/),
    message: z.string().min(5),
    where: z.strictObject({
      file: z.string().nullable(),
      line: z.int().nullable(),
      column: z.int().nullable(),
      field: z.string().nullable(),
    }),
  }),
});

export const helpShape = z.strictObject({
  commands: z.array(z.looseObject({ usage: z.string().min(3), does: z.string().min(8) })).min(15),
});

export const commandHelpShape = z.looseObject({ usage: z.string(), does: z.string() });

const unit = z.looseObject({
  ...named.shape,
  type: z.string(),
  parent: named.nullable(),
  ...range,
});

export const unitsShape = z.looseObject({ on: day, units: z.array(unit) });

const successor = z.looseObject({
  code: z.string().nullable(),
  name: z.string().nullable(),
  from: day.nullable(),
  share: z.number().min(0).max(1).nullable(),
  whole: z.boolean(),
  source: z.string().min(3),
  verified: z.boolean(),
});

export const chainShape = z.looseObject({
  units: z.array(z.looseObject({ ...named.shape, ...range, successors: z.array(successor) })),
});

const mention = z.looseObject({
  ...named.shape,
  raw: z.string(),
  group: z.literal(true).optional(),
});
const place = z.looseObject({
  kind: placeKind,
  code: z.string(),
  field: z.string().nullable(),
  line: z.int().min(1),
});

const taskShape = z.looseObject({
  code: z.string().regex(/^PL/),
  section: z.string(),
  title: z.string().min(1),
  lead: mention.nullable(),
  coordinating: z.array(mention),
  startYear: z.int().nullable(),
  endYear: z.int().nullable(),
  startRaw: z.string(),
  endRaw: z.string(),
  funding: z.array(
    z.looseObject({
      kind: z.enum([
        'central_budget',
        'local_budget',
        'enterprise',
        'social_contribution',
        'international_aid',
        'other',
      ]),
      raw: z.string(),
    }),
  ),
  outputs: z.array(z.string()),
  budget: dong.nullable(),
  extra: z.record(z.string(), z.string()),
  provisions: z.array(z.looseObject({ code: z.string(), confidence: z.enum(['strong', 'weak']) })),
  line: z.int().min(1),
});

const targetShape = z.looseObject({
  where: z.looseObject({ kind: placeKind, code: z.string(), line: z.int() }),
  kind: z.enum(['range', 'change', 'minimum', 'maximum', 'exact', 'qualitative']),
  min: z.number().nullable(),
  max: z.number().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  unit: z.string().nullable(),
  year: z.int().nullable(),
  per: z.literal('year').nullable(),
  text: z.string().min(1),
});

const findingShape = z.looseObject({
  id: z.string().min(1),
  code: z.string().regex(/^[a-z_]+$/),
  severity,
  where: place,
  text: z.string().min(5),
  suggestion: z.string().nullable(),
  related: z.array(
    z.looseObject({ kind: placeKind, code: z.string(), line: z.int(), quote: z.string() }),
  ),
});

export const planReadingShape = z.looseObject({
  document: z.looseObject({
    number: z.string().nullable(),
    type: z.string().nullable(),
    title: z.string(),
    issuer: z.string().nullable(),
    place: z.string().nullable(),
    issuedOn: day.nullable(),
    signedBy: z.string().nullable(),
    signingCapacity: z.array(z.string()),
    periodFrom: z.int().nullable(),
    periodTo: z.int().nullable(),
    recipients: z.array(z.string()),
    sha256: hash,
  }),
  grounds: z.array(z.looseObject({ text: z.string(), references: z.array(z.string()) })),
  references: z.array(
    z.looseObject({
      number: z.string(),
      type: z.string(),
      date: day.nullable(),
      issuer: z.string().nullable(),
      where: z.array(z.looseObject({ kind: placeKind, code: z.string(), line: z.int() })).min(1),
    }),
  ),
  sections: z.array(z.looseObject({ code: z.string(), title: z.string(), line: z.int() })),
  provisions: z.array(
    z.looseObject({ code: z.string(), section: z.string(), text: z.string(), line: z.int() }),
  ),
  tasks: z.array(taskShape),
  targets: z.array(targetShape),
  findings: z.array(findingShape),
});

const planState = z.enum(['digital_copy', 'approved']);

export const planLoadedShape = z.looseObject({
  plan: z.string(),
  version: z.int().min(1),
  state: planState,
  tasks: z.int(),
  provisions: z.int(),
  openFindings: z.int(),
  unchanged: z.boolean(),
});

export const planListShape = z.looseObject({
  plans: z.array(
    z.looseObject({
      number: z.string().nullable(),
      title: z.string(),
      issuedOn: day.nullable(),
      periodFrom: z.int().nullable(),
      periodTo: z.int().nullable(),
      state: planState,
      tasks: z.int(),
    }),
  ),
});

const byState = z.strictObject({
  in_progress: z.int(),
  not_started: z.int(),
  delayed: z.int(),
  done: z.int(),
  no_longer_suitable: z.int(),
  not_reported: z.int(),
});

export const planStatusShape = z.looseObject({
  plan: z.string().nullable(),
  on: day,
  tasks: z.int(),
  byState,
  late: z.array(z.looseObject({ task: z.string(), agency: z.string().nullable(), due: day })),
  byAgency: z.array(z.looseObject({ ...named.shape, tasks: z.int(), byState })),
});

export const readyShape = z.looseObject({
  ready: z.literal(true),
  url: z.url(),
  portal: z.url(),
  health: z.url(),
  pid: z.int().min(2),
});

export const databaseInfoShape = z.looseObject({
  source: z.enum(['embedded', 'server']),
  place: z.string(),
  applied: z.array(z.string()).min(1),
  pending: z.array(z.string()),
  outbox: z.looseObject({ waiting: z.int(), dead: z.int(), letters: z.array(z.unknown()) }),
});

export const auditVerdictShape = z.looseObject({
  sealed: z.int(),
  ok: z.boolean(),
  firstBad: z
    .looseObject({ batch: z.int(), number: z.int().nullable(), why: z.string() })
    .nullable(),
});

export const userAddedShape = z.looseObject({
  login: z.string(),
  name: z.string(),
  role: z.string(),
  agency: z.string().nullable(),
  area: z.string().nullable(),
  from: day,
  to: day.nullable(),
  link: z.string().nullable(),
  unchanged: z.boolean(),
});

export const usersShape = z.looseObject({
  users: z.array(
    z.looseObject({
      login: z.string(),
      name: z.string(),
      state: z.enum(['active', 'invited', 'disabled']),
      posts: z.array(z.looseObject({ role: z.string() })),
    }),
  ),
});

export const backupShape = z.looseObject({ rows: dong, files: z.int(), keys: z.boolean() });

export const benchListShape = z.looseObject({
  benches: z.array(z.looseObject({ name: z.string(), summary: z.string().min(5) })),
});

export const openapiShape = z.looseObject({
  openapi: z.string().startsWith('3.1'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});
