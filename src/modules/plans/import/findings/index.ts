import type { Finding } from '../../domain/reading.ts';
import type { ParsedPlan } from '../parsed.ts';

/** The oddities of a plan. The rules move in here one by one; none stands yet. */
export function findFindings(_parsed: ParsedPlan): readonly Finding[] {
  return [];
}
