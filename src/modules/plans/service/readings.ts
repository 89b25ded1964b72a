import type { Transaction } from '../../../platform/database/index.ts';
import { applyReadings } from '../domain/index.ts';
import { findTaskRow, listReadings, recordUsedValues } from '../store/index.ts';

const VIEW = { drafts: true };

/** Lays the readings in force over what is written, for one task or for all that have any. */
export async function useReadings(
  trx: Transaction,
  copyId: string,
  taskCode?: string,
): Promise<void> {
  const readings = await listReadings(trx, VIEW, copyId, taskCode);
  const codes = taskCode === undefined ? new Set(readings.map((one) => one.task)) : [taskCode];
  for (const code of codes) {
    const task = await findTaskRow(trx, VIEW, copyId, code);
    if (task === null) continue;
    const written = { title: task.title, startYear: task.start_year, endYear: task.end_year };
    const own = readings.filter((reading) => reading.task === code);
    await recordUsedValues(trx, { copyId, code }, applyReadings(written, own));
  }
}
