import type { Language } from '../../kernel/index.ts';
import type { Pack } from '../pack.ts';
import type { LegalDocument } from '../pack/document.ts';
import type { Citation } from '../pack/words.ts';
import { citedDay } from './numbers.ts';

/**
 * A citation as the profession writes it: "điểm a khoản 1 Điều 5 Nghị định số 20/2021/NĐ-CP ngày
 * 15/3/2021". The official number, type and article stay Vietnamese in English too.
 */
export function citeText(pack: Pack, { document, article }: Citation, language: Language): string {
  const known = pack.documents.get(document);
  const named = known === undefined ? document : documentText(known, language);
  return article === '' ? named : `${article} ${named}`;
}

/** An instrument by type, number and day of issue. */
export function documentText(document: LegalDocument, language: Language): string {
  const { type, number, issued, unnumbered } = document;
  if (unnumbered) return number;
  const head = number.startsWith(type) ? number : `${type} số ${number}`;
  if (issued === null) return head;
  const day = citedDay(issued);
  if (language === 'en') return `${head} of ${day}`;
  const parts = issued.split('-').length;
  return `${head} ${parts === 3 ? 'ngày' : parts === 2 ? 'tháng' : 'năm'} ${day}`;
}
