import * as z from 'zod/mini';
import { defineJob, type Job } from '../../../platform/jobs/index.ts';
import { drillRestore, makeBackup } from './backups.ts';
import { fileSweep } from './sweep.ts';
import { prune, verifyAudit } from './upkeep.ts';

const nothing = z.object({});
const permission = 'operations.read';

/** Nights of the city: upkeep at one, the backup at half past one, the log at half past two. */
export const nightlyJobs: readonly Job[] = [
  fileSweep,
  defineJob({
    name: 'operations.prune',
    title: {
      vi: 'Xóa phiên và lượt đăng nhập hết hạn lưu',
      en: 'Take away old sessions and sign-in attempts',
    },
    permission,
    input: nothing,
    schedule: { every: 'day', at: '01:00' },
    run: prune,
  }),
  defineJob({
    name: 'operations.backup',
    title: { vi: 'Sao lưu hằng đêm', en: 'Nightly backup' },
    permission,
    input: nothing,
    heavy: true,
    schedule: { every: 'day', at: '01:30' },
    run: makeBackup,
  }),
  defineJob({
    name: 'operations.verify_audit',
    title: { vi: 'Kiểm tra nhật ký', en: 'Verify the audit log' },
    permission,
    input: nothing,
    heavy: true,
    schedule: { every: 'day', at: '02:30' },
    run: verifyAudit,
  }),
  defineJob({
    name: 'operations.drill_restore',
    title: { vi: 'Thử khôi phục bản sao lưu', en: 'Try to restore the backup' },
    permission,
    input: nothing,
    heavy: true,
    schedule: { every: 'week', weekday: 7, at: '03:00' },
    run: drillRestore,
  }),
];
