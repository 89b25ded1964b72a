import type { Language } from '../../kernel/index.ts';

/** A decimal as people read it: 1.250.000 and 2,5 in Vietnamese, 1,250,000 and 2.5 in English. */
export function shownNumber(text: string, language: Language): string {
  const [whole = '', decimals] = text.split('.');
  const [thousands, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return decimals === undefined ? grouped : `${grouped}${point}${decimals}`;
}

/** A day or a part of one as people read it: 15/03/2021, 12/2019, 1946. */
export function shownDay(iso: string): string {
  return iso.split('-').toReversed().join('/');
}

/** A day as citations write it: 15/3/2021. */
export function citedDay(iso: string): string {
  return iso
    .split('-')
    .map((part) => part.replace(/^0/, ''))
    .toReversed()
    .join('/');
}

/** Days between bounds as a person would have said them: a day, a month, a year. */
export function shownSpan(lo: number, hi: number): string {
  const [from, to] = [String(lo).padStart(8, '0'), String(hi).padStart(8, '0')];
  const year = from.slice(0, 4);
  if (lo === hi) return `${from.slice(6)}/${from.slice(4, 6)}/${year}`;
  if (from.slice(0, 6) === to.slice(0, 6)) return `${from.slice(4, 6)}/${year}`;
  return year === to.slice(0, 4) ? year : `${year}–${to.slice(0, 4)}`;
}
