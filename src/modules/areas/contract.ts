import * as z from 'zod/mini';
import { defineOperation } from '../../kernel/index.ts';

const Code = z.string().check(z.minLength(1), z.maxLength(20));
const On = z.optional(z.string().check(z.maxLength(10)));
const day = z.string();
const lastDay = z.nullable(z.string());

/** A unit as of a day; `to` is its last day, null while it is in force. */
export const UnitShape = z.object({
  code: z.string(),
  name: z.string(),
  /** The official Vietnamese word: tỉnh, thành phố, quận, huyện, thị xã, phường, xã… */
  type: z.string(),
  level: z.enum(['province', 'district', 'commune']),
  parent: z.nullable(z.object({ code: z.string(), name: z.string() })),
  from: day,
  to: lastDay,
});

/** Where a unit went. `whole`: all of it; `share`: how much of it, by area. */
export const SuccessorShape = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  /** Identity of the successor with its code: the day from which it bears it. */
  from: day,
  /** First day of the change. */
  on: day,
  share: z.number(),
  whole: z.boolean(),
  source: z.string(),
  /** False is shown as “chưa kiểm chứng”. */
  verified: z.boolean(),
});

/** A unit with what became of it. */
export const ChainUnitShape = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  from: day,
  to: lastDay,
  source: z.string(),
  successors: z.array(SuccessorShape),
});

/** News: a unit has passed into others, or what is known of it was corrected. */
export const areaMerged = {
  topic: 'area.merged',
  body: z.object({
    area: z.string(),
    from: day,
    /** First day of the change. */
    on: day,
    successors: z.array(
      z.object({
        code: z.string(),
        from: day,
        /** Of the old unit's area; the parts sum to 1000. */
        thousandths: z.number(),
        source: z.string(),
        verified: z.boolean(),
      }),
    ),
  }),
};

export const findAreas = defineOperation({
  id: 'area.find',
  method: 'GET',
  path: '/api/areas/find',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Tìm đơn vị hành chính theo tên hoặc mã tại một ngày',
    en: 'Finds administrative units by name or code as of a day',
  },
  input: z.object({ text: z.string().check(z.maxLength(200)), on: On }),
  reply: z.object({ on: day, units: z.array(UnitShape) }),
  errors: ['area.bad_date'],
});

export const listAreas = defineOperation({
  id: 'area.list',
  method: 'GET',
  path: '/api/areas',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Các đơn vị trực thuộc một đơn vị tại một ngày; không nêu đơn vị: cấp tỉnh',
    en: 'The units directly below a unit as of a day; without one, the provinces',
  },
  input: z.object({ parent: z.optional(Code), on: On }),
  reply: z.object({
    on: day,
    parent: z.nullable(UnitShape),
    /** `children`: how many units lie directly below. */
    units: z.array(z.extend(UnitShape, { children: z.number() })),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const getArea = defineOperation({
  id: 'area.get',
  method: 'GET',
  path: '/api/areas/:code',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một đơn vị hành chính tại một ngày',
    en: 'One administrative unit as of a day',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({
    on: day,
    unit: UnitShape,
    source: z.string(),
    /** From the province down to the unit's parent. */
    path: z.array(z.object({ code: z.string(), name: z.string(), type: z.string() })),
    successors: z.array(SuccessorShape),
    /** The units it was made from, whole or in part. */
    predecessors: z.array(SuccessorShape),
    /** Other units that have carried the code at other times. */
    otherTimes: z.array(UnitShape),
    hamlets: z.array(
      z.object({ code: z.string(), name: z.string(), type: z.string(), from: day, to: lastDay }),
    ),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const chainArea = defineOperation({
  id: 'area.chain',
  method: 'GET',
  path: '/api/areas/:code/chain',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Đơn vị hành chính đã trở thành đơn vị nào; mã dùng lại: mọi đơn vị từng mang mã đó',
    en: 'What became of a unit; for a reused code every unit that carried it',
  },
  input: z.object({ code: Code, on: On }),
  reply: z.object({ units: z.array(ChainUnitShape) }),
  errors: ['area.bad_date'],
});
