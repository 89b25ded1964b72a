export { packCase, checkCase, verifyLog, type CaseFile, type Verdict } from './proof.ts';
export { publicKeysOf } from './keys.ts';
export { recordAudit, type AuditEntry } from './record.ts';
export { recordRead } from './reads.ts';
export { sealAll, startSealer, type Sealer, type SealerSettings } from './seal.ts';
export { listSubjectsById, type Subject } from './store.ts';
export { listTimeline, type TimelineEntry } from './timeline.ts';
export type { Bad, Fault } from './verify.ts';
