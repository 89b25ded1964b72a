import * as z from 'zod/mini';
import { ok } from '../../../kernel/index.ts';
import { sweepFiles } from '../../../platform/files/index.ts';
import { defineJob } from '../../../platform/jobs/index.ts';

/** Each night: contents that no record names, once they are a day old. Told: their number. */
export const fileSweep = defineJob({
  name: 'operations.sweep_files',
  title: {
    vi: 'Xóa tệp không thuộc hồ sơ nào',
    en: 'Remove files that belong to no record',
  },
  permission: 'operations.read',
  input: z.object({}),
  schedule: { every: 'day', at: '01:30' },
  run: async ({ context, home }) => {
    const removed = await sweepFiles({ ...context, dataFolder: home.dataFolder });
    return ok(() => Promise.resolve({ removed }));
  },
});
