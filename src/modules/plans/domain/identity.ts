import { searchKey } from '../../../kernel/index.ts';
import type { PlanDocument } from './reading.ts';

/**
 * The word of a plan's address: "4220/KH-UBND" of 2013 is "4220-KH-UBND-2013". A plan without a
 * number, or with one of signs only, is named by its text's hash.
 */
export function planKey(document: PlanDocument): string {
  const ascii = (document.number ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[Đđ]/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (ascii === '') return `plan-${document.sha256.slice(0, 12)}`;
  const year = document.issuedOn?.slice(0, 4) ?? document.periodFrom?.toString();
  return year === undefined ? ascii : `${ascii}-${year}`;
}

/**
 * What makes two texts one plan: number, issuer and year. A second reading with another day of the
 * same year is the same plan; the same number of another province is not.
 */
export function planIdentity(document: PlanDocument): string {
  if (document.number === null) return `sha256:${document.sha256}`;
  const year = document.issuedOn?.slice(0, 4) ?? '';
  return [searchKey(document.number), searchKey(document.issuer ?? ''), year].join('|');
}
